/** Changes what an account is called and which language it reads. */
import { Refused } from '@throughline/core/ground/problem.ts';
import type { Language } from '@throughline/core/ground/words.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import { whyNotDisplayName } from '@throughline/core/people/sign-in-name.ts';
import type { Pool } from 'pg';
import { inSight } from '../../database/scope.ts';
import { findAccount } from '../accounts.ts';
import { writeAccountTrail } from '../account-trail.ts';

export const verb = 'account.change';

/** Refused: what `whyNotDisplayName` finds. */
export async function changeAccount(pool: Pool, actor: Actor & { readonly id: string }, asked: { readonly displayName?: string | undefined; readonly language?: Language | undefined }): Promise<void> {
  const problems = asked.displayName === undefined ? [] : whyNotDisplayName(asked.displayName, 'displayName');
  if (problems.length > 0) throw new Refused(problems);
  await inSight(pool, { account: actor.id }, async (trx) => {
    const before = await findAccount(trx, { id: actor.id });
    await trx.query('update account set display_name = coalesce($2, display_name), language = coalesce($3, language) where account_id = $1',
      [actor.id, asked.displayName?.trim() ?? null, asked.language ?? null]);
    await writeAccountTrail(trx, {
      accountId: actor.id, orgId: null, actor, verb, subject: `account:${actor.name}`,
      before: { displayName: before?.display_name, language: before?.language }, after: { ...asked },
    });
  }, true);
}
