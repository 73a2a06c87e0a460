import pg from 'pg';
import type { Client, ClientConfig } from 'pg';
import { BrokenWorld, asBrokenWorld } from './broken-world.ts';
import { APP } from './pools.ts';

/**
 * Who the application is at the server:
 * - `app-role`: sessions take on the role `throughline_app`; policies hold for it whoever connected;
 * - `forced-owner`: no role could be made; the application is the owner, and policies hold because every table forces
 *   them. The owner's own bulk work lifts the force in its transaction.
 */
export type RoleMode = 'app-role' | 'forced-owner';

/** The oldest PostgreSQL whose features the migrations use. */
const OLDEST = 160_000;

/**
 * Sees to the application's role. Problems: `database-too-old`, `database-encoding`, `owner-skips-policies` (a user
 * that row-level security does not hold for, and no role to take on instead), and those of a broken world.
 */
export async function ensureRoles(connection: ClientConfig): Promise<RoleMode> {
  const client = new pg.Client({ ...connection, application_name: 'throughline roles' });
  client.on('error', () => {});
  try {
    await client.connect();
    await refuseUnfit(client);
    return await findMode(client);
  } catch (error) {
    throw asBrokenWorld(error);
  } finally {
    await client.end().catch(() => {});
  }
}

async function refuseUnfit(client: Client): Promise<void> {
  const asked = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
  );
  const { version = 0, encoding = '' } = asked.rows[0] ?? {};
  if (version < OLDEST) throw new BrokenWorld('database-too-old', 'database', { found: version, accepted: OLDEST });
  if (encoding !== 'UTF8') throw new BrokenWorld('database-encoding', 'database', { found: encoding, accepted: 'UTF8' });
}

type Standing = { is_super: boolean; skips: boolean; may_create: boolean; app_there: boolean; may_take_on: boolean; app_skips: boolean };

const STANDING = `
  select me.rolsuper as is_super, me.rolsuper or me.rolbypassrls as skips, me.rolsuper or me.rolcreaterole as may_create,
         app.oid is not null as app_there,
         coalesce(app.rolsuper or app.rolbypassrls, false) as app_skips,
         coalesce(pg_has_role(me.oid, app.oid, 'SET'), false) as may_take_on
  from pg_roles me left join pg_roles app on app.rolname = '${APP}'
  where me.rolname = current_user`;

async function findMode(client: Client): Promise<RoleMode> {
  const mine = await standing(client);
  if (mine.may_take_on && !mine.app_skips) return 'app-role';
  if (mine.may_create) {
    await tryToMake(client, mine);
    const now = await standing(client);
    if (now.may_take_on && !now.app_skips) return 'app-role';
  }
  if (mine.skips) throw new BrokenWorld('owner-skips-policies', 'database', { role: APP });
  return 'forced-owner';
}

async function standing(client: Client): Promise<Standing> {
  const found = (await client.query<Standing>(STANDING)).rows[0];
  if (found === undefined) throw new BrokenWorld('database-refuses-entry', 'database');
  return found;
}

/** Two may try at once, and the role may belong to somebody else: whatever fails here shows in what stands after. */
async function tryToMake(client: Client, mine: Standing): Promise<void> {
  const quietly = async (sql: string): Promise<void> => {
    try {
      await client.query(sql);
    } catch {
      return;
    }
  };
  if (!mine.app_there) await quietly(`create role ${APP} nologin nosuperuser nobypassrls nocreatedb nocreaterole`);
  if (mine.app_skips && mine.is_super) await quietly(`alter role ${APP} nosuperuser nobypassrls`);
  if (!mine.is_super) await quietly(`grant ${APP} to current_user with inherit false, set true`);
}
