/** One submission of a report with all that it says: each value as entered, what it counts as, and where it came from. */
import type { ProjectRecord } from '@throughline/contract/tell/project.ts';
import { inForce, inOrderOfSubmission } from '@throughline/core/collect/in-force.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { findProject } from '../find-project.ts';
import * as sql from '../queries-project.ts';
import { type SubmissionRowOf, headOf, periodOf } from './project-reports.ts';
import { type ValueRow, cellsOf, saidOf, sameText } from './project-said.ts';

export type RecordQuestion = { readonly report: string; readonly submission: string | undefined; readonly asOf: string };

/** The submission asked for, else the report's last. Refused (missing): `unknown-project`, `unknown-report`, `unknown-submission`. */
export async function viewProjectRecord(trx: Trx, org: HeldOrganisation, code: string, question: RecordQuestion): Promise<ProjectRecord> {
  const project = await findProject(trx, org, code);
  const all = (await trx.query<SubmissionRowOf>(sql.SUBMISSIONS, [org.orgId, project.project_id])).rows;
  const report = all.filter((one) => periodOf(one) === question.report);
  if (report.length === 0) throw new Refused([missing('unknown-report', 'report', { found: question.report, accepted: [...new Set(all.map(periodOf))] })]);
  const row = question.submission === undefined ? report.at(-1)! : report.find((one) => String(one.number) === question.submission);
  if (!row) throw new Refused([missing('unknown-submission', 'submission', { found: question.submission, accepted: report.map((one) => one.number) })]);
  const said = (await trx.query<ValueRow>(sql.VALUES, [org.orgId, project.project_id, report.map((one) => one.submission_id)])).rows;
  return {
    project: project.code, title: project.title, period: question.report, starts: row.starts, ends: row.ends, rollsUp: row.period_first !== null,
    ...headOf(row), numbers: report.map((one) => one.number),
    values: said.filter((one) => one.submission_id === row.submission_id).map((value) => valueOf(value, row, report, said, question.asOf)),
  };
}

function valueOf(value: ValueRow, row: SubmissionRowOf, report: readonly SubmissionRowOf[], said: readonly ValueRow[], asOf: string): ProjectRecord['values'][number] {
  const naming = report.flatMap((one) => {
    const found = said.find((each) => each.submission_id === one.submission_id && each.indicator === value.indicator);
    return found === undefined ? [] : [{ submission: headOf(one), value: found }];
  }).sort(inOrderOfSubmission);
  const current = inForce(naming, asOf);
  const earlier = naming.filter((one) => one.submission.number < row.number).at(-1);
  return {
    indicator: value.indicator, name: value.name, kind: value.kind, unit: value.canonical_unit, said: saidOf(value),
    counts: current?.submission.number === row.number, inForce: current?.submission.number ?? null,
    before: earlier === undefined || sameText(earlier.value) === sameText(value) ? null : { number: earlier.submission.number, said: saidOf(earlier.value) },
    cells: cellsOf(value), at: value.source_at,
  };
}
