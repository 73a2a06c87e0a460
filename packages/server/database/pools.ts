import pg from 'pg';
import type { ClientConfig, Pool } from 'pg';
import { types } from './types.ts';

/** The role the application asks as: row-level security holds for it. */
export const APP = 'throughline_app';

export type PoolOptions = {
  /** Connections at most. */
  readonly max?: number;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Taken on by each session after it has connected; none: as connected. */
  readonly role?: string;
};

/** A pool whose sessions are in UTC, hold the given role, and whose values travel as `types.ts` says. */
export function openPool(connection: ClientConfig, options: PoolOptions): Pool {
  const pool = new pg.Pool({
    ...connection,
    types,
    max: options.max ?? 10,
    application_name: options.name,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    allowExitOnIdle: true,
    onConnect: async (client) => {
      await client.query(`set time zone 'UTC'`);
      if (options.role !== undefined) await client.query(`set role ${pg.escapeIdentifier(options.role)}`);
    },
  } as pg.PoolConfig);
  // An idle connection that breaks is no reason to end the program: the next question opens another or says why not.
  pool.on('error', () => {});
  return pool;
}
