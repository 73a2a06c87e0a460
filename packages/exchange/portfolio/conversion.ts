/** Quantities of a portfolio file in canonical units (figures 1, contracts "Units"). */
import { MONEY, dimensionOf, factorBetween } from '@throughline/core/framework/units.ts';
import type { Reference } from '@throughline/core/framework/types.ts';
import { type Rational, ONE, divide, rational } from '@throughline/core/ground/rational.ts';
import type { RateEntry } from './document.ts';

export type Units = Pick<Reference, 'units' | 'currencies'>;
/** Units of a currency per US dollar; null where no rate of the year is known. The dollar needs none. */
export type Rates = (currency: string, year: number) => Rational | null;

export const DOLLAR = 'USD';

/** Rates as the file states them, with those known before behind them. */
export function ratesOf(entries: readonly RateEntry[], held: readonly RateEntry[] = []): Rates {
  const known = new Map<string, Rational>();
  for (const { currency, year, perUsd } of [...held, ...entries]) known.set(`${currency} ${year}`, rational(perUsd));
  return (currency, year) => (currency === DOLLAR ? ONE : (known.get(`${currency} ${year}`) ?? null));
}

/**
 * What a value in a unit is multiplied by to stand in the canonical unit: one without a unit, a factor between units of
 * one dimension, rates of the year between currencies. Null where the units do not fit or a rate is missing.
 */
export function factorOf(units: Units, rates: Rates, entered: string | null, canonical: string | null, year: number): Rational | null {
  if (entered === null || entered === canonical) return ONE;
  if (canonical === null) return null;
  const isMoney = (unit: string): boolean => unit === DOLLAR || dimensionOf(units, unit) === MONEY;
  if (isMoney(entered) && isMoney(canonical)) {
    const [from, to] = [rates(entered, year), rates(canonical, year)];
    return from === null || to === null ? null : divide(to, from);
  }
  return factorBetween(units, entered, canonical);
}

/** What an amount is multiplied by to be US dollars of a year; null without a rate. */
export function dollarFactor(rates: Rates, currency: string, year: number): Rational | null {
  const rate = rates(currency, year);
  return rate === null ? null : divide(ONE, rate);
}
