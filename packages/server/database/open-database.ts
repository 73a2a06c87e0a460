import pg from 'pg';
import type { ClientConfig, Pool } from 'pg';
import { BrokenWorld, asBrokenWorld } from './broken-world.ts';
import { OWNER } from './embedded/cluster.ts';
import { useEmbedded } from './embedded/embedded.ts';
import type { Embedded, EmbeddedOptions } from './embedded/embedded.ts';
import { dataFolder } from './embedded/place.ts';
import { APP, openPool } from './pools.ts';
import { ensureRoles } from './roles.ts';
import type { RoleMode } from './roles.ts';

/** The database of the embedded cluster. */
const DATABASE = 'throughline';

export type OpenOptions = EmbeddedOptions & {
  /** A server of one's own; else DATABASE_URL; else the embedded one. An empty string means: embedded whatever. */
  readonly url?: string;
  /** The data folder of the embedded database; else THROUGHLINE_DATA, else `data/`. */
  readonly data?: string;
  /** Connections of the application's pool at most. */
  readonly max?: number;
};

export type OpenDatabase = {
  /** Asks as the application: row-level security holds. What use cases use. */
  readonly appPool: Pool;
  /** Asks as the owner: migrations, bulk loads, backup, checks of the whole store. */
  readonly ownerPool: Pool;
  /** `embedded` or a server of one's own. */
  readonly kind: 'embedded' | 'server';
  readonly roles: RoleMode;
  /** For psql and for other pools (jobs); owner's. Holds a password when DATABASE_URL did: never log it. */
  readonly url: string;
  /** Data folder of the embedded database, or null. */
  readonly data: string | null;
  /** Ends all connections; the last to leave the embedded server stops it. Safe to call twice. */
  close(): Promise<void>;
};

/**
 * Opens the database a command or a server works with. Does not migrate.
 * Problems (thrown as BrokenWorld): those of broken-world.ts, embedded/ and roles.ts.
 */
export async function openDatabase(options: OpenOptions = {}): Promise<OpenDatabase> {
  const url = options.url ?? process.env['DATABASE_URL'] ?? '';
  return url === '' ? openEmbedded(options) : openServer(url, options);
}

async function openServer(url: string, options: OpenOptions): Promise<OpenDatabase> {
  const connection = readUrl(url);
  const roles = await ensureRoles(connection);
  return opened({ connection, roles, url, max: options.max, embedded: null });
}

/** The address may hold a password: it is never told back. */
function readUrl(url: string): ClientConfig {
  const accepted = 'postgresql://user@host/database';
  if (!/^(postgres|postgresql|socket):/.test(url)) throw new BrokenWorld('database-url-not-understood', 'DATABASE_URL', { accepted });
  try {
    new pg.Client({ connectionString: url });
  } catch {
    throw new BrokenWorld('database-url-not-understood', 'DATABASE_URL', { accepted });
  }
  return { connectionString: url };
}

async function openEmbedded(options: OpenOptions): Promise<OpenDatabase> {
  const embedded = await useEmbedded(dataFolder(options.data), options);
  try {
    await ensureDatabase(embedded.connection);
    const connection = { ...embedded.connection, database: DATABASE };
    const roles = await ensureRoles(connection);
    return opened({ connection, roles, url: embeddedUrl(embedded.connection, DATABASE), max: options.max, embedded });
  } catch (error) {
    await embedded.leave();
    throw asBrokenWorld(error);
  }
}

/** Made at first start; two at once may both try. */
async function ensureDatabase(connection: ClientConfig): Promise<void> {
  const client = new pg.Client({ ...connection, application_name: 'throughline roles' });
  client.on('error', () => {});
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`);
  } catch (error) {
    // 42P04, or 23505 when both were at it in the same moment: the other has made it.
    if (!['42P04', '23505'].includes(String((error as { code?: string }).code))) throw error;
  } finally {
    await client.end();
  }
}

/** The owner's address of a database of the embedded server, as psql and pools understand it. */
export function embeddedUrl(connection: Embedded['connection'], database: string): string {
  const { host, port, password } = connection;
  const secret = password === undefined ? '' : `:${encodeURIComponent(String(password))}`;
  const socket = host.startsWith('/') ? `?host=${encodeURIComponent(host)}` : '';
  return `postgresql://${OWNER}${secret}@${host.startsWith('/') ? 'localhost' : host}:${port}/${database}${socket}`;
}

type Parts = { connection: ClientConfig; roles: RoleMode; url: string; max: number | undefined; embedded: Embedded | null };

function opened({ connection, roles, url, max, embedded }: Parts): OpenDatabase {
  const app = { name: 'throughline', max: max ?? 10, ...(roles === 'app-role' ? { role: APP } : {}) };
  const appPool = openPool(connection, app);
  const ownerPool = openPool(connection, { name: 'throughline owner', max: 4 });
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await Promise.all([appPool.end(), ownerPool.end()]);
    await embedded?.leave();
  };
  return {
    appPool,
    ownerPool,
    kind: embedded === null ? 'server' : 'embedded',
    roles,
    url,
    data: embedded?.place.data ?? null,
    close: () => (closing ??= close()),
  };
}
