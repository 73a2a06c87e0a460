/** The trail from the terminal: sealed, proved, tampered with by the database's owner, taken out. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { canonical } from '@throughline/core/assure/trail.ts';
import { type TestDatabase, testDatabase } from '@throughline/server/database/test-database.ts';
import { ROOT, run } from './testing/run.ts';

// each command is a program of its own, which a busy machine is slow to start
vi.setConfig({ testTimeout: 120_000 });

let store: TestDatabase;
let folder: string;
const ask = (...args: string[]) => run(store.url, ['trail', ...args]);
const seal = (name: string): string => join(folder, name);

beforeAll(async () => {
  store = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'throughline-trail-'));
});
afterAll(async () => {
  await store.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('says plainly when nothing was written', async () => {
  expect(await ask('seal')).toEqual({ status: 0, out: 'Nothing has been written to the trail yet.\n', err: '' });
  expect(await ask('verify')).toMatchObject({ status: 0, err: '' });
});

test('seals what an import wrote, keeps the seal elsewhere and proves it', async () => {
  expect((await run(store.url, ['import', join(ROOT, 'cases/agro-industry.portfolio.json')])).status).toBe(0);
  const sealed = await ask('seal', '-o', seal('first.json'));
  expect(sealed).toMatchObject({ status: 0, err: '' });
  const kept = JSON.parse(readFileSync(seal('first.json'), 'utf8')) as { hash: string };
  expect(kept).toMatchObject({ format: 'throughline-seal/1', number: 1, chains: 5, entries: 5 });
  expect(sealed.out).toContain(kept.hash);
  expect(await ask('verify', '--seal', seal('first.json'))).toEqual({ status: 0, out: 'The trail is whole: 5 entries in 5 chains, 1 seal, nothing unsealed.\n', err: '' });
});

test('takes it out so that anybody can make the hashes anew', async () => {
  const { out } = await ask('export', '-o', '-');
  const taken = JSON.parse(out) as { format: string; entries: Record<string, unknown>[] };
  for (const { hash, project: _shown, ...entry } of taken.entries) expect(createHash('sha256').update(canonical({ ...entry, form: taken.format })).digest('hex')).toBe(hash);
  expect(taken.entries.length).toBe(5);
  const csv = (await ask('export', '--format', 'csv', '-o', '-')).out.trim().split('\r\n');
  expect(csv.length).toBe(6);
  expect(csv[0]).toBe('organisation,project,chain,number,at,actor,from,verb,subject,before,after,data,reason,previous,hash');
});

test('finds what was changed, to the entry, and ends with 1', async () => {
  const held = (await store.ownerPool.query<{ subject: string }>(`update trail set actor = 'somebody' where project_id = (select max(project_id) from trail) returning subject`)).rows[0]!.subject.replace('project:', '');
  const [found, json] = await Promise.all([ask('verify'), ask('verify', '--format', 'json')]);
  expect(found.status).toBe(1);
  expect(found.err).toMatch(new RegExp(`^[^\\n]+/${held}#1: trail-changed: `));
  expect(found.out).toContain('NOT whole: 1 place');
  const told = JSON.parse(json.out) as { whole: boolean; problems: { code: string; at: string }[] };
  expect(told).toMatchObject({ format: 'throughline-trail-verified/1', whole: false, entries: 5, seals: 1, problems: [{ code: 'trail-changed' }] });
});

test('finds that the store was emptied, by its seals, and by the one kept elsewhere when they are gone too', async () => {
  await store.ownerPool.query('delete from trail');
  await store.ownerPool.query('delete from trail_chain');
  const cut = await ask('verify');
  expect(cut.err.match(/trail-cut/g)?.length).toBe(5);
  await store.ownerPool.query('delete from trail_seal_head');
  await store.ownerPool.query('delete from trail_seal');
  expect(await ask('verify', '--seal', seal('first.json'))).toMatchObject({ status: 1, err: expect.stringContaining('seals#1: trail-seal-cut') as string });
});

test('refuses what is no seal, and usage that is wrong', async () => {
  writeFileSync(seal('none.json'), '{"format":"throughline-seal/1"}');
  expect(await ask('verify', '--seal', seal('none.json'))).toMatchObject({ status: 1, err: expect.stringContaining('seal-not-understood') as string });
  expect(await ask('verify', '--seal', seal('missing.json'))).toMatchObject({ status: 1, err: expect.stringContaining('file-missing') as string });
  expect((await ask('verify', '--format', 'xml')).status).toBe(2);
  expect((await ask('export')).status).toBe(2);
});
