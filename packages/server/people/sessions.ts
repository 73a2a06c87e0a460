/**
 * Sessions: an opaque random token in a cookie, of which the store has the hash. A token is made by the server at sign-in and never
 * taken from outside; it changes every quarter of an hour and when rights change; it ends when nobody comes for half a day, and in
 * any case after two weeks.
 */
import type { Pool } from 'pg';
import { type Trx, askWithin, inSight } from '../database/scope.ts';
import { ACCOUNT, type Account } from './accounts.ts';
import { hashOf, newToken } from './secrets.ts';

export const IDLE = `interval '12 hours'`;
const LONGEST = `interval '14 days'`;
const TURNS_AFTER = `interval '15 minutes'`;
/** How long the token before goes on being good: pages ask several questions at once. */
const GRACE = `interval '1 minute'`;

export type CameBy = 'password' | 'openid' | 'link' | 'cast';
export type Found = Account & {
  readonly session_id: string; readonly came_by: CameBy;
  /** The token is old enough to be changed. */
  readonly turns: boolean;
  /** Long enough ago that it is worth writing down that somebody was here. */
  readonly stale: boolean;
};

const HEX = /^[0-9a-f]{64}$/;

/** Whose session it is; null when it is none, has ended, or its account is suspended. */
export async function findSession(pool: Pool, token: string): Promise<Found | null> {
  const hash = hashOf(token);
  if (!HEX.test(hash)) return null;
  const standing = `ended is null and ends > now() and seen > now() - ${IDLE} and (token_hash = '${hash}' or (previous_hash = '${hash}' and turned > now() - ${GRACE}))`;
  const rows = await askWithin<Found>(pool, { shown: hash },
    `select set_config('app.account', account_id::text, true) from account_session where ${standing}`,
    `select ${ACCOUNT}, s.session_id, s.came_by, (s.turned < now() - ${TURNS_AFTER} and s.token_hash = '${hash}') as turns, s.seen < now() - interval '1 minute' as stale
     from account_session s join account a using (account_id) where ${standing.replaceAll(/\b(ended|ends|seen|token_hash|previous_hash|turned)\b/g, 's.$1')} and a.suspended is null`);
  return rows[0] ?? null;
}

export type Visitor = { readonly address: string | null; readonly browser: string | null };

/** Opens a session for an account in its own transaction; gives the token. */
export async function openSession(trx: Trx, accountId: string, cameBy: CameBy, visitor: Visitor): Promise<{ readonly id: string; readonly token: string }> {
  const token = newToken();
  const { rows } = await trx.query<{ session_id: string }>(
    `insert into account_session (account_id, token_hash, came_by, ends, address, browser) values ($1, $2, $3, now() + ${LONGEST}, $4, $5) returning session_id`,
    [accountId, hashOf(token), cameBy, visitor.address, visitor.browser?.slice(0, 300) ?? null]);
  await trx.query('update account set seen = now() where account_id = $1', [accountId]);
  return { id: rows[0]!.session_id, token };
}

/** Another token for the same session: null when another question has just done it. */
export async function turnToken(pool: Pool, accountId: string, sessionId: string, token: string): Promise<string | null> {
  const fresh = newToken();
  const turned = await inSight(pool, { account: accountId }, (trx) => turnIn(trx, sessionId, fresh, hashOf(token)), true);
  return turned ? fresh : null;
}

async function turnIn(trx: Trx, sessionId: string, fresh: string, from: string): Promise<boolean> {
  const done = await trx.query('update account_session set previous_hash = token_hash, token_hash = $2, turned = now(), seen = now() where session_id = $1 and token_hash = $3 and ended is null',
    [sessionId, hashOf(fresh), from]);
  return done.rowCount === 1;
}

/** That somebody was here; written down once a minute. */
export async function noteSeen(pool: Pool, accountId: string, sessionId: string): Promise<void> {
  await inSight(pool, { account: accountId }, async (trx) => {
    await trx.query('update account_session set seen = now() where session_id = $1', [sessionId]);
    await trx.query('update account set seen = now() where account_id = $1', [accountId]);
  }, true);
}

/** Ends sessions of the account that the transaction works for: one, or all but one. Gives how many. */
export async function endSessions(trx: Trx, accountId: string, which: { readonly only: string } | { readonly but: string | null }): Promise<number> {
  const [test, id] = 'only' in which ? ['session_id = $2', which.only] : ['session_id is distinct from $2', which.but];
  const done = await trx.query(`update account_session set ended = now() where account_id = $1 and ended is null and ${test}::bigint`, [accountId, id]);
  return done.rowCount ?? 0;
}

/** At the next question each session of the account gets another token: its rights have changed. */
export async function turnSoon(trx: Trx, accountId: string): Promise<void> {
  await trx.query(`update account_session set turned = '-infinity' where account_id = $1 and ended is null`, [accountId]);
}
