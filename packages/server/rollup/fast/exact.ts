/**
 * Sums as the cells hold them, and as figures need them. Conversions that do not end are kept to 60 places (amount.ts);
 * a sum that truly ends shows so within 30 places once it is rounded to 40, and one that does not is marked, so that it is
 * cut after 12 significant digits like every value that does not end (figures 11).
 */
import { ONE, type Rational, ZERO, add, divide, powerOfTen, rational, reduce, subtract } from '@throughline/core/ground/rational.ts';

const KEPT = 40;
const ENDS = 30;
/** No exact fraction of figures has a denominator as large. */
const LARGEST = powerOfTen(KEPT);

/** The number meant: exact where it ends, else marked by a denominator with a three in it. */
export function settle(value: Rational): Rational {
  const least = reduce(value);
  if (least.d <= LARGEST) return least;
  const negative = least.n < 0n;
  const size = negative ? -least.n : least.n;
  const rounded = reduce({ n: (2n * size * LARGEST + least.d) / (2n * least.d), d: LARGEST });
  if (powerOfTen(ENDS) % rounded.d === 0n) return negative ? { n: -rounded.n, d: rounded.d } : rounded;
  const marked = 3n * ((size * LARGEST) / least.d) + 1n;
  return { n: negative ? -marked : marked, d: 3n * LARGEST };
}

/** A sum out of the store; null is nothing. */
export const sumOf = (text: string | null | undefined): Rational => (text === null || text === undefined ? ZERO : settle(rational(text)));
export const plus = (a: Rational, b: Rational): Rational => settle(add(a, b));
export const minus = (a: Rational, b: Rational): Rational => settle(subtract(a, b));
/** a / b; null when b is zero. */
export function over(a: Rational, b: Rational): Rational | null {
  const quotient = divide(a, b);
  return quotient === null ? null : settle(quotient);
}
export { ONE, ZERO };
