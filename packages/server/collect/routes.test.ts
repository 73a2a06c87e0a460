/** Reports over the wire: the version in If-Match, 412 with what stands, keys, and bodies that nobody knows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentSchema, doneSchema, reportSchema } from '@throughline/contract/collect/report.ts';
import { myWorkSchema, roundsSchema } from '@throughline/contract/collect/rounds.ts';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../http/server.ts';
import { type Stage, stage } from './testing/people.ts';

let on: Stage;
let app: FastifyInstance;
beforeAll(async () => {
  on = await stage();
  app = await buildServer({ store: on.store as never, listeners: [] }, false);
});
afterAll(async () => {
  await app.close();
  await on.store.drop();
});

const AT = '/api/v1/projects/P3/reports/2022';
const send = (method: 'PUT' | 'POST', url: string, body: unknown, headers: Record<string, string> = {}) =>
  app.inject({ method, url, payload: body as object, headers: { host: 'localhost', 'content-type': 'application/json', ...headers } });
const get = (url: string) => app.inject({ method: 'GET', url, headers: { host: 'localhost' } });
const one = (value: string) => ({ values: [{ indicator: 'TCO.1', said: { value }, note: null }] });

describe('a report over the wire', () => {
  it('is read with a tag that If-Match takes back', async () => {
    const read = await get(AT);
    expect(reportSchema.parse(read.json())).toMatchObject({ version: 0, standing: 'new', project: 'P3', period: '2022' });
    const saved = await send('PUT', `${AT}/draft`, one('5'), { 'if-match': String(read.headers['etag']) });
    expect(doneSchema.parse(saved.json())).toMatchObject({ version: 1, standing: 'drafting' });
    expect(saved.headers['etag']).toBe('"1"');
  });
  it('shows the second what the first wrote', async () => {
    const late = await send('PUT', `${AT}/draft`, one('6'), { 'if-match': '"0"' });
    expect(late.statusCode).toBe(412);
    expect(late.json()).toMatchObject({ code: 'report-changed-meanwhile', status: 412 });
    expect(currentSchema.parse(late.json().current)).toMatchObject({ version: 1, values: [{ indicator: 'TCO.1', said: { value: '5' } }] });
  });
  it('needs a version, and knows what it is asked', async () => {
    expect((await send('PUT', `${AT}/draft`, one('6'))).statusCode).toBe(428);
    expect((await send('PUT', `${AT}/draft`, one('6'), { 'if-match': 'seven' })).json().code).toBe('version-malformed');
    expect((await send('PUT', `${AT}/draft`, { ...one('6'), state: 'verified' }, { 'if-match': '"1"' })).json()).toMatchObject({ status: 400, code: 'question-unknown-part' });
    expect((await send('PUT', `${AT}/draft`, { values: [{ indicator: 'TCO.1', said: { value: 5 }, note: null }] }, { 'if-match': '"1"' })).statusCode).toBe(400);
    expect((await send('PUT', '/api/v1/projects/P3/reports/sometime/draft', one('6'), { 'if-match': '"1"' })).json().code).toBe('period-malformed');
    expect((await send('POST', `${AT}/submit`, {}, { 'if-match': '"1"', origin: 'https://elsewhere.example' })).statusCode).toBe(403);
  });
  it('takes a deed once', async () => {
    const first = await send('PUT', `${AT}/draft`, one('7'), { 'if-match': '"1"', 'idempotency-key': 'k-1' });
    const again = await send('PUT', `${AT}/draft`, one('7'), { 'if-match': '"1"', 'idempotency-key': 'k-1' });
    expect([first.json().version, again.json().version, again.json().replayed]).toEqual([2, 2, true]);
    expect((await send('PUT', `${AT}/draft`, one('8'), { 'if-match': '"2"', 'idempotency-key': 'k-1' })).json()).toMatchObject({ status: 409, code: 'key-used-otherwise' });
  });
  it('is listed among what is owed, and rounds are opened and closed', async () => {
    expect(myWorkSchema.parse((await get('/api/v1/my-work')).json()).actor).toBe('local');
    const opened = await send('POST', '/api/v1/rounds', { calendar: 'year', period: '2022', opens: '2023-01-01', due: '2099-01-31', closes: '2099-02-15' });
    expect(opened.statusCode).toBe(200);
    expect(roundsSchema.parse((await get('/api/v1/rounds')).json()).rounds).toMatchObject([{ state: 'open', asked: 4, verified: 3, drafts: 1 }]);
    expect((await send('POST', `/api/v1/rounds/${opened.json().number}/close`, {})).statusCode).toBe(200);
    expect((await send('POST', '/api/v1/rounds/x/close', {})).json().code).toBe('round-number');
  });
  it('is described, bodies and guards too', async () => {
    const { paths } = (await get('/api/v1/openapi.json')).json();
    expect(paths['/api/v1/projects/{code}/reports/{period}/submit'].post.requestBody).toBeDefined();
    expect(JSON.stringify(paths['/api/v1/projects/{code}/reports/{period}/draft'].put.parameters)).toContain('if-match');
  });
});
