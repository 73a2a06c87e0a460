/**
 * An indicator of a project as the fast route reads it: its baseline and targets, the values in force (figures 1.1, 1.2) and
 * the periods expected (4.1).
 */
import type { Kind } from '@throughline/core/framework/types.ts';
import { type Amount, amount, amountOrNull, converted, isZero, multiply, plus, times } from './amount.ts';
import type { Life } from './life.ts';
import type { CountryPartRow, IndicatorRow, ListingRow, MeasurementRow, SubmissionRow, TargetRow } from './records.ts';
import { HORIZON } from './statistics.ts';

/** The last quarter that is held of projects without an end. */
export const LAST_QUARTER = HORIZON * 4 + 3;

export type Held = { readonly first: number; readonly last: number; readonly row: MeasurementRow; readonly na: boolean };

export type Period = {
  readonly first: number; readonly year: number;
  /** Read as the last of its year (2.3). */
  readonly endsYear: boolean;
  readonly planned: boolean; readonly ans: boolean; readonly na: boolean;
  /** A number, a numerator, value × weight; a denominator or a weight. */
  readonly v: Amount | null; readonly w: Amount | null;
  readonly row: MeasurementRow | null;
};

export type Series = {
  readonly id: string; readonly kind: Kind; readonly maintain: boolean; readonly life: Life;
  /** Budget × quarters of a period (15.10). */
  readonly money: Amount;
  /** Baseline: a number or a numerator; a denominator or a weight. */
  readonly bv: Amount | null; readonly bw: Amount | null;
  readonly owes: boolean; readonly planFirst: number; readonly planLast: number | null;
  readonly annual: readonly TargetRow[]; readonly running: readonly TargetRow[];
  /** All but final ones, the latest first. */
  readonly dated: readonly TargetRow[];
  readonly final: Amount | null;
  readonly targetYears: { readonly first: number; readonly last: number } | null;
  readonly held: readonly Held[];
  /** Left to the plain rules: periods of another size, annual targets that overlap or reach over years. */
  readonly odd: boolean;
  readonly periods: readonly Period[];
  /** By submission. */
  readonly persons: ReadonlyMap<string, readonly ListingRow[]>; readonly deals: ReadonlyMap<string, readonly ListingRow[]>;
  readonly parts: ReadonlyMap<string, readonly CountryPartRow[]>;
};

export type SeriesRows = {
  readonly indicator: IndicatorRow; readonly targets: readonly TargetRow[]; readonly values: readonly MeasurementRow[]; readonly submissions: ReadonlyMap<string, SubmissionRow>;
  readonly persons: Series['persons']; readonly deals: Series['deals']; readonly parts: Series['parts'];
};

export function seriesOf(life: Life, rows: SeriesRows): Series {
  const { indicator, targets } = rows;
  const { kind, listed_first: listed } = indicator;
  const held = inForce(kind, rows);
  const latest = targets.filter((one) => one.mode !== 'final').sort((a, b) => b.period_last - a.period_last);
  const annual = targets.filter((one) => one.mode === 'annual');
  const final = targets.find((one) => one.mode === 'final');
  const plan = {
    owes: listed === null ? life.firstDue !== null : listed.length > 0,
    planFirst: (listed === null ? life.firstDue : listed.length > 0 ? Math.min(...listed) : null) ?? life.firstBegun,
    planLast: listed !== null ? (listed.length > 0 ? Math.max(...listed) : life.firstBegun) : life.firstDue === null ? life.firstBegun : life.lastDue,
  };
  return {
    id: indicator.indicator_id, kind, maintain: indicator.maintain, life, money: multiply(life.usd, life.size), ...baselineOf(indicator), ...plan,
    annual, running: latest.filter((one) => one.mode === 'cumulative'), dated: latest, final: final === undefined ? null : amount(final.value),
    targetYears: latest.length === 0 ? null : { first: yearOf(Math.min(...latest.map((one) => one.period_first))), last: yearOf(latest[0]!.period_last) },
    held, odd: held.some((one) => one.last - one.first + 1 !== life.size || one.first % life.size !== 0) || (kind === 'flow' && areOdd(annual, life.size)),
    periods: periodsOf(kind, life, listed, plan, held), persons: rows.persons, deals: rows.deals, parts: rows.parts,
  };
}

export const yearOf = (quarter: number): number => Math.floor(quarter / 4);

/** Annual targets that the cells cannot say: over years, of a part of a year beside yearly reports, overlapping. */
const areOdd = (annual: readonly TargetRow[], size: number): boolean =>
  annual.some((s, i) => yearOf(s.period_first) !== yearOf(s.period_last) || (size === 4 && s.period_last - s.period_first !== 3)
    || annual.some((t, j) => j > i && s.period_first <= t.period_last && t.period_first <= s.period_last && (s.period_first !== t.period_first || s.period_last !== t.period_last)));

/** The baseline where one says something: both null where none is stated. */
function baselineOf(row: IndicatorRow): { bv: Amount | null; bw: Amount | null } {
  const { kind } = row;
  const weighs = kind === 'weighted-mean' || kind === 'intensity';
  const bw = amountOrNull(kind === 'ratio' ? row.denominator : weighs ? row.weight : null);
  if (!row.says || kind === 'ordinal' || kind === 'qualitative' || kind === 'external') return { bv: null, bw };
  if (kind === 'ratio') return { bv: bw === null || isZero(bw) ? null : amountOrNull(row.numerator), bw };
  if (weighs && bw !== null && isZero(bw)) return { bv: null, bw };
  if (row.value !== null) return { bv: converted(row.value, row.num, row.den), bw };
  if (row.persons !== null) return { bv: amount(row.persons), bw };
  if (row.deals === null) return { bv: null, bw };
  let sum: Amount = 0;
  for (const [value, num, den] of JSON.parse(row.deals) as [string, string, string][]) sum = plus(sum, converted(value, num, den))!;
  return { bv: sum, bw };
}

/** Of each report the value submitted last among the verified ones (1.2); a withdrawn one leaves a gap. */
function inForce(kind: Kind, { values, submissions }: SeriesRows): Held[] {
  const latest = new Map<number, { at: SubmissionRow; row: MeasurementRow }>();
  for (const row of values) {
    const at = submissions.get(row.submission_id);
    if (at === undefined) continue;
    const key = at.period_first * 100_000 + at.period_last;
    const other = latest.get(key)?.at;
    if (other === undefined || at.day > other.day || (at.day === other.day && at.number > other.number)) latest.set(key, { at, row });
  }
  const held: Held[] = [];
  for (const { at, row } of latest.values()) {
    if (row.state === 'not-reported') continue;
    const under = kind === 'ratio' ? row.denominator : row.weight;
    held.push({ first: at.period_first, last: at.period_last, row, na: row.state === 'not-applicable' || (under !== null && isZero(amount(under))) });
  }
  return held;
}

type Plan = { readonly owes: boolean; readonly planFirst: number; readonly planLast: number | null };

function periodsOf(kind: Kind, { size }: Life, listed: readonly number[] | null, { owes, planFirst, planLast }: Plan, held: readonly Held[]): Period[] {
  const answers = new Map(held.map((one) => [one.first, one]));
  const planned = new Set(listed ?? []);
  if (listed === null && owes) {
    const last = Math.min(planLast ?? LAST_QUARTER, LAST_QUARTER);
    for (let first = planFirst; first <= last; first += size) planned.add(first);
  }
  const periods: Period[] = [];
  for (const first of new Set([...planned, ...answers.keys()])) periods.push(periodAt(kind, size, first, planned.has(first), answers.get(first)));
  return periods.sort((a, b) => a.first - b.first);
}

function periodAt(kind: Kind, size: number, first: number, planned: boolean, held: Held | undefined): Period {
  const said = { v: null as Amount | null, w: null as Amount | null };
  if (held !== undefined && !held.na) {
    const { row } = held;
    const value = kind === 'ratio' ? amountOrNull(row.numerator) : row.value === null ? null : converted(row.value, row.factor_num, row.factor_den);
    const weight = amountOrNull(row.weight);
    said.v = kind === 'weighted-mean' ? times(value, weight) : value;
    if (kind === 'ratio') said.w = amountOrNull(row.denominator);
    else if (kind === 'weighted-mean' || kind === 'intensity') said.w = weight;
  }
  return { first, year: yearOf(first), endsYear: (first + size) % 4 === 0, planned, ans: held !== undefined, na: held?.na ?? false, ...said, row: held?.row ?? null };
}

/** The latest dated target up to the end of a year, else the final one (figures 6.2). `early`: a final one before its time. */
export function targetAt({ dated, final, life }: Series, year: number): { target: Amount | null; early: boolean } {
  const found = dated.find((one) => one.period_last <= year * 4 + 3);
  if (found !== undefined) return { target: amount(found.value), early: false };
  return { target: final, early: final !== null && (life.endYear === null || year < life.endYear) };
}
