/** Who is asking and what they may do; their sessions; the cast of the demonstration. */
import type { Cast, Me, Sessions } from '@throughline/contract/people/me.ts';
import { type Actor, LOCAL, abilitiesOf } from '@throughline/core/people/may.ts';
import type { Pool } from 'pg';
import { today } from '../../clock.ts';
import { inSight } from '../../database/scope.ts';
import { ACCOUNT, type Account, cameWith, findAccount, givenGrant, heldAt } from '../accounts.ts';
import { IDLE } from '../sessions.ts';

/** What the way in looks like from where somebody asks. */
export type Doors = Me['signIn'];

export async function viewMe(pool: Pool, actor: Actor, signIn: Omit<Doors, 'firstToCome'>): Promise<Me> {
  const account = actor.id === null ? null : await ownAccount(pool, actor.id);
  return {
    as: account?.kind ?? (actor.name === LOCAL.name ? 'local' : 'reader'),
    account: account === null ? null : {
      id: account.account_id, name: account.name, displayName: account.display_name, language: account.language, demonstration: account.is_demonstration,
      hasPassword: account.has_password, secondFactor: account.has_second_factor, recoveryCodesLeft: account.codes,
    },
    grants: account === null ? actor.grants.map(cameWith) : account.grants.map((row) => givenGrant(row, false)),
    abilities: abilitiesOf(actor, today()).map(({ verb, at }) => ({ verb, at: heldAt(at) })),
    signIn: { ...signIn, firstToCome: await nobodyYet(pool) },
  };
}

/** No person has an account; the cast of the demonstration does not count. */
export const nobodyYet = (pool: Pool): Promise<boolean> => inSight(pool, { people_store: true }, async (trx) =>
  (await trx.query(`select 1 from account where kind = 'person' and not is_demonstration limit 1`)).rowCount === 0);

const ownAccount = (pool: Pool, id: string): Promise<Account & { codes: number }> => inSight(pool, { account: id }, async (trx) => ({
  ...(await findAccount(trx, { id }))!,
  codes: (await trx.query<{ codes: number }>('select cardinality(recovery_hashes) as codes from account_secret where account_id = $1', [id])).rows[0]?.codes ?? 0,
}));

type SessionRow = { session_id: string; came_by: Sessions['sessions'][number]['by']; created: string; seen: string; ends: string; address: string | null; browser: string | null };

/** Those that are open, the latest first. */
export const viewSessions = (pool: Pool, accountId: string, current: string | null): Promise<Sessions> => inSight(pool, { account: accountId }, async (trx) => ({
  sessions: (await trx.query<SessionRow>(
    `select session_id, came_by, created, seen, ends, address, browser from account_session
     where account_id = $1 and ended is null and ends > now() and seen > now() - ${IDLE} order by seen desc`, [accountId])).rows.map((row) => ({
    id: row.session_id, current: row.session_id === current, by: row.came_by, created: row.created, seen: row.seen, ends: row.ends, address: row.address, browser: row.browser,
  })),
}));

export const viewCast = (pool: Pool): Promise<Cast> => inSight(pool, { people_store: true }, async (trx) => ({
  cast: (await trx.query<Account>(`select ${ACCOUNT} from account a where a.is_demonstration and a.suspended is null order by a.account_id`)).rows.map((row) => ({
    id: row.account_id, name: row.name, displayName: row.display_name, language: row.language, grants: row.grants.map((grant) => givenGrant(grant, false)),
  })),
}));
