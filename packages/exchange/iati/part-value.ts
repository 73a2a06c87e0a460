/** What one baseline, target or actual says. */
import type { Rational } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';

export type What = 'baseline' | 'target' | 'actual';

export type PartValue =
  | { readonly sort: 'number'; readonly value: Rational }
  | { readonly sort: 'fraction'; readonly numerator: Rational; readonly denominator: Rational }
  | { readonly sort: 'level'; readonly level: string }
  | { readonly sort: 'text'; readonly text: Words };
