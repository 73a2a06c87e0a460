/**
 * What a project said, indicator by indicator and period by period: the sheet an officer fills and an auditor reads. The
 * figures beside it come from the one route; here stands only what became of each report (figures 1.2, 2.2, 4.1, 4.4).
 */
import { type Version, counts, inForce, inOrderOfSubmission } from '../collect/in-force.ts';
import { expectedIn } from '../design/life.ts';
import { type Span, inside, isQuarter, lastDay, ofYear, overlaps, sameSpan } from '../ground/period.ts';
import { isZero } from '../ground/rational.ts';
import { type Measured, isApplicable } from '../plan/answer.ts';
import type { Prepared, SeriesAt } from '../rollup/prepared.ts';
import { membersAt, viewAt } from '../rollup/view.ts';

/** `partly`: of several reports in the period some are in. `to-come`: expected, and the period is not over yet. */
export type CellState = 'reported' | 'zero' | 'not-reported' | 'not-applicable' | 'partly' | 'missing' | 'to-come' | 'not-expected';
/** A submission that does not count, or not yet. */
export type Waiting = 'draft' | 'submitted' | 'returned' | 'verified-later';

export type Cell = {
  readonly span: Span;
  readonly state: CellState;
  /** Why nothing was reported, or why it does not apply, as the project says it. */
  readonly reason: string | null;
  /** The report in force; null where there is none or several. */
  readonly report: { readonly period: Span; readonly number: number } | null;
  /** A later submission of the same report that is not in force, with its number. */
  readonly waiting: { readonly state: Waiting; readonly period: Span; readonly number: number } | null;
};

export type GridRow = { readonly indicator: string; readonly cells: readonly Cell[] };
export type Grid = {
  /** Years (or quarters) and periods of several years that the project plans, promises or reports. */
  readonly columns: readonly Span[];
  /** From the first to the last column; null without any. */
  readonly whole: Span | null;
  /** Whether reports about quarters are expected or held, so that the sheet can be asked by quarter too. */
  readonly quarterly: boolean;
  readonly rows: readonly GridRow[];
};

const QUARTERS_OF_YEAR = 4;
const MOST_COLUMNS = 60;

/** The sheet of a project as known at a date. `by`: columns of years, or of quarters where the project has any. */
export function gridOf(prepared: Prepared, project: string, asOf: string, by: 'year' | 'quarter' = 'year'): Grid {
  const all = seriesOf(prepared, project, asOf);
  const quarterly = all.some(({ plan, series }) => plan.size === 1 || series.reports.some((one) => isQuarter(one[0]!.span)));
  const spans = columnsOf(all, asOf, by === 'quarter' && quarterly ? 1 : QUARTERS_OF_YEAR);
  const first = Math.min(...spans.map((one) => one.first));
  return {
    columns: spans, quarterly,
    whole: spans.length === 0 ? null : { first, last: Math.max(...spans.map((one) => one.last)) },
    rows: all.map((at) => ({ indicator: at.series.indicator.code, cells: spans.map((span) => cellAt(at, span, asOf)) })),
  };
}

/** What a project has of every indicator, in the order of its own list. */
function seriesOf(prepared: Prepared, project: string, asOf: string): SeriesAt[] {
  const own = prepared.records.projectIndicators.filter((one) => one.project === project);
  return own.flatMap(({ indicator }) => membersAt(viewAt(prepared, indicator, asOf), `project:${project}`, null).map((one) => one.at));
}

/** Every column between the first and the last period that is planned, promised or reported; long periods after the years. */
function columnsOf(all: readonly SeriesAt[], asOf: string, size: number): Span[] {
  const told = all.flatMap((at) => spansOf(at, asOf));
  const short = told.filter((one) => one.last - one.first < QUARTERS_OF_YEAR);
  const long = told.filter((one) => one.last - one.first >= QUARTERS_OF_YEAR);
  const columns: Span[] = [];
  if (short.length > 0) {
    const from = Math.floor(Math.min(...short.map((one) => one.first)) / size) * size;
    const to = Math.max(...short.map((one) => one.last));
    for (let first = from; first <= to; first += size) columns.push({ first, last: first + size - 1 });
    // A stray date a century away makes no century of empty columns.
    if (columns.length > MOST_COLUMNS) columns.splice(0, columns.length, ...columns.filter((column) => short.some((one) => overlaps(one, column))));
  }
  const once = long.filter((one, at) => long.findIndex((other) => sameSpan(one, other)) === at);
  return [...columns, ...once.sort((a, b) => a.first - b.first || a.last - b.last)];
}

function spansOf({ plan, series }: SeriesAt, asOf: string): Span[] {
  // What a life still expects after the year of the date is no news; what a plan lists or promises is.
  const known = ofYear(Number(asOf.slice(0, 4))).last;
  const horizon = plan.listed === null ? Math.max(known, plan.first.last) : Math.max(known, plan.last?.last ?? known);
  return [
    ...expectedIn(plan, { first: 0, last: horizon }),
    ...series.reports.map((versions) => versions[0]!.span),
    ...series.given.targets.flatMap(({ period }) => (period === null ? [] : [period])),
  ];
}

/** One cell: the report about that very period, or what the shorter reports inside it come to. */
function cellAt(at: SeriesAt, span: Span, asOf: string): Cell {
  const parts = [...partsOf(at, span)].map((part) => single(at, part, asOf));
  if (parts.length === 1) return { ...parts[0]!, span };
  if (parts.length === 0) return { span, state: 'not-expected', reason: null, report: null, waiting: null };
  return { span, state: together(parts), reason: parts.find((one) => one.reason !== null)?.reason ?? null, report: null, waiting: parts.find((one) => one.waiting !== null)?.waiting ?? null };
}

/** Periods expected or reported inside a column; those of several years only in a column of their own (figures 13.3). */
function* partsOf({ plan, series }: SeriesAt, span: Span): Generator<Span> {
  const seen: Span[] = [];
  const within = (one: Span) => (one.last - one.first >= QUARTERS_OF_YEAR ? sameSpan(one, span) : inside(one, span));
  for (const one of [...series.reports.map((versions) => versions[0]!.span), ...expectedIn(plan, span)]) {
    if (!within(one) || seen.some((other) => overlaps(one, other))) continue;
    seen.push(one);
    yield one;
  }
}

function single({ series, plan }: SeriesAt, span: Span, asOf: string): Cell {
  // what was taken back is not said
  const versions = (series.reports.find((one) => sameSpan(one[0]!.span, span)) ?? []).filter((one) => one.submission.state !== 'withdrawn').sort(inOrderOfSubmission);
  const current = inForce(versions, asOf);
  const later = versions.slice(current === null ? 0 : versions.indexOf(current) + 1).at(-1);
  const expected = expectedIn(plan, span).some((one) => sameSpan(one, span));
  return {
    span,
    ...(current === null ? { state: absent(expected, span, asOf), reason: null } : told(current)),
    report: current === null ? null : { period: span, number: current.submission.number },
    waiting: later === undefined ? null : { state: waitingOf(later, asOf), period: span, number: later.submission.number },
  };
}

const absent = (expected: boolean, span: Span, asOf: string): CellState =>
  !expected ? 'not-expected' : lastDay(span) >= asOf ? 'to-come' : 'missing';

const waitingOf = ({ submission }: Version, asOf: string): Waiting =>
  submission.state !== 'verified' && submission.state !== 'withdrawn' ? submission.state : counts(submission, asOf) ? 'submitted' : 'verified-later';

function told({ value: { answer } }: Version): Pick<Cell, 'state' | 'reason'> {
  if (answer.state !== 'reported') return { state: answer.state, reason: answer.reason === '' ? null : answer.reason };
  if (!isApplicable(answer.measured)) return { state: 'not-applicable', reason: null };
  return { state: isNothing(answer.measured) ? 'zero' : 'reported', reason: null };
}

/** Zero is reported, and is not nothing said (figures 1). */
function isNothing(measured: Measured): boolean {
  switch (measured.shape) {
    case 'number': return isZero(measured.value);
    case 'fraction': return isZero(measured.numerator);
    case 'persons': return measured.persons.length === 0;
    case 'deals': return measured.deals.length === 0;
    default: return false;
  }
}

const SAID: readonly CellState[] = ['reported', 'zero', 'not-applicable'];

/** Several reports in one column: all in, some in, or the one thing that holds of all. */
function together(parts: readonly Cell[]): CellState {
  const states = new Set(parts.map((one) => one.state));
  if (states.size === 1) return parts[0]!.state;
  if ([...states].every((one) => SAID.includes(one))) return 'reported';
  if (parts.some((one) => SAID.includes(one.state))) return 'partly';
  return states.has('missing') ? 'missing' : states.has('not-reported') ? 'not-reported' : 'to-come';
}

