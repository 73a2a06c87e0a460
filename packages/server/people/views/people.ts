/** People of an organisation, invitations to it, and what each person can see and do there, and why. */
import type { People, Person, Rights, Why } from '@throughline/contract/people/people.ts';
import type { GivenGrant, HeldAt, Roles } from '@throughline/contract/people/place.ts';
import { type Actor, abilitiesOf, holdsOn, may, mayGive, whyMay } from '@throughline/core/people/may.ts';
import { type Place, type Scope, placeOf, placeText } from '@throughline/core/people/place.ts';
import { MEANING, ROLES, type Role } from '@throughline/core/people/roles.ts';
import type { Verb } from '@throughline/core/people/verbs.ts';
import { finds } from '@throughline/core/ground/fold.ts';
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import type { Pool } from 'pg';
import { today } from '../../clock.ts';
import { type Trx, inSight, see } from '../../database/scope.ts';
import { ACCOUNT, type Account, type GrantRow, actorOf, givenGrant, grantOf, heldAt } from '../accounts.ts';
import type { HeldOrganisation } from '../find-organisation.ts';
import { mayWith, peopleSight, scopesOfGrants, seenAccount } from '../grants.ts';
import { knownPlace, scopesOf } from '../lies-in.ts';

export const viewRoles = (): Roles => ({ roles: ROLES.map((role) => ({ role, verbs: [...MEANING[role].verbs], gives: [...MEANING[role].gives] })) });

/** Those with a grant in the organisation where the actor may see people. Refused (forbidden): `not-allowed`: nowhere. */
export function viewPeople(pool: Pool, actor: Actor, org: HeldOrganisation, find: string): Promise<People> {
  return inSight(pool, {}, async (trx) => {
    await see(trx, await peopleSight(trx, actor));
    await see(trx, { orgs: [org.orgId] });
    const scope = await scopesOf(trx, org);
    if (!seesSomebody(actor, org, scope)) throw new Refused([problem('forbidden', 'not-allowed', 'person.read', { found: actor.name, accepted: 'person.read' })]);
    const { rows } = await trx.query<Account>(`select ${ACCOUNT} from account a where $1::bigint = any (a.org_ids) order by a.display_name, a.account_id`, [org.orgId]);
    const people = rows.filter((row) => (find === '' || finds(find, [row.name, row.display_name])) && shownGrants(actor, row, scope).length > 0);
    return {
      people: people.map((row) => personOf(actor, row, scope)),
      invitations: await invitationsOf(trx, actor, org, scope),
      gives: givesOf(actor, org),
    };
  });
}

const seesSomebody = (actor: Actor, org: HeldOrganisation, scope: (at: Place) => Scope): boolean =>
  may(actor, 'person.read', { organisation: org.code }, today())
  || actor.grants.some((grant) => !('store' in grant.at) && grant.at.organisation === org.code && may(actor, 'person.read', scope(grant.at), today()));

/** Grants of an account that stand where the actor may see people; its own, all of them. */
const shownGrants = (actor: Actor, account: Account, scope: (at: Place) => Scope): readonly GrantRow[] =>
  account.grants.filter((row) => actor.id === account.account_id || may(actor, 'person.read', scope(grantOf(row).at), today()));

function personOf(actor: Actor, account: Account, scope: (at: Place) => Scope): Person {
  const everywhere = (verb: Verb): boolean => may(actor, verb, { store: true }, today())
    || (account.grants.length > 0 && account.grants.every((row) => may(actor, verb, scope(grantOf(row).at), today())));
  const real = !account.is_demonstration;
  return {
    id: account.account_id, kind: account.kind, name: account.name, displayName: account.display_name, language: account.language, suspended: account.suspended !== null,
    demonstration: account.is_demonstration, secondFactor: account.has_second_factor, lastSeen: account.seen,
    grants: shownGrants(actor, account, scope).map((row) => givenGrant(row, mayGive(actor, row.role, scope(grantOf(row).at), today(), 'grant.revoke'))),
    may: {
      recover: real && account.kind === 'person' && account.suspended === null && everywhere('person.recover'),
      suspend: account.suspended === null && everywhere('person.suspend'), restore: account.suspended !== null && everywhere('person.restore'),
    },
  };
}

type InvitationRow = { link_id: string; name: string; role: Role; place: string; from_day: string | null; until_day: string | null; made_by: string; expires: string; used: string | null; withdrawn: string | null; expired: boolean };

async function invitationsOf(trx: Trx, actor: Actor, org: HeldOrganisation, scope: (at: Place) => Scope): Promise<People['invitations']> {
  const { rows } = await trx.query<InvitationRow>(
    `select link_id, name, role, place, from_day, until_day, made_by, expires, used, withdrawn, expires <= now() as expired from one_time_link
     where kind = 'invitation' and org_id = $1 and made > now() - interval '90 days' order by link_id desc`, [org.orgId]);
  return rows.flatMap((row) => {
    const at = placeOf(org.code, row.place);
    if (at === null || !may(actor, 'person.read', scope(at), today())) return [];
    const state = row.used !== null ? 'used' as const : row.withdrawn !== null ? 'withdrawn' as const : row.expired ? 'expired' as const : 'open' as const;
    return [{
      id: row.link_id, name: row.name, role: row.role, at: heldAt(at), from: row.from_day, until: row.until_day, invitedBy: row.made_by, expires: row.expires, state,
      mayWithdraw: state === 'open' && mayGive(actor, row.role, scope(at), today()),
    }];
  });
}

/** Roles the actor may give in the organisation, each at the places of the grants that give it; those of the store hold at the organisation. */
function givesOf(actor: Actor, org: HeldOrganisation): People['gives'] {
  return actor.grants.filter((grant) => holdsOn(grant, today())).flatMap((grant) => {
    const at: Place = 'store' in grant.at ? { organisation: org.code } : grant.at;
    if ('store' in at || at.organisation !== org.code) return [];
    return MEANING[grant.role].gives.filter((role) => mayGive(actor, role, at, today())).map((role) => ({ role, at: heldAt(at) }));
  });
}

type DeedRow = { at: string; actor: string; verb: string; subject: string; reason: string | null };

/** Refused (missing): `account-unknown`: not there, or not to be seen. */
export function viewRights(pool: Pool, actor: Actor, id: string): Promise<Rights> {
  return inSight(pool, {}, async (trx) => {
    const account = await seenAccount(trx, actor, id);
    const scope = await scopesOfGrants(trx, account);
    const shown = { ...account, grants: shownGrants(actor, account, scope) };
    const whose = actorOf(shown, null);
    const { rows } = await trx.query<DeedRow & { org_id: string | null }>('select at, actor, verb, subject, reason, org_id from account_deed where account_id = $1 order by deed_id desc limit 100', [id]);
    const all = actor.id === id || (await mayWith(trx, actor, 'person.read', account));
    return {
      person: personOf(actor, account, scope),
      abilities: abilitiesOf(whose, today()).map(({ verb, at }) => ({ verb, at: heldAt(at), why: whyMay(whose, verb, scope(at), today()).flatMap((grant) => grant.id ?? []) })),
      history: all ? rows.map(({ org_id: _org, ...row }) => row) : [],
    };
  });
}

/** One question: may this person do that there, and by which grants. Refused: `account-unknown` (missing), what the place has wrong. */
export function viewWhy(pool: Pool, actor: Actor, id: string, verb: Verb, asked: HeldAt): Promise<Why> {
  return inSight(pool, {}, async (trx) => {
    const account = await seenAccount(trx, actor, id);
    const seen = { ...account, grants: shownGrants(actor, account, await scopesOfGrants(trx, account)) };
    const { at, scope } = await knownPlace(trx, asked);
    const grants: GivenGrant[] = whyMay(actorOf(seen, null), verb, scope, today()).map((grant) => givenGrant(seen.grants.find((row) => row.id === grant.id)!, false));
    return { verb, at: { organisation: asked.organisation, place: placeText(at) }, may: grants.length > 0, grants };
  });
}
