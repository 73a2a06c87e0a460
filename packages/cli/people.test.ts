// People and keys from a terminal of the machine: what is printed is what works.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type House, PUBLIC, codeOf, house } from '@throughline/server/people/testing/house.ts';
import { run } from './testing/run.ts';

let home: House;
beforeAll(async () => {
  home = await house({ origin: new URL(PUBLIC) });
}, 60_000);
afterAll(() => home.close());

const ask = (...args: string[]) => run(home.store.url, args);
const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const use = (link: string, more: object = {}) =>
  home.browser('elsewhere').ask('/links/use', { method: 'POST', body: { token: link.trim().split('#')[1], displayName: 'Selam', password: 'quiet river under old bridge', ...more } });

it('invites, gives, lists, takes away and recovers', async () => {
  const invited = await ask('person', 'invite', 'Selam@Example.org', '--role', 'project-manager', '--at', 'project:P1', '--organisation', 'ORG');
  expect(invited).toMatchObject({ status: 0, err: '' });
  expect(invited.out).toMatch(/^http:\/\/localhost:4180\/welcome#[\w-]{43}\n$/);
  expect((await use(invited.out)).statusCode).toBe(200);
  const given = await ask('person', 'grant', 'selam@example.org', '--role', 'evaluator', '--at', 'country:ETH', '--until', tomorrow(), '--organisation', 'ORG', '--format', 'json');
  expect(JSON.parse(given.out)).toMatchObject({ role: 'evaluator', at: { organisation: 'ORG', place: 'country:ETH' } });
  const { id } = JSON.parse(given.out) as { id: string };
  const lines = async (): Promise<string[]> => (await ask('person', 'list', '--organisation', 'ORG')).out.trim().split('\n').map((line) => line.split('\t').slice(0, 5).join(' '));
  expect(await lines()).toContain(`${id} selam@example.org Selam evaluator country:ETH`);
  expect((await ask('person', 'revoke', id, '--reason', 'done')).status).toBe(0);
  expect((await lines()).filter((line) => line.includes('evaluator'))).toEqual([]);
  const link = await ask('person', 'recover', 'selam@example.org');
  expect((await use(link.out, { password: 'seven other goats on a bridge' })).json()).toMatchObject({ as: 'person' });
  const { rows } = await home.store.ownerPool.query<{ actor: string; came_from: string }>(`select actor, came_from from trail where verb in ('grant.create', 'grant.revoke', 'person.invite', 'person.recover')`);
  expect(rows.length).toBeGreaterThanOrEqual(4);
  expect(rows.every((row) => row.actor === 'local' && row.came_from === 'terminal')).toBe(true);
}, 120_000);

it('makes, lists and revokes a key, which is told this once', async () => {
  const made = await ask('key', 'create', 'pipeline@example.org', '--role', 'auditor', '--until', tomorrow(), '--only', 'figure.read', '--organisation', 'ORG');
  const key = made.out.trim();
  expect(key).toMatch(/^tl_[\w-]{43}$/);
  const me = () => home.browser('elsewhere').ask('/me', { headers: { authorization: `Bearer ${key}` } });
  expect((await me()).json()).toMatchObject({ as: 'service', abilities: [{ verb: 'figure.read' }] });
  const listed = await ask('key', 'list', '--organisation', 'ORG');
  expect(listed.out).not.toContain(key);
  const [id] = listed.out.split('\t');
  expect((await ask('key', 'revoke', id!)).status).toBe(0);
  expect(codeOf(await me())).toBe('key-not-accepted');
}, 120_000);

it.each<[string, string[], number, string]>([
  ['a role that is none', ['person', 'invite', 'a@example.org', '--role', 'emperor', '--organisation', 'ORG'], 1, 'question-not-understood'],
  ['a place that is not there', ['person', 'invite', 'a@example.org', '--role', 'auditor', '--at', 'project:NOPE', '--organisation', 'ORG'], 1, 'place-of-grant-unknown'],
  ['no role at all', ['person', 'invite', 'a@example.org'], 2, 'required option'],
])('%s: refused', async (_what, args, status, said) => {
  const { out, ...ended } = await ask(...args);
  expect([ended.status, out]).toEqual([status, '']);
  expect(ended.err).toContain(said);
}, 60_000);
