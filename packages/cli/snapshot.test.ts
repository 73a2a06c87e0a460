/** `throughline snapshot` as a person would use it: a report is made, more comes in, and what has changed is told. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '@throughline/server/database/test-database.ts';
import { ROOT, run } from './testing/run.ts';

// each step is a program that starts anew
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let store: TestDatabase;
let id = '';
const ask = (...args: string[]) => run(store.url, args);
const WHERE = ['--indicator', 'TCO.1', '--place', 'programme:PRG', '--period', '2022'];

beforeAll(async () => {
  store = await testDatabase();
  expect((await ask('import', join(ROOT, 'cases/agro-industry.portfolio.json'))).status).toBe(0);
});
afterAll(() => store.drop());

describe('a snapshot at the terminal', () => {
  it('is created, listed and shown', async () => {
    const created = await ask('snapshot', 'create', '--name', 'Annual report 2023', '--as-of', '2024-03-31', '--format', 'json');
    expect(created.status, created.err).toBe(0);
    ({ id } = JSON.parse(created.out) as { id: string });
    expect((await ask('snapshot', 'list')).out).toMatch(new RegExp(`^id +name .*\\n${id} +Annual report 2023 +2024-03-31 +working`));
    const shown = await ask('snapshot', 'show', id, ...WHERE, '--format', 'json');
    expect(JSON.parse(shown.out)).toMatchObject({ format: 'throughline-snapshot/1', asOf: '2024-03-31', snapshot: { id, status: 'working' }, figures: [{ indicator: 'TCO.1', value: '18', label: 'lower-bound' }] });
  });

  it('says the same as the figures as of its cutoff, all of them', async () => {
    const [frozen, live] = [await ask('snapshot', 'show', id, '--format', 'csv'), await ask('figures', '--as-of', '2024-03-31', '--format', 'csv')];
    expect(frozen.out.split('\r\n').sort()).toEqual(live.out.split('\r\n').sort());
    expect((await ask('figures', '--snapshot', id, ...WHERE, '--format', 'csv')).out).toContain('2024-03-31,TCO.1,programme:PRG,2022');
  });

  it('is published, and then held against what came later', async () => {
    expect((await ask('snapshot', 'publish', id)).status).toBe(0);
    expect((await ask('snapshot', 'publish', id))).toMatchObject({ status: 1, out: '' });
    const equal = await ask('snapshot', 'compare', id, '--as-of', '2024-03-31', '--format', 'json');
    expect(JSON.parse(equal.out)).toMatchObject({ format: 'throughline-restatements/1', restatements: [] });
    expect((await ask('import', join(ROOT, 'cases/agro-industry-late.portfolio.json'))).status).toBe(0);
    const compared = await ask('snapshot', 'compare', id, 'live', ...WHERE, '--format', 'json');
    expect(JSON.parse(compared.out)).toMatchObject({ restatements: [{ before: { value: '18' }, now: { value: '23' }, difference: '5', reasons: [{ why: 'late-report', project: 'P3' }] }] });
    expect((await ask('snapshot', 'compare', id, ...WHERE, '--format', 'csv')).out).toMatch(/TCO\.1,programme:PRG,2022,changed,activity,18,lower-bound,23,exact,5,.*late-report P3 2022 #1/);
    expect((await ask('snapshot', 'compare', id, ...WHERE)).out).toMatch(/18 +23 +5 +lower-bound > exact +late-report P3 2022 #1/);
    expect((await ask('trace', ...WHERE, '--snapshot', id)).out).toContain('= 18');
    expect((await ask('snapshot', 'show', id, ...WHERE)).out).toContain('18');
  });

  it('is checked against its hash', async () => {
    const sound = await ask('check');
    expect(sound.status, sound.err).toBe(0);
    await store.ownerPool.query(`update snapshot set name = 'Another report' where snapshot_id = $1`, [id]);
    const told = await ask('check');
    expect(told.status).toBe(1);
    expect(told.err).toContain(`snapshot:${id}: `);
  });

  it.each([
    ['no such snapshot', ['snapshot', 'show', '4711'], 1, 'snapshot-unknown'],
    ['a number that is none', ['snapshot', 'compare', 'first'], 1, 'snapshot-number'],
    ['a day ahead', ['snapshot', 'create', '--name', 'Tomorrow', '--as-of', '2999-01-01'], 1, 'snapshot-ahead'],
    ['what it does not hold', ['figures', '--snapshot', '1', '--by', 'sex'], 1, 'not-in-snapshot'],
    ['no name', ['snapshot', 'create'], 2, 'name'],
    ['no such command', ['snapshot', 'remove', '1'], 2, 'remove'],
  ])('%s ends with its status', async (_name, args, status, code) => {
    const ran = await ask(...args);
    expect({ status: ran.status, out: ran.out }).toEqual({ status, out: '' });
    expect(ran.err).toContain(code);
  });
});
