import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import type { ClientBase, Pool } from 'pg';
import { BrokenWorld, asBrokenWorld } from '../broken-world.ts';
import { APP } from '../pools.ts';
import { readMigrations } from './read-migrations.ts';
import type { MigrationFile } from './read-migrations.ts';
import { splitStatements } from './split-statements.ts';

export type Migrated = {
  /** Names of the migrations run now, in order. */
  readonly applied: readonly string[];
  /** Name of the last migration the store has, or null when there is none. */
  readonly level: string | null;
};

/**
 * Brings the store up to this program: each file in one transaction together with its record, forward only. Two at
 * once are safe (Kysely's migrator takes an advisory lock). Run as the owner.
 * Problems: `store-newer` (a later Throughline has been here), `store-of-another-line` (a migration this program does
 * not know lies among those it does), `migration-failed`, those of a broken world.
 */
export async function migrate(ownerPool: Pool, folder?: string): Promise<Migrated> {
  const files = readMigrations(folder);
  const done = await migrationsOf(ownerPool);
  refuseUnknown(done, files);
  const level = files.at(-1)?.name ?? null;
  const applied = done.length === files.length ? [] : await runAll(ownerPool, files);
  if (applied.length > 0 || (await isUngranted(ownerPool))) await grantToApp(ownerPool);
  return { applied, level };
}

/** Names of the migrations a store has, in order; none when it is empty. */
export async function migrationsOf(pool: Pool): Promise<string[]> {
  try {
    const there = await pool.query<{ there: boolean }>(`select to_regclass('public.kysely_migration') is not null as there`);
    if (there.rows[0]?.there !== true) return [];
    return (await pool.query<{ name: string }>('select name from public.kysely_migration order by name')).rows.map((row) => row.name);
  } catch (error) {
    throw asBrokenWorld(error);
  }
}

function refuseUnknown(done: readonly string[], files: readonly MigrationFile[]): void {
  const known = new Set(files.map((file) => file.name));
  const last = files.at(-1)?.name ?? '';
  const unknown = done.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  const newer = unknown.every((name) => name > last);
  throw new BrokenWorld(newer ? 'store-newer' : 'store-of-another-line', 'database', { found: unknown.join(', '), accepted: last });
}

async function runAll(pool: Pool, files: readonly MigrationFile[]): Promise<string[]> {
  // Never destroyed: that would end the pool, which is the caller's.
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const migrations = Object.fromEntries(files.map((file) => [file.name, asMigration(file)]));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const applied: string[] = [];
  for (;;) {
    const { results, error } = await migrator.migrateUp();
    if (error !== undefined) throw failure(error, results?.at(-1)?.migrationName ?? '');
    const names = (results ?? []).filter((one) => one.status === 'Success').map((one) => one.migrationName);
    if (names.length === 0) return applied;
    applied.push(...names);
  }
}

function failure(error: unknown, name: string): unknown {
  const world = asBrokenWorld(error);
  if (world instanceof BrokenWorld) return world;
  const cause = error instanceof Error ? (error.cause instanceof Error ? error.cause : error) : null;
  return new BrokenWorld('migration-failed', name, { cause: cause?.message ?? String(error) }, error);
}

function asMigration(file: MigrationFile): Migration {
  return {
    up: async (db) => {
      for (const statement of splitStatements(file.text)) await sql.raw(statement).execute(db);
    },
  };
}

/**
 * Runs migrations and records them in a transaction of the caller's: a restored store becomes what it was, and is then
 * brought up, all or nothing.
 */
export async function layMigrations(client: ClientBase, files: readonly MigrationFile[]): Promise<void> {
  if (files.length === 0) return;
  // As Kysely's migrator makes them, and takes them for its own.
  await client.query('create table if not exists public.kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)');
  await client.query('create table if not exists public.kysely_migration_lock (id varchar(255) primary key, is_locked integer not null default 0)');
  await client.query(`insert into public.kysely_migration_lock (id) values ('migration_lock') on conflict do nothing`);
  for (const file of files) {
    for (const statement of splitStatements(file.text)) await client.query(statement);
    const record = `insert into public.kysely_migration (name, timestamp)
      values ($1, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
    await client.query(record, [file.name]);
  }
}

/**
 * What the application may do is said once for all tables, so that no migration needs the role to exist: at a server
 * where it could not be made there is nobody to grant to. Records of migrations stay the owner's.
 */
export async function grantToApp(pool: Pool): Promise<void> {
  if (!(await isUngranted(pool, true))) return;
  for (const grant of [
    `grant usage on schema public to ${APP}`,
    `grant select, insert, update, delete on all tables in schema public to ${APP}`,
    `grant usage, select on all sequences in schema public to ${APP}`,
    `grant execute on all functions in schema public to ${APP}`,
    `revoke insert, update, delete on public.kysely_migration, public.kysely_migration_lock from ${APP}`,
    ...(await keptFromApp(pool)),
  ]) {
    await pool.query(grant);
  }
  const kept = await pool.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relname = any ($1)`, [ONLY_ADDED_TO]);
  for (const { name } of kept.rows) await pool.query(`revoke update, delete, truncate on public.${name} from ${APP}`);
}

/** The trail is added to and never changed; seals are the owner's (migration 0050). Nothing to keep in a store from before. */
async function keptFromApp(pool: Pool): Promise<string[]> {
  const there = await pool.query<{ there: boolean }>(`select to_regclass('public.trail_seal') is not null as there`);
  if (there.rows[0]?.there !== true) return [];
  return [
    `revoke update, delete on public.trail from ${APP}`,
    `revoke delete on public.trail_chain from ${APP}`,
    `revoke insert, update, delete on public.trail_seal, public.trail_seal_head, public.trail_before_chains from ${APP}`,
  ];
}

/** Tables that the application reads and adds to, and never changes. */
const ONLY_ADDED_TO: readonly string[] = ['snapshot', 'snapshot_part', 'snapshot_publication', 'restatement_approval', 'restatement'];

/** Whether the role is there and may not read yet (it may have been made after the tables); `whatever` it may. */
async function isUngranted(pool: Pool, whatever = false): Promise<boolean> {
  const asked = `select 1 from pg_roles where rolname = $1 and ($2 or not has_table_privilege(oid, 'public.kysely_migration', 'select'))`;
  return (await pool.query(asked, [APP, whatever])).rowCount !== 0;
}
