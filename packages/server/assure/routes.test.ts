/** The workbench over HTTP: who may, what a wrong body gets, and that a preview changes nothing. */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { confirmedSchema, mappingSchema } from '@throughline/contract/assure/mapping.ts';
import { previewSchema } from '@throughline/contract/rollup/gaps.ts';
import { buildServer } from '../http/server.ts';
import { type TestStore, testStore } from '../transfer/testing/store.ts';

let store: TestStore;
let app: FastifyInstance;
const HOST = { host: 'localhost:4180' };
type Details = { code: string; problems: { code: string; at: string; text: string }[] };

beforeAll(async () => {
  store = await testStore();
  expect((await store.importCase('agro-industry.portfolio.json')).outcome).toBe('imported');
  app = await buildServer({ store: { ...store, kind: 'embedded', roles: 'app-role', data: null, close: () => store.drop() }, listeners: [] }, false);
});
afterAll(async () => { await app.close(); await store.drop(); });

const look = async (headers: Record<string, string> = HOST) => mappingSchema.parse((await app.inject({ method: 'GET', url: '/api/v1/mapping', headers })).json());
const post = (url: string, body: object, headers: Record<string, string> = HOST, remoteAddress = '127.0.0.1') =>
  app.inject({ method: 'POST', url: `/api/v1${url}`, headers: { ...headers, 'content-type': 'application/json' }, payload: JSON.stringify(body), remoteAddress });
const decisions = async (to: string | null, grade: string | null) => (await look()).groups[0]!.subjects.map((one) => ({ subject: one.subject, seen: one.standing?.mapping ?? null, to, grade }));

it('says to a reader from elsewhere that nothing may be changed', async () => {
  expect((await look({ host: 'figures.example' })).may).toEqual({ confirm: false, undo: false, why: 'not-allowed' });
  const refused = await post('/mapping/confirmations', { reason: 'x', decisions: [] }, HOST, '192.0.2.7');
  expect([refused.statusCode, refused.json<Details>().code]).toEqual([403, 'change-from-elsewhere']);
  expect((await post('/mapping/confirmations/1/undo', {}, { ...HOST, origin: 'https://elsewhere.example' })).statusCode).toBe(403);
});

it('a preview may be asked by everybody and changes nothing', async () => {
  const before = await look();
  const asked = await post('/mapping/preview', { decisions: await decisions('TCO.1', 'B'), asOf: '2024-03-31' }, { host: 'figures.example' });
  const body = previewSchema.parse(asked.json());
  expect(body.rows.map((row) => [row.indicator, row.period, row.now.value, row.would.value])).toEqual(
    [['TCO.1', '2018', null, '120'], ['TCO.1', '2019', null, '80'], ['KASA.1', '2018', '120', null], ['KASA.1', '2019', '80', null]]);
  expect(await look()).toEqual(before);
});

it('a body that is none, is unknown in part or says too much is refused', async () => {
  for (const body of [{}, { reason: 'x' }, { reason: 'x', decisions: [{ subject: 'legacy:1' }] }, { reason: 'x', decisions: [], colour: 'red' }]) {
    expect((await post('/mapping/confirmations', body)).statusCode, JSON.stringify(body)).toBe(400);
  }
  const blank = await post('/mapping/confirmations?lang=zh', { reason: ' ', decisions: await decisions('TCO.1', 'B') });
  expect([blank.statusCode, blank.json<Details>().code]).toEqual([400, 'mapping-reason-blank']);
  expect(blank.json<Details>().problems[0]!.text).toMatch(/\p{Script=Han}/u);
  expect((await post('/mapping/confirmations/x/undo', {})).json<Details>().code).toBe('confirmation-number');
  expect((await post('/mapping/confirmations/77/undo', {})).statusCode).toBe(404);
});

it('confirms, refuses what somebody else did meanwhile with 409, and takes back', async () => {
  const mine = await decisions('TCO.1', 'B');
  const { number } = confirmedSchema.parse((await post('/mapping/confirmations', { reason: 'the same', decisions: mine })).json());
  const late = await post('/mapping/confirmations', { reason: 'mine', decisions: mine });
  expect([late.statusCode, late.json<Details>().code]).toEqual([409, 'mapping-changed-meanwhile']);
  expect((await post(`/mapping/confirmations/${number}/undo`, {})).statusCode).toBe(200);
  expect((await post(`/mapping/confirmations/${number}/undo`, {})).statusCode).toBe(409);
});
