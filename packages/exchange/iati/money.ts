/** Budgets, planned disbursements and transactions with their US dollars (figures 1, decision 0006). */
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { ONE, type Rational, ZERO, add, divide, multiply, rational } from '@throughline/core/ground/rational.ts';
import { linesInForce } from '@throughline/core/plan/flows.ts';
import type { Budget, BundledBudget, MoneyTransaction } from '@throughline/core/transfer/bundle.ts';
import { type Context, note, warning } from './context.ts';
import { readDay } from './dates.ts';
import { type Json, jsonOf } from './detail.ts';
import { readNumber } from './numbers.ts';
import { type Element, attributeOf, childAttribute, childrenOf, firstOf } from './tree.ts';

type Amount = { readonly amount: Rational | null; readonly currency: string | null; readonly valueDate: string | null };
type Dollars = { readonly usd: Rational; readonly factor: Rational; readonly told: Json };

/** RelatedActivityType 2: a child. */
const CHILD = '2';

/** Every budget element, in the order of the file. */
export const budgetsOf = (activity: Element, context: Context): Budget[] =>
  childrenOf(activity, 'budget').map((element): Budget => {
    const { amount, currency, valueDate } = amountOf(element, context);
    const starts = dayIn(element, 'period-start', context);
    const dollars = dollarsOf(amount, currency, starts ?? valueDate, element, context);
    return {
      type: attributeOf(element, 'type'), status: attributeOf(element, 'status'), starts, ends: dayIn(element, 'period-end', context),
      amount: amount === null ? null : decimalText(amount), currency, valueDate,
      detail: { ...(jsonOf(element, context.language) as object), usd: dollars?.told ?? null }, line: element.line,
    };
  });

/** Every transaction element, in the order of the file. */
export const transactionsOf = (activity: Element, context: Context): MoneyTransaction[] =>
  childrenOf(activity, 'transaction').map((element): MoneyTransaction => {
    const { amount, currency, valueDate } = amountOf(element, context);
    const day = dayIn(element, 'transaction-date', context);
    const dollars = dollarsOf(amount, currency, valueDate ?? day, element, context);
    return {
      type: childAttribute(element, 'transaction-type', 'code'), day, amount: amount === null ? null : decimalText(amount), currency, valueDate,
      detail: { ...(jsonOf(element, context.language) as object), usd: dollars?.told ?? null }, line: element.line,
    };
  });

/**
 * The project's budget: its own budgets added, a revised one in place of the originals whose time it touches. An activity
 * that names children has none: the same money stands at their level too, and no figure may count it twice.
 */
export function budgetOf(activity: Element, budgets: readonly Budget[]): { budget: BundledBudget | null; told: Json } {
  if (childrenOf(activity, 'related-activity').some((one) => attributeOf(one, 'type') === CHILD)) return { budget: null, told: { counted: 'children' } };
  const counted = linesInForce(budgets).filter((one) => one.amount !== null && one.currency !== null);
  if (counted.length === 0) return { budget: null, told: { counted: 'none' } };
  const currencies = new Set(counted.map((one) => one.currency!));
  const usd = sumUsd(counted);
  const total = counted.reduce((sum, one) => add(sum, rational(one.amount!)), ZERO);
  const told = { counted: 'own', budgets: counted.length, usd: usd === null ? null : decimalText(usd) };
  if (usd !== null && usd.n < 0n || total.n < 0n) return { budget: null, told: { ...told, counted: 'negative' } };
  if (currencies.size === 1) return { budget: { amount: total, currency: counted[0]!.currency!, usdFactor: factorOf(usd, total) }, told };
  // Several currencies make one amount only in dollars, each by the rate of its own year.
  return usd === null ? { budget: null, told: { ...told, counted: 'no-rate' } } : { budget: { amount: usd, currency: 'USD', usdFactor: ONE }, told };
}

const factorOf = (usd: Rational | null, total: Rational): Rational | null => (usd === null ? null : divide(usd, total) ?? ONE);

function sumUsd(budgets: readonly Budget[]): Rational | null {
  let total = ZERO;
  for (const one of budgets) {
    const told = one.detail['usd'] as { readonly factor?: readonly [string, string] } | null;
    if (!told?.factor) return null;
    total = add(total, multiply(rational(one.amount!), { n: BigInt(told.factor[0]), d: BigInt(told.factor[1]) }));
  }
  return total;
}

function amountOf(element: Element, context: Context): Amount {
  const value = firstOf(element, 'value');
  const currency = attributeOf(value, 'currency') ?? context.currency;
  const valueDate = readDay(attributeOf(value, 'value-date'));
  const read = readNumber(value?.text);
  if (read.sort === 'number') return { amount: read.value, currency: currency?.toUpperCase() ?? null, valueDate };
  note(context, warning('amount-not-understood', value ?? element, { found: value?.text.trim() ?? null, accepted: '1234.50' }));
  return { amount: null, currency: currency?.toUpperCase() ?? null, valueDate };
}

/** US dollars of an amount by the rate of a day's year, with rate, year and source; null, and said, without a rate. */
function dollarsOf(amount: Rational | null, currency: string | null, day: string | null, element: Element, context: Context): Dollars | null {
  if (amount === null) return null;
  const year = day === null ? null : Number(day.slice(0, 4));
  const perUsd = currency === 'USD' ? '1' : currency === null || year === null ? undefined : context.lists.rates.get(currency)?.get(year);
  if (perUsd === undefined) {
    note(context, warning('currency-without-rate', element, { found: `${currency ?? '?'} ${year ?? '?'}`, accepted: context.lists.ratesSource }));
    return null;
  }
  const factor = divide(ONE, rational(perUsd))!;
  const usd = multiply(amount, factor);
  const source = currency === 'USD' ? null : context.lists.ratesSource;
  return { usd, factor, told: { amount: decimalText(usd), perUsd, year, source, factor: [factor.n.toString(), factor.d.toString()] } };
}

function dayIn(element: Element, name: string, context: Context): string | null {
  const child = firstOf(element, name);
  const written = attributeOf(child, 'iso-date');
  const day = readDay(written);
  if (day === null && child !== undefined) note(context, warning('date-not-understood', child, { found: written, accepted: 'YYYY-MM-DD', attribute: 'iso-date' }));
  return day;
}
