/** An account's own password: asked for before what matters is changed, and set. */
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import { whyNotPassword } from '@throughline/core/people/password.ts';
import type { Pool } from 'pg';
import { type Trx, inSight } from '../database/scope.ts';
import { isBreached } from './breached.ts';
import { hashPassword, passwordFits } from './secrets.ts';
import { byName, giveBack, takeTurns } from './turns.ts';

/** Refused: `password-wrong` (forbidden), `try-again-later` (unavailable): a session left open is no way to guess it. */
export async function askPassword(pool: Pool, accountId: string, typed: string): Promise<void> {
  const turn = byName(`account ${accountId}`);
  await takeTurns(pool, [turn]);
  const kept = await inSight(pool, { account: accountId }, async (trx) =>
    (await trx.query<{ password_hash: string | null }>('select password_hash from account_secret where account_id = $1', [accountId])).rows[0]?.password_hash ?? null);
  if (!(await passwordFits(kept, typed))) throw new Refused([problem('forbidden', 'password-wrong', 'password')]);
  await giveBack(pool, [turn], []);
}

/** Refused: what `whyNotPassword` finds. The hash is made outside of a transaction: it takes its time. */
export async function hashIfGood(typed: string, names: readonly string[]): Promise<string> {
  const problems = whyNotPassword(typed, names, isBreached, 'password');
  if (problems.length > 0) throw new Refused(problems);
  return hashPassword(typed);
}

/** In a transaction that works for the account. */
export async function keepPassword(trx: Trx, accountId: string, hash: string): Promise<void> {
  await trx.query('insert into account_secret (account_id, password_hash) values ($1, $2) on conflict (account_id) do update set password_hash = excluded.password_hash', [accountId, hash]);
  await trx.query('update account set has_password = true where account_id = $1', [accountId]);
}
