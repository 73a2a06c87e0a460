/** Values of an activity as verified submissions, one a period (figures 13.2). */
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { firstDay, lastDay } from '@throughline/core/ground/period.ts';
import { ONE } from '@throughline/core/ground/rational.ts';
import type { Value } from '@throughline/core/collect/submission.ts';
import type { Entered, Measured } from '@throughline/core/plan/answer.ts';
import type { BundledSubmission } from '@throughline/core/transfer/bundle.ts';
import type { Context } from './context.ts';
import type { Period } from './points.ts';
import type { Settled } from './settle.ts';
import { placeOf } from './tree.ts';

/** Submissions in the order of time; a period that joins no total has no span and keeps its own days. */
export function submissionsOf(settled: readonly Settled[], context: Context): BundledSubmission[] {
  const byPeriod = new Map<string, { period: Period; values: Value[] }>();
  for (const { own, values } of settled) {
    for (const { period, measured } of values) {
      const held = byPeriod.get(period.key) ?? { period, values: [] };
      byPeriod.set(period.key, held);
      held.values.push({ indicator: own.code, answer: { state: 'reported', measured }, entered: enteredOf(measured, own.unit) });
    }
  }
  return [...byPeriod.values()].map(({ period, values }): BundledSubmission => ({
    number: 1, due: null, submitted: context.known, state: 'verified', verified: context.known, reason: null, values, period: period.span,
    // A day's slack is no difference: the span's own days, so that two indicators of one year share one submission.
    starts: period.span === null ? period.starts : firstDay(period.span),
    ends: period.span === null ? period.ends : lastDay(period.span),
    at: placeOf(period.element),
  })).sort((a, b) => (a.starts + a.ends < b.starts + b.ends ? -1 : 1));
}

function enteredOf(measured: Measured, unit: string | null): Entered {
  const value = measured.shape === 'number' ? decimalText(measured.value) : measured.shape === 'level' ? measured.level : null;
  return { value, unit, factor: ONE };
}
