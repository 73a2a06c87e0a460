/** Columns of a sheet that are no years or quarters: what reports said of them and what the source promised (figures 13.3). */
import type { ProjectGrid } from '@throughline/contract/tell/project.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import * as sql from '../queries-project.ts';
import { type SubmissionRowOf, periodOf } from './project-reports.ts';
import { type ValueRow, saidOf } from './project-said.ts';

type Dated = ProjectGrid['rows'][number]['dated'];
export type DatedColumns = { readonly columns: ProjectGrid['dated']; readonly leftOut: number; readonly of: (indicator: string) => Dated };

/** A sheet has room for so many; the others are found among the reports. */
const SHOWN = 24;

type Promised = { indicator: string; starts: string; ends: string; targets: { value?: unknown }[] };

/** Of each period the last submission that is verified speaks. */
export async function datedColumns(trx: Trx, org: HeldOrganisation, projectId: string): Promise<DatedColumns> {
  const all = (await trx.query<SubmissionRowOf>(sql.SUBMISSIONS, [org.orgId, projectId])).rows.filter((one) => one.period_first === null && one.state === 'verified');
  const values = all.length === 0 ? [] : (await trx.query<ValueRow>(sql.VALUES, [org.orgId, projectId, all.map((one) => one.submission_id)])).rows;
  const columns = [...new Map(all.map((one) => [periodOf(one), { period: periodOf(one), starts: one.starts, ends: one.ends }])).values()];
  const shown = columns.slice(0, SHOWN);
  const promised = shown.length === 0 ? [] : (await trx.query<Promised>(sql.PUBLISHED_TARGETS, [org.orgId, projectId])).rows;
  const numbers = new Map(all.map((one) => [one.submission_id, one]));
  return {
    columns: shown, leftOut: columns.length - shown.length,
    of: (indicator) => shown.map(({ period, starts, ends }) => {
      const value = values.filter((one) => one.indicator === indicator && periodOf(numbers.get(one.submission_id)!) === period).at(-1);
      const target = onlyTarget(promised.filter((one) => one.indicator === indicator && one.starts === starts && one.ends === ends));
      return value === undefined && target === null ? null : { number: value === undefined ? null : numbers.get(value.submission_id)!.number, said: value === undefined ? null : saidOf(value), target };
    }),
  };
}

/** A target that stands alone; several of one period (one a place or group) say none of the whole. */
function onlyTarget(rows: readonly Promised[]): string | null {
  const all = rows.flatMap((one) => one.targets);
  const value = all.length === 1 ? all[0]!.value : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
