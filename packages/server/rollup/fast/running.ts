/** Cells of running totals (figures 2.2, 7.3): what changes from one year to the next stands ever after. */
import type { Amount } from './amount.ts';
import { type Cells, type Said, one, where } from './cells.ts';
import { LAST_QUARTER, type Period, type Series, targetAt, yearOf } from './series.ts';
import { ALWAYS, HORIZON } from './statistics.ts';

/** How a running total stands at the end of a year. `e`: its project is still expected; `valued`: the period last reported. */
export type Stand = { readonly year: number; readonly e: boolean; readonly ans: boolean; readonly na: boolean; readonly valued: Period | null; readonly target: Amount | null; readonly early: boolean };

/** Each year of a series' life, and one year beyond. */
export function standsOf(series: Series): Stand[] {
  const { kind, periods, planLast, owes, life } = series;
  if (kind !== 'cumulative' || periods.length === 0) return [];
  const done = periods.some((period) => period.first === planLast && period.ans);
  const hi = Math.max(periods.at(-1)!.year, Math.min(yearOf(planLast ?? LAST_QUARTER), HORIZON), Math.min(life.endYear ?? HORIZON, HORIZON), series.targetYears?.last ?? 0) + 1;
  const stands: Stand[] = [];
  let valued: Period | null = null;
  for (let year = periods[0]!.year, i = 0; year <= hi; year += 1) {
    let [planned, ans, na] = [false, false, false];
    for (; i < periods.length && periods[i]!.year === year; i += 1) {
      const period = periods[i]!;
      if (period.v !== null) valued = period;
      if (!period.endsYear) continue;
      planned ||= period.planned;
      ans ||= period.ans;
      na ||= period.na;
    }
    const overdue = owes && planLast !== null && !done && planLast + life.size - 1 < year * 4 + 4 - life.size;
    stands.push({ year, e: planned || ans || overdue, ans, na, valued, ...targetAt(series, year) });
  }
  return stands;
}

/** New minus old of each year. */
export function sayChanges(cells: Cells, stands: readonly Stand[], said: (stand: Stand) => Said, at = ''): void {
  let before: Said = {};
  for (const stand of stands) {
    const now = said(stand);
    cells.say(ALWAYS, stand.year, now, 1, at);
    cells.say(ALWAYS, stand.year, before, -1, at);
    before = now;
  }
}

export function sayRunning(cells: Cells, series: Series, stands: readonly Stand[]): void {
  sayChanges(cells, stands, (stand) => saidOf(series, stand));
  const first = stands.find((stand) => stand.valued !== null);
  if (first !== undefined) cells.say(first.year, first.year, { fb: series.bv });
}

function saidOf({ bv, money }: Series, { e, ans, na, valued, target, early }: Stand): Said {
  const v = valued?.v ?? null;
  const [like, holds, stated] = [e && ans && target !== null, v !== null, bv !== null];
  return {
    e: one(e), r: one(ans), na: one(ans && na), c: one(e && !ans && holds), ble: where(e, money), blr: where(ans, money),
    v, nv: one(holds), b: where(e, bv), bn: one(e && stated), t: where(e, target), tk: one(e && target !== null), tn: one(e && target !== null), tf: one(e && early),
    av: where(e, v), an: one(e && holds), ab: where(e || holds, bv), abn: one((e || holds) && stated),
    lv: where(like, v), lnv: one(like && holds), lb: where(like, bv), lbn: one(like && stated), lt: where(like, target), ln: one(like), lbl: where(like, money), lf: one(like && early),
  };
}
