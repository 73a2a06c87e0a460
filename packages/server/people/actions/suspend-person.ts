/** Suspends an account: it may nothing and cannot come in, its sessions and keys end; what it did stays. */
import type { Done } from '@throughline/contract/people/me.ts';
import type { Because } from '@throughline/contract/people/people.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Pool } from 'pg';
import { setStanding } from '../standing.ts';

export const verb = 'person.suspend';

/** Refused: `account-unknown` (missing), `not-allowed` (forbidden). Told in the trail of each organisation it works for. */
export const suspendPerson = (pool: Pool, actor: Actor, id: string, { reason }: Because): Promise<Done> => setStanding(pool, actor, id, verb, reason ?? null);
