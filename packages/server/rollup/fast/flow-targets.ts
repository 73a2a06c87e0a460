/** Targets of flows and what they compare (figures 6.2, 7.2, 7.5). */
import { type Amount, amount, negative, plus, subtract } from './amount.ts';
import { timesCount } from './by-period.ts';
import { type Cells, type Said, one, where } from './cells.ts';
import type { TargetRow } from './records.ts';
import { type Period, type Series, yearOf } from './series.ts';
import { HORIZON } from './statistics.ts';

export const hasFlowTarget = ({ kind, annual, running, final }: Series): boolean => kind === 'flow' && (annual.length > 0 || running.length > 0 || final !== null);

export function sayFlowTargets(cells: Cells, series: Series): void {
  if (!hasFlowTarget(series)) return;
  if (series.annual.length > 0) sayAnnual(cells, series);
  else if (series.periods.length > 0) sayLifelong(cells, series);
}

/** What lies in some periods: how many are expected and answered, sum and number of values, budget × quarters. */
type Span = { e: number; r: number; v: Amount | null; nv: number; money: Amount };

const NOTHING: Span = { e: 0, r: 0, v: null, nv: 0, money: 0 };

function spanOf(periods: readonly Period[], money: Amount): Span {
  const values = periods.flatMap((period) => (period.v === null ? [] : [period.v]));
  return { e: periods.length, r: periods.filter((period) => period.ans).length, v: values.reduce<Amount | null>(plus, null), nv: values.length, money: timesCount(money, periods.length)! };
}

/** Each annual target is compared with the periods in it, when all of them answered; one of whose period nothing is expected does not answer. */
function sayAnnual(cells: Cells, { annual, periods, bv, money }: Series): void {
  const spans = new Map<string, { first: number; last: number; target: Amount }>();
  for (const { period_first: first, period_last: last, value } of annual) {
    const key = `${first} ${last}`;
    spans.set(key, { first, last, target: plus(spans.get(key)?.target ?? null, amount(value))! });
  }
  for (const { first, last, target } of spans.values()) {
    const { e, r, v, nv, money: budget } = spanOf(periods.filter((period) => period.first >= first && period.first <= last), money);
    if (e === 0) continue;
    const year = yearOf(first);
    cells.say(year, year, { t: target, tk: 1, tn: e });
    if (r === e) cells.say(year, year, { lv: v, lnv: nv, lb: timesCount(bv, e), lbn: one(bv !== null), lt: target, ln: e, lbl: budget });
  }
}

/**
 * Targets of the whole life depend on both ends of the range: each span's answer, taken apart into differences. With such a
 * target the baseline counts once, not for each period as it does without (by-period.ts).
 */
function sayLifelong(cells: Cells, series: Series): void {
  const { running, planFirst, life, targetYears, periods, money } = series;
  const years = new Map<number, Period[]>();
  for (const period of periods) {
    const list = years.get(period.year);
    if (list === undefined) years.set(period.year, [period]);
    else list.push(period);
  }
  const spans = new Map([...years].map(([year, list]) => [year, spanOf(list, money)]));
  const least = (...all: (number | undefined)[]): number => Math.min(...all.filter((one) => one !== undefined));
  const lo = least(...years.keys(), yearOf(planFirst), targetYears?.first);
  const hi = Math.max(...years.keys(), Math.min(life.endYear ?? HORIZON + 1, HORIZON + 1), targetYears?.last ?? lo);
  const lastStart = running.length > 0 ? hi : Math.min(hi, yearOf(planFirst));
  for (let a = lo; a <= lastStart; a += 1) {
    let [span, lastInside] = [NOTHING, 0];
    for (let b = a; b <= hi; b += 1) {
      const year = spans.get(b);
      if (year !== undefined) {
        span = joined(span, year);
        lastInside = years.get(b)!.at(-1)!.first + life.size - 1;
      }
      if (span.e === 0) continue;
      const target = answer(series, a, b, lastInside);
      if (target !== null) sayCorners(cells, a, b, lo, hi, saidOf(series, span, target, b));
    }
  }
}

const joined = (a: Span, b: Span): Span => ({ e: a.e + b.e, r: a.r + b.r, v: plus(a.v, b.v), nv: a.nv + b.nv, money: plus(a.money, b.money)! });

function sayCorners(cells: Cells, a: number, b: number, lo: number, hi: number, said: Said): void {
  cells.say(a, b, said);
  if (a > lo) cells.say(a - 1, b, said, -1);
  if (b < hi) cells.say(a, b + 1, said, -1);
  if (a > lo && b < hi) cells.say(a - 1, b + 1, said);
}

/** The rise of the running target over the span, or all of it from the start on; else the final one, from the start only. */
function answer({ running, final, planFirst, periods, life }: Series, a: number, b: number, lastInside: number): Amount | null {
  const fromStart = a * 4 <= planFirst;
  if (running.length === 0) return fromStart ? final : null;
  const till = latestBy(running, b * 4 + 3);
  if (till === undefined || till.period_last < lastInside) return null;
  if (fromStart) return amount(till.value);
  const since = latestBy(running, a * 4 - 1);
  const planned = periods.filter((period) => period.planned && period.year < a).at(-1);
  const before = planned === undefined ? a * 4 - 1 : planned.first + life.size - 1;
  return since !== undefined && since.period_last >= before ? subtract(amount(till.value), amount(since.value)) : null;
}

const latestBy = (running: readonly TargetRow[], quarter: number): TargetRow | undefined => running.find((one) => one.period_last <= quarter);

function saidOf({ running, life, bv }: Series, { e, r, v, nv, money }: Span, target: Amount, last: number): Said {
  const early = running.length === 0 && (life.endYear === null || last < life.endYear);
  const [like, surplus] = [r === e, bv === null ? null : negative(timesCount(bv, e - 1)!)];
  return {
    t: target, tk: 1, tn: e, tf: one(early), b: surplus,
    lv: where(like, v), lnv: where(like, nv), lb: where(like, bv), lbn: one(like && bv !== null), lt: where(like, target), ln: where(like, e), lbl: where(like, money), lf: one(like && early),
  };
}
