/** Rates, deals and budgets: amounts are not negative, rates above zero, and money has the rate of its year (figures 1, 1.3). */
import { isNegative, rational } from '@throughline/core/ground/rational.ts';
import { BASE_CURRENCY } from '@throughline/core/framework/rates.ts';
import { invalid } from '@throughline/core/ground/problem.ts';
import { type Check, entries } from './check.ts';

export function checkMoney(check: Check): void {
  for (const { one, at } of entries(check, check.doc.exchangeRates, '/exchangeRates')) {
    checkCurrency(check, one.currency, `${at}/currency`);
    if (rational(one.perUsd).n <= 0n) check.add(invalid('rate-not-positive', `${at}/perUsd`, { found: one.perUsd, accepted: '> 0' }));
  }
  for (const { one, at } of entries(check, check.doc.deals, '/deals')) {
    checkAmount(check, one.amount, `${at}/amount`);
    checkRate(check, one.currency, one.year, `${at}/currency`);
  }
  for (const { one, at } of entries(check, check.doc.projects, '/projects')) {
    if (!one.budget) continue;
    checkAmount(check, one.budget.amount, `${at}/budget/amount`);
    // A budget is converted by the rate of the year in which the project starts (figures 1).
    checkRate(check, one.budget.currency, Number(one.start.slice(0, 4)), `${at}/budget/currency`);
  }
}

function checkAmount(check: Check, amount: string, at: string): void {
  if (isNegative(rational(amount))) check.add(invalid('amount-negative', at, { found: amount, accepted: '>= 0' }));
}

function checkCurrency(check: Check, currency: string, at: string): boolean {
  if (check.reference.currencies.has(currency)) return true;
  check.add(invalid('currency-unknown', at, { found: currency, accepted: 'ISO 4217' }));
  return false;
}

/** Money of a year needs a rate, the dollar alone does not. */
export function checkRate(check: Check, currency: string, year: number, at: string): void {
  if (!checkCurrency(check, currency, at)) return;
  if (currency !== BASE_CURRENCY && check.known.rate(currency, year) === null) {
    check.add(invalid('rate-missing', at, { found: `${currency} ${year}`, accepted: 'exchangeRates', currency, year }));
  }
}
