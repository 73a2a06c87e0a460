/**
 * What one submission says of one indicator (figures 1). Numbers are in the indicator's canonical unit; what was entered is
 * kept beside for the working.
 */
import type { Rational } from '../ground/rational.ts';
import type { Words } from '../ground/words.ts';

export type Entered = {
  /** As written in the source. */
  readonly value: string | null;
  readonly unit: string | null;
  /** value × factor = canonical; 1 when the unit is the canonical one. */
  readonly factor: Rational;
};

/** One part of a value: a combination of disaggregation values (figures 8). */
export type Cell = {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: Rational | null;
  readonly numerator: Rational | null;
  readonly denominator: Rational | null;
  readonly weight: Rational | null;
};

export type Measured =
  | { readonly shape: 'number'; readonly value: Rational; readonly weight: Rational | null; readonly cells: readonly Cell[] }
  | { readonly shape: 'fraction'; readonly numerator: Rational; readonly denominator: Rational; readonly cells: readonly Cell[] }
  | { readonly shape: 'persons'; readonly persons: readonly string[] }
  | { readonly shape: 'deals'; readonly deals: readonly string[] }
  | { readonly shape: 'level'; readonly level: string }
  | { readonly shape: 'text'; readonly text: Words };

/**
 * `number` serves flow, cumulative, stock, rate (weight null), weighted-mean and intensity (weight as stated), and
 * `distinct` without a registry (a count of persons). `fraction` serves ratio.
 */
export type Answer =
  | { readonly state: 'reported'; readonly measured: Measured }
  | { readonly state: 'not-reported'; readonly reason: string }
  | { readonly state: 'not-applicable'; readonly reason: string };

/** Whether a measured value says anything: 0/0 and weight 0 are not applicable (figures 1). */
export function isApplicable(measured: Measured): boolean {
  if (measured.shape === 'fraction') return measured.denominator.n !== 0n;
  return measured.shape !== 'number' || measured.weight === null || measured.weight.n !== 0n;
}
