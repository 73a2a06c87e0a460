/** Accounts with their grants, and the actor that one is. */
import type { GivenGrant } from '@throughline/contract/people/place.ts';
import type { Language } from '@throughline/core/ground/words.ts';
import { type Actor, type Grant, holdsOn } from '@throughline/core/people/may.ts';
import { type Place, organisationOf, placeOf, placeText } from '@throughline/core/people/place.ts';
import type { Role } from '@throughline/core/people/roles.ts';
import { signInName } from '@throughline/core/people/sign-in-name.ts';
import type { Pool } from 'pg';
import { today } from '../clock.ts';
import { type Trx, inSight } from '../database/scope.ts';

export type GrantRow = {
  readonly id: string; readonly role: Role; readonly organisation: string | null; readonly place: string;
  readonly from: string | null; readonly until: string | null; readonly givenBy: string; readonly source: 'hand' | 'sign-in';
};

export type Account = {
  readonly account_id: string; readonly name: string; readonly display_name: string; readonly language: Language; readonly kind: 'person' | 'service';
  readonly is_demonstration: boolean; readonly suspended: string | null; readonly has_password: boolean; readonly has_second_factor: boolean; readonly seen: string | null;
  readonly grants: readonly GrantRow[];
};

/** Columns of an account `a` with its standing grants, as far as the transaction may see them. */
export const ACCOUNT = `a.account_id, a.name, a.display_name, a.language, a.kind, a.is_demonstration, a.suspended, a.has_password, a.has_second_factor, a.seen,
  (select coalesce(json_agg(json_build_object('id', g.grant_id::text, 'role', g.role, 'organisation', o.code, 'place', g.place, 'from', g.from_day, 'until', g.until_day,
     'givenBy', g.given_by, 'source', g.source) order by g.grant_id), '[]')
   from role_grant g left join organisation o using (org_id) where g.account_id = a.account_id and g.ended is null) as grants`;

/** As far as the transaction may see it; null: not there, or not to be seen. */
export async function findAccount(trx: Trx, by: { readonly id: string } | { readonly name: string }): Promise<Account | null> {
  const [column, value] = 'id' in by ? ['account_id', by.id] : ['name', by.name];
  if ('id' in by && !/^[0-9]{1,18}$/.test(by.id)) return null;
  return (await trx.query<Account>(`select ${ACCOUNT} from account a where a.${column} = $1`, [value])).rows[0] ?? null;
}

/** A grant in the store as the domain knows it. */
export const grantOf = (row: GrantRow): Grant & { readonly id: string } =>
  ({ id: row.id, role: row.role, at: placeOf(row.organisation, row.place) as Place, from: row.from, until: row.until });

/** Who the account is to `may`; suspended ones may nothing. */
export const actorOf = (account: Account, from: string | null): Actor =>
  ({ id: account.account_id, name: account.name, from, grants: account.suspended === null ? account.grants.map(grantOf) : [] });

export const heldAt = (at: Place) => ({ organisation: organisationOf(at), place: placeText(at) });

/** A grant as the contract tells it. */
export function givenGrant(row: GrantRow, mayRevoke: boolean): GivenGrant {
  const { at, ...grant } = grantOf(row);
  return { id: grant.id, role: grant.role, at: heldAt(at), from: grant.from, until: grant.until, holds: holdsOn({ ...grant, at }, today()), givenBy: row.givenBy, source: row.source, mayRevoke };
}

/** A grant that comes with the way somebody came in. */
export const cameWith = (grant: Grant): GivenGrant =>
  ({ id: null, role: grant.role, at: heldAt(grant.at), from: null, until: null, holds: true, givenBy: null, source: 'hand', mayRevoke: false });

/** By its name, whatever form it was typed in: for the machine's own person. */
export const findByName = (pool: Pool, typed: string): Promise<Account | null> => inSight(pool, { people_store: true }, (trx) => findAccount(trx, { name: signInName(typed) }));
