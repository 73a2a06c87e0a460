/** Signs of numbers, of values and of their parts (figures 1.3). */
import type { Kind } from '../../framework/types.ts';
import { invalid } from '../../ground/problem.ts';
import { compare, isNegative, rational } from '../../ground/rational.ts';
import type { SaidEntry } from '../said.ts';
import type { Judging } from './judging.ts';

/** Kinds whose values are never negative (figures 1.3). */
const COUNTING: ReadonlySet<Kind> = new Set(['flow', 'cumulative', 'distinct']);

/** Signs, and a numerator that is never above its denominator. */
export function checkNumbers(judging: Judging, said: SaidEntry, kind: Kind, at: string): void {
  const { value, numerator, denominator, weight } = said;
  if (value != null && COUNTING.has(kind) && isNegative(rational(value))) {
    judging.add(invalid('value-negative', `${at}/value`, { found: value, accepted: '>= 0', kind }));
  }
  for (const [name, text] of [['denominator', denominator], ['weight', weight]] as const) {
    if (text != null && isNegative(rational(text))) judging.add(invalid('amount-negative', `${at}/${name}`, { found: text, accepted: '>= 0' }));
  }
  if (numerator != null && denominator != null && !isNegative(rational(denominator)) && compare(rational(numerator), rational(denominator)) > 0) {
    judging.add(invalid('numerator-above-denominator', at, { found: `${numerator}/${denominator}`, accepted: `<= ${denominator}` }));
  }
}
