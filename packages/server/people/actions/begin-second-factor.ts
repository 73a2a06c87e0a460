/** Proposes a secret for a second factor (TOTP, RFC 6238); it counts once a code of it has been typed. */
import type { Actor } from '@throughline/core/people/may.ts';
import type { secondFactorSchema } from '@throughline/contract/people/me.ts';
import type { Pool } from 'pg';
import type { z } from 'zod';
import { inSight } from '../../database/scope.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { askPassword } from '../own-password.ts';
import { newTotpSecret, totpUri } from '../secrets.ts';

export const verb = 'second-factor.begin';

/** Refused: `password-wrong`, `try-again-later`. */
export async function beginSecondFactor(pool: Pool, actor: Actor & { readonly id: string }, password: string): Promise<z.infer<typeof secondFactorSchema>> {
  await askPassword(pool, actor.id, password);
  const secret = newTotpSecret();
  await inSight(pool, { account: actor.id }, async (trx) => {
    await trx.query('update account_secret set totp_proposed = $2 where account_id = $1', [actor.id, secret]);
    await writeAccountTrail(trx, { accountId: actor.id, orgId: null, actor, verb, subject: `account:${actor.name}` });
  }, true);
  return { secret, uri: totpUri(secret, actor.name) };
}
