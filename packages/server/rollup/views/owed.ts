/** Which projects owe a report, what lies there, and how late it is where a due date is stated. */
import type { Lying, Owed as OwedBody, OwedRow } from '@throughline/contract/rollup/owed.ts';
import { counts } from '@throughline/core/collect/in-force.ts';
import type { Submission } from '@throughline/core/collect/submission.ts';
import { compareMoments, dayNumber, dayOf } from '@throughline/core/ground/day.ts';
import { lastDay, parseRange, periodText, sameSpan } from '@throughline/core/ground/period.ts';
import { type Owed, type Readings, countedOf, owedOf, readingsAt } from '@throughline/core/rollup/owed.ts';
import type { Prepared } from '@throughline/core/rollup/prepared.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { prepareExpectations } from './owed-records.ts';
import { type PageQuestion, settlePeriod } from './overview.ts';

/** Codes named in a row; how many are missing is said in numbers. */
const NAMED = 20;

/** At most `limit` rows: ended periods before running ones, without a verified report before incomplete ones, most overdue first. Totals are of all. */
export async function viewOwed(trx: Trx, org: HeldOrganisation, question: PageQuestion, limit: number): Promise<OwedBody> {
  const { period } = await settlePeriod(trx, org, question.period);
  const { place, asOf } = question;
  const prepared = await prepareExpectations(trx, org, place, parseRange(period));
  return { organisation: org.code, place, ...owedIn(prepared, readingsAt(prepared, { place, period, asOf }), { period, asOf, limit }) };
}

/** What readings of a place and period leave owed. */
export function owedIn(prepared: Prepared, readings: Readings, { period, asOf, limit }: { period: string; asOf: string; limit: number }): Omit<OwedBody, 'organisation' | 'place'> {
  const owed = owedOf(readings);
  const rows = owedRows(prepared, owed, asOf);
  const counted = countedOf(readings);
  return {
    asOf, period,
    rows: rows.slice(0, limit),
    total: {
      reports: owed.length, late: rows.filter((one) => one.daysLate !== null && one.daysLate > 0).length, unreported: rows.filter((one) => one.state !== 'verified').length, projects: new Set(owed.map((one) => one.project)).size,
      expected: counted.reduce((sum, one) => sum + one.expected, 0), answered: counted.reduce((sum, one) => sum + one.reported, 0),
    },
  };
}

/** Rows of what is owed, in the order in which somebody would ask for them. */
function owedRows(prepared: Prepared, owed: readonly Owed[], asOf: string): OwedRow[] {
  const byProject = new Map<string, Submission[]>();
  for (const one of prepared.records.submissions) {
    if (dayOf(one.submitted) > asOf) continue;
    const list = byProject.get(one.project);
    if (list) list.push(one);
    else byProject.set(one.project, [one]);
  }
  return owed.map((one) => rowOf(prepared, one, byProject.get(one.project) ?? [], asOf)).sort(mostOverdue);
}

function rowOf(prepared: Prepared, owed: Owed, submissions: readonly Submission[], asOf: string): OwedRow {
  const project = prepared.records.projects.get(owed.project);
  const here = submissions.filter((one) => sameSpan(one.period, owed.period)).sort((a, b) => compareMoments(a.submitted, b.submitted) || a.number - b.number);
  const latest = here.at(-1);
  const due = here.findLast((one) => one.due !== null)?.due ?? null;
  return {
    project: owed.project, title: project?.title ?? null, programme: project?.programme ?? null, period: periodText(owed.period),
    expected: owed.expected.length, answered: owed.expected.length - owed.missing.length, missing: owed.missing.slice(0, NAMED),
    state: stateOf(latest, asOf), submission: latest?.number ?? null, lastVerified: lastVerified(submissions, asOf),
    due, daysLate: due === null ? null : dayNumber(asOf) - dayNumber(due), ended: lastDay(owed.period) < asOf,
  };
}

/** Verified later than asked: by then it was only submitted. */
function stateOf(latest: Submission | undefined, asOf: string): Lying {
  if (latest === undefined) return 'nothing';
  if (latest.state === 'verified' && !counts(latest, asOf)) return 'submitted';
  // taken back by its author, who goes on with it
  return latest.state === 'withdrawn' ? 'draft' : latest.state;
}

function lastVerified(submissions: readonly Submission[], asOf: string): OwedRow['lastVerified'] {
  let last: Submission | null = null;
  for (const one of submissions) {
    if (counts(one, asOf) && (last === null || one.period.last > last.period.last || (one.period.last === last.period.last && one.verified! > last.verified!))) last = one;
  }
  return last === null ? null : { period: periodText(last.period), day: dayOf(last.verified!) };
}

const mostOverdue = (a: OwedRow, b: OwedRow): number =>
  Number(b.ended) - Number(a.ended) || Number(a.state === 'verified') - Number(b.state === 'verified') || (b.daysLate ?? -Infinity) - (a.daysLate ?? -Infinity) || (a.period < b.period ? -1 : a.period > b.period ? 1 : 0)
  || (b.expected - b.answered) - (a.expected - a.answered) || (a.project < b.project ? -1 : 1);
