/** A project's money as its page tells it: split by shares, and lines of a source added by type and year (figures 1, 3.2, 3.3). */
import { type Rational, ZERO, add, divide, multiply, rational } from '../ground/rational.ts';

const HUNDRED = rational(100);

/** A line of a source: its exact US dollars are null where no rate is known. */
export type MoneyLine = { readonly type: string | null; readonly year: number | null; readonly currency: string | null; readonly amount: Rational | null; readonly usd: Rational | null };
export type MoneySum = {
  readonly type: string | null;
  readonly year: number | null;
  readonly lines: number;
  /** Null when no line has US dollars. */
  readonly usd: Rational | null;
  /** Lines that have none: kept in their own currency, in no sum. */
  readonly withoutUsd: number;
};

/** An amount split by shares in per cent; the parts add to the amount exactly where the shares add to 100. */
export const splitByShares = (amount: Rational, shares: readonly { readonly code: string; readonly share: Rational }[]): { readonly code: string; readonly share: Rational; readonly part: Rational }[] =>
  shares.map(({ code, share }) => ({ code, share, part: divide(multiply(amount, share), HUNDRED)! }));

/** Lines added by type and year, in the order of both. */
export function byTypeAndYear(lines: readonly MoneyLine[]): MoneySum[] {
  const sums = new Map<string, { type: string | null; year: number | null; lines: number; usd: Rational | null; withoutUsd: number }>();
  for (const { type, year, usd } of lines) {
    const key = `${type} ${year}`;
    const held = sums.get(key) ?? { type, year, lines: 0, usd: null, withoutUsd: 0 };
    held.lines += 1;
    if (usd === null) held.withoutUsd += 1;
    else held.usd = add(held.usd ?? ZERO, usd);
    sums.set(key, held);
  }
  const rank = (type: string | null): number => (type === null ? Number.MAX_SAFE_INTEGER : Number.isNaN(Number(type)) ? Number.MAX_SAFE_INTEGER - 1 : Number(type));
  return [...sums.values()].sort((a, b) => rank(a.type) - rank(b.type) || order(a.type ?? '', b.type ?? '') || (a.year ?? 0) - (b.year ?? 0));
}

/** Where a life stands at a date: not begun, running, or over (`end` included; null is open). */
export const lifeAt = (start: string, end: string | null, day: string): 'to-come' | 'running' | 'over' =>
  day < start ? 'to-come' : end !== null && end < day ? 'over' : 'running';

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
