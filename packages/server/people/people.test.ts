// People of an organisation and their rights: who may give what to whom where, what a link opens once, what a key opens.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, LOCAL } from '@throughline/core/people/may.ts';
import { keysSchema } from '@throughline/contract/people/keys.ts';
import { castSchema, meSchema } from '@throughline/contract/people/me.ts';
import { type People, lookedAtLinkSchema, peopleSchema, rightsSchema, whySchema } from '@throughline/contract/people/people.ts';
import { rolesSchema } from '@throughline/contract/people/place.ts';
import { importFile } from '../transfer/actions/import-file.ts';
import { caseText } from '../transfer/testing/store.ts';
import { LISTENERS } from '../wiring.ts';
import { createGrant } from './actions/create-grant.ts';
import { createKey } from './actions/create-key.ts';
import { invitePerson } from './actions/invite-person.ts';
import { recoverPerson } from './actions/recover-person.ts';
import { restorePerson } from './actions/restore-person.ts';
import { revokeGrant } from './actions/revoke-grant.ts';
import { revokeKey } from './actions/revoke-key.ts';
import { suspendPerson } from './actions/suspend-person.ts';
import { switchPerson } from './actions/switch-person.ts';
import { spendOneTimeLink } from './actions/use-link.ts';
import { withdrawInvitation } from './actions/withdraw-invitation.ts';
import { firstLink } from './first-link.ts';
import { type Browser, type House, PASSWORD, PUBLIC, codeOf, house } from './testing/house.ts';

let home: House;
let ids: Record<'admin' | 'manager' | 'selam' | 'yusuf' | 'other', string>;
const at = (place: string, organisation = 'ORG') => ({ organisation, place });
beforeAll(async () => {
  home = await house({ origin: new URL(PUBLIC) });
  ids = {
    admin: await home.person('adaeze@example.org', [{ role: 'administrator', ...at('organisation') }]),
    manager: await home.person('amina@example.org', [{ role: 'programme-manager', ...at('programme:PRG') }]),
    selam: await home.person('selam@example.org', [{ role: 'project-manager', ...at('project:P1') }]),
    yusuf: await home.person('yusuf@example.org', [{ role: 'quality-assurance', ...at('organisation') }]),
    other: await home.person('olga@example.org', [{ role: 'administrator', ...at('organisation', 'OTHER') }]),
  };
});
afterAll(() => home.close());

const as = async (name: string): Promise<Browser> => {
  await home.store.ownerPool.query('delete from sign_in_turn');
  const browser = home.browser('elsewhere');
  expect((await browser.signIn(`${name}@example.org`)).statusCode).toBe(200);
  return browser;
};
const post = (browser: Browser, url: string, body: unknown = {}) => browser.ask(url, { method: 'POST', body });
const people = async (browser: Browser, organisation = 'ORG'): Promise<People> => peopleSchema.parse((await browser.ask(`/people?organisation=${organisation}`)).json());
const tokenOf = (link: string): string => link.split('#')[1]!;
const trail = async (verb: string) => (await home.store.ownerPool.query<{ actor: string; subject: string; came_from: string; before: unknown; after: unknown }>('select actor, subject, came_from, before, after from trail where verb = $1 order by at desc, number desc', [verb])).rows;

describe('people of an organisation', () => {
  it('are seen by its administrator, with what may be done with each', async () => {
    const seen = await people(await as('adaeze'));
    expect(seen.people.map((one) => one.name).sort()).toEqual(['adaeze', 'amina', 'selam', 'yusuf'].map((one) => `${one}@example.org`));
    expect(seen.people.find((one) => one.id === ids.selam)).toMatchObject({ grants: [{ role: 'project-manager', at: at('project:P1'), mayRevoke: true }], may: { recover: true, suspend: true, restore: false } });
    expect(seen.gives).toContainEqual({ role: 'auditor', at: at('organisation') });
  });
  it('are seen by a programme manager within the programme', async () => {
    const seen = await people(await as('amina'));
    expect(seen.people.map((one) => one.id).sort()).toEqual([ids.manager, ids.selam].sort());
    expect(seen.people.find((one) => one.id === ids.selam)!.may).toEqual({ recover: false, suspend: false, restore: false });
  });
  it('are not seen from another organisation, nor by everybody', async () => {
    for (const [name, organisation] of [['olga', 'ORG'], ['adaeze', 'OTHER']] as const) {
      const answer = await (await as(name)).ask(`/people?organisation=${organisation}`);
      expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'not-allowed']);
    }
    expect((await home.browser('elsewhere').ask('/people?organisation=ORG')).statusCode).toBe(403);
  });
  it('whoever is not to be seen is not there: the same answer as for nobody', async () => {
    const browser = await as('olga');
    const [hidden, nobody] = [await browser.ask(`/people/${ids.selam}`), await browser.ask('/people/999999')];
    expect([hidden.statusCode, codeOf(hidden)]).toEqual([404, 'account-unknown']);
    expect([nobody.statusCode, codeOf(nobody)]).toEqual([404, 'account-unknown']);
    for (const id of ['1%20or%201=1', '%2e%2e%2fme', '-1', '9'.repeat(40)]) expect((await browser.ask(`/people/${id}`)).statusCode).toBe(404);
    for (const [url, code] of [[`/people/${ids.selam}/suspend`, 'account-unknown'], [`/people/${ids.selam}/recovery`, 'account-unknown'], ['/grants/1/revoke', 'grant-unknown']] as const) {
      const answer = await post(browser, url);
      expect([answer.statusCode, codeOf(answer)]).toEqual([404, code]);
    }
  });
});

describe('what a person can see and do, and why', () => {
  it('is told verb by place with the grants that allow it', async () => {
    await as('selam');
    const rights = rightsSchema.parse((await (await as('adaeze')).ask(`/people/${ids.selam}`)).json());
    const [grant] = rights.person.grants;
    expect(rights.abilities.find((one) => one.verb === 'report.submit')).toEqual({ verb: 'report.submit', at: at('project:P1'), why: [grant!.id] });
    expect(rights.history.map((one) => one.verb)).toContain('session.create');
  });
  it('and for one question: a programme manager in a project of the programme, and in none of another', async () => {
    const browser = await as('adaeze');
    const asked = async (query: string) => whySchema.parse((await browser.ask(`/people/${ids.manager}/why?${query}`)).json());
    expect(await asked('verb=report.verify&organisation=ORG&place=project:P1')).toMatchObject({ may: true, grants: [{ role: 'programme-manager', at: at('programme:PRG') }] });
    expect(await asked('verb=report.submit&organisation=ORG&place=project:P1')).toMatchObject({ may: false, grants: [] });
    expect(await asked('verb=report.verify&organisation=OTHER&place=project:P1')).toMatchObject({ may: false, grants: [] });
    expect(codeOf(await browser.ask(`/people/${ids.manager}/why?verb=report.verify&organisation=ORG&place=mars`))).toBe('place-of-grant-malformed');
  });
  it('roles are told as data', async () => {
    const { roles } = rolesSchema.parse((await home.browser('elsewhere').ask('/roles')).json());
    expect(roles.find((one) => one.role === 'auditor')!.verbs).toContain('trail.export');
  });
});

describe('giving roles', () => {
  it('a project manager takes an assistant at her project, and gives nothing else to anybody', async () => {
    const browser = await as('selam');
    const invite = (role: string, place: string, more: object = {}) => post(browser, '/invitations', { name: 'kofi@example.org', role, at: at(place), ...more });
    expect((await invite('assistant', 'project:P1')).statusCode).toBe(200);
    for (const [role, place] of [['administrator', 'project:P1'], ['quality-assurance', 'project:P1'], ['assistant', 'project:P2'], ['assistant', 'organisation'], ['project-manager', 'project:P1']] as const) {
      const answer = await invite(role, place);
      expect([role, place, answer.statusCode, codeOf(answer)]).toEqual([role, place, 403, 'not-allowed']);
    }
    expect((await post(browser, '/grants', { person: ids.selam, role: 'administrator', at: { organisation: null, place: 'store' } })).statusCode).toBe(403);
  });

  it('an administrator gives a role from a day until a day; its holder sees it at once; it ends, and stays written down', async () => {
    const [admin, yusuf] = [await as('adaeze'), await as('yusuf')];
    const token = yusuf.cookies.get('__Host-throughline');
    const given = await post(admin, '/grants', { person: ids.yusuf, role: 'results-unit', at: at('organisation'), from: '2020-01-01', until: '2099-12-31', reason: 'stands in' });
    expect(given.json()).toMatchObject({ role: 'results-unit', holds: true });
    const mine = meSchema.parse((await yusuf.ask('/me')).json());
    expect(mine.abilities.map((one) => one.verb)).toContain('round.open');
    expect(yusuf.cookies.get('__Host-throughline')).not.toBe(token);
    const { id } = given.json<{ id: string }>();
    expect((await post(admin, `/grants/${id}/revoke`, { reason: 'back again' })).statusCode).toBe(200);
    expect(codeOf(await post(admin, `/grants/${id}/revoke`))).toBe('grant-unknown');
    expect(meSchema.parse((await yusuf.ask('/me')).json()).abilities.map((one) => one.verb)).not.toContain('round.open');
    expect((await trail('grant.create'))[0]).toMatchObject({ actor: 'adaeze@example.org', subject: 'account:yusuf@example.org', came_from: '192.0.2.7', after: { role: 'results-unit', place: 'organisation' } });
    expect((await trail('grant.revoke'))[0]).toMatchObject({ actor: 'adaeze@example.org', before: { role: 'results-unit' } });
  });

  it.each<[string, object, number, string]>([
    ['days in the wrong order', { from: '2024-02-01', until: '2024-01-01' }, 400, 'ends-before-it-begins'], ['a day that is none', { from: '2024-02-30' }, 400, 'date-malformed'],
    ['a place that is not there', { at: at('project:NOPE') }, 400, 'place-of-grant-unknown'], ['an organisation that is not there', { at: at('organisation', 'NOPE') }, 400, 'place-of-grant-unknown'],
    ['a place of another organisation', { at: at('organisation', 'OTHER') }, 403, 'not-allowed'], ['the store', { at: { organisation: null, place: 'store' } }, 403, 'not-allowed'],
    ['a role that is none', { role: 'emperor' }, 400, 'question-not-understood'], ['the role of this machine', { role: 'local' }, 403, 'not-allowed'],
    ['a member nobody knows', { given_by: 'local' }, 400, 'question-unknown-part'],
  ])('%s: refused', async (_what, more, status, code) => {
    const answer = await post(await as('adaeze'), '/grants', { person: ids.yusuf, role: 'auditor', at: at('organisation'), ...more });
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code]);
  });

  it('nobody without the right, asked past the addresses', async () => {
    const reader: Actor = { id: ids.yusuf, name: 'yusuf@example.org', from: null, grants: [] };
    await expect(createGrant(home.store.appPool, reader, { person: ids.yusuf, role: 'auditor', at: at('organisation') })).rejects.toMatchObject({ problems: [{ code: 'not-allowed' }] });
    await expect(revokeGrant(home.store.appPool, reader, '1', {})).rejects.toMatchObject({ problems: [{ code: 'grant-unknown' }] });
    await expect(createKey(home.store.appPool, reader, { service: 'a@b.c', label: '', role: 'auditor', at: at('organisation'), until: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) })).rejects.toMatchObject({ problems: [{ code: 'not-allowed' }] });
    await expect(revokeKey(home.store.appPool, reader, '1')).rejects.toMatchObject({ problems: [{ code: 'key-unknown' }] });
    await expect(suspendPerson(home.store.appPool, reader, ids.yusuf, {})).rejects.toMatchObject({ problems: [{ code: 'not-allowed' }] });
    await expect(restorePerson(home.store.appPool, reader, ids.selam, {})).rejects.toMatchObject({ problems: [{ code: 'account-unknown' }] });
    await expect(recoverPerson(home.store.appPool, reader, ids.selam, {}, PUBLIC)).rejects.toMatchObject({ problems: [{ code: 'account-unknown' }] });
    await expect(withdrawInvitation(home.store.appPool, reader, '1')).rejects.toMatchObject({ problems: [{ code: 'invitation-unknown' }] });
    await expect(invitePerson(home.store.appPool, reader, { name: 'x@example.org', role: 'auditor', at: at('organisation') }, PUBLIC)).rejects.toMatchObject({ problems: [{ code: 'not-allowed' }] });
  });
});

describe('one-time links', () => {
  const invited = async (name: string, more: object = {}): Promise<string> => tokenOf((await post(await as('adaeze'), '/invitations', { name, role: 'evaluator', at: at('country:ETH'), ...more })).json<{ link: string }>().link);
  const use = (token: string, more: object = {}) => post(home.browser('elsewhere'), '/links/use', { token, displayName: 'Lena Roth', language: 'fr', password: 'quiet river under old bridge', ...more });

  it('an invitation is looked at, used once, and makes an account with the role', async () => {
    const token = await invited('Lena@Example.org');
    const looked = lookedAtLinkSchema.parse((await post(home.browser('elsewhere'), '/links/look', { token })).json());
    expect(looked).toMatchObject({ kind: 'invitation', name: 'lena@example.org', role: 'evaluator', at: at('country:ETH'), accountExists: false });
    const mine = meSchema.parse((await use(token)).json());
    expect(mine).toMatchObject({ as: 'person', account: { name: 'lena@example.org', displayName: 'Lena Roth', language: 'fr' }, grants: [{ role: 'evaluator', at: at('country:ETH'), givenBy: 'adaeze@example.org' }] });
    const again = await use(token);
    expect([again.statusCode, codeOf(again)]).toEqual([404, 'link-not-valid']);
    expect((await trail('person.invite')).some((one) => one.subject === 'invitation:lena@example.org')).toBe(true);
  });

  it('of two uses at the same moment one succeeds', async () => {
    const token = await invited('twice@example.org');
    expect((await Promise.all([use(token), use(token), use(token)])).map((one) => one.statusCode === 200).filter(Boolean)).toHaveLength(1);
  });

  it('a refusal uses nothing up: a poor password is mended and the link still works', async () => {
    const token = await invited('slow@example.org');
    expect(codeOf(await use(token, { password: 'Password123456' }))).toBe('password-too-common');
    expect(codeOf(await use(token, { displayName: 'S\u043bow' }))).toBe('name-of-mixed-scripts');
    expect((await use(token)).statusCode).toBe(200);
  });

  it.each([['withdrawn', 'update one_time_link set withdrawn = now() where used is null'], ['too old', `update one_time_link set expires = now() - interval '1 second' where used is null`], ['made by somebody who may no longer', 'update one_time_link set made_by = \'selam@example.org\' where used is null']])('%s, it opens nothing', async (_what, change) => {
    const token = await invited(`late-${Math.trunc(performance.now())}@example.org`);
    await home.store.ownerPool.query(change);
    expect(codeOf(await use(token))).toBe('link-not-valid');
  });

  it('names that look like another’s are refused when they are invited', async () => {
    const browser = await as('adaeze');
    for (const name of ['ad\u0430eze@example.org', 'selam@ex\u0430mple.org', 'adaeze\u200b@example.org']) expect((await post(browser, '/invitations', { name, role: 'auditor', at: at('organisation') })).statusCode).toBe(400);
  });

  it('for an account that exists it takes the account’s own password, and never sets one', async () => {
    const token = await invited('yusuf@example.org');
    expect(codeOf(await use(token))).toBe('sign-in-refused');
    expect(meSchema.parse((await use(token, { password: PASSWORD })).json()).grants.map((one) => one.role).sort()).toEqual(['evaluator', 'quality-assurance']);
  });

  it('a way back in sets another password and ends what was open', async () => {
    const [admin, yusuf] = [await as('adaeze'), await as('yusuf')];
    const { link } = (await post(admin, `/people/${ids.yusuf}/recovery`, { reason: 'forgot it' })).json<{ link: string }>();
    expect(link).toMatch(/^https:\/\/results\.example\.org\/welcome#[\w-]{43}$/);
    expect((await use(tokenOf(link))).statusCode).toBe(200);
    expect((await yusuf.ask('/me')).json()).toMatchObject({ as: 'reader' });
    expect(codeOf(await use(tokenOf(link)))).toBe('link-not-valid');
    await home.store.ownerPool.query('delete from sign_in_turn');
    expect((await home.browser('elsewhere').signIn('yusuf@example.org', 'quiet river under old bridge')).statusCode).toBe(200);
    expect((await trail('person.recover'))[0]).toMatchObject({ actor: 'adaeze@example.org', subject: 'account:yusuf@example.org' });
    expect((await trail('password.change'))[0]).toMatchObject({ actor: 'yusuf@example.org' });
  });

  it('an administrator of one organisation recovers nobody who works for another as well', async () => {
    const both = await home.person('both@example.org', [{ role: 'evaluator', ...at('organisation') }, { role: 'administrator', ...at('organisation', 'OTHER') }]);
    const answer = await post(await as('adaeze'), `/people/${both}/recovery`);
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'not-allowed']);
    expect((await post(await as('adaeze'), `/people/${both}/suspend`)).statusCode).toBe(403);
  });

  it('guessed tokens are none', async () => {
    for (const token of ['', 'x', '0'.repeat(43), "' or 1=1 --"]) expect(codeOf(await use(token))).toBe('link-not-valid');
  });
});

describe('suspending', () => {
  it('ends sessions and keys at once, and is undone', async () => {
    const [admin, lena] = [await as('adaeze'), await home.person('short@example.org', [{ role: 'evaluator', ...at('organisation') }])];
    const browser = await as('short');
    expect((await post(admin, `/people/${lena}/suspend`, { reason: 'contract ended' })).statusCode).toBe(200);
    expect((await browser.ask('/me')).json()).toMatchObject({ as: 'reader' });
    expect(codeOf(await home.browser('elsewhere').signIn('short@example.org'))).toBe('sign-in-refused');
    expect(codeOf(await post(admin, `/people/${lena}/recovery`))).toBe('account-suspended');
    expect((await post(admin, `/people/${lena}/restore`)).statusCode).toBe(200);
    await as('short');
    expect((await trail('person.suspend'))[0]).toMatchObject({ actor: 'adaeze@example.org', subject: 'account:short@example.org' });
  });
});

describe('keys of services', () => {
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  const make = async (more: object = {}) => post(await as('adaeze'), '/keys', { service: 'pipeline@example.org', label: 'nightly', role: 'auditor', at: at('organisation'), until: new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10), ...more });

  it('open what the account may, from anywhere, without Host or Origin being ours', async () => {
    const { key } = (await make()).json<{ key: string }>();
    expect(key).toMatch(/^tl_[\w-]{43}$/);
    const foreign = { ...bearer(key), host: 'elsewhere.example', origin: 'https://elsewhere.example' };
    const mine = meSchema.parse((await home.browser('elsewhere').ask('/me', { headers: foreign })).json());
    expect(mine).toMatchObject({ as: 'service', account: { name: 'pipeline@example.org' } });
    expect(codeOf(await home.browser('elsewhere').ask('/imports/1/undo', { method: 'POST', headers: foreign }))).toBe('not-allowed');
    expect((await home.browser('elsewhere').ask('/me/sessions', { headers: foreign })).statusCode).toBe(401);
  });

  it('bring a file in where the role allows, told in the trail by the service’s name, and nothing where the key is narrower', async () => {
    const wide = (await make({ service: 'loader@example.org', role: 'administrator' })).json<{ key: string }>().key;
    const narrow = (await make({ service: 'loader@example.org', role: 'administrator', only: ['import.read'] })).json<{ key: string }>().key;
    const late = { file: 'late.json', open: async function* open() { yield caseText('agro-industry-late.portfolio.json'); } };
    const { numbers } = await importFile({ pool: home.store.appPool, actor: LOCAL, listeners: LISTENERS }, late);
    const undo = (key: string) => home.browser('elsewhere').ask(`/imports/${numbers[0]}/undo`, { method: 'POST', headers: bearer(key) });
    expect(codeOf(await undo(narrow))).toBe('not-allowed');
    const answer = await undo(wide);
    expect(answer.statusCode, answer.body).toBe(200);
    expect((await trail('import.undo'))[0]).toMatchObject({ actor: 'loader@example.org' });
  });

  it.each([['none', 'tl_nothing'], ['another scheme', 'abc'], ['an empty one', '']])('%s is told so, also where reading needs none', async (_what, key) => {
    const answer = await home.browser('elsewhere').ask('/organisations', { headers: bearer(key) });
    expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'key-not-accepted']);
  });

  it('are listed without themselves, revoked, run out, and never last longer than two years', async () => {
    const made = (await make({ service: 'short-lived@example.org' })).json<{ id: string; key: string }>();
    const admin = await as('adaeze');
    const listed = keysSchema.parse((await admin.ask('/keys?organisation=ORG')).json());
    expect(listed.keys.find((one) => one.id === made.id)).toMatchObject({ service: 'short-lived@example.org', begins: made.key.slice(0, 9), state: 'valid', mayRevoke: true });
    expect(JSON.stringify(listed)).not.toContain(made.key);
    expect((await admin.ask(`/keys/${made.id}`, { method: 'DELETE' })).statusCode).toBe(200);
    expect(codeOf(await home.browser('elsewhere').ask('/me', { headers: bearer(made.key) }))).toBe('key-not-accepted');
    expect(codeOf(await make({ until: '2099-01-01' }))).toBe('key-too-long');
    expect(codeOf(await (await as('olga')).ask(`/keys/${made.id}`, { method: 'DELETE' }))).toBe('key-unknown');
    expect((await (await as('olga')).ask('/keys?organisation=ORG')).statusCode).toBe(403);
  });

  it('for a person’s name, or a service that reaches further than its maker, there are none', async () => {
    expect(codeOf(await make({ service: 'selam@example.org' }))).toBe('name-taken');
    const olga = await as('olga');
    const theirs = await post(olga, '/keys', { service: 'pipeline@example.org', label: '', role: 'auditor', at: at('organisation', 'OTHER'), until: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) });
    expect([theirs.statusCode, codeOf(theirs)]).toEqual([409, 'name-taken']);
  });
});

describe('bringing files in', () => {
  const file = (organisation: string) => {
    const document = JSON.parse(caseText('agro-industry.portfolio.json').toString('utf8')) as { organisation: { id: string } };
    const text = JSON.stringify({ ...document, organisation: { ...document.organisation, id: organisation } });
    return { file: 'x.json', open: async function* open() { yield Buffer.from(text); } };
  };
  const adaeze: Actor = { id: '1', name: 'adaeze@example.org', from: null, grants: [{ role: 'administrator', at: { organisation: 'ORG' }, from: null, until: null }] };
  const bringIn = (organisation: string, choice: object = {}) => importFile({ pool: home.store.appPool, actor: adaeze, listeners: LISTENERS }, file(organisation), choice);
  it('is asked for at each organisation that a file is filed under', async () => {
    expect((await bringIn('ORG')).outcome).toBe('unchanged');
    for (const [organisation, choice] of [['OTHER', {}], ['OTHER', { dryRun: true }], ['ORG', { organisation: 'OTHER' }], ['NEW', {}], ['ORG', { organisation: 'NEW' }]] as const) {
      await expect(bringIn(organisation, choice)).rejects.toMatchObject({ problems: [{ code: 'not-allowed', kind: 'forbidden' }] });
    }
    expect((await home.store.ownerPool.query(`select from organisation where code = 'NEW'`)).rowCount).toBe(0);
  });
});

describe('the first to come', () => {
  it('is let in by the link of the start, once, and no later than anybody has an account', async () => {
    const empty = await house();
    try {
      const pool = empty.store.appPool;
      const [old, link] = [await firstLink(pool, 'http://localhost:4180'), await firstLink(pool, 'http://localhost:4180')];
      const use = (token: string, more: object = {}) => post(empty.browser(), '/links/use', { token, name: 'root@example.org', displayName: 'Adaeze', password: 'quiet river under old bridge', ...more });
      expect((await empty.browser().ask('/me')).json()).toMatchObject({ as: 'local', signIn: { firstToCome: true, cast: true, required: false } });
      expect(codeOf(await use(tokenOf(old!)))).toBe('link-not-valid');
      const mine = meSchema.parse((await use(tokenOf(link!))).json());
      expect(mine.grants).toMatchObject([{ role: 'administrator', at: { organisation: null, place: 'store' } }]);
      expect(codeOf(await use(tokenOf(link!), { name: 'second@example.org' }))).toBe('link-not-valid');
      expect(await firstLink(pool, 'http://localhost:4180')).toBeNull();
    } finally {
      await empty.close();
    }
  });
});

describe('the cast of the demonstration', () => {
  it('is switched to on this machine, and is not there from elsewhere', async () => {
    const stage = await house();
    try {
      const id = await stage.person('akua@meridian.example', [{ role: 'project-manager', ...at('project:P1') }]);
      await stage.store.ownerPool.query('update account set is_demonstration = true where account_id = $1', [id]);
      const here = stage.browser();
      expect(castSchema.parse((await here.ask('/cast')).json()).cast).toMatchObject([{ id, name: 'akua@meridian.example' }]);
      expect((await post(here, `/cast/${id}`)).json()).toMatchObject({ as: 'person', account: { demonstration: true } });
      expect(codeOf(await post(here, '/imports/1/undo'))).toBe('not-allowed');
      // the same cookie from another address opens nothing
      expect((await here.ask('/me', { from: '192.0.2.7' })).json()).toMatchObject({ as: 'reader' });
      for (const headers of [{ 'x-forwarded-for': '192.0.2.7' }, { forwarded: 'for=192.0.2.7' }] as Record<string, string>[]) expect((await stage.browser().ask('/cast', { headers })).statusCode).toBe(404);
      expect((await stage.browser().ask('/cast', { from: '192.0.2.7' })).statusCode).toBe(404);
      expect((await home.browser().ask('/cast')).statusCode).toBe(404);
      const somebody = await stage.person('real@example.org', []);
      await expect(switchPerson(stage.store.appPool, somebody, { address: null, browser: null })).rejects.toMatchObject({ problems: [{ code: 'account-unknown' }] });
      await here.ask('/session', { method: 'DELETE' });
      expect((await here.ask('/me')).json()).toMatchObject({ as: 'local' });
    } finally {
      await stage.close();
    }
  });
});

describe('on this machine', () => {
  it('without an account everything is done as before; where signing in is required, nothing', async () => {
    const strict = await house({ required: true });
    try {
      expect((await strict.browser().ask('/me')).json()).toMatchObject({ as: 'reader', signIn: { required: true } });
      const answer = await post(strict.browser(), '/imports/1/undo');
      expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'sign-in-needed']);
    } finally {
      await strict.close();
    }
  });
  it('links are used past the addresses as well', async () => {
    await expect(spendOneTimeLink(home.store.appPool, { token: 'none', password: 'x' }, { address: null, browser: null, device: null })).rejects.toMatchObject({ problems: [{ code: 'link-not-valid' }] });
    expect((await invitePerson(home.store.appPool, LOCAL, { name: 'by-terminal@example.org', role: 'auditor', at: at('organisation') }, PUBLIC)).link).toContain('/welcome#');
  });
});
