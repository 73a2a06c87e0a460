/** Rates, deals and budgets: amounts are not negative, rates above zero, and money has the rate of its year (figures 1, 1.3). */
import { checkCurrency, checkRate } from '@throughline/core/collect/check/rates.ts';
import { isNegative, rational } from '@throughline/core/ground/rational.ts';
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
