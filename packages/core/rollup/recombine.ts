/**
 * A figure's value once more, from nothing but the contributions of its working: the proof that they recombine to the
 * figure exactly (figures 12). It shares no arithmetic with the kinds.
 */
import { fractionText } from '../ground/decimal.ts';
import { type Rational, ZERO, add, compare, divide, fraction, larger, multiply, rational } from '../ground/rational.ts';
import type { Canonical, Working } from './working.ts';

/** The value as a fraction, the low end of bounds; null where the contributions say nothing together. */
export function recombine(working: Pick<Working, 'kind' | 'contributions'>): string | null {
  const value = valueOf(working);
  return value === null ? null : fractionText(value);
}

function valueOf({ kind, contributions }: Pick<Working, 'kind' | 'contributions'>): Rational | null {
  const parts = contributions.map((one) => one.canonical);
  if (parts.length === 0) return null;
  switch (kind) {
    case 'flow': case 'cumulative': case 'stock': return total(numbers(parts));
    case 'ratio': {
      const pairs = parts.flatMap((one) => (one.shape === 'fraction' ? [one] : []));
      return divide(total(pairs.map((one) => parse(one.numerator))), total(pairs.map((one) => parse(one.denominator))));
    }
    case 'weighted-mean': return mean(parts);
    case 'intensity': return parts.length === 1 ? numbers(parts)[0]! : mean(parts);
    case 'distinct': return persons(parts);
    case 'distinct-sum': return total([...deals(parts).values()].map(parse));
    case 'ordinal': return middle(parts.flatMap((one) => (one.shape === 'level' ? [parse(one.level)] : [])));
    case 'rate': return middle(numbers(parts));
    default: return null;
  }
}

/** Null when one has no weight: then there is no common figure. */
function mean(parts: readonly Canonical[]): Rational | null {
  const weighed = parts.flatMap((one) => (one.shape === 'number' && one.weight !== null ? [[parse(one.value), parse(one.weight)] as const] : []));
  if (weighed.length < parts.length) return null;
  return divide(total(weighed.map(([value, weight]) => multiply(value, weight))), total(weighed.map(([, weight]) => weight)));
}

function persons(parts: readonly Canonical[]): Rational {
  const known = new Set(parts.flatMap((one) => (one.shape === 'persons' ? one.persons : [])));
  return numbers(parts).reduce(larger, rational(known.size));
}

const deals = (parts: readonly Canonical[]): Map<string, string> =>
  new Map(parts.flatMap((one) => (one.shape === 'deals' ? one.deals : [])).map(({ id, usd }) => [id, usd]));

const numbers = (parts: readonly Canonical[]): Rational[] => parts.flatMap((one) => (one.shape === 'number' ? [parse(one.value)] : []));

const total = (all: readonly Rational[]): Rational => all.reduce(add, ZERO);

function middle(all: Rational[]): Rational | null {
  const sorted = [...all].sort(compare);
  return sorted[(sorted.length - 1) >> 1] ?? null;
}

/** "5/18" or "7" as a fraction. */
function parse(text: string): Rational {
  const [n, d] = text.split('/');
  return d === undefined ? rational(n!) : fraction(BigInt(n!), BigInt(d));
}
