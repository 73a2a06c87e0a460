/** A new account: its name in one form, not yet anybody's. */
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import { signInName, whyNotDisplayName, whyNotSignInName } from '@throughline/core/people/sign-in-name.ts';
import { type Trx, see } from '../database/scope.ts';

export type NewAccount = { readonly name: string; readonly displayName: string; readonly language: string; readonly kind: 'person' | 'service'; readonly demonstration?: boolean };

/** The name in its one form. Refused: what `whyNotSignInName` finds. */
export function nameOf(typed: string, at = 'name'): string {
  const name = signInName(typed);
  const problems = whyNotSignInName(name, at);
  if (problems.length > 0) throw new Refused(problems);
  return name;
}

/** Writes it; its number. Leaves the transaction working for it. Refused: `name-taken` (conflict), and what its names have wrong. */
export async function insertAccount(trx: Trx, asked: NewAccount): Promise<string> {
  const name = nameOf(asked.name);
  const problems = whyNotDisplayName(asked.displayName, 'displayName');
  if (problems.length > 0) throw new Refused(problems);
  await see(trx, { shown: name });
  const { rows } = await trx.query<{ account_id: string }>(
    'insert into account (name, display_name, language, kind, is_demonstration) values ($1, $2, $3, $4, $5) on conflict (name) do nothing returning account_id',
    [name, asked.displayName.trim(), asked.language, asked.kind, asked.demonstration === true]);
  const id = rows[0]?.account_id;
  if (id === undefined) throw new Refused([problem('conflict', 'name-taken', 'name', { found: name })]);
  await see(trx, { account: id });
  await trx.query('insert into account_secret (account_id) values ($1)', [id]);
  return id;
}
