/** What is said of a figure before its number (figures 5). */
import type { Kind } from '../framework/types.ts';
import { compare } from '../ground/rational.ts';
import type { Covered } from './coverage.ts';
import type { Label } from './figure.ts';
import type { Outcome } from './kinds/outcome.ts';

/** Kinds for which a gap leaves a lower bound; of the others only the reporters are known (figures 5). */
export const boundsBelow = (kind: Kind): boolean =>
  kind === 'flow' || kind === 'cumulative' || kind === 'distinct' || kind === 'distinct-sum';

export const hasValue = (outcome: Outcome): boolean =>
  outcome.value !== null || outcome.low !== undefined || (outcome.texts !== undefined && outcome.texts.length > 0);

/** The label of a total, in the order of figures 5. */
export function labelOf(kind: Kind, outcome: Outcome, covered: Covered): Label {
  if (outcome.apart) return 'not-applicable';
  if (!hasValue(outcome)) return covered.expected > 0 && covered.notApplicable === covered.expected ? 'not-applicable' : 'no-data';
  if (covered.gap) return boundsBelow(kind) ? 'lower-bound' : 'reporters-only';
  return isOpen(outcome) ? 'bounds' : 'exact';
}

/** Whether a count lies between two different ends (figures 2.5). */
export const isOpen = (outcome: Outcome): boolean =>
  outcome.low !== undefined && outcome.high !== undefined && compare(outcome.low, outcome.high) !== 0;
