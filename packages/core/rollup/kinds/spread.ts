/** `rate`: a percentage or index without its base, never added or averaged (figures 2, 2.0). */
import { type Rational, compare } from '../../ground/rational.ts';
import type { Item } from '../reading.ts';
import { NOTHING, type Outcome } from './outcome.ts';

/** Lowest, median (the lower of the two middle ones), highest. */
export function spreadOf(items: readonly Item[]): Outcome {
  const values: Rational[] = items.flatMap(({ measured }) => (measured.shape === 'number' ? [measured.value] : []));
  if (values.length === 0) return NOTHING;
  values.sort(compare);
  const median = values[(values.length - 1) >> 1]!;
  return { value: median, spread: { lowest: values[0]!, median, highest: values.at(-1)! } };
}
