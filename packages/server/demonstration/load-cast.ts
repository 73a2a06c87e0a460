/** The cast of the demonstration: named accounts without a password, one for each main role, to be switched to on this machine. */
import { readFileSync } from 'node:fs';
import { Refused } from '@throughline/core/ground/problem.ts';
import type { Role } from '@throughline/core/people/roles.ts';
import { type Trx, inSight, see } from '../database/scope.ts';
import type { OpenDatabase } from '../database/open-database.ts';
import { findAccount } from '../people/accounts.ts';
import { listOrganisations } from '../people/find-organisation.ts';
import { insertGrant } from '../people/grants.ts';
import { type KnownPlace, knownPlace } from '../people/lies-in.ts';
import { insertAccount } from '../people/new-account.ts';

type Member = { readonly name: string; readonly displayName: string; readonly language: string; readonly grants: readonly { readonly role: Role; readonly place: string }[] };

const CAST = new URL('./cast.json', import.meta.url);

/** Makes those who are not there yet, where the store holds the demonstration. */
export async function loadCast(store: OpenDatabase): Promise<void> {
  if (process.env['THROUGHLINE_DEMONSTRATION'] === 'no') return;
  const demonstration = (await listOrganisations(store.appPool)).find((one) => one.demonstration && !one.withdrawn);
  if (demonstration === undefined) return;
  for (const member of JSON.parse(readFileSync(CAST, 'utf8')) as Member[]) await inSight(store.appPool, {}, (trx) => join(trx, demonstration.code, member), true);
}

async function join(trx: Trx, organisation: string, member: Member): Promise<void> {
  await see(trx, { shown: member.name });
  if ((await findAccount(trx, { name: member.name })) !== null) return;
  const accountId = await insertAccount(trx, { ...member, kind: 'person', demonstration: true });
  for (const { role, place } of member.grants) {
    const known = await placeOf(trx, organisation, place);
    if (known !== null) await insertGrant(trx, { accountId, role, at: known.at, orgId: known.orgId, from: null, until: null, source: 'hand', givenBy: 'demonstration' });
  }
}

/** A demonstration of an older version may hold other projects. */
async function placeOf(trx: Trx, organisation: string, place: string): Promise<KnownPlace | null> {
  try {
    return await knownPlace(trx, { organisation, place });
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
