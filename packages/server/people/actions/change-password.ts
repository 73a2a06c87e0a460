/** Sets another password; every other session of the account ends, and browsers known so far are known no more. */
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Pool } from 'pg';
import { inSight } from '../../database/scope.ts';
import { findAccount } from '../accounts.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { askPassword, hashIfGood, keepPassword } from '../own-password.ts';
import { endSessions, turnSoon } from '../sessions.ts';

export const verb = 'password.change';

/** Refused: `password-wrong`, `password-needed` (forbidden), what `whyNotPassword` finds, `try-again-later`. */
export async function changePassword(pool: Pool, actor: Actor & { readonly id: string }, sessionId: string, asked: { readonly current?: string | undefined; readonly password: string }): Promise<void> {
  const account = await inSight(pool, { account: actor.id }, (trx) => findAccount(trx, { id: actor.id }));
  if (account!.is_demonstration) throw new Refused([problem('forbidden', 'demonstration-account', 'password')]);
  if (account!.has_password) {
    if (asked.current === undefined) throw new Refused([problem('forbidden', 'password-needed', 'current')]);
    await askPassword(pool, actor.id, asked.current);
  }
  const hash = await hashIfGood(asked.password, [account!.name, account!.display_name]);
  await inSight(pool, { account: actor.id }, async (trx) => {
    await keepPassword(trx, actor.id, hash);
    await endSessions(trx, actor.id, { but: sessionId });
    await turnSoon(trx, actor.id);
    await trx.query('delete from known_device where account_id = $1', [actor.id]);
    await writeAccountTrail(trx, { accountId: actor.id, orgId: null, actor, verb, subject: `account:${actor.name}` });
  }, true);
}
