/** Money of a year needs a rate, the dollar alone does not (figures 1, contracts.md "Units"). */
import { BASE_CURRENCY } from '../../framework/rates.ts';
import { invalid } from '../../ground/problem.ts';
import type { Judging } from './judging.ts';

export function checkCurrency(judging: Judging, currency: string, at: string): boolean {
  if (judging.reference.currencies.has(currency)) return true;
  judging.add(invalid('currency-unknown', at, { found: currency, accepted: 'ISO 4217' }));
  return false;
}

export function checkRate(judging: Judging, currency: string, year: number, at: string): void {
  if (!checkCurrency(judging, currency, at)) return;
  if (currency !== BASE_CURRENCY && judging.known.rate(currency, year) === null) {
    judging.add(invalid('rate-missing', at, { found: `${currency} ${year}`, accepted: 'exchangeRates', currency, year }));
  }
}
