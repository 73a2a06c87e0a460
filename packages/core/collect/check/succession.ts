/**
 * A value beside those before and after it: running totals that fall (figures 2.2), jumps of a thousand times, which are most
 * often a slip of the unit (contracts.md "Refused", "Warned"). Numbers are in the canonical unit; zeros never jump.
 */
import { decimalText } from '../../ground/decimal.ts';
import { type Problem, invalid, warning } from '../../ground/problem.ts';
import { type Rational, absolute, compare, isZero, multiply } from '../../ground/rational.ts';

/** A number in force, and the period it is of ("2023"). */
export type Known = { readonly value: Rational; readonly period: string };

const THOUSAND: Rational = { n: 1000n, d: 1n };

/** A jump from the last non-zero value known; null when there is none. */
export function jump(value: Rational, last: Known, at: string): Problem | null {
  if (isZero(value) || isZero(last.value)) return null;
  const [now, before] = [absolute(value), absolute(last.value)];
  const up = compare(now, multiply(before, THOUSAND)) >= 0;
  const down = compare(multiply(now, THOUSAND), before) <= 0;
  if (!up && !down) return null;
  return warning('thousandfold-jump', at, { found: decimalText(value), accepted: decimalText(last.value), period: last.period });
}

/** A running total below an earlier one or above a later one, both in order of time; null when it is neither. */
export function fall(value: Rational, earlier: readonly Known[], later: readonly Known[], at: string): Problem | null {
  const higher = earlier.filter((one) => compare(one.value, value) > 0).at(-1);
  const against = higher ?? later.find((one) => compare(one.value, value) < 0);
  if (against === undefined) return null;
  const bound = `${higher === undefined ? '<=' : '>='} ${decimalText(against.value)}`;
  return invalid('running-total-falls', at, { found: decimalText(value), accepted: bound, period: against.period });
}
