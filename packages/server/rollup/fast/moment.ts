/** Cells of the kinds read at the last period of a range (figures 2.3): `stock`, `intensity`, `rate`, `ordinal`. */
import { amountText, times } from './amount.ts';
import { coverage, likePool } from './by-period.ts';
import { type Cells, type Said, one, where } from './cells.ts';
import { type Period, type Series, targetAt } from './series.ts';
import { ALWAYS } from './statistics.ts';

/** What is read at the end of a range: it holds for ranges that end with this very year. */
export function sayAtMoment(cells: Cells, year: number, said: Said, at = ''): void {
  cells.say(ALWAYS, year, said, 1, at);
  cells.say(ALWAYS, year + 1, said, -1, at);
}

export function sayMoments(cells: Cells, series: Series): void {
  const { kind } = series;
  if (kind !== 'stock' && kind !== 'intensity' && kind !== 'rate' && kind !== 'ordinal') return;
  for (const period of series.periods) {
    if (!period.endsYear) continue;
    sayAtMoment(cells, period.year, { ...coverage(series, period), ...ofKind(series, period) });
    const variant = byValue(series, period);
    if (variant !== null) cells.say(period.year, period.year, { nv: 1 }, 1, '', variant);
  }
}

/** Rates and levels by value, for lowest, median and highest, and for distributions (figures 2.0). */
function byValue({ kind }: Series, { v, ans, na, row }: Period): string | null {
  if (kind === 'rate') return v === null ? null : amountText(v);
  return kind === 'ordinal' && ans && !na ? row!.level : null;
}

function ofKind(series: Series, period: Period): Said {
  switch (series.kind) {
    case 'stock': return stock(series, period);
    case 'intensity': return intensity(series, period);
    case 'rate': return rate(series, period);
    default: return {};
  }
}

/** A stock takes part like for like when it answered, with a target and (but for `maintain`) a baseline (figures 7.5). */
function stock(series: Series, { ans, na, v, year }: Period): Said {
  const { bv, maintain, money } = series;
  const { target, early } = targetAt(series, year);
  const [promised, like] = [target !== null, ans && target !== null && (maintain || bv !== null)];
  return {
    v, b: bv, bn: one(bv !== null), bm: one(bv === null), t: target, tk: one(promised), tn: one(promised), tf: one(early),
    lv: where(like, v), lnv: one(like && !na), lb: where(like, bv), lbn: one(like && bv !== null), lt: where(like, target), ln: one(like),
    lbl: where(like, money), lf: one(like && early),
  };
}

function intensity(series: Series, period: Period): Said {
  const { bv, bw, money } = series;
  const { v, w } = period;
  const [like, stated, valued, weighed] = [likePool(series, period), bv !== null, v !== null, v !== null && w !== null];
  const [product, base] = [times(v, w), times(bv, bw)];
  return {
    v: product, x: v, w, nw: one(weighed), b: base, bw: where(stated, bw), bx: bv, bn: one(stated), bm: one(!stated), bnw: one(stated && bw === null),
    lp: one(like), lv: where(like, product), lx: where(like, v), lw: where(like, w), lnv: one(like && valued), lnw: one(like && weighed),
    lb: where(like, base), lbw: where(like && stated, bw), lbx: where(like, bv), lbn: one(like && stated), lbnw: one(like && stated && bw === null), lbl: where(like, money),
  };
}

function rate({ bv, maintain, money }: Series, { v }: Period): Said {
  const like = v !== null && (maintain || bv !== null);
  return {
    b: bv, bn: one(bv !== null), bm: one(bv === null), lp: one(like), lv: where(like, v), lnv: one(like), lb: where(like, bv), lbn: one(like && bv !== null), lbl: where(like, money),
  };
}
