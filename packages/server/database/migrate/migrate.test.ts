import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyTestDatabase } from '../test-database.ts';
import type { TestDatabase } from '../test-database.ts';
import { migrate, migrationsOf } from './migrate.ts';
import { readMigrations } from './read-migrations.ts';

let store: TestDatabase;
let folder: string;
beforeEach(async () => {
  store = await emptyTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  write('0001-first', 'create table first (a int primary key);');
  write('0002-second', 'create table second (a int primary key); insert into second values (1);');
});
afterEach(async () => {
  await store.drop();
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, `${name}.sql`), `-- why\n${text}\n`);
}

const problemOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: { problems?: { code: string }[] }) => error.problems?.[0]?.code ?? String(error),
  );

test('each file runs once, in order', async () => {
  expect(await migrate(store.ownerPool, folder)).toEqual({ applied: ['0001-first', '0002-second'], level: '0002-second' });
  write('0003-third', 'create table third (a int primary key);');
  expect(await migrate(store.ownerPool, folder)).toEqual({ applied: ['0003-third'], level: '0003-third' });
  expect(await migrate(store.ownerPool, folder)).toEqual({ applied: [], level: '0003-third' });
  expect((await store.appPool.query('select a from second')).rows).toEqual([{ a: 1 }]);
});

test('several at once run each file once', async () => {
  const all = await Promise.all([1, 2, 3].map(() => migrate(store.ownerPool, folder)));
  expect(all.flatMap((one) => one.applied).sort()).toEqual(['0001-first', '0002-second']);
});

test('a file that fails leaves nothing of itself, and what went before stays', async () => {
  write('0003-broken', 'create table third (a int primary key); insert into nowhere values (1);');
  expect(await problemOf(migrate(store.ownerPool, folder))).toBe('migration-failed');
  expect(await migrationsOf(store.ownerPool)).toEqual(['0001-first', '0002-second']);
  expect((await store.ownerPool.query(`select to_regclass('third') as t`)).rows).toEqual([{ t: null }]);
});

test('a store of a later program is refused and not touched', async () => {
  write('0003-later', 'create table later (a int primary key);');
  await migrate(store.ownerPool, folder);
  rmSync(join(folder, '0003-later.sql'));
  expect(await problemOf(migrate(store.ownerPool, folder))).toBe('store-newer');
  write('0004-other', 'create table other (a int primary key);');
  expect(await problemOf(migrate(store.ownerPool, folder))).toBe('store-of-another-line');
  expect(await migrationsOf(store.ownerPool)).toHaveLength(3);
});

test('the application cannot say which migrations ran', async () => {
  await migrate(store.ownerPool, folder);
  await expect(store.appPool.query('delete from kysely_migration')).rejects.toMatchObject({ code: '42501' });
});

test('a file of another form is a mistake', () => {
  writeFileSync(join(folder, '0003-silent.sql'), 'select 1;');
  expect(() => readMigrations(folder)).toThrow(/comment/);
  rmSync(join(folder, '0003-silent.sql'));
  write('0002-again', 'select 1;');
  expect(() => readMigrations(folder)).toThrow(/0002/);
});
