/** What a one-time link is for is done: the first administrator, an account for an invitation, another password. */
import type { UseLink } from '@throughline/contract/people/people.ts';
import { Refused, invalid, problem } from '@throughline/core/ground/problem.ts';
import { type Actor, LOCAL, READER, mayGive } from '@throughline/core/people/may.ts';
import { type Place, placeOf } from '@throughline/core/people/place.ts';
import type { Pool } from 'pg';
import { today } from '../../clock.ts';
import { type Trx, inSight, see } from '../../database/scope.ts';
import { actorOf, findAccount } from '../accounts.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { insertGrant } from '../grants.ts';
import { knownPlace } from '../lies-in.ts';
import { type LinkRow, lookAtLink, notValid, spendLink } from '../links.ts';
import { insertAccount, nameOf } from '../new-account.ts';
import { hashIfGood, keepPassword } from '../own-password.ts';
import { endSessions, openSession } from '../sessions.ts';
import { type Came, createSession } from './create-session.ts';

export const verb = 'account.create';

/** Who came in; null: the account has a second factor, and signs in with it. */
export type Used = { readonly accountId: string; readonly token: string | null };

/**
 * Refused: `link-not-valid` (missing); what name and password have wrong; for an account that exists, what signing in refuses.
 * The link is used up only when all is well.
 */
export async function spendOneTimeLink(pool: Pool, asked: UseLink, came: Came): Promise<Used> {
  const { link, exists } = await inSight(pool, {}, async (trx) => {
    const found = await lookAtLink(trx, asked.token);
    return { link: found, exists: found.name !== null && (await isAccount(trx, found.name)) };
  });
  if (link.kind === 'recovery') return recover(pool, link, asked, came);
  if (link.kind === 'invitation' && exists) return joinAs(pool, link, asked, came);
  const name = nameOf(link.name ?? asked.name ?? '');
  if (asked.displayName === undefined) throw new Refused([invalid('text-empty', 'displayName')]);
  const hash = await hashIfGood(asked.password, [name, asked.displayName]);
  const account = { name, displayName: asked.displayName, language: asked.language ?? link.language ?? 'en', kind: 'person' as const };
  return inSight(pool, {}, async (trx) => {
    await spendLink(trx, asked.token);
    const accountId = await insertAccount(trx, account);
    await keepPassword(trx, accountId, hash);
    await giveWhatItIsFor(trx, link, accountId, { name, from: came.address });
    const { token } = await openSession(trx, accountId, 'link', came);
    return { accountId, token };
  }, true);
}

async function isAccount(trx: Trx, name: string): Promise<boolean> {
  await see(trx, { shown: name });
  return (await findAccount(trx, { name })) !== null;
}

/** An account that is there is given the role when its owner signs in. */
async function joinAs(pool: Pool, link: LinkRow, asked: UseLink, came: Came): Promise<Used> {
  const { accountId, token } = await createSession(pool, { name: link.name!, password: asked.password, code: asked.code }, came);
  await inSight(pool, {}, async (trx) => {
    await spendLink(trx, asked.token);
    await giveWhatItIsFor(trx, link, accountId, { name: link.name!, from: came.address });
  }, true);
  return { accountId, token };
}

type By = { readonly name: string; readonly from: string | null };

/** The role at the place; by whom the link was made, who must still be able to give it. */
async function giveWhatItIsFor(trx: Trx, link: LinkRow, accountId: string, by: By): Promise<void> {
  const first = link.kind === 'first';
  const at: Place = first ? { store: true } : (placeOf(link.organisation, link.place!) as Place);
  const role = first ? 'administrator' : link.role!;
  const known = await knownPlace(trx, { organisation: first ? null : link.organisation, place: first ? 'store' : link.place! });
  if (!mayGive(await makerOf(trx, link.made_by), role, known.scope, today())) notValid();
  await insertGrant(trx, { accountId, role, at, orgId: known.orgId, from: link.from_day, until: link.until_day, source: 'hand', givenBy: link.made_by });
  await writeAccountTrail(trx, { accountId, orgId: known.orgId, actor: by, verb, subject: `account:${by.name}`, data: { role, place: first ? 'store' : link.place, invitedBy: link.made_by } });
}

/** Who made a link, with the rights of today. A name of no account is that of the machine's own person. */
async function makerOf(trx: Trx, name: string): Promise<Actor> {
  if (!name.includes('@')) return LOCAL;
  await see(trx, { shown: name });
  const found = await findAccount(trx, { name });
  if (found === null) return READER;
  await see(trx, { account: found.account_id });
  return actorOf((await findAccount(trx, { name }))!, null);
}

async function recover(pool: Pool, link: LinkRow, asked: UseLink, came: Came): Promise<Used> {
  const accountId = link.account_id!;
  const account = await inSight(pool, { account: accountId }, (trx) => findAccount(trx, { id: accountId }));
  if (account === null || account.suspended !== null) throw new Refused([problem('forbidden', 'account-suspended', 'token')]);
  const hash = await hashIfGood(asked.password, [account.name, account.display_name]);
  return inSight(pool, { account: accountId }, async (trx) => {
    await spendLink(trx, asked.token);
    await keepPassword(trx, accountId, hash);
    if (link.drops_second_factor) {
      await trx.query(`update account_secret set totp_secret = null, totp_proposed = null, recovery_hashes = '{}' where account_id = $1`, [accountId]);
      await trx.query('update account set has_second_factor = false where account_id = $1', [accountId]);
    }
    await endSessions(trx, accountId, { but: null });
    await trx.query('delete from known_device where account_id = $1', [accountId]);
    await writeAccountTrail(trx, { accountId, orgId: null, actor: { name: account.name, from: came.address }, verb: 'password.change', subject: `account:${account.name}`, data: { by: 'recovery', madeBy: link.made_by } });
    if (account.has_second_factor && !link.drops_second_factor) return { accountId, token: null };
    const { token } = await openSession(trx, accountId, 'link', came);
    return { accountId, token };
  }, true);
}
