/** Payments and budget lines as publishers report them, of projects that stand at a place. */
import type { Money as MoneyBody } from '@throughline/contract/plan/money.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { ONE, type Rational, equal, fraction, rational } from '@throughline/core/ground/rational.ts';
import { type Flow, type Flows, flowsOf, linesInForce, spentOf, yearOfLine } from '@throughline/core/plan/flows.ts';
import { BASE_CURRENCY } from '@throughline/core/framework/rates.ts';
import type { MoneyRow } from '@throughline/core/plan/money.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import type { HeldProject } from './funded.ts';
import { COUNT_PAYMENTS, LINES, PAYMENTS, PAYMENTS_BY_PROJECT } from './queries.ts';

type FlowRow = {
  project_id: string | null; type: string | null; year: number | null; currency: string | null; factor_num: string | null; factor_den: string | null;
  amount: string | null; count: number; asked: boolean;
};
type Rows = readonly (MoneyRow & { readonly project: unknown })[];
type Asked = { readonly place: string; readonly days: { readonly first: string; readonly last: string } | null; readonly asOf: string };
type Payments = Pick<MoneyBody, 'spent' | 'payments' | 'paymentsLeft'>;

const EVER = { first: '0001-01-01', last: '9999-12-31' };
const idOf = ({ project }: MoneyRow): string => (project as HeldProject).projectId;

/** Whether payments and lines of a row are counted at a place: those of the lowest level, and at a project what it reports itself. */
const isLow = ({ project }: MoneyRow, place: string): boolean => !project.above || place.startsWith('project:');

/** Projects whose payments stand at a place, each with the share that stands there: by the same shares as budgets. */
export const paying = (rows: Rows, place: string): { readonly id: string; readonly share: Rational }[] =>
  rows.flatMap((row) => (isLow(row, place) && row.share !== null ? [{ id: idOf(row), share: row.share }] : []));

/** Payments of the lowest level only, by the same shares as budgets. */
export async function paymentsOf(trx: Trx, org: HeldOrganisation, rows: Rows, { place, days, asOf }: Asked): Promise<Payments> {
  const stated = paying(rows, place);
  const whole = stated.filter(({ share }) => equal(share, ONE)).map(({ id }) => id);
  const parts = new Map(stated.filter(({ share }) => !equal(share, ONE)).map(({ id, share }) => [id, share]));
  const { first, last } = days ?? EVER;
  const ask = async (text: string, ids: readonly string[]): Promise<FlowRow[]> =>
    (ids.length === 0 ? [] : (await trx.query<FlowRow>(text, [org.orgId, ids, first, last, asOf])).rows);
  const found = [...await ask(PAYMENTS, whole), ...await ask(PAYMENTS_BY_PROJECT, [...parts.keys()])];
  const flows = found.map((row) => ({ ...flowOf(row, row.project_id === null ? ONE : parts.get(row.project_id)!), asked: row.asked }));
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
      noAmount: all.noAmount, noRate: noRateOf(all),
    },
  };
}

type LineRow = { project_id: string; type: string | null; starts: string | null; ends: string | null; currency: string | null; amount: string | null; factor_num: string | null; factor_den: string | null };

/** Budget lines in force of projects that stand whole at the place, by the year that each lies in. */
export async function linesOf(trx: Trx, org: HeldOrganisation, rows: Rows, place: string): Promise<Pick<MoneyBody, 'lines' | 'linesLeft'>> {
  const shares = new Map(paying(rows, place).map(({ id, share }) => [id, share]));
  const found = shares.size === 0 ? [] : (await trx.query<LineRow>(LINES, [org.orgId, [...shares.keys()]])).rows;
  const byProject = new Map<string, LineRow[]>();
  for (const row of found) byProject.set(row.project_id, [...(byProject.get(row.project_id) ?? []), row]);
  const flows = [...byProject].flatMap(([id, lines]) => linesInForce(lines).map((line) =>
    flowOf({ ...line, type: isOfStandard(line.type) ? 'budget' : line.type, year: yearOfLine(line), count: 1 }, shares.get(id)!)));
  const all = flowsOf(flows);
  return { lines: sumsOf(all), linesLeft: { noAmount: all.noAmount, noRate: noRateOf(all) } };
}

/** BudgetType 1 and 2 are one budget, as first made or as revised; other sources name their own sums. */
const isOfStandard = (type: string | null): boolean => type === null || type === '1' || type === '2';

function flowOf(row: Omit<FlowRow, 'project_id' | 'asked'>, share: Rational): Flow {
  return { type: row.type ?? '', year: row.year, currency: row.currency, amount: row.amount === null ? null : rational(row.amount), factor: dollarsOf(row), count: row.count, share };
}

/** US dollars of one unit of the currency; null where no rate is known. */
export const dollarsOf = ({ factor_num: num, factor_den: den, currency }: Pick<FlowRow, 'factor_num' | 'factor_den' | 'currency'>): Rational | null =>
  num !== null && den !== null ? fraction(BigInt(num), BigInt(den)) : currency === BASE_CURRENCY ? ONE : null;

const sumsOf = ({ sums }: Flows): MoneyBody['payments'] => sums.map(({ type, year, usd, count }) => ({ type, year, usd: decimalText(usd), count }));
const noRateOf = ({ noRate }: Flows) => [...noRate].map(([currency, { amount, count }]) => ({ currency, amount: decimalText(amount), count }));
