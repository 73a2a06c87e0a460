/** Takes the second factor away, with the password and a code of it. */
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Pool } from 'pg';
import { inSight } from '../../database/scope.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { askPassword } from '../own-password.ts';
import { endSessions, turnSoon } from '../sessions.ts';
import { byName, giveBack, takeTurns } from '../turns.ts';
import { takesCode } from './create-session.ts';

export const verb = 'second-factor.remove';

/** Refused: `password-wrong`, `code-wrong` (forbidden), `try-again-later`. */
export async function removeSecondFactor(pool: Pool, actor: Actor & { readonly id: string }, sessionId: string, asked: { readonly password: string; readonly code: string }): Promise<void> {
  await askPassword(pool, actor.id, asked.password);
  const turn = byName(`code ${actor.id}`);
  await takeTurns(pool, [turn]);
  await inSight(pool, { account: actor.id }, async (trx) => {
    const { rows } = await trx.query<{ totp_secret: string | null }>('select totp_secret from account_secret where account_id = $1', [actor.id]);
    const secret = rows[0]?.totp_secret ?? null;
    if (secret === null || !(await takesCode(trx, actor.id, secret, asked.code))) throw new Refused([problem('forbidden', 'code-wrong', 'code')]);
    await trx.query(`update account_secret set totp_secret = null, totp_proposed = null, recovery_hashes = '{}' where account_id = $1`, [actor.id]);
    await trx.query('update account set has_second_factor = false where account_id = $1', [actor.id]);
    await endSessions(trx, actor.id, { but: sessionId });
    await turnSoon(trx, actor.id);
    await writeAccountTrail(trx, { accountId: actor.id, orgId: null, actor, verb, subject: `account:${actor.name}` });
  }, true);
  await giveBack(pool, [turn], []);
}
