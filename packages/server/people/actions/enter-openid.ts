/** Somebody whom the organisation's own sign-in knows comes in: the account is found or made, and its groups give and take roles. */
import type { HeldAt } from '@throughline/contract/people/place.ts';
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import { placeText } from '@throughline/core/people/place.ts';
import { signInName, whyNotDisplayName } from '@throughline/core/people/sign-in-name.ts';
import type { Pool } from 'pg';
import { type Trx, inSight, see } from '../../database/scope.ts';
import type { OpenId } from '../../http/entrance.ts';
import { type Account, findAccount } from '../accounts.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { insertGrant } from '../grants.ts';
import { type KnownPlace, knownPlace } from '../lies-in.ts';
import { insertAccount } from '../new-account.ts';
import type { Known } from '../openid.ts';
import { type Visitor, openSession, turnSoon } from '../sessions.ts';

export const verb = 'session.create';

/**
 * Refused (forbidden): `openid-without-name`: no verified address of mail is told; `openid-without-role`: no group has a role here and
 * the account has none by hand; `account-suspended`; (conflict) `name-taken`: an account of that name is known by another sign-in.
 */
export async function enterOpenId(pool: Pool, set: OpenId, known: Known, visitor: Visitor): Promise<{ readonly accountId: string; readonly token: string }> {
  return inSight(pool, {}, async (trx) => {
    const account = await accountOf(trx, known);
    const id = account.account_id;
    if (account.suspended !== null) throw new Refused([problem('forbidden', 'account-suspended', 'openid')]);
    const unplaced = await takeOverGroups(trx, set, known, account);
    const roles = (await findAccount(trx, { id }))!.grants.length;
    if (roles === 0) throw new Refused([problem('forbidden', 'openid-without-role', 'openid', { found: account.name })]);
    const { token } = await openSession(trx, id, 'openid', visitor);
    await writeAccountTrail(trx, { accountId: id, orgId: null, actor: { name: account.name, from: visitor.address }, verb, subject: `account:${account.name}`, data: { by: 'openid', ...(unplaced.length > 0 ? { unplaced } : {}) } });
    return { accountId: id, token };
  }, true);
}

/** By issuer and subject; else by a verified address of mail, as which it is then known; else a new one. */
async function accountOf(trx: Trx, known: Known): Promise<Account> {
  await see(trx, { shown: known.knownAs });
  const id = (await trx.query<{ account_id: string }>('select account_id from account_identity where known_as = $1', [known.knownAs])).rows[0]?.account_id
    ?? (await makeKnown(trx, known));
  await see(trx, { account: id });
  return (await findAccount(trx, { id }))!;
}

async function makeKnown(trx: Trx, known: Known): Promise<string> {
  if (known.email === null || !known.emailVerified) throw new Refused([problem('forbidden', 'openid-without-name', 'openid')]);
  const name = signInName(known.email);
  await see(trx, { shown: name });
  const held = await findAccount(trx, { name });
  if (held !== null && (held.is_demonstration || held.kind !== 'person')) throw new Refused([problem('conflict', 'name-taken', 'openid', { found: name })]);
  const displayName = known.displayName !== null && whyNotDisplayName(known.displayName, 'name').length === 0 ? known.displayName : name;
  const id = held?.account_id ?? (await insertAccount(trx, { name, displayName, language: 'en', kind: 'person' }));
  await see(trx, { account: id });
  if ((await trx.query('select 1 from account_identity where account_id = $1', [id])).rowCount !== 0) throw new Refused([problem('conflict', 'name-taken', 'openid', { found: name })]);
  await trx.query('insert into account_identity (known_as, account_id) values ($1, $2)', [known.knownAs, id]);
  return id;
}

/** Roles by groups follow the groups of today; places that are not there are told, and keep nobody out. */
async function takeOverGroups(trx: Trx, set: OpenId, known: Known, account: Account): Promise<string[]> {
  const wanted = set.groups.filter((one) => known.groups.includes(one.group));
  const by = `openid:${set.issuer.host}`;
  const standing = account.grants.filter((grant) => grant.source === 'sign-in');
  const same = (one: (typeof wanted)[number], grant: (typeof standing)[number]): boolean => grant.role === one.role && grant.place === one.at.place && grant.organisation === one.at.organisation;
  const gone = standing.filter((grant) => !wanted.some((one) => same(one, grant))).map((grant) => grant.id);
  await trx.query('update role_grant set ended = now(), ended_by = $2 where grant_id = any ($1::bigint[])', [gone, by]);
  if (gone.length > 0) await turnSoon(trx, account.account_id);
  const unplaced: string[] = [];
  for (const one of wanted.filter((each) => !standing.some((grant) => same(each, grant)))) {
    const place = await placed(trx, one);
    if (place === null) unplaced.push(`${one.group}: ${one.at.place}`);
    else await insertGrant(trx, { accountId: account.account_id, role: one.role, at: place.at, orgId: place.orgId, from: null, until: null, source: 'sign-in', givenBy: by });
  }
  const told = standing.filter((grant) => gone.includes(grant.id)).map(({ role, place }) => ({ role, place }));
  if (told.length > 0) await writeAccountTrail(trx, { accountId: account.account_id, orgId: null, actor: { name: by, from: null }, verb: 'grant.revoke', subject: `account:${account.name}`, data: { ended: told } });
  return unplaced;
}

async function placed(trx: Trx, one: { readonly at: HeldAt }): Promise<KnownPlace | null> {
  try {
    const known = await knownPlace(trx, one.at);
    return placeText(known.at) === one.at.place ? known : null;
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
