/** `person` and `key`: who may come in and what they may do, from a terminal of the machine. What the screens do, by the same use cases. */
import { createKeySchema } from '@throughline/contract/people/keys.ts';
import { giveSchema, inviteSchema } from '@throughline/contract/people/people.ts';
import type { HeldAt } from '@throughline/contract/people/place.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import { LOCAL } from '@throughline/core/people/may.ts';
import type { OpenDatabase } from '@throughline/server/database/open-database.ts';
import { entranceOf } from '@throughline/server/http/entrance.ts';
import { bodyOf } from '@throughline/server/http/schema.ts';
import { createGrant } from '@throughline/server/people/actions/create-grant.ts';
import { createKey } from '@throughline/server/people/actions/create-key.ts';
import { invitePerson } from '@throughline/server/people/actions/invite-person.ts';
import { recoverPerson } from '@throughline/server/people/actions/recover-person.ts';
import { revokeGrant } from '@throughline/server/people/actions/revoke-grant.ts';
import { revokeKey } from '@throughline/server/people/actions/revoke-key.ts';
import { findByName } from '@throughline/server/people/accounts.ts';
import { findOrganisation } from '@throughline/server/people/find-organisation.ts';
import { viewKeys } from '@throughline/server/people/views/keys.ts';
import { viewPeople } from '@throughline/server/people/views/people.ts';
import { type StoreOptions, print, withStore } from '../store.ts';

type Asked = StoreOptions & { readonly format: 'text' | 'json' };
type RoleAsked = Asked & { readonly role: string; readonly at: string; readonly from?: string; readonly until?: string; readonly reason?: string; readonly language?: string };

/** Where people open the server. */
const baseOf = (): string => entranceOf(process.env).origin?.origin ?? `http://localhost:${process.env['PORT'] ?? '4180'}`;

async function placeOf(store: OpenDatabase, asked: RoleAsked): Promise<HeldAt> {
  if (asked.at === 'store') return { organisation: null, place: 'store' };
  return { organisation: (await findOrganisation(store.appPool, asked.organisation)).code, place: asked.at };
}

async function idOf(store: OpenDatabase, name: string): Promise<string> {
  const found = await findByName(store.appPool, name);
  if (found === null) throw new Refused([missing('account-unknown', 'name', { found: name })]);
  return found.account_id;
}

/** As JSON where asked, else a line each. */
const tell = (asked: Asked, whole: unknown, lines: readonly string[]): Promise<void> =>
  print(asked.format === 'json' ? `${JSON.stringify(whole, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''));

const days = (one: { readonly from: string | null; readonly until: string | null }): string => `${one.from ?? ''}..${one.until ?? ''}`;

export const listPeople = (asked: Asked & { readonly find?: string }): Promise<void> => withStore(asked, async (store) => {
  const found = await viewPeople(store.appPool, LOCAL, await findOrganisation(store.appPool, asked.organisation), asked.find ?? '');
  await tell(asked, found, [
    ...found.people.flatMap((one) => one.grants.map((grant) => [grant.id, one.name, one.displayName, grant.role, grant.at.place, days(grant), one.suspended ? 'suspended' : ''].join('\t'))),
    ...found.invitations.filter((one) => one.state === 'open').map((one) => ['', one.name, '', one.role, one.at.place, days(one), `invited until ${one.expires}`].join('\t')),
  ]);
});

export const invite = (name: string, asked: RoleAsked): Promise<void> => withStore(asked, async (store) => {
  const { role, from, until, language } = asked;
  const body = bodyOf(inviteSchema, { name, role, from, until, ...(language === undefined ? {} : { language }), at: await placeOf(store, asked) });
  const made = await invitePerson(store.appPool, LOCAL, body, baseOf());
  await tell(asked, made, [made.link]);
});

export const grant = (name: string, asked: RoleAsked): Promise<void> => withStore(asked, async (store) => {
  const { role, from, until, reason } = asked;
  const body = bodyOf(giveSchema, { person: await idOf(store, name), role, from, until, ...(reason === undefined ? {} : { reason }), at: await placeOf(store, asked) });
  const given = await createGrant(store.appPool, LOCAL, body);
  await tell(asked, given, [String(given.id)]);
});

export const revoke = (id: string, asked: Asked & { readonly reason?: string }): Promise<void> =>
  withStore(asked, async (store) => void (await revokeGrant(store.appPool, LOCAL, id, { reason: asked.reason })));

export const recover = (name: string, asked: Asked & { readonly removeSecondFactor?: boolean; readonly reason?: string }): Promise<void> => withStore(asked, async (store) => {
  const made = await recoverPerson(store.appPool, LOCAL, await idOf(store, name), { secondFactor: asked.removeSecondFactor === true ? 'remove' : 'keep', reason: asked.reason }, baseOf());
  await tell(asked, made, [made.link]);
});

export const listKeys = (asked: Asked): Promise<void> => withStore(asked, async (store) => {
  const found = await viewKeys(store.appPool, LOCAL, await findOrganisation(store.appPool, asked.organisation));
  await tell(asked, found, found.keys.map((one) => [one.id, one.service, one.label, one.begins, one.state, one.expires, one.only?.join(',') ?? ''].join('\t')));
});

export const createServiceKey = (service: string, asked: RoleAsked & { readonly until: string; readonly label: string; readonly only: readonly string[] }): Promise<void> => withStore(asked, async (store) => {
  const { role, until, label, only } = asked;
  const made = await createKey(store.appPool, LOCAL, bodyOf(createKeySchema, { service, role, until, label, ...(only.length === 0 ? {} : { only }), at: await placeOf(store, asked) }));
  await tell(asked, made, [made.key]);
});

export const revokeServiceKey = (id: string, asked: Asked): Promise<void> => withStore(asked, async (store) => void (await revokeKey(store.appPool, LOCAL, id)));
