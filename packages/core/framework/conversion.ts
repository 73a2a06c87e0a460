/** Quantities in canonical units, money by the rate of a year (figures 1, contracts "Units"). */
import { MONEY, dimensionOf, factorBetween } from './units.ts';
import type { Reference } from './types.ts';
import { type Rational, ONE, divide, rational } from '../ground/rational.ts';

export type Units = Pick<Reference, 'units' | 'currencies'>;
/** Units of a currency per US dollar; null where no rate of the year is known. The dollar needs none. */
export type Rates = (currency: string, year: number) => Rational | null;

/** A rate as it is written: decimal text. */
export type RateEntry = { currency: string; year: number; perUsd: string };

export const DOLLAR = 'USD';

/** Rates as stated, with those known before behind them. */
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
