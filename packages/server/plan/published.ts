/** Payments as publishers report them, of projects that stand at a place; what budget lines share with them. */
import type { Money as MoneyBody } from '@throughline/contract/plan/money.ts';
import type { BudgetLineRow } from '@throughline/contract/plan/payments.ts';
import { decimalText, roundedText } from '@throughline/core/ground/decimal.ts';
import { ONE, type Rational, equal, fraction, multiply, rational } from '@throughline/core/ground/rational.ts';
import { type Flow, type Flows, flowsOf, spentOf } from '@throughline/core/plan/flows.ts';
import { BASE_CURRENCY } from '@throughline/core/framework/rates.ts';
import type { MoneyRow } from '@throughline/core/plan/money.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import type { HeldProject, Then } from './funded.ts';
import { COUNT_PAYMENTS, paymentSums } from './queries.ts';

type FlowRow = {
  project_id: string | null; type: string | null; year: number | null; currency: string | null; factor_num: string | null; factor_den: string | null;
  amount: string | null; count: number; asked: boolean; made: boolean;
};
export type Rows = readonly (MoneyRow & { readonly project: unknown })[];
type Asked = { readonly place: string; readonly days: { readonly first: string; readonly last: string } | null; readonly time: Then };
type Payments = Pick<MoneyBody, 'spent' | 'payments' | 'paymentsLeft'>;

const EVER = { first: '0001-01-01', last: '9999-12-31' };
const idOf = ({ project }: MoneyRow): string => (project as HeldProject).projectId;

/** Whether payments and lines of a row are counted at a place: those of the lowest level, and at a project what it reports itself. */
const isLow = ({ project }: MoneyRow, place: string): boolean => !project.above || place.startsWith('project:');

/** Projects whose payments stand at a place, each with the share that stands there: by the same shares as budgets. */
export const paying = (rows: Rows, place: string): { readonly id: string; readonly share: Rational }[] =>
  rows.flatMap((row) => (isLow(row, place) && row.share !== null ? [{ id: idOf(row), share: row.share }] : []));

/** Payments of the lowest level only, by the same shares as budgets. */
export async function paymentsOf(trx: Trx, org: HeldOrganisation, rows: Rows, { place, days, time }: Asked): Promise<Payments> {
  const stated = paying(rows, place);
  const whole = stated.filter(({ share }) => equal(share, ONE)).map(({ id }) => id);
  const parts = new Map(stated.filter(({ share }) => !equal(share, ONE)).map(({ id, share }) => [id, share]));
  const { first, last } = days ?? EVER;
  const ask = async (byProject: boolean, ids: readonly string[]): Promise<FlowRow[]> =>
    (ids.length === 0 ? [] : (await trx.query<FlowRow>(paymentSums(time.earlier, byProject), [org.orgId, ids, time.asOf, first, last])).rows);
  const found = [...await ask(false, whole), ...await ask(true, [...parts.keys()])];
  const flows = found.filter(({ made }) => made).map((row) => ({ ...flowOf(row, row.project_id === null ? ONE : parts.get(row.project_id)!), asked: row.asked }));
  const spent = spentOf(flows.filter((one) => (days === null ? one.year !== null : one.asked)));
  const undated = spentOf(flows.filter((one) => one.year === null));
  const count = async (ids: readonly string[]): Promise<number> =>
    (ids.length === 0 ? 0 : (await trx.query<{ count: number }>(COUNT_PAYMENTS, [org.orgId, ids])).rows[0]!.count);
  const all = flowsOf(flows);
  return {
    spent: { usd: spent === null ? null : decimalText(spent.usd), count: spent?.count ?? 0, undated: undated === null ? null : decimalText(undated.usd) },
    payments: sumsOf(all),
    paymentsLeft: {
      above: await count(rows.filter((row) => !isLow(row, place)).map(idOf)),
      notSplit: await count(rows.filter((row) => isLow(row, place) && row.share === null).map(idOf)),
      noAmount: all.noAmount, noRate: noRateOf(all), notKnown: found.reduce((sum, row) => sum + (row.made ? 0 : row.count), 0),
    },
  };
}

export function flowOf(row: Omit<FlowRow, 'project_id' | 'asked' | 'made'>, share: Rational): Flow {
  return { type: row.type ?? '', year: row.year, currency: row.currency, amount: row.amount === null ? null : rational(row.amount), factor: dollarsOf(row), count: row.count, share };
}

/** US dollars of one unit of the currency; null where no rate is known. */
export const dollarsOf = ({ factor_num: num, factor_den: den, currency }: Pick<FlowRow, 'factor_num' | 'factor_den' | 'currency'>): Rational | null =>
  num !== null && den !== null ? fraction(BigInt(num), BigInt(den)) : currency === BASE_CURRENCY ? ONE : null;

export const sumsOf = ({ sums }: Flows): MoneyBody['payments'] => sums.map(({ type, year, usd, count }) => ({ type, year, usd: decimalText(usd), count }));
export const noRateOf = ({ noRate }: Flows) => [...noRate].map(([currency, { amount, count }]) => ({ currency, amount: decimalText(amount), count }));

type Stated = Pick<FlowRow, 'factor_num' | 'factor_den' | 'currency' | 'amount'> & { readonly number: number; readonly type: string | null; readonly rate: string | null; readonly rate_year: number | null; readonly rate_source: string | null; readonly line: number | null };

/** What payments and lines alike show of themselves: as published, with the rate, the dollars, and the part that stands at the place. */
export function statedOf(row: Stated, share: Rational): Omit<BudgetLineRow, 'project' | 'title' | 'file' | 'status' | 'starts' | 'ends'> {
  const factor = dollarsOf(row);
  const usd = row.amount === null || factor === null ? null : multiply(rational(row.amount), factor);
  const inDollars = row.rate === '1';
  return {
    number: row.number, type: row.type, amount: row.amount === null ? null : decimalText(rational(row.amount)), currency: row.currency,
    rate: inDollars ? null : row.rate, rateYear: inDollars ? null : row.rate_year, rateSource: row.rate_source,
    usd: usd === null ? null : decimalText(usd), share: roundedText(share), counted: usd === null ? null : decimalText(multiply(usd, share)), line: row.line,
  };
}
