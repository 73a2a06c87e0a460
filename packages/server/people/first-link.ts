/** The way in when nobody has an account: a link for one use that makes the first administrator, printed where the server starts. */
import type { Pool } from 'pg';
import { inSight } from '../database/scope.ts';
import { addressOf, makeLink } from './links.ts';
import { nobodyYet } from './views/me.ts';

const DAYS = 7;

/** The link; the one printed before is good no more. Null when somebody has an account. */
export async function firstLink(pool: Pool, base: string): Promise<string | null> {
  if (!(await nobodyYet(pool))) return null;
  return inSight(pool, { people_store: true }, async (trx) => {
    await trx.query(`update one_time_link set withdrawn = now() where kind = 'first' and used is null and withdrawn is null`);
    const { token } = await makeLink(trx, { kind: 'first', madeBy: 'local', days: DAYS });
    return addressOf(base, token);
  }, true);
}
