/** A project's reports with their submissions, and what each later one changed, value by value (figures 1.1, 1.2). */
import type { ProjectReports, Source, SubmissionRow } from '@throughline/contract/tell/project.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import { changesOf } from '@throughline/core/tell/changes.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { momentOf } from '../../rollup/record-parts.ts';
import { findProject } from '../find-project.ts';
import * as sql from '../queries-project.ts';
import { type ValueRow, saidOf, sameText } from './project-said.ts';

export type SubmissionRowOf = {
  submission_id: string; number: number; period_first: number | null; period_last: number | null; starts: string; ends: string; due: string | null;
  submitted: string; submitted_timed: boolean; state: SubmissionRow['state']; verified: string | null; verified_timed: boolean; reason: string | null;
  submitted_name: string | null; verified_name: string | null;
  source_at: string | null; source_line: number | null; file: string | null; import: number | null; values: number;
};

/** As an address names it: a year, a quarter, else its first and last day. */
export const periodOf = (row: SubmissionRowOf): string =>
  row.period_first === null || row.period_last === null ? `${row.starts}..${row.ends}` : periodText({ first: row.period_first, last: row.period_last });

export const sourceOf = (row: { file: string | null; import: number | null; source_at: string | null; source_line: number | null }): Source =>
  ({ file: row.file, import: row.import, at: row.source_at, line: row.source_line });

/** Moments as stated, and what a submission is beside its values. */
export const headOf = (row: SubmissionRowOf) => ({
  number: row.number, state: row.state, submitted: momentOf(row.submitted, row.submitted_timed),
  verified: row.verified === null ? null : momentOf(row.verified, row.verified_timed), due: row.due, reason: row.reason === '' ? null : row.reason, submittedBy: row.submitted_name, verifiedBy: row.verified_name,
  source: sourceOf(row),
});

/** Reports in order of time. Refused (missing): `unknown-project`. */
export async function viewProjectReports(trx: Trx, org: HeldOrganisation, code: string, asOf: string): Promise<ProjectReports> {
  const { project_id: id } = await findProject(trx, org, code);
  const rows = (await trx.query<SubmissionRowOf>(sql.SUBMISSIONS, [org.orgId, id])).rows;
  const reports = Map.groupBy(rows, periodOf);
  const corrected = [...reports.values()].filter((all) => all.length > 1).flat().map((one) => one.submission_id);
  const values = corrected.length === 0 ? [] : (await trx.query<ValueRow>(sql.VALUES, [org.orgId, id, corrected])).rows;
  const bySubmission = Map.groupBy(values, (one) => one.submission_id);
  return {
    asOf,
    reports: [...reports].map(([period, all]) => ({
      period, starts: all[0]!.starts, ends: all[0]!.ends, rollsUp: all[0]!.period_first !== null, submissions: submissionsOf(all, bySubmission),
    })),
    indicators: [...new Map(values.map((one) => [one.indicator, { code: one.indicator, name: one.name, kind: one.kind, unit: one.canonical_unit }])).values()],
  };
}

function submissionsOf(all: readonly SubmissionRowOf[], values: ReadonlyMap<string, readonly ValueRow[]>): SubmissionRow[] {
  const valuesOf = new Map(all.map((one) => [one.number, values.get(one.submission_id) ?? []]));
  const changes = changesOf(all.map(({ number }) => ({ number, values: valuesOf.get(number)!.map((one) => ({ indicator: one.indicator, said: sameText(one) })) })));
  const find = (number: number | null, indicator: string) => (number === null ? undefined : valuesOf.get(number)?.find((one) => one.indicator === indicator));
  return all.map((row) => {
    const { changed, same } = changes.get(row.number)!;
    return {
      ...headOf(row), values: row.values, same,
      changes: changed.map(({ indicator, before }) => {
        const earlier = find(before, indicator);
        return { indicator, before: earlier === undefined ? null : saidOf(earlier), after: saidOf(find(row.number, indicator)!) };
      }),
    };
  });
}
