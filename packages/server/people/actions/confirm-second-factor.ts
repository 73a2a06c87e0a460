/** A code of the proposed secret makes it the account's second factor; recovery codes are told this once. */
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { recoveryCodesSchema } from '@throughline/contract/people/me.ts';
import type { Pool } from 'pg';
import type { z } from 'zod';
import { inSight } from '../../database/scope.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { newRecoveryCodes, recoveryHash, totpStep } from '../secrets.ts';
import { endSessions, turnSoon } from '../sessions.ts';

export const verb = 'second-factor.confirm';

/** Refused: `code-wrong` (forbidden), also when nothing was begun. */
export async function confirmSecondFactor(pool: Pool, actor: Actor & { readonly id: string }, sessionId: string, code: string): Promise<z.infer<typeof recoveryCodesSchema>> {
  const codes = newRecoveryCodes();
  await inSight(pool, { account: actor.id }, async (trx) => {
    const { rows } = await trx.query<{ totp_proposed: string | null }>('select totp_proposed from account_secret where account_id = $1 for update', [actor.id]);
    const proposed = rows[0]?.totp_proposed ?? null;
    const step = proposed === null ? null : totpStep(proposed, code, Date.now());
    if (step === null) throw new Refused([problem('forbidden', 'code-wrong', 'code')]);
    await trx.query('update account_secret set totp_secret = totp_proposed, totp_proposed = null, totp_step = $2, recovery_hashes = $3 where account_id = $1',
      [actor.id, step, codes.map(recoveryHash)]);
    await trx.query('update account set has_second_factor = true where account_id = $1', [actor.id]);
    await endSessions(trx, actor.id, { but: sessionId });
    await turnSoon(trx, actor.id);
    await writeAccountTrail(trx, { accountId: actor.id, orgId: null, actor, verb, subject: `account:${actor.name}` });
  }, true);
  return { recoveryCodes: codes };
}
