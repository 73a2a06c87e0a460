/** Achievement and verdict of a comparison (figures 7.1, 7.3, 7.4). */
import type { Indicator } from '../framework/indicator.ts';
import { type Rational, ZERO, absolute, compare, divide, equal, fraction, subtract } from '../ground/rational.ts';
import type { Label, Verdict } from './figure.ts';

/** From where on a comparison is green or amber; an organisation may set its own (figures 7.4). */
export type Thresholds = { readonly green: Rational; readonly amber: Rational };
export const THRESHOLDS: Thresholds = { green: fraction(9n, 10n), amber: fraction(7n, 10n) };

/** A value with what it is compared with. An absent baseline is null; counting kinds then count from zero. */
export type Comparison = { readonly value: Rational; readonly baseline: Rational | null; readonly target: Rational };

/** Change, not capped: (value − baseline) / (target − baseline); null where target = baseline, or for `maintain`. */
export function achievementOf(indicator: Indicator, { value, baseline, target }: Comparison): Rational | null {
  if (indicator.direction === 'maintain') return null;
  const from = baseline ?? ZERO;
  return divide(subtract(value, from), subtract(target, from));
}

/** What the comparison amounts to, as for a figure with this label; `due` is false before the time of a final target. */
export function verdictOf(indicator: Indicator, compared: Comparison, label: Label, due: boolean, thresholds: Thresholds): Verdict | null {
  if (!due) return null;
  if (indicator.direction === 'maintain' || equal(compared.target, compared.baseline ?? ZERO)) {
    return label === 'exact' ? (isMet(indicator, compared) ? 'met' : 'not-met') : null;
  }
  const achievement = achievementOf(indicator, compared)!;
  if (label === 'lower-bound' && indicator.direction === 'down') return null;
  if (compare(achievement, thresholds.green) >= 0) return 'green';
  if (label === 'lower-bound') return 'under-reported';
  return compare(achievement, thresholds.amber) >= 0 ? 'amber' : 'red';
}

/** Within the tolerance of the target; at it or better where the target is the baseline. */
function isMet(indicator: Indicator, { value, target }: Comparison): boolean {
  if (indicator.direction === 'maintain') return compare(absolute(subtract(value, target)), indicator.tolerance) <= 0;
  return indicator.direction === 'down' ? compare(value, target) <= 0 : compare(value, target) >= 0;
}
