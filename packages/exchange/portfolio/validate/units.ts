/** Units: known, of the indicator's dimension, and money with the rate of its year (contracts.md "Units"; figures 1). */
import { factorBetween, isMoney, unitsLike } from '@throughline/core/framework/units.ts';
import { invalid } from '@throughline/core/ground/problem.ts';
import type { Check, KnownIndicator } from './check.ts';
import { checkRate } from './money.ts';
import { some } from './projects.ts';

type Asked = { readonly unit: string | null; readonly indicator: KnownIndicator; readonly year: number; readonly at: string };

export function checkUnit(check: Check, { unit, indicator, year, at }: Asked): void {
  const canonical = indicator.unit;
  if (unit === null || unit === canonical) return;
  const accepted = canonical === null ? '' : some(unitsLike(check.reference, canonical));
  if (!isKnownUnit(check, unit)) check.add(invalid('unit-unknown', at, { found: unit, accepted }));
  else if (canonical !== null && isMoney(check.reference, unit) && isMoney(check.reference, canonical)) {
    checkRate(check, unit, year, at);
    checkRate(check, canonical, year, at);
  } else if (canonical === null || factorBetween(check.reference, unit, canonical) === null) {
    check.add(invalid('unit-of-another-dimension', at, { found: unit, accepted }));
  }
}

const isKnownUnit = (check: Check, unit: string): boolean =>
  check.reference.units.has(unit) || check.reference.currencies.has(unit) || [...check.known.indicators.values()].some((one) => one?.unit === unit);
