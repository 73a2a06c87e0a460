/** `ratio`, `weighted-mean`, `intensity`: what is weighed before it is divided (figures 2, 2.1). */
import { type Rational, divide, isZero, total } from '../../ground/rational.ts';
import type { Item } from '../reading.ts';
import type { Measured } from '../../plan/answer.ts';
import { NOTHING, type Outcome } from './outcome.ts';

/** Σ numerators / Σ denominators; nothing when the denominators come to nothing. */
export function ratioOf(items: readonly Item[]): Outcome {
  return ratioOfMeasured(items.map((item) => item.measured));
}

export function ratioOfMeasured(all: readonly Measured[]): Outcome {
  const numerator = total(all, (one) => (one.shape === 'fraction' ? one.numerator : null));
  const denominator = total(all, (one) => (one.shape === 'fraction' ? one.denominator : null));
  return isZero(denominator) ? NOTHING : { value: divide(numerator, denominator), numerator, denominator };
}

/** Σ value·weight / Σ weight. */
export function weightedMeanOf(items: readonly Item[]): Outcome {
  return weightedMean(items.map((item) => item.measured));
}

export function weightedMean(all: readonly Measured[]): Outcome {
  const weighted = total(all, (one) => (one.shape === 'number' && one.weight !== null ? timesWeight(one.value, one.weight) : null));
  const weight = total(all, (one) => (one.shape === 'number' ? one.weight : null));
  return isZero(weight) ? NOTHING : { value: divide(weighted, weight), weight };
}

/** One project: its value; several: the weighted mean if all gave a weight, else they stand apart. */
export function intensityOf(items: readonly Item[]): Outcome {
  const [only] = items;
  if (only === undefined) return NOTHING;
  if (items.length === 1) return only.measured.shape === 'number' ? { value: only.measured.value } : NOTHING;
  const weighed = items.every(({ measured }) => measured.shape === 'number' && measured.weight !== null);
  return weighed ? { value: weightedMeanOf(items).value } : { value: null, apart: true };
}

const timesWeight = (value: Rational, weight: Rational): Rational => ({ n: value.n * weight.n, d: value.d * weight.d });
