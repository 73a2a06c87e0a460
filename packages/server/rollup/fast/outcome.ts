/** What the sums of a figure come to, kind by kind (figures 2). */
import type { Direction, Kind } from '@throughline/core/framework/types.ts';
import { type Rational, compare, rational } from '@throughline/core/ground/rational.ts';
import { ZERO, over, plus } from './exact.ts';
import type { Read } from './read.ts';

export type Outcome = {
  readonly value: Rational | null;
  readonly low?: Rational;
  readonly high?: Rational;
  readonly gross?: Rational;
  readonly numerator?: Rational;
  readonly denominator?: Rational;
  readonly weight?: Rational;
  readonly level?: string;
  readonly weakest?: string;
  readonly distribution?: Readonly<Record<string, number>>;
  readonly spread?: { readonly lowest: Rational; readonly median: Rational; readonly highest: Rational };
  readonly apart?: boolean;
};

const NOTHING: Outcome = { value: null };

export function outcomeOf(kind: Kind, direction: Direction, read: Read): Outcome {
  const { sum, count } = read;
  switch (kind) {
    case 'flow': case 'cumulative': case 'stock': return count('nv') === 0 ? NOTHING : { value: sum('v') };
    case 'ratio': {
      const value = over(sum('v'), sum('w'));
      return value === null ? NOTHING : { value, numerator: sum('v'), denominator: sum('w') };
    }
    case 'weighted-mean': {
      const value = over(sum('v'), sum('w'));
      return value === null ? NOTHING : { value, weight: sum('w') };
    }
    case 'intensity': return intensity(read);
    case 'distinct': return counted(read);
    case 'distinct-sum': return count('nv') === 0 ? NOTHING : { value: read.union, low: read.union, high: read.union, gross: read.gross };
    case 'ordinal': return levels(direction, read);
    case 'rate': return spread(read);
    default: return NOTHING;
  }
}

/** One project: its value; several: the weighted mean if all gave a weight, else none. */
function intensity({ sum, count }: Read): Outcome {
  if (count('nv') === 0) return NOTHING;
  if (count('nv') === 1) return { value: sum('x') };
  return count('nw') === count('nv') ? { value: over(sum('v'), sum('w')) } : { value: null, apart: true };
}

/** Between the larger of the union and the largest part, and all together (figures 2.5). */
function counted({ sum, count, union, variants }: Read): Outcome {
  if (count('nv') === 0) return NOTHING;
  let low = union;
  for (const { variant } of variants) {
    const part = rational(variant);
    if (compare(part, low) > 0) low = part;
  }
  const high = plus(union, sum('x'));
  return { value: compare(low, high) === 0 ? low : null, low, high, gross: sum('v') };
}

/** Distribution, the lower of the two middle ones, the weakest (figures 2.0). */
function levels(direction: Direction, { variants }: Read): Outcome {
  if (variants.length === 0) return NOTHING;
  const sorted = [...variants].sort((a, b) => Number(a.variant) - Number(b.variant));
  const level = middle(sorted).variant;
  const weakest = (direction === 'down' ? sorted.at(-1)! : sorted[0]!).variant;
  return { value: rational(level), level, weakest, distribution: Object.fromEntries(sorted.map((one) => [one.variant, one.times])) };
}

function spread({ variants }: Read): Outcome {
  if (variants.length === 0) return NOTHING;
  const sorted = variants.map((one) => ({ ...one, value: read60(one.variant) })).sort((a, b) => compare(a.value, b.value));
  const median = middle(sorted).value;
  return { value: median, spread: { lowest: sorted[0]!.value, median, highest: sorted.at(-1)!.value } };
}

const read60 = (text: string): Rational => plus(rational(text), ZERO);

/** The lower of the two middle ones of values with how often each comes. */
function middle<One extends { readonly times: number }>(sorted: readonly One[]): One {
  const all = sorted.reduce((total, one) => total + one.times, 0);
  let left = (all - 1) >> 1;
  for (const one of sorted) {
    if (left < one.times) return one;
    left -= one.times;
  }
  throw new RangeError('nothing has no middle');
}
