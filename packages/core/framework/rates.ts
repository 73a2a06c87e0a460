/** Yearly average exchange rates to the US dollar (figures 1: money by the rate of the period's year). */
import { rational } from '../ground/rational.ts';
import type { Rational } from '../ground/rational.ts';
import type { Reference } from './types.ts';

/** The currency in which money is compared: the base of the rates. */
export const BASE_CURRENCY = 'USD';

/** Units of the currency per one US dollar in the year, as decimal text; "1" for the dollar itself, null when not published. */
export function perUsd(reference: Pick<Reference, 'rates'>, currency: string, year: number): string | null {
  if (currency === BASE_CURRENCY) return '1';
  return reference.rates.get(currency)?.get(year) ?? null;
}

/** The same as an exact fraction. */
export function rateOf(reference: Pick<Reference, 'rates'>, currency: string, year: number): Rational | null {
  const text = perUsd(reference, currency, year);
  return text === null ? null : rational(text);
}
