/** Withdraws what an import brought: the rows before are put back, figures follow, the trail says so. */
import { Refused, missing, problem } from '@throughline/core/ground/problem.ts';
import type { ImportRow } from '@throughline/contract/transfer/imports.ts';
import { asBrokenWorld } from '../../database/broken-world.ts';
import { type Trx, inScope, seeOrganisations } from '../../database/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { writeTrail } from '../../frame/write-trail.ts';
import { ofProjects } from '../trail-of-projects.ts';
import { tellChanged } from '../tell-changed.ts';
import { type Imported, whyNotUndone } from '../undo/rests.ts';
import { projectsOf, restore, runsOf } from '../undo/restore.ts';
import type { Importing } from './import-file.ts';

export const verb = 'import.undo';

export type Undone = { readonly number: ImportRow['number']; readonly organisation: string; readonly file: string };

type Found = Imported & { readonly code: string };

/**
 * `number` is the one that people see. Refused: `import-unknown` (missing), `import-undone-already` (closed),
 * `later-import-rests-on-it`, `later-records-rest-on-it` (conflict), `not-allowed` (forbidden).
 */
export async function undoImport(importing: Importing, number: number, reason: string | null = null): Promise<Undone> {
  try {
    return await inScope(importing.pool, [], async (trx) => {
      const one = await find(trx, number);
      refuseUnless(importing.actor, verb, { organisation: one.code });
      await undo(trx, importing, one, reason);
      return { number, organisation: one.code, file: one.file };
    }, true);
  } catch (error) {
    // The last guard: what the questions beforehand did not see, the keys of the tables do.
    if ((error as { code?: unknown }).code === '23503') throw new Refused([problem('conflict', 'later-records-rest-on-it', `import:${number}`, { found: String((error as { table?: unknown }).table) })]);
    throw asBrokenWorld(error);
  }
}

async function find(trx: Trx, number: number): Promise<Found> {
  const orgs = (await trx.query<{ org_id: string }>('select org_id from organisation')).rows.map((row) => row.org_id);
  await seeOrganisations(trx, orgs);
  const found = await trx.query<{ code: string }>(
    'select o.code from data_import d join organisation o using (org_id) where d.number = $1', [number]);
  const code = found.rows[0]?.code;
  if (code === undefined) throw new Refused([missing('import-unknown', `import:${number}`, { found: number })]);
  // Imports and undoings of an organisation follow one another (store/organisation.ts).
  await trx.query(`select pg_advisory_xact_lock(hashtextextended('throughline import ' || $1, 0))`, [code]);
  const row = await trx.query<Found>('select d.org_id, d.import_id, d.number, d.file, d.undone, o.code from data_import d join organisation o using (org_id) where d.number = $1', [number]);
  await seeOrganisations(trx, [row.rows[0]!.org_id]);
  return row.rows[0]!;
}

async function undo(trx: Trx, importing: Importing, one: Found, reason: string | null): Promise<void> {
  const why = await whyNotUndone(trx, one);
  if (why !== null) throw new Refused([why]);
  const touched = new Set(await projectsOf(trx, one, null));
  for (const id of await projectsOfParts(trx, one)) touched.add(id);
  for (const run of await runsOf(trx, one)) {
    if (run.table === 'project' && run.sort === 'new') {
      const ids = await projectsOf(trx, one, run.numbers);
      await emptyProjects(trx, importing, one, ids);
      for (const id of ids) touched.delete(id);
    }
    await restore(trx, one, run);
  }
  await tellChanged(trx, importing.listeners, one.org_id, touched);
  await trx.query('update data_import set undone = now(), undone_by = $3 where org_id = $1 and import_id = $2', [one.org_id, one.import_id, importing.actor.name]);
  await trx.query(WITHDRAW, [one.org_id]);
  const deed = { orgId: one.org_id, actor: importing.actor.name, from: importing.actor.from, verb, data: { file: one.file }, reason };
  await writeTrail(trx, [{ ...deed, subject: `import:${one.number}` }, ...await ofProjects(trx, deed, { importId: one.import_id, number: one.number, file: one.file })]);
}

/** An organisation that is left with nothing stands back. */
const WITHDRAW = `
  update organisation set withdrawn = true
   where org_id = $1 and not exists (select from project where org_id = $1) and not exists (select from data_import where org_id = $1 and undone is null)`;

/** Those who listen see projects without records first, so that totals lose them; then the projects go. */
async function emptyProjects(trx: Trx, importing: Importing, one: Found, ids: readonly string[]): Promise<void> {
  for (const table of ['submission', 'project_indicator']) await trx.query(`delete from ${table} where project_id = any ($1)`, [ids]);
  await tellChanged(trx, importing.listeners, one.org_id, ids);
  await trx.query('delete from project_code where org_id = $1 and project_id = any ($2)', [one.org_id, ids]);
}

/** Projects that claim a deal, list a person or have an indicator that is about to be what it was before. */
async function projectsOfParts(trx: Trx, one: Found): Promise<string[]> {
  const projects: string[] = [];
  for (const [subject, table] of [['person', 'measurement_person'], ['deal', 'measurement_deal'], ['indicator', 'project_indicator']] as const) {
    const changed = await trx.query<{ id: string }>(
      `select (row_key ->> '${subject}_id')::bigint as id from import_change where org_id = $1 and import_id = $2 and subject = '${subject}' and before is not null`,
      [one.org_id, one.import_id]);
    if (changed.rows.length === 0) continue;
    const found = await trx.query<{ project_id: string }>(
      `select distinct project_id from ${table} where org_id = $1 and ${subject}_id = any ($2)`, [one.org_id, changed.rows.map((row) => row.id)]);
    projects.push(...found.rows.map((row) => row.project_id));
  }
  return projects;
}
