// The schema is ready to be spread over several machines by project: rules 1 to 8 of scale.md, read from the catalogue
// of a migrated store, and from the text of the migrations where the catalogue does not tell.
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMigrations } from './migrate/read-migrations.ts';
import { splitStatements } from './migrate/split-statements.ts';
import { testDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

/** Tables that point to projects without being owned by one: they hold what is unique across projects (rule 2). */
const REFERENCE_TABLES = ['project_code'];

/** Each rule: its number, and a query whose rows are the faults. `t` are our tables, `owned` those of a project. */
const RULES: Readonly<Record<string, string>> = {
  '1 project_id is bigint and never null': `
    select owned.name from owned join pg_attribute a on a.attrelid = owned.oid and a.attname = 'project_id'
    where not a.attnotnull or a.atttypid <> 'bigint'::regtype`,
  '1 project_id comes first in the primary key and in every unique index': `
    select owned.name || ': ' || i.indexrelid::regclass from owned join pg_index i on i.indrelid = owned.oid and i.indisunique
    where i.indkey[0] is distinct from (select attnum from pg_attribute where attrelid = owned.oid and attname = 'project_id')`,
  '1 keys between owned tables go by project_id on both sides': `
    select owned.name || ': ' || c.conname from pg_constraint c join owned on owned.oid = c.conrelid join owned other on other.oid = c.confrelid
    where c.contype = 'f'
      and ((select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) <> 'project_id'
        or (select attname from pg_attribute where attrelid = c.confrelid and attnum = c.confkey[1]) <> 'project_id')`,
  '2 no key from a reference table to an owned one': `
    select t.name || ': ' || c.conname from pg_constraint c join t on t.oid = c.conrelid join owned other on other.oid = c.confrelid
    where c.contype = 'f' and c.conrelid not in (select oid from owned)`,
  '2 no SET NULL and no SET DEFAULT': `
    select t.name || ': ' || c.conname from pg_constraint c join t on t.oid = c.conrelid
    where c.contype = 'f' and (c.confdeltype in ('n', 'd') or c.confupdtype in ('n', 'd'))`,
  '3 every table has a primary key': `
    select t.name from t where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
  '3 no table is unlogged, inherited or of another kind': `
    select t.name from t where t.relkind <> 'r' or t.relpersistence <> 'p' or exists (select from pg_inherits i where t.oid in (i.inhrelid, i.inhparent))`,
  '3 numbers that are made are identities, not sequences of their own': `
    select t.name || '.' || a.attname from t join pg_attribute a on a.attrelid = t.oid join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
    where pg_get_expr(d.adbin, d.adrelid) like '%nextval%'`,
  '4 what a project owns carries its organisation': `
    select owned.name from owned where not exists (
      select from pg_attribute a where a.attrelid = owned.oid and a.attname = 'org_id' and a.attnotnull and a.atttypid = 'bigint'::regtype)`,
  '4 row-level security is on and forced wherever there is an organisation, and has a policy': `
    select t.name from t join pg_attribute a on a.attrelid = t.oid and a.attname = 'org_id' and not a.attisdropped
    where not t.relrowsecurity or not t.relforcerowsecurity or not exists (select from pg_policy p where p.polrelid = t.oid)`,
  '4 policies read no other table': `
    select t.name || ': ' || p.polname from pg_policy p join t on t.oid = p.polrelid
    join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refclassid = 'pg_class'::regclass and d.refobjid <> p.polrelid`,
  '4 policies call no function of ours': `
    select t.name || ': ' || p.polname from pg_policy p join t on t.oid = p.polrelid
    join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refclassid = 'pg_proc'::regclass`,
  '5 no triggers and no rules': `
    select t.name || ': ' || g.tgname from pg_trigger g join t on t.oid = g.tgrelid where not g.tgisinternal
    union all select t.name || ': ' || r.rulename from pg_rewrite r join t on t.oid = r.ev_class`,
};

const FRAME = `
  with t as (
    select c.oid, c.relname as name, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f', 'm') and c.relname not like 'kysely_%'),
  owned as (
    select t.* from t join pg_attribute a on a.attrelid = t.oid and a.attname = 'project_id' and not a.attisdropped
    where t.name <> all ($1))
  select fault from (`;

/** All faults of a store, each with the rule it breaks. */
async function faults(pool: Pool): Promise<string[]> {
  const found: string[] = [];
  for (const [rule, query] of Object.entries(RULES)) {
    const { rows } = await pool.query<{ fault: string }>(`${FRAME}${query}) as broken(fault)`, [REFERENCE_TABLES]);
    found.push(...rows.map((row) => `${rule} — ${row.fault}`));
  }
  return found;
}

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store.drop());

test('the migrated schema keeps every rule for being spread by project', async () => {
  const owned = await store.ownerPool.query(`select 1 from pg_attribute where attname = 'project_id' and attrelid in (select oid from pg_class where relkind = 'r')`);
  expect(owned.rowCount).toBeGreaterThan(10);
  expect(await faults(store.ownerPool)).toEqual([]);
});

test('each rule notices when it is broken', async () => {
  const broken = await testDatabase();
  try {
    for (const sql of [
      'create table bad_null (project_id integer, org_id bigint not null)',
      'create table bad_key (id bigint generated always as identity primary key, project_id bigint not null, org_id bigint not null, code text unique)',
      'create table good (project_id bigint not null, good_id uuid not null, org_id bigint not null, primary key (project_id, good_id), unique (good_id, project_id))',
      'create table bad_link (project_id bigint not null, n int not null, org_id bigint, good_id uuid, primary key (project_id, n), foreign key (good_id, project_id) references good (good_id, project_id))',
      'create table bad_reference (k serial primary key, project bigint, good_id uuid, foreign key (project, good_id) references good (project_id, good_id) on delete set null)',
      'create unlogged table bad_unlogged (a int primary key)',
      'create table bad_child () inherits (bad_unlogged)',
      'create function ours(bigint) returns boolean language sql as $$ select true $$',
      'alter table good enable row level security',
      'create policy bad_reader on good using (exists (select from bad_reference r where r.project = project_id) and ours(org_id))',
      'create function noisy() returns trigger language plpgsql as $$ begin return new; end $$',
      'create trigger bad_trigger after insert on good for each row execute function noisy()',
    ]) {
      await broken.ownerPool.query(sql);
    }
    const found = new Set((await faults(broken.ownerPool)).map((fault) => fault.split(' — ')[0]));
    expect([...found].sort()).toEqual(Object.keys(RULES).sort());
  } finally {
    await broken.drop();
  }
});

test('migrations notify nobody, take one statement at a time, and never go back', () => {
  const files = readMigrations();
  expect(files.length).toBeGreaterThan(0);
  for (const { name, text } of files) {
    for (const statement of splitStatements(text)) {
      const said = statement.replace(/--[^\n]*/g, '');
      expect(said, name).not.toMatch(/\b(notify|pg_notify|drop\s+schema|truncate|set\s+session|merge\s+into)\b/i);
      // The migrator's transaction is the file's: a statement that ends it would leave half a migration behind.
      expect(said, name).not.toMatch(/^\s*(begin|commit|rollback|vacuum|create\s+(unique\s+)?index\s+concurrently)\b/i);
    }
  }
});

test('the application sees rows of the organisations it asks for, and no others', async () => {
  await store.ownerPool.query(`insert into organisation (code, name, framework) values ('A', '{}', 'f'), ('B', '{}', 'f')`);
  await store.ownerPool.query(`insert into programme (org_id, code, name, kind) select org_id, 'P', '{}', 'programme' from organisation`);
  const client = await store.appPool.connect();
  try {
    expect((await client.query('select from programme')).rowCount).toBe(0);
    await client.query('begin');
    await client.query(`select set_config('app.orgs', (select '{' || org_id || '}' from organisation where code = 'A'), true)`);
    expect((await client.query('select from programme')).rowCount).toBe(1);
    await client.query('commit');
    // After a local setting a pooled session holds an empty text, which must still mean nobody.
    expect((await client.query('select from programme')).rowCount).toBe(0);
  } finally {
    client.release();
  }
});
