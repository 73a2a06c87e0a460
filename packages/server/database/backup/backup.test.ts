// A backup is worth what its restore gives back: the same rows in another store, or nothing at all.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { migrate, migrationsOf } from '../migrate/migrate.ts';
import { MIGRATIONS, readMigrations } from '../migrate/read-migrations.ts';
import { openPool } from '../pools.ts';
import { emptyTestDatabase, testDatabase } from '../test-database.ts';
import type { TestDatabase } from '../test-database.ts';
import { backup } from './backup.ts';
import { tablesOf } from './catalogue.ts';
import { restore } from './restore.ts';

const ODD = `{"en": "tab\\there, line\\nthere, back\\\\slash, \\"quote\\", 工业, صناعة"}`;

let folder: string;
let file: string;
let source: TestDatabase;
let target: TestDatabase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  file = join(folder, 'store.backup');
  source = await testDatabase();
  await source.ownerPool.query(`insert into organisation (code, name, framework) select 'ORG-' || n, $1::jsonb, 'f' from generate_series(1, 3) n`, [ODD]);
  await source.ownerPool.query(`insert into person (org_id, code, sex) select org_id, 'p' || n, 'F' from organisation, generate_series(1, 5000) n`);
  await source.ownerPool.query(`insert into exchange_rate (org_id, currency, year, per_usd, source) select org_id, 'EUR', 2023, 0.92000000000000000001, 's' from organisation`);
  await backup(source.ownerPool, file);
});
afterAll(async () => {
  await source.drop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  target = await emptyTestDatabase();
});
afterEach(() => target.drop());

/** Every table's rows as one sum, so that two stores can be compared. */
async function contents(pool: Pool): Promise<Record<string, string>> {
  const client = await pool.connect();
  const found: Record<string, string> = {};
  for (const { name } of await tablesOf(client)) {
    found[name] = (await client.query(`select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`)).rows[0].sum;
  }
  client.release();
  return found;
}

const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: { problems?: { code: string }[] }) => error.problems?.[0]?.code ?? String(error),
  );

const tablesIn = async (pool: Pool): Promise<number> => Number((await pool.query(`select count(*) as n from pg_tables where schemaname = 'public'`)).rows[0].n);

test('a restored store holds what the backup held, and goes on counting where it was', async () => {
  const done = await restore(target.ownerPool, file);
  expect(done.rows).toBeGreaterThan(15_000);
  expect(await contents(target.ownerPool)).toEqual(await contents(source.ownerPool));
  const next = `insert into person (org_id, code) select min(org_id), 'next' from organisation returning person_id`;
  expect((await target.ownerPool.query(next)).rows[0].person_id).toBe('15001');
  expect(await migrate(target.ownerPool)).toMatchObject({ applied: [] });
  expect((await target.appPool.query('select code from organisation order by code')).rowCount).toBe(3);
  expect((await target.appPool.query('select from person')).rowCount).toBe(0);
});

test('a backup of a restored store is the same backup', async () => {
  await restore(target.ownerPool, file);
  const again = join(folder, 'again.backup');
  await backup(target.ownerPool, again);
  const rows = (path: string): string => gunzipSync(readFileSync(path)).toString('latin1').split('\n').slice(1, -2).join('\n');
  expect(rows(again)).toBe(rows(file));
});

test('an empty store that has been started already takes a backup', async () => {
  await migrate(target.ownerPool);
  await target.ownerPool.query(`insert into indicator (framework, code, name, kind) values ('f', 'X', '{}', 'flow')`);
  await restore(target.ownerPool, file);
  expect(await contents(target.ownerPool)).toEqual(await contents(source.ownerPool));
});

test('a store that holds an organisation is refused and keeps what it has', async () => {
  await restore(target.ownerPool, file);
  const before = await contents(target.ownerPool);
  expect(await refusal(restore(target.ownerPool, file))).toBe('store-not-empty');
  expect(await contents(target.ownerPool)).toEqual(before);
});

test('a backup of an earlier program is brought up', async () => {
  const older = await emptyTestDatabase();
  const early = mkdtempSync(join(tmpdir(), 'early-'));
  try {
    const [first] = readMigrations();
    writeFileSync(join(early, `${first!.name}.sql`), first!.text);
    await migrate(older.ownerPool, early);
    await older.ownerPool.query(`insert into organisation (code, name, framework) values ('OLD', '{}', 'f')`);
    const old = join(folder, 'old.backup');
    await backup(older.ownerPool, old);
    await restore(target.ownerPool, old, MIGRATIONS);
    expect(await migrationsOf(target.ownerPool)).toEqual(readMigrations().map((one) => one.name));
    expect((await target.ownerPool.query('select code from organisation')).rows).toEqual([{ code: 'OLD' }]);
    const later = await refusal(restore(older.ownerPool, file, early));
    expect(later).toBe('backup-newer');
  } finally {
    await older.drop();
    rmSync(early, { recursive: true });
  }
});

test('what is not whole, or no backup, is refused and leaves nothing', async () => {
  const whole = readFileSync(file);
  const plain = gunzipSync(whole);
  const flipped = Buffer.from(plain);
  flipped.write('Q', flipped.indexOf('p4711\t'), 'latin1');
  const cases: [string, Buffer, string][] = [
    ['cut.backup', whole.subarray(0, whole.length - 200), 'backup-truncated'],
    ['cut-early.backup', whole.subarray(0, 30), 'backup-truncated'],
    ['cut-inside.backup', gzipSync(plain.subarray(0, plain.length - 90)), 'backup-truncated'],
    ['flipped.backup', gzipSync(flipped), 'backup-damaged'],
    ['longer.backup', gzipSync(Buffer.concat([plain, Buffer.from('more\n')])), 'backup-damaged'],
    ['text.backup', Buffer.from('hello'), 'not-a-backup'],
    ['zipped.backup', gzipSync('{"format":"throughline-portfolio/1"}\n'), 'not-a-backup'],
    ['later.backup', gzipSync(plain.toString('latin1').replace('throughline-backup/1', 'throughline-backup/2')), 'backup-newer'],
    ['empty.backup', Buffer.alloc(0), 'backup-truncated'],
  ];
  for (const [name, bytes, code] of cases) {
    writeFileSync(join(folder, name), bytes);
    expect([name, await refusal(restore(target.ownerPool, join(folder, name)))]).toEqual([name, code]);
  }
  expect(await refusal(restore(target.ownerPool, join(folder, 'nowhere')))).toBe('file-missing');
  expect(await refusal(restore(target.ownerPool, folder))).toBe('not-a-backup');
  expect(await tablesIn(target.ownerPool)).toBe(0);
});

test('an owner that policies hold for backs up and restores all the same', async () => {
  const role = `plain_${process.pid}`;
  const store = await emptyTestDatabase();
  try {
    await store.ownerPool.query(`create role ${role} login`);
    await store.ownerPool.query(`do $$ begin execute format('alter database %I owner to ${role}', current_database()); end $$`);
    const pool = openPool({ connectionString: store.url }, { name: 'plain owner', role, max: 2 });
    await restore(pool, file);
    const held = await pool.query(`select from person`);
    expect(held.rowCount).toBe(0);
    const again = join(folder, 'plain.backup');
    expect((await backup(pool, again)).rows).toBe((await backup(source.ownerPool, join(folder, 'same.backup'))).rows);
    const unforced = await pool.query(`select relname from pg_class where relrowsecurity and not relforcerowsecurity`);
    expect(unforced.rows).toEqual([]);
    await pool.end();
  } finally {
    await store.ownerPool.query(`do $$ begin execute format('alter database %I owner to current_user', current_database()); end $$`);
    await store.ownerPool.query(`reassign owned by ${role} to current_user; drop owned by ${role}; drop role ${role}`);
    await store.drop();
  }
});

test('a backup that cannot be written leaves no file', async () => {
  const nowhere = join(folder, 'missing', 'store.backup');
  await expect(backup(source.ownerPool, nowhere)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(existsSync(`${nowhere}.part`)).toBe(false);
});
