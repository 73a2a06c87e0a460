/** Units: known, of the indicator's dimension, and money with the rate of its year (contracts.md "Units"; figures 1). */
import { factorBetween, isMoney, unitsLike } from '../../framework/units.ts';
import { invalid } from '../../ground/problem.ts';
import { type Judged, type Judging, some } from './judging.ts';
import { checkRate } from './rates.ts';

type Asked = { readonly unit: string | null; readonly indicator: Judged; readonly year: number; readonly at: string };

export function checkUnit(judging: Judging, { unit, indicator, year, at }: Asked): void {
  const canonical = indicator.unit;
  if (unit === null || unit === canonical) return;
  const accepted = canonical === null ? '' : some(unitsLike(judging.reference, canonical));
  if (!isKnownUnit(judging, unit)) judging.add(invalid('unit-unknown', at, { found: unit, accepted }));
  else if (canonical !== null && isMoney(judging.reference, unit) && isMoney(judging.reference, canonical)) {
    checkRate(judging, unit, year, at);
    checkRate(judging, canonical, year, at);
  } else if (canonical === null || factorBetween(judging.reference, unit, canonical) === null) {
    judging.add(invalid('unit-of-another-dimension', at, { found: unit, accepted }));
  }
}

const isKnownUnit = (judging: Judging, unit: string): boolean =>
  judging.reference.units.has(unit) || judging.reference.currencies.has(unit) || [...judging.known.indicators.values()].some((one) => one?.unit === unit);
