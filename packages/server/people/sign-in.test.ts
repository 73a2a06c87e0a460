// Coming in, staying in, going out: what a person, and what somebody who is none, gets to see of it.
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL } from '@throughline/core/people/may.ts';
import { type Me, meSchema, sessionsSchema } from '@throughline/contract/people/me.ts';
import { inSight } from '../database/scope.ts';
import { beginSecondFactor } from './actions/begin-second-factor.ts';
import { changeAccount } from './actions/change-account.ts';
import { changePassword } from './actions/change-password.ts';
import { confirmSecondFactor } from './actions/confirm-second-factor.ts';
import { createSession } from './actions/create-session.ts';
import { endSession } from './actions/end-session.ts';
import { removeSecondFactor } from './actions/remove-second-factor.ts';
import { hashOf, totpStep } from './secrets.ts';
import { findSession } from './sessions.ts';
import { type Browser, type House, PASSWORD, PUBLIC, codeOf, house } from './testing/house.ts';

let door: House;
const at = { organisation: 'ORG', place: 'project:P1' };
let selam: string;
beforeAll(async () => {
  door = await house({ origin: new URL(PUBLIC) });
  selam = await door.person('selam@example.org', [{ role: 'project-manager', ...at }]);
  await door.person('yusuf@example.org', [{ role: 'quality-assurance', organisation: 'ORG', place: 'organisation' }]);
});
afterAll(() => door.close());

const me = async (browser: Browser): Promise<Me> => meSchema.parse((await browser.ask('/me')).json());
/** Nobody has to wait for what another test tried. */
const noWaits = () => door.store.ownerPool.query('delete from sign_in_turn');
const signedIn = async (name = 'selam@example.org'): Promise<Browser> => {
  await noWaits();
  const browser = door.browser('elsewhere');
  expect((await browser.signIn(name)).statusCode).toBe(200);
  return browser;
};

describe('from elsewhere', () => {
  it('nobody is known, reads, and changes nothing', async () => {
    const browser = door.browser('elsewhere');
    expect(await me(browser)).toMatchObject({ as: 'reader', account: null, signIn: { required: true, cast: false, firstToCome: false, openId: null } });
    expect((await browser.ask('/organisations')).statusCode).toBe(200);
    expect(codeOf(await browser.ask('/imports/1/undo', { method: 'POST' }))).toBe('change-from-elsewhere');
  });

  it('a person signs in, is told what they may, and goes out again', async () => {
    const browser = await signedIn();
    const mine = await me(browser);
    expect(mine).toMatchObject({ as: 'person', account: { name: 'selam@example.org', hasPassword: true, secondFactor: false }, grants: [{ role: 'project-manager', at, holds: true }] });
    expect(mine.abilities).toContainEqual({ verb: 'report.submit', at });
    expect(mine.abilities.map((one) => one.verb)).not.toContain('report.verify');
    expect(codeOf(await browser.ask('/imports/1/undo', { method: 'POST' }))).toBe('not-allowed');
    const token = browser.cookies.get('__Host-throughline')!;
    expect((await browser.ask('/session', { method: 'DELETE' })).statusCode).toBe(200);
    expect((await me(browser)).as).toBe('reader');
    expect(await findSession(door.store.appPool, token)).toBeNull();
  });

  it('the cookie is out of reach of scripts, of other sites and of plain text', async () => {
    await noWaits();
    const [answer] = [await door.browser('elsewhere').signIn('selam@example.org')];
    const cookie = answer.cookies.find((one) => one.name === '__Host-throughline');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: true, path: '/' });
    expect(answer.headers['cache-control']).toContain('no-');
  });

  it('the store knows the hash of a token, never the token or password', async () => {
    const browser = await signedIn();
    const everything = await Promise.all(['account', 'account_secret', 'account_session', 'known_device', 'account_deed', 'one_time_link', 'service_key'].map(async (table) =>
      JSON.stringify((await door.store.ownerPool.query(`select * from ${table}`)).rows)));
    for (const token of browser.cookies.values()) expect(everything.join('')).not.toContain(token);
    expect(everything.join('')).not.toContain(PASSWORD);
    expect(everything[1]).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });
});

describe('who is not let in', () => {
  it.each([['a wrong password', 'selam@example.org', 'seven goats cross the river'], ['an unknown name', 'nobody@example.org', PASSWORD], ['no name at all', '', '']])('%s: the same answer', async (_what, name, password) => {
    await noWaits();
    const answer = await door.browser('elsewhere').signIn(name, password);
    expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'sign-in-refused']);
    expect(answer.cookies).toEqual([]);
  });

  it('an unknown name costs the same work as a known one', async () => {
    const best: Record<string, number> = {};
    for (let each = 0; each < 8; each += 1) {
      for (const name of ['selam@example.org', 'nobody@example.org']) {
        await noWaits();
        const start = performance.now();
        await door.browser('elsewhere').signIn(name, 'not the password at all');
        best[name] = Math.min(best[name] ?? Infinity, performance.now() - start);
      }
    }
    const [known, unknown] = Object.values(best) as [number, number];
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2);
  });

  it('stuffing: one name from many addresses, many names from one address, at the same moment, must wait', async () => {
    await noWaits();
    const tries = await Promise.all(Array.from({ length: 12 }, (_one, number) => door.browser('elsewhere').ask('/session', { method: 'POST', body: { name: 'selam@example.org', password: `guess ${number}` }, from: `198.51.100.${number + 1}` })));
    const waits = tries.filter((one) => one.statusCode === 429);
    expect(waits.length).toBeGreaterThanOrEqual(7);
    expect(Number(waits[0]!.headers['retry-after'])).toBeGreaterThan(0);
    expect(codeOf(waits[0]!)).toBe('try-again-later');
    await noWaits();
    const many = await Promise.all(Array.from({ length: 40 }, (_one, number) => door.browser('elsewhere').signIn(`name-${number}@example.org`, 'guess')));
    expect(many.filter((one) => one.statusCode === 429).length).toBeGreaterThanOrEqual(10);
  });

  it('the owner is not locked out by others: a known browser has its own turns, waits end, and recovery needs none', async () => {
    const owner = await signedIn();
    await Promise.all(Array.from({ length: 8 }, () => door.browser('elsewhere').signIn('selam@example.org', 'guess')));
    // the wait of the fifth try, made longer than this test
    await door.store.ownerPool.query(`update sign_in_turn set next = now() + interval '5 minutes' where tried_hash = $1`, [hashOf('name selam@example.org')]);
    expect((await door.browser('elsewhere').ask('/session', { method: 'POST', body: { name: 'selam@example.org', password: PASSWORD }, from: '203.0.113.5' })).statusCode).toBe(429);
    await owner.ask('/session', { method: 'DELETE' });
    expect((await owner.signIn('selam@example.org')).statusCode).toBe(200);
    await door.store.ownerPool.query(`update sign_in_turn set next = now()`);
    expect((await door.browser('elsewhere').signIn('selam@example.org')).statusCode).toBe(200);
  });
});

describe('sessions', () => {
  it('fixation: a token from outside is never taken up, and signing in gives another', async () => {
    await noWaits();
    const browser = door.browser('elsewhere');
    browser.cookies.set('__Host-throughline', 'token-planted-by-somebody-else');
    await browser.signIn('selam@example.org');
    const first = browser.cookies.get('__Host-throughline')!;
    expect(first).not.toBe('token-planted-by-somebody-else');
    await browser.signIn('selam@example.org');
    expect(browser.cookies.get('__Host-throughline')).not.toBe(first);
    expect(await findSession(door.store.appPool, first)).toBeNull();
  });

  it('tokens turn every quarter of an hour, the one before is good for a moment, and then no more', async () => {
    const browser = await signedIn();
    const old = browser.cookies.get('__Host-throughline')!;
    await door.store.ownerPool.query(`update account_session set turned = now() - interval '16 minutes' where ended is null`);
    expect((await me(browser)).as).toBe('person');
    expect(browser.cookies.get('__Host-throughline')).not.toBe(old);
    expect(await findSession(door.store.appPool, old)).not.toBeNull();
    await door.store.ownerPool.query(`update account_session set turned = now() - interval '2 minutes' where ended is null`);
    expect(await findSession(door.store.appPool, old)).toBeNull();
    expect((await me(browser)).as).toBe('person');
  });

  it.each([['nobody came for half a day', `seen = now() - interval '13 hours'`], ['two weeks are over', `ends = now() - interval '1 second'`]])('end when %s', async (_when, change) => {
    const browser = await signedIn();
    await door.store.ownerPool.query(`update account_session set ${change} where ended is null`);
    expect((await me(browser)).as).toBe('reader');
  });

  it('are listed by their owner, who ends one from another, and not somebody else’s', async () => {
    await door.store.ownerPool.query('update account_session set ended = now()');
    const [office, field, other] = [await signedIn(), await signedIn(), await signedIn('yusuf@example.org')];
    const listed = sessionsSchema.parse((await field.ask('/me/sessions')).json()).sessions;
    expect(listed.map((one) => one.current).sort()).toEqual([false, true]);
    expect(listed[0]).toMatchObject({ by: 'password', address: '192.0.2.7', browser: 'a browser' });
    const officeSession = listed.find((one) => !one.current)!.id;
    const refused = await other.ask(`/me/sessions/${officeSession}`, { method: 'DELETE' });
    expect([refused.statusCode, codeOf(refused)]).toEqual([404, 'session-unknown']);
    expect((await field.ask(`/me/sessions/${officeSession}`, { method: 'DELETE' })).statusCode).toBe(200);
    expect([(await me(office)).as, (await me(field)).as]).toEqual(['reader', 'person']);
  });
});

describe('one’s own account', () => {
  it('is renamed, not to look like somebody else’s', async () => {
    const browser = await signedIn();
    expect((await browser.ask('/me', { method: 'PATCH', body: { displayName: 'Selam Tadesse', language: 'ar' } })).json()).toMatchObject({ account: { displayName: 'Selam Tadesse', language: 'ar' } });
    expect(codeOf(await browser.ask('/me', { method: 'PATCH', body: { displayName: 'Sel\u0430m' } }))).toBe('name-of-mixed-scripts');
    await expect(changeAccount(door.store.appPool, { ...LOCAL, id: selam }, { displayName: ' ' })).rejects.toMatchObject({ problems: [{ code: 'text-empty' }] });
  });

  it.each([['its number', { id: '1' }], ['its roles', { grants: [{ role: 'administrator' }] }], ['a flag', { has_second_factor: false }], ['its sign-in name', { name: 'admin@example.org' }]])('mass assignment of %s is refused', async (_what, more) => {
    const answer = await (await signedIn()).ask('/me', { method: 'PATCH', body: { displayName: 'Selam', ...more } });
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'question-unknown-part']);
  });

  it('another password ends every other session, needs the present one, and is no common one', async () => {
    const [browser, elsewhere] = [await signedIn('yusuf@example.org'), await signedIn('yusuf@example.org')];
    const change = (body: unknown) => browser.ask('/me/password', { method: 'POST', body });
    expect(codeOf(await change({ password: 'quiet river under old bridge' }))).toBe('password-needed');
    expect(codeOf(await change({ current: 'wrong', password: 'quiet river under old bridge' }))).toBe('password-wrong');
    expect(codeOf(await change({ current: PASSWORD, password: 'Password123456' }))).toBe('password-too-common');
    expect(codeOf(await change({ current: PASSWORD, password: 'short' }))).toBe('password-too-short');
    const token = browser.cookies.get('__Host-throughline');
    expect((await change({ current: PASSWORD, password: 'quiet river under old bridge' })).statusCode).toBe(200);
    expect([(await me(browser)).as, (await me(elsewhere)).as]).toEqual(['person', 'reader']);
    expect(browser.cookies.get('__Host-throughline')).not.toBe(token);
    await changePassword(door.store.appPool, await actorOfYusuf(), '0', { current: 'quiet river under old bridge', password: PASSWORD });
  });
  const actorOfYusuf = async () => ({ ...LOCAL, name: 'yusuf@example.org', id: (await door.store.ownerPool.query<{ account_id: string }>(`select account_id from account where name = 'yusuf@example.org'`)).rows[0]!.account_id });

  it('of a key or of nobody: none', async () => {
    expect(codeOf(await door.browser('elsewhere').ask('/me/sessions'))).toBe('sign-in-needed');
    await expect(endSession(door.store.appPool, { ...LOCAL, id: selam }, 'x')).rejects.toMatchObject({ problems: [{ code: 'session-unknown' }] });
  });
});

describe('a second factor', () => {
  const code = (secret: string, seconds = 0): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + seconds * 1000 });
  const came = { address: '192.0.2.9', browser: null, device: null };
  const enter = (sent: string | undefined) => noWaits().then(() => createSession(door.store.appPool, { name: 'selam@example.org', password: PASSWORD, code: sent }, came));

  it('is set up, asked for, not taken twice, and taken away', async () => {
    const browser = await signedIn();
    const begun = await browser.ask('/me/second-factor', { method: 'POST', body: { password: PASSWORD } });
    const { secret, uri } = begun.json<{ secret: string; uri: string }>();
    expect(uri).toMatch(/^otpauth:\/\/totp\/Throughline:selam%40example\.org\?/);
    // not confirmed, it is not asked for
    expect((await door.browser('elsewhere').signIn('selam@example.org')).statusCode).toBe(200);
    expect(codeOf(await browser.ask('/me/second-factor/confirm', { method: 'POST', body: { code: '000000' } }))).toBe('code-wrong');
    const { recoveryCodes } = (await browser.ask('/me/second-factor/confirm', { method: 'POST', body: { code: code(secret, -30) } })).json<{ recoveryCodes: string[] }>();
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await me(browser)).account).toMatchObject({ secondFactor: true, recoveryCodesLeft: 10 });

    await noWaits();
    const asked = await door.browser('elsewhere').signIn('selam@example.org');
    expect([asked.statusCode, codeOf(asked)]).toEqual([401, 'second-factor-needed']);
    const used = code(secret);
    expect((await door.browser('elsewhere').signIn('selam@example.org', PASSWORD, used)).statusCode).toBe(200);
    await expect(enter(used)).rejects.toMatchObject({ problems: [{ code: 'sign-in-refused' }] });
    expect((await enter(recoveryCodes[0]!.toUpperCase())).token.length).toBeGreaterThan(40);
    await expect(enter(recoveryCodes[0])).rejects.toMatchObject({ problems: [{ code: 'sign-in-refused' }] });

    await noWaits();
    await expect(removeSecondFactor(door.store.appPool, { ...LOCAL, name: 'selam@example.org', id: selam }, '0', { password: PASSWORD, code: '123456' })).rejects.toMatchObject({ problems: [{ code: 'code-wrong' }] });
    await removeSecondFactor(door.store.appPool, { ...LOCAL, name: 'selam@example.org', id: selam }, '0', { password: PASSWORD, code: recoveryCodes[1]! });
    expect((await enter(undefined)).token.length).toBeGreaterThan(40);
  });

  it('a clock may be half a minute off to either side, and no more', () => {
    const secret = new Secret({ size: 20 }).base32;
    const now = Date.UTC(2024, 2, 31, 12, 0, 15);
    const typed = (seconds: number) => totpStep(secret, new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now + seconds * 1000 }), now);
    expect([-30, 0, 30].map((seconds) => typed(seconds)! - typed(0)!)).toEqual([-1, 0, 1]);
    expect([-90, -60, 60, 90].map(typed)).toEqual([null, null, null, null]);
  });

  it('codes are guessed no faster than passwords: asking without a code buys no more tries', async () => {
    const begun = await beginSecondFactor(door.store.appPool, { ...LOCAL, name: 'selam@example.org', id: selam }, PASSWORD);
    await confirmSecondFactor(door.store.appPool, { ...LOCAL, name: 'selam@example.org', id: selam }, '0', code(begun.secret));
    await noWaits();
    const answers: number[] = [];
    for (let each = 0; each < 5; each += 1) {
      answers.push((await door.browser('elsewhere').signIn('selam@example.org', PASSWORD, `00000${each}`)).statusCode, (await door.browser('elsewhere').signIn('selam@example.org')).statusCode);
    }
    expect(answers).toContain(429);
    await inSight(door.store.appPool, { account: selam }, async (trx) => {
      await trx.query('update account_secret set totp_secret = null where account_id = $1', [selam]);
      await trx.query('update account set has_second_factor = false where account_id = $1', [selam]);
    }, true);
  });
});

describe('pages of others', () => {
  it.each<[string, Record<string, string>, string]>([
    ['another origin', { origin: 'https://elsewhere.example' }, 'origin-not-ours'], ['an origin that begins like ours', { origin: 'https://results.example.org.evil.example' }, 'origin-not-ours'],
    ['ours without encryption', { origin: 'http://results.example.org' }, 'origin-not-ours'], ['no origin at all, said so', { origin: 'null' }, 'origin-not-ours'],
    ['a frame of another site', { 'sec-fetch-site': 'cross-site' }, 'origin-not-ours'], ['a neighbour below the same domain', { 'sec-fetch-site': 'same-site' }, 'origin-not-ours'],
    ['a name that is bound to this machine', { host: 'elsewhere.example' }, 'host-not-local'],
  ])('%s posts nothing with a cookie', async (_what, headers, code) => {
    const browser = await signedIn();
    for (const [url, method] of [['/me', 'PATCH'], ['/session', 'POST'], ['/session', 'DELETE'], ['/grants', 'POST'], ['/imports/1/undo', 'POST']] as const) {
      const answer = await browser.ask(url, { method, headers, ...(method === 'DELETE' ? {} : { body: {} }) });
      expect([url, answer.statusCode, codeOf(answer)]).toEqual([url, 403, code]);
    }
    expect((await me(browser)).as).toBe('person');
  });
  it('our own do', async () => {
    const answer = await (await signedIn()).ask('/me', { method: 'PATCH', body: { language: 'fr' }, headers: { origin: PUBLIC, 'sec-fetch-site': 'same-origin' } });
    expect(answer.statusCode).toBe(200);
  });
});

describe('what is sent', () => {
  const post = (url: string, payload: string, headers: Record<string, string> = {}) =>
    door.app.inject({ method: 'POST', url: `/api/v1${url}`, remoteAddress: '127.0.0.1', headers: { host: 'localhost:4180', 'content-type': 'application/json', ...headers }, payload });
  it.each<[string, string, number, string]>([
    ['two million characters', JSON.stringify({ name: 'x'.repeat(2_000_000), password: '' }), 413, 'upload-too-large'],
    ['brackets in brackets, a hundred thousand deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400, 'question-not-understood'],
    ['objects in objects in a member', `{"name":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)},"password":""}`, 400, 'question-not-understood'],
    ['half an object', '{"name":', 400, 'request-not-understood'], ['a prototype', '{"__proto__":{"role":"administrator"},"name":"a","password":"b"}', 400, 'request-not-understood'],
    ['another type', '{"name":{"$gt":""},"password":["x"]}', 400, 'question-not-understood'], ['members nobody knows', '{"name":"a@b.c","password":"x","admin":true}', 400, 'question-unknown-part'],
    ['nothing', '', 400, 'request-not-understood'],
  ])('%s: refused', async (_what, payload, status, code) => {
    await noWaits();
    const answer = await post('/session', payload);
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code]);
    expect(answer.body).not.toContain('    at ');
  });
});
