/** Giving and ending roles in the store, and who may do what with whose account. */
import { Refused, missing, problem } from '@throughline/core/ground/problem.ts';
import { type Actor, may, mayGive } from '@throughline/core/people/may.ts';
import { type Place, type Scope, organisationOf, placeText } from '@throughline/core/people/place.ts';
import type { Role } from '@throughline/core/people/roles.ts';
import type { Verb } from '@throughline/core/people/verbs.ts';
import { today } from '../clock.ts';
import { type Sight, type Trx, see } from '../database/scope.ts';
import { type Account, findAccount, grantOf } from './accounts.ts';
import { scopesOf } from './lies-in.ts';
import { turnSoon } from './sessions.ts';

export type NewGrant = {
  readonly accountId: string; readonly role: Role; readonly at: Place; readonly orgId: string | null;
  readonly from: string | null; readonly until: string | null; readonly source: 'hand' | 'sign-in'; readonly givenBy: string;
};

/** Writes a grant; its number. The account's sessions get other tokens. Leaves the transaction working for the account. */
export async function insertGrant(trx: Trx, grant: NewGrant): Promise<string> {
  await see(trx, { account: grant.accountId });
  const { rows } = await trx.query<{ grant_id: string }>(
    `insert into role_grant (account_id, org_id, role, place, from_day, until_day, source, given_by) values ($1, $2, $3, $4, $5, $6, $7, $8) returning grant_id`,
    [grant.accountId, grant.orgId, grant.role, placeText(grant.at), grant.from, grant.until, grant.source, grant.givenBy]);
  if (grant.orgId !== null) await trx.query('update account set org_ids = array_append(org_ids, $2::bigint) where account_id = $1 and not $2::bigint = any (org_ids)', [grant.accountId, grant.orgId]);
  await turnSoon(trx, grant.accountId);
  return rows[0]!.grant_id;
}

/** Days of a grant in order. Refused (invalid): `ends-before-it-begins`. */
export function daysOf(asked: { readonly from?: string | null | undefined; readonly until?: string | null | undefined }): { from: string | null; until: string | null } {
  const { from = null, until = null } = asked;
  for (const [at, day] of [['from', from], ['until', until]] as const) {
    if (day !== null && (Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day)) throw new Refused([problem('invalid', 'date-malformed', at, { found: day })]);
  }
  if (from !== null && until !== null && until < from) throw new Refused([problem('invalid', 'ends-before-it-begins', 'until', { found: until })]);
  return { from, until };
}

/** Refused (forbidden): `not-allowed`, unless the actor may give (or take) the role there. */
export function refuseUnlessGives(actor: Actor, role: Role, scope: Scope, verb: 'grant.create' | 'grant.revoke' = 'grant.create'): void {
  if (!mayGive(actor, role, scope, today(), verb)) throw new Refused([problem('forbidden', 'not-allowed', verb, { found: actor.name, accepted: verb })]);
}

/** Whose people an actor sees: of the whole store, or of the organisations in which a grant lets it see some. Views look more closely. */
export async function peopleSight(trx: Trx, actor: Actor): Promise<Sight> {
  if (may(actor, 'person.read', { store: true }, today())) return { people_store: true };
  const codes = [...new Set(actor.grants.map((grant) => organisationOf(grant.at)).filter((code) => code !== null))];
  const { rows } = await trx.query<{ org_id: string; code: string }>('select org_id, code from organisation where code = any ($1)', [codes]);
  const seeing = rows.filter((row) => actor.grants.some((grant) => organisationOf(grant.at) === row.code && may(actor, 'person.read', grant.at, today())));
  return { people_orgs: seeing.map((row) => row.org_id), orgs: seeing.map((row) => row.org_id) };
}

/** Whether the actor may do something with an account as a whole: wherever it has a grant, the actor has the right. */
export async function mayWith(trx: Trx, actor: Actor, verb: Verb, account: Account): Promise<boolean> {
  if (may(actor, verb, { store: true }, today())) return true;
  const scope = await scopesOfGrants(trx, account);
  return account.grants.length > 0 && account.grants.every((row) => may(actor, verb, scope(grantOf(row).at), today()));
}

/** What every grant of an account lies in; the transaction sees the organisations. */
export async function scopesOfGrants(trx: Trx, account: Account): Promise<(at: Place) => Scope> {
  const codes = [...new Set(account.grants.map((row) => row.organisation).filter((code) => code !== null))];
  const { rows } = await trx.query<{ org_id: string; code: string }>('select org_id, code from organisation where code = any ($1)', [codes]);
  await see(trx, { orgs: rows.map((row) => row.org_id) });
  const each: ((at: Place) => Scope)[] = [];
  for (const row of rows) each.push(await scopesOf(trx, { orgId: row.org_id, code: row.code }));
  return (at) => each.reduce<Scope>((scope, look) => (scope === at ? look(at) : scope), at);
}

/**
 * An account that the actor sees: one of its grants stands where the actor may see people, or it is its own. Absence otherwise.
 * Refused (missing): `account-unknown`. All grants of the account are in it; what of them is told is the caller's.
 */
export async function seenAccount(trx: Trx, actor: Actor, id: string): Promise<Account> {
  await see(trx, { ...(await peopleSight(trx, actor)), ...(actor.id === id ? { account: id } : {}) });
  const found = await findAccount(trx, { id });
  const unknown = new Refused([missing('account-unknown', 'person', { found: id })]);
  if (found === null) throw unknown;
  await see(trx, { account: id });
  const whole = (await findAccount(trx, { id }))!;
  if (actor.id === id || may(actor, 'person.read', { store: true }, today())) return whole;
  const scope = await scopesOfGrants(trx, whole);
  if (!whole.grants.some((row) => may(actor, 'person.read', scope(grantOf(row).at), today()))) throw unknown;
  return whole;
}

