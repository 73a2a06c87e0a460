/** Brings the submissions of a project that stands already in line with a file, as `match-submissions.ts` decides. */
import { type SubmissionRow, insertSubmissions, insertValues } from '../../collect/insert-submissions.ts';
import { storedSubmissions } from '../../collect/stored.ts';
import { type Touched, noteNew, noteRows, noteSet } from './journal.ts';
import { decideSubmissions } from './match-submissions.ts';
import type { Storing } from './storing.ts';

type At = { readonly storing: Storing; readonly projectId: string; readonly code: string };

/** True when a row was changed. `whole`: the file states the whole project, so that what it leaves out has gone. */
export async function updateSubmissions({ storing, projectId, code }: At, stated: readonly SubmissionRow[], whole: boolean): Promise<boolean> {
  const held = await storedSubmissions(storing.trx, projectId);
  const decided = decideSubmissions({ project: code, stated, held, are: storing.are, now: storing.now, reason: `import of ${storing.file}`, whole });
  storing.gone.push(...decided.gone);
  const touched = (submission_id: string): Touched => ({ code, key: { project_id: projectId, submission_id } });
  await noteRows(storing.journal, 'submission', decided.retold.map((one) => touched(one.submission_id)));
  for (const one of decided.retold) {
    await storing.trx.query('update submission set due = $3, reason = $4 where project_id = $1 and submission_id = $2', [projectId, one.submission_id, one.due, one.reason]);
  }
  for (const one of decided.rewritten) await rewrite({ storing, projectId, code }, one.submission_id, one.row);
  const made = await insertSubmissions(storing, decided.fresh.map((one) => ({ ...one, project_id: projectId })));
  await noteNew(storing.journal, 'submission', made.map((one) => touched(one.submission_id)));
  return decided.fresh.length + decided.rewritten.length + decided.retold.length > 0;
}

/** One that had no effect yet. Parts are noted before what they hang on, so that undoing backwards puts them back after it. */
async function rewrite({ storing, projectId, code }: At, submissionId: string, row: SubmissionRow): Promise<void> {
  const touched = [{ code, key: { project_id: projectId, submission_id: submissionId } }];
  for (const table of ['measurement_cell', 'measurement_person', 'measurement_deal', 'measurement'] as const) await noteSet(storing.journal, table, touched);
  await noteRows(storing.journal, 'submission', touched);
  await storing.trx.query('delete from measurement where project_id = $1 and submission_id = $2', [projectId, submissionId]);
  await storing.trx.query(
    `update submission set due = $3, state = $4, verified = $5, verified_timed = $6, reason = $7, source_import = $8, source_at = $9, source_line = $10
      where project_id = $1 and submission_id = $2`,
    [projectId, submissionId, row.due, row.state, row.verified, row.verified_timed, row.reason, storing.importId, row.source_at, row.source_line]);
  await insertValues(storing, [{ project_id: projectId, submission_id: submissionId, values: row.values, at: row.source_at }]);
}
