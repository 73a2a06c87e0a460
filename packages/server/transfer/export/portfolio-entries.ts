/** An organisation's records as entries of a portfolio document, in stable order, asked part by part so that memory stays flat. */
import type {
  BaselineEntry, DealEntry, IndicatorEntry, LegacyEntry, PersonEntry, PlaceTargetEntry, ProgrammeEntry, ProjectEntry, ProjectIndicatorEntry, RateEntry,
  ReportEntry, ResultEntry, TargetEntry, ValueEntry,
} from '@throughline/exchange/portfolio/document.ts';
import { type Span, isQuarter, isYear, periodText } from '@throughline/core/ground/period.ts';
import { statedOf } from '../../collect/said.ts';
import { SUBMISSIONS, type StoredSubmission } from '../../collect/stored.ts';
import type { Trx } from '../../database/scope.ts';
import { momentOf } from '../store/match-submissions.ts';
import * as sql from './queries.ts';

/** What a portfolio has no words for: things of periods that are no year or quarter, tags of whole goals, money without a rate. */
export type LeftOut = { submissions: number; targets: number; periods: number; goals: number; budgets: number };
export const nothingLeft = (): LeftOut => ({ submissions: 0, targets: 0, periods: 0, goals: 0, budgets: 0 });

export type Entries = ReturnType<typeof entriesOf>;

/** Call inside the scope of the organisation; `left` is filled as things are asked for. */
export function entriesOf(trx: Trx, orgId: string, left: LeftOut = nothingLeft()) {
  const rows = async <Row extends object>(text: string, ...args: unknown[]): Promise<Row[]> => (await trx.query<Row & Record<string, unknown>>(text, [orgId, ...args])).rows;
  return {
    rates: () => rows<RateEntry>(sql.RATES),
    programmes: () => rows<ProgrammeEntry>(sql.PROGRAMMES),
    indicators: async (): Promise<IndicatorEntry[]> => (await rows<IndicatorEntry>(sql.INDICATORS)).map(present),
    persons: async (): Promise<PersonEntry[]> => (await rows<PersonEntry>(sql.PERSONS)).map(present),
    deals: () => rows<DealEntry>(sql.DEALS),
    placeTargets: async (): Promise<PlaceTargetEntry[]> => (await rows<Spanned<PlaceTargetEntry>>(sql.PLACE_TARGETS)).map(withPeriod),
    legacy: async (): Promise<LegacyEntry[]> => (await rows<LegacyEntry>(sql.LEGACY)).map(present),
    projectCodes: async (): Promise<string[]> => (await rows<{ code: string }>(sql.PROJECT_CODES)).map((row) => row.code),
    projects: (codes: readonly string[]): Promise<ProjectEntry[]> => projects(rows, codes, left),
    /** All reports of projects, or only those that `wanted` takes by project and period. */
    reports: async (codes: readonly string[], wanted?: Wanted): Promise<ReportEntry[]> =>
      reportsOf(trx, { known: await rows<Known>(sql.PROJECT_IDS, codes), units: await rows<CanonicalUnit>(sql.UNITS), wanted }, left),
  };
}

type Rows = <Row extends object>(text: string, ...args: unknown[]) => Promise<Row[]>;
type Known = { project_id: string; code: string };
type CanonicalUnit = { code: string; unit: string | null };
type Spanned<Entry> = Omit<Entry, 'period'> & { period_first: number | null; period_last: number | null };

function withPeriod<Entry extends object>({ period_first: first, period_last: last, ...entry }: Spanned<Entry>): Entry {
  return present({ ...entry, period: first === null || last === null ? null : periodText({ first, last }) }) as Entry;
}

/** Without members that say nothing. */
function present<Entry extends object>(entry: Entry): Entry {
  const says = ([, value]: [string, unknown]): boolean => value !== null && !(Array.isArray(value) && value.length === 0) && !(typeof value === 'object' && Object.keys(value as object).length === 0);
  return Object.fromEntries(Object.entries(entry).filter(says)) as Entry;
}

type ProjectRow = Omit<ProjectEntry, 'indicators' | 'results' | 'budget'> & { project_id: string; budget_amount: string | null; budget_currency: string | null; budget_without_rate: boolean };

async function projects(rows: Rows, codes: readonly string[], left: LeftOut): Promise<ProjectEntry[]> {
  const found = await rows<ProjectRow>(sql.PROJECTS, codes);
  const ids = found.map((one) => one.project_id);
  const results = grouped(await rows<ResultEntry & { project_id: string }>(sql.RESULTS, ids));
  const indicators = grouped(await rows<IndicatorRow>(sql.PROJECT_INDICATORS, ids));
  const targets = grouped(await rows<TargetRow>(sql.TARGETS, ids));
  left.budgets += found.filter((one) => one.budget_amount !== null && one.budget_without_rate).length;
  return found.map(({ project_id: id, budget_amount: amount, budget_currency: currency, budget_without_rate: rateless, countries, ...row }) => ({
    ...present({
      ...row,
      sdgTargets: targetsOnly(row.sdgTargets, left),
      countries: (countries ?? []).map(present),
      budget: amount === null || currency === null || rateless ? null : { amount, currency },
      results: (results.get(id) ?? []).map(({ project_id: _id, ...one }) => present({ ...one, sdgTargets: targetsOnly(one.sdgTargets, left), leadsTo: (one.leadsTo ?? []).map(present), actors: (one.actors ?? []).map(present) })),
    }),
    indicators: (indicators.get(id) ?? []).map((one) => indicatorEntry(one, targets.get(id) ?? [], left)),
  }));
}

/** A portfolio names targets; a publisher may have tagged a whole goal. */
function targetsOnly(tags: readonly string[] | null | undefined, left: LeftOut): string[] {
  const targets = (tags ?? []).filter((one) => /\.[0-9a-z]+$/.test(one));
  left.goals += (tags?.length ?? 0) - targets.length;
  return targets;
}

type IndicatorRow = { project_id: string; code: string; listed_first: number[] | null; listed_last: number[] | null; baseline_year: number | null; baseline: Omit<BaselineEntry, 'year'> | null; unit: string | null };
type TargetRow = Spanned<TargetEntry> & { project_id: string; code: string };

function indicatorEntry(row: IndicatorRow, targets: readonly TargetRow[], left: LeftOut): ProjectIndicatorEntry {
  const { unit, ...baseline } = row.baseline ?? {};
  const stated = row.baseline_year === null ? null : { year: row.baseline_year, ...(unit == null || unit === row.unit ? {} : { unit }), ...baseline };
  const all = targets.filter((one) => one.code === row.code);
  const told = all.filter((one) => one.period_first === null || isTold({ first: one.period_first, last: one.period_last! }));
  const spans = spansOf(row);
  left.targets += all.length - told.length;
  left.periods += spans.length - spans.filter(isTold).length;
  const own = told.map(({ project_id: _id, code: _code, ...one }) => withPeriod<TargetEntry>(one));
  return {
    code: row.code,
    // An empty list says that nothing is expected; that is not the same as no list.
    ...(row.listed_first === null ? {} : { periods: spans.filter(isTold).map(periodText) }),
    ...(stated === null ? {} : { baseline: stated }),
    ...(own.length === 0 ? {} : { targets: own }),
  };
}

/** Periods that a portfolio can name. */
const isTold = (span: Span): boolean => isYear(span) || isQuarter(span);
const spansOf = (row: IndicatorRow): Span[] => (row.listed_first ?? []).map((first, n) => ({ first, last: row.listed_last![n]! }));

function grouped<Row extends { project_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.project_id);
    if (group) group.push(row);
    else groups.set(row.project_id, [row]);
  }
  return groups;
}

type SubmissionRow = StoredSubmission & { project_id: string; period_first: number | null; period_last: number | null };

export type Wanted = (project: string, period: string) => boolean;

/** Store ids of the submissions wanted; null for all. Looking first is cheap, reading all they say is not. */
async function chosen(trx: Trx, known: readonly Known[], wanted: Wanted | undefined): Promise<string[] | null> {
  if (wanted === undefined) return null;
  const codes = new Map(known.map((one) => [one.project_id, one.code]));
  type Row = { project_id: string; submission_id: string; first: number; last: number };
  const found = await trx.query<Row>(
    'select project_id, submission_id, period_first as first, period_last as last from submission where project_id = any ($1) and period_first is not null',
    [[...codes.keys()]]);
  return found.rows.filter((row) => wanted(codes.get(row.project_id)!, periodText(row))).map((row) => row.submission_id);
}

type Asked = { readonly known: readonly Known[]; readonly units: readonly CanonicalUnit[]; readonly wanted: Wanted | undefined };

async function reportsOf(trx: Trx, { known, units, wanted }: Asked, left: LeftOut): Promise<ReportEntry[]> {
  const codes = new Map(known.map((one) => [one.project_id, one.code]));
  const canonical = new Map(units.map((one) => [one.code, one.unit]));
  const found = (await trx.query<SubmissionRow>(SUBMISSIONS, [known.map((one) => one.project_id), await chosen(trx, known, wanted)])).rows;
  const order = new Map(known.map((one, n) => [one.project_id, n]));
  found.sort((a, b) => order.get(a.project_id)! - order.get(b.project_id)!);
  const reports: ReportEntry[] = [];
  for (const row of found) {
    const span = row.period_first === null ? null : { first: row.period_first, last: row.period_last! };
    if (span !== null && isTold(span) && row.state !== 'withdrawn') reports.push(reportEntry(row, codes.get(row.project_id)!, periodText(span), canonical));
  }
  left.submissions += found.length - reports.length;
  return reports;
}

function reportEntry(row: SubmissionRow, project: string, period: string, canonical: ReadonlyMap<string, string | null>): ReportEntry {
  return {
    ...present({
      project, period, due: row.due, submitted: momentOf(row.submitted, row.submitted_timed), state: row.state as ReportEntry['state'],
      verified: row.verified === null ? null : momentOf(row.verified, row.verified_timed), reason: row.reason,
    }),
    values: row.values.map((value): ValueEntry => {
      const { unit, ...said } = statedOf(value) as Record<string, unknown> & { unit?: string };
      return { indicator: value.indicator, ...said, ...(unit === undefined || unit === canonical.get(value.indicator) ? {} : { unit }) };
    }),
  };
}
