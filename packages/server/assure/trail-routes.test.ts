/** The trail over HTTP: pages, filters, state, a look at all of it, files; and who may not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trailSchema, trailStateSchema } from '@throughline/contract/assure/trail.ts';
import { LOCAL, READER } from '@throughline/core/people/may.ts';
import type { OpenDatabase } from '../database/open-database.ts';
import { inScope } from '../database/scope.ts';
import { sealTrail } from '../frame/seal-trail.ts';
import { writeTrail } from '../frame/write-trail.ts';
import { buildServer } from '../http/server.ts';
import { type HeldOrganisation, findOrganisation } from '../people/find-organisation.ts';
import { refreshProjects } from '../rollup/fast/refresh.ts';
import { type TestStore, testStore } from '../transfer/testing/store.ts';
import { viewTrail } from './views/trail.ts';

let store: TestStore;
let app: Awaited<ReturnType<typeof buildServer>>;
let org: HeldOrganisation;
const LOCALLY = { remoteAddress: '127.0.0.1', headers: { host: 'localhost:4180' } };
const get = async (url: string) => app.inject({ method: 'GET', url: `/api/v1${url}`, ...LOCALLY });
const trail = async (query = '') => trailSchema.parse((await get(`/trail${query}`)).json());
const state = async () => trailStateSchema.parse((await get('/trail/state')).json());

beforeAll(async () => {
  store = await testStore([refreshProjects]);
  await store.importCase('agro-industry.portfolio.json');
  org = await findOrganisation(store.appPool, undefined);
  app = await buildServer({ store: store as unknown as OpenDatabase, listeners: [] }, false);
  await inScope(store.appPool, [org.orgId], (trx) => writeTrail(trx, [
    { orgId: org.orgId, actor: 'amina', from: '10.0.0.7', verb: 'mapping.confirm', subject: 'mapping:1', before: { title: 'old' }, after: { title: '=1+1' }, reason: '50% sure' },
    { orgId: org.orgId, actor: 'bao', from: 'terminal', verb: 'mapping.undo', subject: 'mapping:1' },
  ]), true);
});
afterAll(async () => {
  await app.close();
  await store.drop();
});

describe('reading', () => {
  it('tells what the organisation did, last first, and leaves the parts of an import to the import', async () => {
    const body = await trail();
    expect(body.entries.map((one) => [one.verb, one.subject, one.actor, one.from])).toEqual([
      ['mapping.undo', 'mapping:1', 'bao', 'terminal'], ['mapping.confirm', 'mapping:1', 'amina', '10.0.0.7'], ['import.create', 'import:1', 'local', 'terminal']]);
    expect(body.entries[1]).toMatchObject({ before: { title: 'old' }, after: { title: '=1+1' }, reason: '50% sure', number: 2, project: null });
    expect(body.actors).toEqual([{ code: 'local', count: 5 }, { code: 'amina', count: 1 }, { code: 'bao', count: 1 }]);
  });
  it('tells what was done to a project, with what the import made of it', async () => {
    const [code] = (await store.ownerPool.query<{ code: string }>('select code from project order by code limit 1')).rows.map((row) => row.code);
    const body = await trail(`?project=${code}`);
    expect(body.entries).toMatchObject([{ project: code, verb: 'import.create', subject: `project:${code}`, data: { partOf: 'import:1', made: { project: 1 }, changed: {} } }]);
    expect((await trail('?project=none')).entries).toEqual([]);
  });
  it('filters by person, verb, days and what is held, and takes nothing for a pattern', async () => {
    const subjects = async (query: string) => (await trail(query)).entries.map((one) => one.verb);
    expect(await subjects('?actor=amina')).toEqual(['mapping.confirm']);
    expect(await subjects('?verb=mapping.undo')).toEqual(['mapping.undo']);
    expect(await subjects('?find=50%25')).toEqual(['mapping.confirm']);
    expect(await subjects('?find=OLD')).toEqual(['mapping.confirm']);
    expect(await subjects('?find=_')).toEqual([]);
    const day = new Date().toISOString().slice(0, 10);
    expect((await subjects(`?from=${day}&to=${day}`)).length).toBe(3);
    expect(await subjects('?to=2001-01-01')).toEqual([]);
    for (const [query, code] of [['?from=yesterday', 'date-not-understood'], ['?from=2024-02-02&to=2024-02-01', 'days-in-wrong-order'], ['?before=x', 'place-in-trail'], ['?who=x', 'question-unknown-part']]) {
      expect((await get(`/trail${query}`)).json<{ code: string }>().code).toBe(code);
    }
  });
  it('goes on page by page without leaving out or repeating any', async () => {
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const body: Awaited<ReturnType<typeof trail>> = await trail(`?limit=1&before=${encodeURIComponent(next)}`);
      seen.push(...body.entries.map((one) => one.verb));
      next = body.next;
    }
    expect(seen).toEqual(['mapping.undo', 'mapping.confirm', 'import.create']);
  });
  it('tells what was done to the store to those who may read its trail, and to nobody else', async () => {
    await inScope(store.appPool, ['0'], (trx) => writeTrail(trx, { orgId: '0', actor: 'amina', verb: 'person.suspend', subject: 'account:bao' }), true);
    expect((await trail()).entries[0]).toMatchObject({ store: true, verb: 'person.suspend', number: 1 });
    const auditor = { ...LOCAL, grants: [{ role: 'auditor' as const, at: { organisation: org.code }, from: null, until: null }] };
    const body = await inScope(store.appPool, [org.orgId], (trx) => viewTrail(trx, org, auditor, { limit: 10 }));
    expect(body.entries.map((one) => one.verb)).toEqual(['mapping.undo', 'mapping.confirm', 'import.create']);
    expect(body.verbs.map((one) => one.code)).not.toContain('person.suspend');
    await store.ownerPool.query('delete from trail where org_id = 0');
    await store.ownerPool.query('delete from trail_chain where org_id = 0');
  });
  it('shows nothing to who may not read it', async () => {
    await expect(inScope(store.appPool, [org.orgId], (trx) => viewTrail(trx, org, READER, { limit: 10 }))).rejects.toMatchObject({ problems: [{ code: 'not-allowed' }] });
    const manager = { ...LOCAL, grants: [{ role: 'project-manager' as const, at: { organisation: org.code, project: 'P1' }, from: null, until: null }] };
    await expect(inScope(store.appPool, [org.orgId], (trx) => viewTrail(trx, org, manager, { limit: 10 }))).rejects.toMatchObject({ problems: [{ code: 'not-allowed' }] });
    await expect(inScope(store.appPool, [org.orgId], (trx) => viewTrail(trx, org, manager, { limit: 10, project: 'P2' }))).rejects.toMatchObject({ problems: [{ code: 'not-allowed' }] });
    expect((await inScope(store.appPool, [org.orgId], (trx) => viewTrail(trx, org, manager, { limit: 10, project: 'P1' }))).entries.length).toBe(1);
    for (const url of ['/trail', '/trail/state', '/export/trail.csv', '/export/trail.json']) expect((await app.inject({ method: 'GET', url: `/api/v1${url}`, remoteAddress: '10.1.1.1' })).statusCode).toBe(403);
    expect((await app.inject({ method: 'POST', url: '/api/v1/trail/verification', remoteAddress: '10.1.1.1' })).statusCode).toBe(403);
  });
  it('leaves as files, in chains, with nothing a spreadsheet would run', async () => {
    const csv = await get('/export/trail.csv');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="trail.csv"');
    const lines = csv.body.trim().split('\r\n');
    expect(lines.length).toBe(1 + 7);
    expect(csv.body).toContain('"{""title"":""=1+1""}"');
    expect((await get('/export/trail.csv?actor=bao')).body.trim().split('\r\n').length).toBe(2);
    expect((await get('/export/trail.json')).json<{ entries: unknown[] }>().entries.length).toBe(7);
    expect((await get('/export/trail.csv?from=x')).statusCode).toBe(400);
  });
});

describe('proving', () => {
  const looked = async () => {
    expect((await app.inject({ method: 'POST', url: '/api/v1/trail/verification', ...LOCALLY })).statusCode).toBe(200);
    for (;;) {
      const { verification } = await state();
      if (verification !== null && verification.state !== 'running') return verification;
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
  };
  it('says what there is, what is sealed, and after a look that it is whole', async () => {
    expect(await state()).toEqual({ chains: 5, entries: 7, unsealed: 7, seal: null, adopted: null, verification: null });
    await sealTrail(store.ownerPool);
    expect(await state()).toMatchObject({ unsealed: 0, seal: { number: 1, entries: 7, chains: 5 } });
    expect(await looked()).toMatchObject({ state: 'whole', checked: 7, of: 7, entries: 7, seals: 1, problems: [], elsewhere: 0 });
  });
  it('and where it is not; of other organisations only how much', async () => {
    await store.ownerPool.query(`insert into organisation (code, name, framework) values ('OTHER', '{}', 'f')`);
    const other = (await store.ownerPool.query<{ org_id: string }>(`select org_id from organisation where code = 'OTHER'`)).rows[0]!.org_id;
    await inScope(store.appPool, [other], (trx) => writeTrail(trx, { orgId: other, actor: 'x', verb: 'import.create', subject: 'import:9' }), true);
    await store.ownerPool.query(`update trail set reason = 'none' where org_id = $1 or (subject = 'mapping:1' and actor = 'amina')`, [other]);
    const found = trailStateSchema.parse((await get(`/trail/state?organisation=${org.code}`)).json());
    expect(found.verification!.state).toBe('whole');
    await app.inject({ method: 'POST', url: `/api/v1/trail/verification?organisation=${org.code}`, ...LOCALLY });
    for (;;) {
      const { verification } = trailStateSchema.parse((await get(`/trail/state?organisation=${org.code}`)).json());
      if (verification!.state === 'running') { await new Promise((resolve) => { setTimeout(resolve, 20); }); continue; }
      expect(verification).toMatchObject({ state: 'broken', elsewhere: 1, problems: [{ code: 'trail-changed', at: `${org.code}#2` }] });
      break;
    }
  });
});
