/** Units of measure: what converts into what, by exact fractions (figures 1, contracts "Units"). */
import { divide } from '../ground/rational.ts';
import type { Rational } from '../ground/rational.ts';
import type { Reference, Unit } from './types.ts';

type Units = Pick<Reference, 'units' | 'currencies'>;

/** The dimension of money: converted by the rate of a year, never by a factor. */
export const MONEY = 'money';

/**
 * The dimension of a unit: `energy`, `mass` …, `money` for a currency (ISO 4217), the unit itself where it equals only
 * itself, known to the lists or not.
 */
export function dimensionOf(reference: Units, unit: string): string {
  const listed = reference.units.get(unit);
  if (listed !== undefined) return listed.dimension;
  return reference.currencies.has(unit) ? MONEY : unit;
}

/** Whether the unit is money, that is a currency code. */
export const isMoney = (reference: Units, unit: string): boolean => dimensionOf(reference, unit) === MONEY;

/**
 * What a value in `from` must be multiplied by to be a value in `to`: an exact fraction, one for a unit and itself,
 * null where the two are of different dimensions or both money.
 */
export function factorBetween(reference: Units, from: string, to: string): Rational | null {
  if (from === to) return { n: 1n, d: 1n };
  const [source, target] = [reference.units.get(from), reference.units.get(to)];
  if (source === undefined || target === undefined || source.dimension !== target.dimension) return null;
  return divide(source.factor, target.factor);
}

/** The units that convert into a unit, itself first: what a form may offer and a problem may name as accepted. */
export function unitsLike(reference: Units, unit: string): readonly string[] {
  const dimension = dimensionOf(reference, unit);
  if (dimension === MONEY) return [unit, ...[...reference.currencies.keys()].filter((code) => code !== unit)];
  const others = [...reference.units.values()].filter((one: Unit) => one.dimension === dimension && one.code !== unit);
  return [unit, ...others.map((one) => one.code)];
}
