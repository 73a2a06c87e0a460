/**
 * Cells of the kinds that every period in a range adds to: `flow` (its targets are in flow-targets.ts), `ratio`,
 * `weighted-mean`, `distinct`, `distinct-sum`, `qualitative` (figures 2).
 */
import { type Amount, amountText, multiply, times } from './amount.ts';
import { type Cells, type Said, one, where } from './cells.ts';
import type { Period, Series } from './series.ts';

/** What every reading of a period says of coverage (figures 4.2). */
export const coverage = ({ money }: Series, { ans, na }: Period): Said => ({ e: 1, r: one(ans), na: one(na), ble: money, blr: where(ans, money), nv: one(ans && !na) });

/** Takes part like for like: answered and (but for `maintain`) with a baseline (figures 7.5). */
export const likePool = ({ maintain, bv }: Series, { ans }: Period): boolean => ans && (maintain || bv !== null);

export function sayPeriods(cells: Cells, series: Series): void {
  switch (series.kind) {
    case 'flow': case 'ratio': case 'weighted-mean': case 'distinct': case 'distinct-sum': case 'qualitative': break;
    default: return;
  }
  for (const period of series.periods) {
    cells.say(period.year, period.year, coverage(series, period));
    cells.say(period.year, period.year, ofKind(series, period));
    if (series.kind === 'distinct') sayCounts(cells, series, period);
  }
  sayBaselines(cells, series);
}

/** A flow's baseline counts once for each project-period (figures 7.2), unless its target is of the whole life. */
function ofKind(series: Series, period: Period): Said {
  const { kind, bv, money } = series;
  const { v, w, na } = period;
  if (kind === 'flow') return { v, b: bv, bp: bv, bn: one(bv !== null) };
  if (kind === 'distinct') return { v, x: v };
  if (kind !== 'ratio' && kind !== 'weighted-mean') return {};
  const like = likePool(series, period);
  return { v, w, lv: where(like, v), lw: where(like, w), lnv: one(like && !na), lbl: where(like, money) };
}

/** Persons as often as they are listed: the gross figure; counts without a registry by value: the largest is the low end (2.5). */
function sayCounts(cells: Cells, { persons }: Series, { year, na, v, row }: Period): void {
  if (row === null || na) return;
  if (row.listed === 'persons') cells.say(year, year, { v: persons.get(row.submission_id)?.length ?? null });
  else if (v !== null && row.listed === null) cells.say(year, year, { nv: 1 }, 1, '', amountText(v));
}

/** What is said once of a series however many years of it lie in the range: less one from each year to the next that says it. */
function sayOnce(cells: Cells, years: Iterable<number>, said: Said): void {
  const sorted = [...new Set(years)].sort((a, b) => a - b);
  sorted.forEach((year, i) => {
    cells.say(year, year, said);
    if (i + 1 < sorted.length) cells.say(year, sorted[i + 1]!, said, -1);
  });
}

function sayBaselines(cells: Cells, series: Series): void {
  const { kind, bv, bw, periods } = series;
  const years = periods.map((period) => period.year);
  if (kind === 'flow') return sayOnce(cells, years, { bo: bv });
  if (kind === 'qualitative') return;
  const weighed = kind === 'weighted-mean' && bv !== null;
  const [b, stated, unweighed]: [Amount | null, 1 | null, 1 | null] = [kind === 'weighted-mean' ? times(bv, bw) : bv, one(bv !== null), one(weighed && bw === null)];
  const [w, plain] = [where(bv !== null, bw), where(weighed, bv)];
  sayOnce(cells, years, { b, bw: w, bx: plain, bn: stated, bnw: unweighed, bm: one(bv === null) });
  if (kind !== 'ratio' && kind !== 'weighted-mean') return;
  const compared = periods.filter((period) => likePool(series, period)).map((period) => period.year);
  sayOnce(cells, compared, { lb: b, lbw: w, lbx: plain, lbn: stated, lbnw: unweighed, lp: 1 });
}

/** n × a. */
export const timesCount = (a: Amount | null, n: number): Amount | null => (a === null ? null : multiply(a, n));
