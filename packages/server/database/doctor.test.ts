import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doctor } from './doctor.ts';
import type { Check } from './doctor.ts';
import { emptyTestDatabase, testDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store.drop());

const notOk = (checks: readonly Check[]): string[] => checks.filter((check) => !check.ok).map((check) => check.name);

test('a sound store passes every check', async () => {
  const checks = await doctor({ url: store.url });
  expect(checks.map((check) => check.name).sort()).toEqual([
    'application-role',
    'clock',
    'database-encoding',
    'database-reachable',
    'database-version',
    'migrations',
    'node-version',
    'row-level-security',
    'search-index',
  ]);
  expect(checks.find((check) => check.name === 'search-index')?.data).toEqual({ by: 'trigrams' });
  expect(notOk(checks)).toEqual([]);
});

test('a store without tables wants its migrations', async () => {
  const empty = await emptyTestDatabase();
  try {
    const checks = await doctor({ url: empty.url });
    expect(notOk(checks)).toEqual(['migrations']);
  } finally {
    await empty.drop();
  }
});

test('a table that lost its policy is found', async () => {
  const holed = await testDatabase();
  try {
    await holed.ownerPool.query('alter table programme no force row level security');
    const found = (await doctor({ url: holed.url })).find((check) => check.name === 'row-level-security');
    expect(found).toMatchObject({ ok: false, data: { found: ['programme'] } });
  } finally {
    await holed.drop();
  }
});

test('a server that is not there is said so, without the password', async () => {
  const checks = await doctor({ url: 'postgresql://someone:secret@127.0.0.1:1/nothing' });
  const found = checks.find((check) => check.name === 'database-reachable');
  expect(found).toMatchObject({ ok: false, data: { code: 'database-unreachable' } });
  expect(JSON.stringify(checks)).not.toContain('secret');
});

test('a data folder that cannot be made ends the examination', async () => {
  const base = mkdtempSync(join(tmpdir(), 'doctor-'));
  writeFileSync(join(base, 'file'), '');
  const checks = await doctor({ url: '', data: join(base, 'file', 'data') });
  expect(checks.at(-1)).toMatchObject({ name: 'data-folder', ok: false, data: { code: 'data-folder-not-writable' } });
  rmSync(base, { recursive: true });
});
