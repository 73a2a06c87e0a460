/** The full comparison of a figure: value, baseline and target of the same projects (figures 7.1–7.3). */
import type { Indicator } from '../framework/indicator.ts';
import type { Rational } from '../ground/rational.ts';
import { type Base, type Times, baseOf, countsFromZero, timesOf } from './baselines.ts';
import type { Label } from './figure.ts';
import type { Outcome } from './kinds/outcome.ts';
import { sumOfValues } from './kinds/sums.ts';
import type { Promised } from './promised.ts';
import { type Reading, itemsOf } from './reading.ts';
import type { Deal } from './records.ts';
import type { Comparison } from './verdict.ts';

export type Asked = {
  readonly indicator: Indicator;
  readonly readings: readonly Reading[];
  readonly outcome: Outcome;
  readonly label: Label;
  readonly promised: Promised;
  readonly deals: ReadonlyMap<string, Deal>;
};

export type Full = {
  readonly base: Base;
  /** What is compared: for a running total that of the projects still expected (7.3). */
  readonly value: Rational | null;
  /** Null where nothing can be compared, whatever the label. */
  readonly comparison: Comparison | null;
};

/** Compares a figure with what was promised; which label it bears is judged by `admits`. */
export function fullComparison(asked: Asked): Full {
  const { indicator, readings, promised, deals } = asked;
  const { kind } = indicator;
  const compared = readings.filter((reading) => reading.counted && isCompared(asked, reading));
  const times: Times[] = compared.map((reading) => ({
    reading,
    times: timesOf(kind, promised.own ?? promised.parts.get(reading) ?? null, reading.expected.length),
  }));
  const base = baseOf(kind, times, deals);
  const value = comparedValue(asked);
  const { target } = promised;
  const needsBase = indicator.direction !== 'maintain' && !countsFromZero(kind);
  const lacksBase = needsBase && (!base.complete || base.value === null);
  const several = kind === 'rate' && readings.filter((one) => one.counted && one.expected.length > 0).length !== 1;
  const none = value === null || target === null || !promised.covered || lacksBase || several;
  return { base, value, comparison: none ? null : { value, baseline: base.value, target } };
}

/** With the place's own target the whole running total and all baselines are compared (15.2). */
function isCompared({ indicator, promised }: Asked, reading: Reading): boolean {
  if (reading.expected.length > 0) return true;
  return indicator.kind === 'cumulative' && promised.own !== null && reading.items.length > 0;
}

function comparedValue({ indicator, readings, outcome, promised }: Asked): Rational | null {
  if (indicator.kind !== 'cumulative' || promised.own !== null) return outcome.value ?? outcome.low ?? null;
  const items = itemsOf(readings.filter((reading) => reading.expected.length > 0));
  return items.length === 0 ? null : sumOfValues(items);
}

/** Whether a label lets the full value be compared: not reporters only, not bounds, not a lower bound going down (7.3). */
export const admits = (indicator: Indicator, label: Label): boolean =>
  label === 'exact' || (label === 'lower-bound' && indicator.direction !== 'down');
