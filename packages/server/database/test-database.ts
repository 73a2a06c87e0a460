import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { ClientConfig, Pool } from 'pg';
import { useEmbedded } from './embedded/embedded.ts';
import type { Embedded } from './embedded/embedded.ts';
import { migrate } from './migrate/migrate.ts';
import { readMigrations } from './migrate/read-migrations.ts';
import { embeddedUrl } from './open-database.ts';
import { APP, openPool } from './pools.ts';

/** Where the test run's set-up says how to reach its server. */
const NOTE = 'THROUGHLINE_TEST_DATABASE';

/** Nothing of a test outlives the machine's next start. */
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off', shared_buffers: '256MB', max_connections: '200' };

type Server = { readonly connection: ClientConfig; readonly template: string; readonly failure?: string };

/**
 * Starts the server that all tests of one run share, with a migrated template. Called once, before the workers.
 * The server is kept under the temporary directory for the next run; the template is named by what is in it.
 */
export async function startTestServer(): Promise<{ stop(): Promise<void> }> {
  const data = join(roomyPlace(), `throughline-test-${process.getuid?.() ?? 'user'}`);
  const embedded = await useEmbedded(data, { settings: FORGETFUL });
  const note = await ensureTemplate(embedded).then(
    (template) => ({ template }),
    // A broken migration fails the tests that ask for a store, each with the cause, and no others.
    (error: { cause?: Error } & Error) => ({ template: '', failure: `${error.message} (${error.cause?.message ?? ''})` }),
  );
  await dropAbandoned(embedded, note.template);
  process.env[NOTE] = JSON.stringify({ connection: embedded.connection, ...note } satisfies Server);
  return { stop: () => embedded.leave() };
}

/** A file system in memory clones a template in a tenth of the time; where it is small or missing, the temporary directory. */
function roomyPlace(): string {
  try {
    const { bsize, bavail } = statfsSync('/dev/shm');
    return bsize * bavail > 4 * 1024 ** 3 ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

export type TestDatabase = {
  /** As the application: row-level security holds. */
  readonly appPool: Pool;
  /** As the owner. */
  readonly ownerPool: Pool;
  readonly name: string;
  /** The owner's address, for what opens its own connections (the command line with DATABASE_URL). */
  readonly url: string;
  /** Ends this process's connections, so that it may be copied. */
  release(): Promise<void>;
  drop(): Promise<void>;
};

/**
 * A migrated, empty database of its own for a test file: call in `beforeAll`, `drop` in `afterAll`. With `like`, a copy of
 * another one, which nobody may be connected to.
 */
export async function testDatabase({ like }: { readonly like?: string } = {}): Promise<TestDatabase> {
  const server = noted();
  if (server.failure !== undefined) throw new Error(`the migrations of the test database failed: ${server.failure}`);
  return create(server, like ?? server.template);
}

/** A database without any table, for tests of migrating itself. */
export function emptyTestDatabase(): Promise<TestDatabase> {
  return create(noted(), 'template1');
}

function noted(): Server {
  const note = process.env[NOTE];
  if (note === undefined) throw new Error('no test server: run tests by vitest with the configuration at the root');
  return JSON.parse(note) as Server;
}

async function create(server: Server, template: string): Promise<TestDatabase> {
  // The worker's process number lets the next run tell what a killed one left behind.
  const database = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await asOwner(server.connection, (client) => client.query(`create database ${database} template ${template} strategy file_copy`));
  const connection = { ...server.connection, database };
  const appPool = openPool(connection, { name: 'test', role: APP });
  const ownerPool = openPool(connection, { name: 'test owner', max: 4 });
  return {
    appPool,
    ownerPool,
    name: database,
    url: embeddedUrl(connection as Embedded['connection'], database),
    release: async () => { await Promise.all([appPool.end(), ownerPool.end()]); },
    drop: async () => {
      await Promise.all([appPool, ownerPool].filter((one) => !one.ended).map((one) => one.end()));
      await asOwner(server.connection, (client) => client.query(`drop database if exists ${database} with (force)`));
    },
  };
}

/** Made once for what the migrations say; a change of any gives another name. Two runs at once wait for one another. */
async function ensureTemplate(embedded: Embedded): Promise<string> {
  const said = createHash('sha256').update(JSON.stringify(readMigrations())).update(readFileSync(import.meta.filename));
  const template = `template_${said.digest('hex').slice(0, 16)}`;
  await asOwner(embedded.connection, async (client) => {
    await client.query('select pg_advisory_lock(418041)');
    if ((await client.query('select 1 from pg_database where datname = $1', [template])).rowCount !== 0) return;
    await client.query(`do $$ begin create role ${APP} nologin; exception when duplicate_object then null; end $$`);
    const half = `${template}_half`;
    await client.query(`drop database if exists ${half} with (force)`);
    await client.query(`create database ${half}`);
    const pool = openPool({ ...embedded.connection, database: half }, { name: 'test template', max: 1 });
    try {
      await migrate(pool);
    } finally {
      await pool.end();
    }
    await client.query(`alter database ${half} rename to ${template}`);
  });
  return template;
}

/** How many templates of other states of the migrations are kept: another run may be using one at this moment. */
const KEPT = 6;

/** Databases of workers that are no more, and old templates. */
async function dropAbandoned(embedded: Embedded, template: string): Promise<void> {
  await asOwner(embedded.connection, async (client) => {
    const found = await client.query<{ name: string }>(`select datname as name from pg_database where datname ~ '^(test|template)_' order by oid desc`);
    const names = found.rows.map((row) => row.name);
    const orphans = names.filter((name) => name.startsWith('test_') && !isAlive(Number(name.split('_')[1])));
    const old = names.filter((name) => name.startsWith('template_') && !name.endsWith('_half') && name !== template).slice(KEPT);
    for (const name of [...orphans, ...old]) await client.query(`drop database if exists ${name} with (force)`);
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function asOwner<T>(connection: ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
