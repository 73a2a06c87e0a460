/** Makes a key for a service: told once, narrow where asked, and good until a day. */
import type { CreateKey, CreatedKey } from '@throughline/contract/people/keys.ts';
import { Refused, invalid, problem } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import { placeText } from '@throughline/core/people/place.ts';
import type { Pool } from 'pg';
import { today } from '../../clock.ts';
import { type Trx, inSight, see } from '../../database/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { type Account, findAccount } from '../accounts.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { daysOf, insertGrant, mayWith, refuseUnlessGives } from '../grants.ts';
import { type KnownPlace, knownPlace } from '../lies-in.ts';
import { insertAccount, nameOf } from '../new-account.ts';
import { beginningOf, hashOf, newKey } from '../secrets.ts';

export const verb = 'key.create';
/** The longest that a key may be good. */
const YEARS = 2;

/** Refused: `not-allowed` (forbidden), `name-taken` (conflict): the name is a person's, or a service's beyond the actor's reach; `key-too-long` (invalid). */
export async function createKey(pool: Pool, actor: Actor, asked: CreateKey): Promise<CreatedKey> {
  const name = nameOf(asked.service, 'service');
  const until = daysOf({ until: asked.until }).until!;
  const latest = `${Number(today().slice(0, 4)) + YEARS}${today().slice(4)}`;
  if (until > latest || until < today()) throw new Refused([invalid('key-too-long', 'until', { found: until, accepted: latest })]);
  return inSight(pool, {}, async (trx) => {
    const known = await knownPlace(trx, asked.at);
    refuseUnless(actor, verb, known.scope);
    refuseUnlessGives(actor, asked.role, known.scope);
    const accountId = await serviceOf(trx, actor, name, asked, known);
    const key = newKey();
    const { rows } = await trx.query<{ key_id: string; expires: string }>(
      `insert into service_key (account_id, org_id, token_hash, label, begins, only_verbs, made_by, expires) values ($1, $2, $3, $4, $5, $6, $7, $8::date + 1) returning key_id, expires`,
      [accountId, known.orgId, hashOf(key), asked.label, beginningOf(key), asked.only ?? null, actor.name, until]);
    if (known.orgId !== null) await see(trx, { orgs: [known.orgId] });
    await writeAccountTrail(trx, { accountId, orgId: known.orgId, actor, verb, subject: `key:${beginningOf(key)}`, data: { service: name, role: asked.role, place: placeText(known.at), only: asked.only ?? null, until } });
    return { id: rows[0]!.key_id, key, expires: rows[0]!.expires };
  }, true);
}

/** The service's account with the role at the place; made where there is none. */
async function serviceOf(trx: Trx, actor: Actor, name: string, asked: CreateKey, known: KnownPlace): Promise<string> {
  await see(trx, { shown: name });
  const held = await findAccount(trx, { name });
  const id = held === null ? await insertAccount(trx, { name, displayName: name.split('@')[0]!, language: 'en', kind: 'service' }) : held.account_id;
  await see(trx, { account: id });
  const account = (await findAccount(trx, { id })) as Account;
  // a key opens all that its account may do: so whoever makes one must be able to everywhere
  if (held !== null && (account.kind !== 'service' || !(await mayWith(trx, actor, verb, account)))) throw new Refused([problem('conflict', 'name-taken', 'service', { found: name })]);
  const place = placeText(known.at);
  const has = account.grants.some((row) => row.role === asked.role && row.place === place && row.organisation === asked.at.organisation);
  if (!has) await insertGrant(trx, { accountId: id, role: asked.role, at: known.at, orgId: known.orgId, from: null, until: null, source: 'hand', givenBy: actor.name });
  return id;
}
