/**
 * Whoever tries has to wait longer from time to time, by name and by address. The owner is never locked out for ever: waits end, a
 * browser the account came in from before has turns of its own, and a way back in (recovery) needs no turn of the name.
 */
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import type { Pool } from 'pg';
import { inSight } from '../database/scope.ts';
import { hashOf } from './secrets.ts';

/** What is counted: tries that are free, and the longest wait in seconds. */
export type Turn = { readonly tried: string; readonly free: number; readonly longest: number };

export const byName = (name: string): Turn => ({ tried: `name ${name}`, free: 5, longest: 300 });
export const byDevice = (token: string): Turn => ({ tried: `device ${token}`, free: 5, longest: 300 });
/** Many people may share one address. */
export const byAddress = (address: string): Turn => ({ tried: `address ${address}`, free: 30, longest: 900 });

/** After an hour without a try the count begins anew. */
const FORGOTTEN = `interval '1 hour'`;

/**
 * Takes a turn of each, before the work is done: tries at the same moment count as well. Refused (unavailable): `try-again-later`
 * with the seconds to wait; then nothing is counted.
 */
export async function takeTurns(pool: Pool, turns: readonly Turn[]): Promise<void> {
  const wait = await inSight(pool, {}, async (trx) => {
    let longest = 0;
    // one after another in the order of their hashes, so that two of the same never wait for each other
    for (const { hash, free, most } of turns.map((one) => ({ hash: hashOf(one.tried), free: one.free, most: one.longest })).sort((a, b) => (a.hash < b.hash ? -1 : 1))) {
      await trx.query('insert into sign_in_turn (tried_hash, tries, last, next) values ($1, 0, now(), now()) on conflict do nothing', [hash]);
      const { rows } = await trx.query<{ seconds: number; tries: number }>(
        `select extract(epoch from next - now())::float8 as seconds, case when last < now() - ${FORGOTTEN} then 0 else tries end as tries
         from sign_in_turn where tried_hash = $1 for update`, [hash]);
      const { seconds, tries } = rows[0]!;
      longest = Math.max(longest, seconds);
      const pause = tries + 1 < free ? 0 : Math.min(2 ** (tries + 1 - free), most);
      await trx.query(`update sign_in_turn set tries = $2, last = now(), next = now() + make_interval(secs => $3) where tried_hash = $1`, [hash, tries + 1, pause]);
    }
    if (longest > 0) throw new Waiting(longest);
    return 0;
  }, true).catch((error: unknown) => {
    if (error instanceof Waiting) return error.seconds;
    throw error;
  });
  if (wait > 0) throw new Refused([problem('unavailable', 'try-again-later', 'request', { seconds: Math.ceil(wait), accepted: Math.ceil(wait) })]);
}

class Waiting extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('waiting');
    this.seconds = seconds;
  }
}

/** Who has come in has no count against the name and browser; the address keeps its count but is given its turn back. */
export async function giveBack(pool: Pool, cleared: readonly Turn[], returned: readonly Turn[]): Promise<void> {
  await inSight(pool, {}, async (trx) => {
    await trx.query('delete from sign_in_turn where tried_hash = any ($1)', [cleared.map((one) => hashOf(one.tried))]);
    await trx.query('update sign_in_turn set tries = greatest(tries - 1, 0) where tried_hash = any ($1)', [returned.map((one) => hashOf(one.tried))]);
  }, true);
}

/** Nothing is kept of tries that no longer count. */
export async function forgetTurns(pool: Pool): Promise<void> {
  await pool.query(`delete from sign_in_turn where last < now() - ${FORGOTTEN}`);
}
