// The organisation's own sign-in, against a real provider on this machine: who comes in, with which roles, and who does not.
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { meSchema } from '@throughline/contract/people/me.ts';
import type { OpenId } from '../http/entrance.ts';
import { enterOpenId } from './actions/enter-openid.ts';
import { type Browser, type House, house } from './testing/house.ts';

type Claims = { email?: string; email_verified?: boolean; name?: string; groups?: string[] };
/** People at the provider, by their number there. */
const staff: Record<string, Claims> = {};
let who = 's1';
let provider: Server;
let set: OpenId;
let home: House;

const REDIRECT = 'http://localhost:4180/api/v1/openid/callback';

beforeAll(async () => {
  provider = createServer();
  await new Promise<void>((done) => { provider.listen(0, '127.0.0.1', done); });
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const oidc = new Provider(issuer, {
    clients: [{ client_id: 'throughline', client_secret: 'a secret between the two', redirect_uris: [REDIRECT], grant_types: ['authorization_code'], response_types: ['code'] }],
    cookies: { keys: ['keys of the test'] }, features: { devInteractions: { enabled: false } }, pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...staff[sub] }) }),
    interactions: { url: (_context, interaction) => `/enter/${interaction.uid}` },
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client!.clientId, accountId: context.oidc.session!.accountId! });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = oidc.callback();
  provider.on('request', (request, response) => {
    if (request.url!.startsWith('/enter/')) void oidc.interactionFinished(request, response, { login: { accountId: who } });
    else void answer(request, response);
  });
  set = {
    issuer: new URL(issuer), client: 'throughline', secret: 'a secret between the two', name: 'Example Organisation', groupsClaim: 'groups',
    groups: [
      { group: 'leather', role: 'project-manager', at: { organisation: 'ORG', place: 'project:P1' } }, { group: 'quality', role: 'quality-assurance', at: { organisation: 'ORG', place: 'organisation' } },
      { group: 'gone', role: 'auditor', at: { organisation: 'ORG', place: 'project:CLOSED' } },
    ],
  };
  home = await house({ openId: set });
}, 60_000);
afterAll(async () => {
  await home.close();
  provider.closeAllConnections();
  provider.close();
});
beforeEach(() => {
  staff['s1'] = { email: 'Ines@Example.org', email_verified: true, name: 'Inês Duarte', groups: ['leather', 'gone'] };
});

/** Through the provider as a browser goes, and back with what it says; the address of the way back. */
async function there(browser: Browser, start = '/openid/start?back=/projects'): Promise<URL> {
  const jar = new Map<string, string>();
  let next = String((await browser.ask(start)).headers.location);
  for (let hop = 0; hop < 10 && !next.startsWith(REDIRECT); hop += 1) {
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const one of answer.headers.getSetCookie()) jar.set(one.split('=')[0]!, one.split(';')[0]!.slice(one.indexOf('=') + 1));
    next = new URL(answer.headers.get('location')!, next).href;
  }
  return new URL(next);
}
const back = (browser: Browser, address: URL) => browser.ask(`${address.pathname.replace('/api/v1', '')}${address.search}`);
async function enter(): Promise<{ browser: Browser; to: string }> {
  const browser = home.browser();
  const answer = await back(browser, await there(browser));
  return { browser, to: String(answer.headers.location) };
}
const me = async (browser: Browser) => meSchema.parse((await browser.ask('/me')).json());

it('somebody of a group comes in with its role, back where they were; a place that is no more keeps nobody out', async () => {
  const { browser, to } = await enter();
  expect(to).toBe('/projects');
  const mine = await me(browser);
  expect(mine).toMatchObject({ as: 'person', account: { name: 'ines@example.org', displayName: 'Inês Duarte', hasPassword: false } });
  expect(mine.grants).toMatchObject([{ role: 'project-manager', at: { organisation: 'ORG', place: 'project:P1' }, source: 'sign-in' }]);
  const { rows } = await home.store.ownerPool.query<{ data: unknown }>(`select data from account_deed where verb = 'session.create' order by deed_id desc limit 1`);
  expect(rows[0]!.data).toEqual({ by: 'openid', unplaced: ['gone: project:CLOSED'] });
  expect((await browser.ask('/me')).json()).toMatchObject({ signIn: { openId: { name: 'Example Organisation', address: '/api/v1/openid/start' } } });
});

it('roles follow the groups: gained and lost at the next sign-in, those given by hand stay', async () => {
  await enter();
  const id = (await home.store.ownerPool.query<{ account_id: string }>(`select account_id from account where name = 'ines@example.org'`)).rows[0]!.account_id;
  await home.store.ownerPool.query(`insert into role_grant (account_id, org_id, role, place, source, given_by) select $1, org_id, 'evaluator', 'organisation', 'hand', 'local' from organisation where code = 'ORG'`, [id]);
  staff['s1']!.groups = ['quality'];
  const { browser } = await enter();
  expect((await me(browser)).grants.map((one) => [one.role, one.source])).toEqual([['evaluator', 'hand'], ['quality-assurance', 'sign-in']]);
});

it('an account is known by its number there: another address of mail is the same person, the same address another one is not', async () => {
  const first = (await me((await enter()).browser)).account!.id;
  staff['s1']!.email = 'ines.duarte@example.org';
  expect((await me((await enter()).browser)).account!.id).toBe(first);
  staff['s2'] = { email: 'ines@example.org', email_verified: true, groups: ['quality'] };
  who = 's2';
  expect((await enter()).to).toBe('/sign-in?refused=name-taken');
  who = 's1';
});

it.each<[string, Claims, string]>([
  ['no group of ours', { email: 'guest@example.org', email_verified: true, groups: ['canteen'] }, 'openid-without-role'],
  ['an address that is not verified', { email: 'selam@example.org', email_verified: false, groups: ['quality'] }, 'openid-without-name'],
  ['no address at all', { groups: ['quality'] }, 'openid-without-name'],
])('%s: not let in', async (_what, claims, code) => {
  staff['s9'] = claims;
  who = 's9';
  const { browser, to } = await enter();
  who = 's1';
  expect(to).toBe(`/sign-in?refused=${code}`);
  expect((await me(browser)).account).toBeNull();
});

it('a way back that is not ours opens nothing: another browser’s, another state, a second time, another error', async () => {
  const browser = home.browser();
  const address = await there(browser);
  expect(String((await back(home.browser(), address)).headers.location)).toBe('/sign-in?refused=openid-refused');
  const forged = new URL(address);
  forged.searchParams.set('state', 'another');
  expect(String((await back(browser, forged)).headers.location)).toBe('/sign-in?refused=openid-refused');
  const fresh = home.browser();
  const good = await there(fresh);
  const cookies = new Map(fresh.cookies);
  expect(String((await back(fresh, good)).headers.location)).toBe('/projects');
  for (const [name, value] of cookies) fresh.cookies.set(name, value);
  expect(String((await back(fresh, good)).headers.location)).toBe('/sign-in?refused=openid-refused');
  expect(String((await home.browser().ask('/openid/callback?error=access_denied')).headers.location)).toBe('/sign-in?refused=openid-refused');
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/ok\nx'])('goes back to no other site (%j)', async (asked) => {
  const browser = home.browser();
  expect(String((await back(browser, await there(browser, `/openid/start?back=${encodeURIComponent(asked)}`))).headers.location)).toBe('/');
});

it('asks with a challenge, a state and a nonce', async () => {
  const address = new URL(String((await home.browser().ask('/openid/start')).headers.location));
  expect(Object.fromEntries(address.searchParams)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', redirect_uri: REDIRECT, state: expect.stringMatching(/^.{20}/), nonce: expect.stringMatching(/^.{20}/), code_challenge: expect.stringMatching(/^[\w-]{43}$/) });
});

it('a suspended account is not let in by this door either', async () => {
  await enter();
  await home.store.ownerPool.query(`update account set suspended = now() where name = 'ines@example.org'`);
  expect((await enter()).to).toBe('/sign-in?refused=account-suspended');
  await home.store.ownerPool.query('update account set suspended = null');
  const known = { knownAs: 'x y', email: null, emailVerified: false, displayName: null, groups: [] };
  await expect(enterOpenId(home.store.appPool, set, known, { address: null, browser: null })).rejects.toMatchObject({ problems: [{ code: 'openid-without-name' }] });
});

it('a provider that does not answer is said so', async () => {
  const lost = await house({ openId: { ...set, issuer: new URL('http://127.0.0.1:9/') } });
  try {
    expect(String((await lost.browser().ask('/openid/start')).headers.location)).toBe('/sign-in?refused=openid-not-reached');
  } finally {
    await lost.close();
  }
});
