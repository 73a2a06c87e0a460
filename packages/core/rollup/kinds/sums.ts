/** `flow`, `cumulative`, `stock`: values that add (figures 2). */
import { type Rational, total } from '../../ground/rational.ts';
import type { Item } from '../reading.ts';
import { NOTHING, type Outcome } from './outcome.ts';

export function sumOf(items: readonly Item[]): Outcome {
  return items.length === 0 ? NOTHING : { value: sumOfValues(items) };
}

/** The plain sum of numbers; zero of none. */
export function sumOfValues(items: readonly Item[]): Rational {
  return total(items, ({ measured }) => (measured.shape === 'number' ? measured.value : null));
}
