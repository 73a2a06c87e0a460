/** Ends a session of one's own: this one, or another of the list. */
import type { Done } from '@throughline/contract/people/me.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Pool } from 'pg';
import { inSight } from '../../database/scope.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { endSessions } from '../sessions.ts';

export const verb = 'session.end';

/** Refused (missing): `session-unknown`: none of this account's, whosever else it may be. */
export async function endSession(pool: Pool, actor: Actor & { readonly id: string }, sessionId: string): Promise<Done> {
  await inSight(pool, { account: actor.id }, async (trx) => {
    const ended = /^[0-9]{1,18}$/.test(sessionId) ? await endSessions(trx, actor.id, { only: sessionId }) : 0;
    if (ended === 0) throw new Refused([missing('session-unknown', 'session', { found: sessionId })]);
    await writeAccountTrail(trx, { accountId: actor.id, orgId: null, actor, verb, subject: `session:${sessionId}` });
  }, true);
  return { done: true };
}
