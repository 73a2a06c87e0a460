/** `distinct` and `distinct-sum`: what is counted once however often it comes (figures 2.4, 2.5, 9). */
import { type Rational, ZERO, add, compare, larger, rational } from '../../ground/rational.ts';
import type { Deal } from '../records.ts';
import type { Item } from '../reading.ts';
import { NOTHING, type Outcome } from './outcome.ts';

/**
 * Persons: the union of the registered, and counts without a registry as parts. At least the larger of the union and the
 * largest part, at most all together (figures 2.5).
 */
export function personsOf(items: readonly Item[]): Outcome {
  if (items.length === 0) return NOTHING;
  const known = new Set<string>();
  let [listed, largest, counted] = [0, ZERO, ZERO];
  for (const { measured } of items) {
    if (measured.shape === 'persons') {
      listed += measured.persons.length;
      for (const person of measured.persons) known.add(person);
    } else if (measured.shape === 'number') {
      largest = larger(largest, measured.value);
      counted = add(counted, measured.value);
    }
  }
  const union = rational(known.size);
  return between(larger(union, largest), add(union, counted), add(rational(listed), counted), union);
}

/** Deals: the sum over the unique ones, each in US dollars at the rate of its own year (figures 1, 2). */
export function dealsOf(items: readonly Item[], deals: ReadonlyMap<string, Deal>): Outcome {
  if (items.length === 0) return NOTHING;
  const known = new Set<string>();
  let [value, gross] = [ZERO, ZERO];
  for (const { measured } of items) {
    if (measured.shape !== 'deals') continue;
    for (const id of measured.deals) {
      const usd = deals.get(id)?.usd ?? ZERO;
      gross = add(gross, usd);
      if (!known.has(id)) value = add(value, usd);
      known.add(id);
    }
  }
  return between(value, value, gross, value);
}

function between(low: Rational, high: Rational, gross: Rational, union: Rational): Outcome {
  return { value: compare(low, high) === 0 ? low : null, low, high, gross, union };
}
