/**
 * Money that moved and money planned line by line, as a publisher reports it: sums by type and year, exactly. What no rate converts
 * is listed by currency; an amount without a day stands in no year.
 */
import { SPENDING } from '../design/spending.ts';
import { type Rational, ZERO, add, multiply } from '../ground/rational.ts';

/** A sum of equal rows: of one type, year, currency and rate. `factor` × amount = US dollars; null: no rate. */
export type Flow = {
  readonly type: string;
  readonly year: number | null;
  readonly currency: string | null;
  readonly amount: Rational | null;
  readonly factor: Rational | null;
  readonly count: number;
  /** Fraction that stands at the place asked. */
  readonly share: Rational;
};

export type FlowSum = { readonly type: string; readonly year: number | null; readonly usd: Rational; readonly count: number };
export type Flows = {
  readonly sums: readonly FlowSum[];
  readonly noRate: ReadonlyMap<string, { readonly amount: Rational; readonly count: number }>;
  /** Rows whose amount could not be read. */
  readonly noAmount: number;
};

const isSpending = (type: string): boolean => SPENDING.includes(type);

export function flowsOf(all: readonly Flow[]): Flows {
  const sums = new Map<string, { type: string; year: number | null; usd: Rational; count: number }>();
  const noRate = new Map<string, { amount: Rational; count: number }>();
  let noAmount = 0;
  for (const { type, year, currency, amount, factor, count, share } of all) {
    if (amount === null) noAmount += count;
    else if (factor === null) addTo(noRate, currency ?? '', multiply(amount, share), count);
    else {
      const key = `${type} ${year ?? ''}`;
      const held = sums.get(key) ?? { type, year, usd: ZERO, count: 0 };
      sums.set(key, { ...held, usd: add(held.usd, multiply(multiply(amount, factor), share)), count: held.count + count });
    }
  }
  return { sums: [...sums.values()].sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : (a.year ?? Infinity) - (b.year ?? Infinity))), noRate, noAmount };
}

function addTo(parts: Map<string, { amount: Rational; count: number }>, currency: string, amount: Rational, count: number): void {
  const held = parts.get(currency);
  parts.set(currency, { amount: held ? add(held.amount, amount) : amount, count: (held?.count ?? 0) + count });
}

/** What was spent, of the rows given; null when none of it can be counted. */
export const spentOf = (all: readonly Flow[]): FlowTotal | null => allOf(all.filter(({ type }) => isSpending(type)));

export type FlowTotal = { readonly usd: Rational; readonly count: number };

/** All that can be counted of the rows given, whatever its type and year; null when none can. */
export function allOf(all: readonly Flow[]): FlowTotal | null {
  const found = flowsOf(all).sums;
  return found.length === 0 ? null : found.reduce((sum, one) => ({ usd: add(sum.usd, one.usd), count: sum.count + one.count }), { usd: ZERO, count: 0 });
}

/** A line of a published budget. BudgetType 2 is revised, 1 original; an absent type means original. */
export type BudgetLine = { readonly type: string | null; readonly starts: string | null; readonly ends: string | null };
const REVISED = '2';

/** The lines in force of one activity: revised ones stand in place of the originals whose time they touch. */
export function linesInForce<Line extends BudgetLine>(lines: readonly Line[]): Line[] {
  const revised = lines.filter(({ type }) => type === REVISED);
  return lines.filter((one) => one.type === REVISED || !revised.some((other) => touches(one, other)));
}

const touches = (a: BudgetLine, b: BudgetLine): boolean =>
  a.starts !== null && a.ends !== null && b.starts !== null && b.ends !== null && a.starts <= b.ends && b.starts <= a.ends;

/** The year of a line that lies within one; null where it spans several or its days are not known. */
export const yearOfLine = ({ starts, ends }: BudgetLine): number | null =>
  starts !== null && ends !== null && starts.slice(0, 4) === ends.slice(0, 4) ? Number(starts.slice(0, 4)) : null;
