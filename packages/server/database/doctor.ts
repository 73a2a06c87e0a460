import { statfs } from 'node:fs/promises';
import type { Pool } from 'pg';
import { brokenWorldOf } from './broken-world.ts';
import { dataFolder, makeDataFolder } from './embedded/place.ts';
import { migrationsOf } from './migrate/migrate.ts';
import { readMigrations } from './migrate/read-migrations.ts';
import { openDatabase } from './open-database.ts';
import type { OpenDatabase, OpenOptions } from './open-database.ts';

/** One thing looked at: whether it is as it should be, and what was found. `words/` knows a sentence for each name. */
export type Check = { readonly name: CheckName; readonly ok: boolean; readonly data: Readonly<Record<string, unknown>> };

export type CheckName =
  | 'node-version'
  | 'data-folder'
  | 'disk-space'
  | 'database-reachable'
  | 'database-version'
  | 'database-encoding'
  | 'application-role'
  | 'row-level-security'
  | 'migrations'
  | 'search-index'
  | 'clock';

const NODE_MAJOR = 24;
const OLDEST_SERVER = 160_000;
/** A store of a million measurements needs about this much with its indexes, twice while it is rebuilt. */
const FREE_BYTES = 1024 ** 3;
const CLOCK_MS = 5_000;

/**
 * Looks at everything the product stands on. Never throws for what it finds: what cannot be looked at because something
 * before it is broken is left out. Starts the embedded database if need be; does not migrate.
 */
export async function doctor(options: OpenOptions = {}): Promise<Check[]> {
  const embedded = (options.url ?? process.env['DATABASE_URL'] ?? '') === '';
  const checks = [nodeVersion(), ...(embedded ? await folder(dataFolder(options.data)) : [])];
  if (checks.some((check) => check.name === 'data-folder' && !check.ok)) return checks;
  let db: OpenDatabase | null = null;
  try {
    db = await openDatabase(options);
    return [...checks, { name: 'database-reachable', ok: true, data: { kind: db.kind } }, ...(await lookAt(db))];
  } catch (error) {
    return [...checks, { name: 'database-reachable', ok: false, data: told(error) }];
  } finally {
    await db?.close();
  }
}

function told(error: unknown): Record<string, unknown> {
  const found = brokenWorldOf(error);
  if (found === null) throw error;
  return { code: found.code, at: found.at, ...found.data };
}

function nodeVersion(): Check {
  const found = process.versions.node;
  return { name: 'node-version', ok: Number(found.split('.')[0]) >= NODE_MAJOR, data: { found, accepted: NODE_MAJOR } };
}

async function folder(path: string): Promise<Check[]> {
  try {
    const made = makeDataFolder(path);
    const { bavail, bsize } = await statfs(made);
    const free_bytes = bavail * bsize;
    return [
      { name: 'data-folder', ok: true, data: { path: made } },
      { name: 'disk-space', ok: free_bytes >= FREE_BYTES, data: { free_bytes, accepted: FREE_BYTES } },
    ];
  } catch (error) {
    return [{ name: 'data-folder', ok: false, data: told(error) }];
  }
}

async function lookAt(db: OpenDatabase): Promise<Check[]> {
  return [...(await server(db.ownerPool)), await applicationRole(db), await rowLevelSecurity(db.ownerPool), await migrations(db.ownerPool), await searchIndex(db.ownerPool)];
}

type ServerFound = { version: string; number: number; encoding: string; provider: string; locale: string | null; now_ms: string };

async function server(pool: Pool): Promise<Check[]> {
  const asked = `
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
           pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, coalesce(datlocale, datcollate) as locale,
           (extract(epoch from clock_timestamp()) * 1000)::bigint::text as now_ms
    from pg_database where datname = current_database()`;
  // Before 17 the column bore another name.
  const older = asked.replace('datlocale', 'daticulocale');
  const before = Date.now();
  const { rows } = await pool.query<ServerFound>(asked).catch(() => pool.query<ServerFound>(older));
  const found = rows[0];
  if (found === undefined) return [];
  const here = (before + Date.now()) / 2;
  const apart_ms = Math.round(Math.abs(Number(found.now_ms) - here));
  return [
    { name: 'database-version', ok: found.number >= OLDEST_SERVER, data: { found: found.version } },
    { name: 'database-encoding', ok: found.encoding === 'UTF8', data: { found: found.encoding, provider: found.provider, locale: found.locale } },
    { name: 'clock', ok: apart_ms <= CLOCK_MS, data: { apart_ms, accepted: CLOCK_MS } },
  ];
}

/** The role that questions are asked as must be one that policies hold for. */
async function applicationRole(db: OpenDatabase): Promise<Check> {
  const asked = `select current_user as role, not (rolsuper or rolbypassrls) as held from pg_roles where rolname = current_user`;
  const found = (await db.appPool.query<{ role: string; held: boolean }>(asked)).rows[0];
  return { name: 'application-role', ok: found?.held === true, data: { mode: db.roles, role: found?.role } };
}

/** Every table with an organisation on its rows has its policies, and forces them. */
async function rowLevelSecurity(pool: Pool): Promise<Check> {
  const open = `
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`;
  const found = (await pool.query<{ name: string }>(open)).rows.map((row) => row.name);
  return { name: 'row-level-security', ok: found.length === 0, data: { found } };
}

async function migrations(pool: Pool): Promise<Check> {
  const done = await migrationsOf(pool);
  const files = readMigrations().map((file) => file.name);
  const pending = files.filter((name) => !done.includes(name));
  const unknown = done.filter((name) => !files.includes(name));
  return { name: 'migrations', ok: pending.length === 0 && unknown.length === 0, data: { level: done.at(-1) ?? null, pending, unknown } };
}

/** Without trigrams a search reads row by row: slower and as right, so nothing is broken; it is said (docs/operate/find-projects.md). */
async function searchIndex(pool: Pool): Promise<Check> {
  const asked = `select to_regclass('public.project_listing_trigrams') is not null as there`;
  const there = (await pool.query<{ there: boolean }>(asked)).rows[0]?.there === true;
  return { name: 'search-index', ok: true, data: { by: there ? 'trigrams' : 'rows' } };
}
