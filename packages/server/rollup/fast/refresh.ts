/** Keeps the cells of the fast route true (scale.md; docs/decisions/0005-cells-and-ledger.md). */
import type { Pool, PoolClient } from 'pg';
import type { Trx } from '../../database/scope.ts';
import { readCells } from './cells.ts';
import { ADD_UNIONS, FILL_MEMBERS, FOLD, FOLD_MEMBERS, MARK_LEAVING } from './fold-sql.ts';
import { markMembers } from './members-mark.ts';
import { PlaceSums, addSums, appendSums } from './place-sums.ts';
import { type SeriesCells, cellsOfProject } from './project-cells.ts';
import { readRecords } from './records.ts';
import { fillListings, keepListings, keepSeries, keepTexts, putSeries } from './series-rows.ts';

/** Projects read at a time. */
const BATCH = 50;
/** Cells of places held in memory while rebuilding: a gigabyte at most. */
const HELD = 1_500_000;

/**
 * Makes the cells of projects agree with their records, in the transaction that changed these. Call it after all rows of a
 * project are written. The project's row is locked before anything is read, so two changes of one project wait for one
 * another and neither misses what the other wrote; changes of different projects never meet. In read committed, which
 * `inScope` uses for writing, the statement after the lock sees what was committed before.
 */
export async function refreshProjects(trx: Trx, orgId: string, projectIds: readonly string[]): Promise<void> {
  if (projectIds.length === 0) return;
  await lock(trx, projectIds);
  const moved = new PlaceSums();
  for (const ids of batches(projectIds)) {
    const series = (await readRecords(trx, orgId, ids)).flatMap(cellsOfProject);
    const resettled = await keepSeries(trx, orgId, ids, series, moved);
    const relisted = await keepListings(trx, orgId, ids, series, resettled);
    await keepTexts(trx, orgId, ids, series, true);
    await markMembers(trx, orgId, series, relisted, resettled);
  }
  await appendSums(trx, orgId, moved);
}

const lock = (trx: Trx, projectIds: readonly string[]): Promise<unknown> =>
  trx.query({ name: 'lock-projects', text: 'select 1 from project where project_id = any($1) order by project_id for no key update', values: [projectIds] });

function* batches(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += BATCH) yield ids.slice(from, from + BATCH);
}

/** Takes projects out of every total. Call it in the transaction that deletes them, before it does. */
export async function leaveProjects(trx: Trx, orgId: string, projectIds: readonly string[]): Promise<void> {
  if (projectIds.length === 0) return;
  await lock(trx, projectIds);
  const moved = new PlaceSums();
  for (const ids of batches(projectIds)) {
    const kept = await trx.query<{ indicator_id: string; places: string[]; cells: string }>('select indicator_id, places, cells from project_series where project_id = any($1)', [ids]);
    for (const { indicator_id, places, cells } of kept.rows) moved.add(indicator_id, places, readCells(cells), -1);
  }
  await appendSums(trx, orgId, moved);
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
    const ids = (await client.query<{ project_id: string }>('select project_id from project where org_id = $1 order by project_id for no key update', [orgId])).rows.map((row) => row.project_id);
    await forgetOrganisation(client, orgId);
    let sums = new PlaceSums();
    for (const batch of batches(ids)) {
      await fill(client, orgId, (await readRecords(client, orgId, batch)).flatMap(cellsOfProject), sums);
      if (sums.size < HELD) continue;
      await addSums(client, orgId, sums);
      sums = new PlaceSums();
    }
    await addSums(client, orgId, sums);
    await client.query(FILL_MEMBERS, [orgId]);
    await client.query(ADD_UNIONS, [orgId]);
    await client.query('commit');
    return ids.length;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function fill(client: PoolClient, orgId: string, series: readonly SeriesCells[], sums: PlaceSums): Promise<void> {
  for (const one of series) sums.add(one.indicatorId, one.places, one.cells, 1);
  await putSeries(client, orgId, series);
  await fillListings(client, orgId, series);
  await keepTexts(client, orgId, [], series, false);
}

/** Takes away everything that was derived for an organisation. In the transaction that takes its records away. */
export async function forgetOrganisation(trx: Trx, orgId: string): Promise<void> {
  for (const table of TABLES) await trx.query(`delete from ${table} where org_id = $1`, [orgId]);
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
