/** Lets a suspended account in again, with the rights it had; its keys stay revoked. */
import type { Done } from '@throughline/contract/people/me.ts';
import type { Because } from '@throughline/contract/people/people.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Pool } from 'pg';
import { setStanding } from '../standing.ts';

export const verb = 'person.restore';

/** Refused: `account-unknown` (missing), `not-allowed` (forbidden). Told in the trail of each organisation it works for. */
export const restorePerson = (pool: Pool, actor: Actor, id: string, { reason }: Because): Promise<Done> => setStanding(pool, actor, id, verb, reason ?? null);
