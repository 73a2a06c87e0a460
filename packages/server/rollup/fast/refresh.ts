/** Keeps the cells of the fast route true (scale.md; docs/decisions/0005-cells-and-ledger.md). */
import type { Pool, PoolClient } from 'pg';
import { type Trx } from '../../database/scope.ts';
import { ADD_UP, FILL, FOLD, LEAVE, REFRESH } from './cells-sql.ts';
import { ADD_UNIONS, FILL_MEMBERS, FOLD_MEMBERS, MARK_LEAVING } from './members-sql.ts';

/** Projects at a time: large enough to plan once, small enough to stay in memory. */
const BATCH = 100;

/**
 * Makes the cells of projects agree with their records, in the transaction that changed these. Call it after all rows of a
 * project are written. The project's row is locked before anything is read, so two changes of one project wait for one
 * another and neither misses what the other wrote; changes of different projects never meet. In read committed, which
 * `inScope` uses for writing, the statement after the lock sees what was committed before.
 */
export async function refreshProjects(trx: Trx, orgId: string, projectIds: readonly string[]): Promise<void> {
  if (projectIds.length === 0) return;
  await trx.query('select 1 from project where project_id = any($1) order by project_id for no key update', [projectIds]);
  await trx.query(PLAN_ONCE);
  for (let from = 0; from < projectIds.length; from += BATCH) {
    await trx.query({ name: 'refresh-cells', text: REFRESH, values: [orgId, projectIds.slice(from, from + BATCH)] });
  }
  await trx.query(PLAN_AS_BEFORE);
}

/**
 * The statement is long and its intermediate results unknown to the planner: it takes every one of them for a single row. Told
 * not to join by nested loops it joins by hashing, and it plans once a connection instead of at every call.
 */
const PLAN_ONCE = `select set_config('enable_nestloop', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)`;
const PLAN_AS_BEFORE = `select set_config('enable_nestloop', 'on', true), set_config('plan_cache_mode', 'auto', true)`;

/** Takes projects out of every total. Call it in the transaction that deletes them, before it does. */
export async function leaveProjects(trx: Trx, orgId: string, projectIds: readonly string[]): Promise<void> {
  if (projectIds.length === 0) return;
  await trx.query('select 1 from project where project_id = any($1) order by project_id for no key update', [projectIds]);
  await trx.query(LEAVE, [orgId, projectIds]);
  await trx.query(MARK_LEAVING, [orgId, projectIds]);
  for (const table of OWNED) await trx.query(`delete from ${table} where project_id = any($1)`, [projectIds]);
}

/** Makes all cells again from the records, of one organisation or of all. As the owner; readers wait for nothing. */
export async function rebuild(ownerPool: Pool, orgId?: string): Promise<{ projects: number }> {
  const client = await ownerPool.connect();
  try {
    const orgs = (await client.query<{ org_id: string }>('select org_id from organisation where $1::bigint is null or org_id = $1 order by org_id', [orgId ?? null])).rows;
    let projects = 0;
    for (const { org_id } of orgs) projects += await rebuildOne(client, org_id);
    for (const table of TABLES) await client.query(`analyze ${table}`);
    return { projects };
  } finally {
    client.release();
  }
}

const OWNED = ['project_series', 'project_person', 'project_deal', 'project_text', 'listed_series'];
const TABLES = [...OWNED, 'place_member_ledger', 'place_member', 'place_cell_ledger', 'place_cell'];

async function rebuildOne(client: PoolClient, orgId: string): Promise<number> {
  await client.query('begin');
  try {
    await client.query(`set local app.orgs = '{${orgId}}'`);
    await client.query('select 1 from project where org_id = $1 order by project_id for no key update', [orgId]);
    await clear(client, orgId);
    await client.query(PLAN_ONCE);
    const ids = (await client.query<{ project_id: string }>('select project_id from project where org_id = $1 order by project_id', [orgId])).rows.map((row) => row.project_id);
    for (let from = 0; from < ids.length; from += BATCH) {
      await client.query({ name: 'fill-cells', text: FILL, values: [orgId, ids.slice(from, from + BATCH)] });
    }
    await client.query(PLAN_AS_BEFORE);
    const indicators = await client.query<{ indicator_id: string }>('select distinct indicator_id from project_series where org_id = $1', [orgId]);
    for (const { indicator_id } of indicators.rows) await client.query({ name: 'add-up-cells', text: ADD_UP, values: [orgId, indicator_id] });
    await client.query(FILL_MEMBERS, [orgId]);
    await client.query(ADD_UNIONS, [orgId]);
    await client.query('commit');
    return ids.length;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function clear(client: PoolClient, orgId: string): Promise<void> {
  for (const table of TABLES) await client.query(`delete from ${table} where org_id = $1`, [orgId]);
}

/** Ledger rows moved in one statement at most. */
const FOLDED = 20_000;

/** Moves what the ledger holds into the cells. As the owner, one folder at a time; a second one finds nothing to do. */
export async function foldLedger(pool: Pool): Promise<{ folded: number }> {
  const client = await pool.connect();
  try {
    let folded = 0;
    for (;;) {
      const moved = await foldOnce(client);
      folded += moved;
      if (moved < FOLDED) return { folded };
    }
  } finally {
    client.release();
  }
}

async function foldOnce(client: PoolClient): Promise<number> {
  await client.query('begin');
  try {
    const alone = await client.query<{ alone: boolean }>('select pg_try_advisory_xact_lock(418042) as alone');
    if (alone.rows[0]?.alone !== true) {
      await client.query('rollback');
      return 0;
    }
    const members = (await client.query<{ folded: number }>(FOLD_MEMBERS, [FOLDED])).rows[0]!;
    const cells = (await client.query<{ folded: number }>(FOLD, [FOLDED])).rows[0]!;
    await client.query('commit');
    return Math.max(members.folded, cells.folded);
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Takes away everything that was derived for an organisation. In the transaction that takes its records away. */
export async function forgetOrganisation(trx: Trx, orgId: string): Promise<void> {
  for (const table of TABLES) await trx.query(`delete from ${table} where org_id = $1`, [orgId]);
}
