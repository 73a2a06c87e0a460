/** Published budget lines in force, of projects that stand at a place. */
import type { Money as MoneyBody } from '@throughline/contract/plan/money.ts';
import type { Rational } from '@throughline/core/ground/rational.ts';
import { type Flow, flowsOf, linesInForce, yearOfLine } from '@throughline/core/plan/flows.ts';
import { isKnown } from '@throughline/core/plan/known.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import type { Then } from './funded.ts';
import { type Rows, flowOf, noRateOf, paying, sumsOf } from './published.ts';
import { budgetLines } from './queries.ts';

export type LineRow = {
  project_id: string; number: number; type: string | null; status: string | null; starts: string | null; ends: string | null; value_date: string | null;
  currency: string | null; amount: string | null; factor_num: string | null; factor_den: string | null; rate: string | null; rate_year: number | null;
  rate_source: string | null; line: number | null; held: boolean;
};
/** A line, what it counts as, and the part of it that stands at the place. */
export type Line = { readonly row: LineRow; readonly flow: Flow; readonly share: Rational };
type Asked = { readonly place: string; readonly time: Then };

export const isLineKnown = ({ held, value_date, starts }: LineRow, asOf: string): boolean => isKnown({ held, day: value_date ?? starts }, asOf);

/** Lines in force among those known at the as-of day; `notKnown` counts the others. */
export async function linesAt(trx: Trx, org: HeldOrganisation, rows: Rows, { place, time }: Asked): Promise<{ lines: Line[]; notKnown: number }> {
  const shares = new Map(paying(rows, place).map(({ id, share }) => [id, share]));
  const found = shares.size === 0 ? [] : (await trx.query<LineRow>(budgetLines(time.earlier), [org.orgId, [...shares.keys()], time.asOf])).rows;
  const known = found.filter((row) => isLineKnown(row, time.asOf));
  const lines = [...Map.groupBy(known, (row) => row.project_id)].flatMap(([id, all]) => linesInForce(all).map((row): Line => {
    const share = shares.get(id)!;
    return { row, share, flow: flowOf({ ...row, type: isOfStandard(row.type) ? 'budget' : row.type, year: yearOfLine(row), count: 1 }, share) };
  }));
  return { lines, notKnown: found.length - known.length };
}

/** By type and the year that each lies in. */
export async function linesOf(trx: Trx, org: HeldOrganisation, rows: Rows, asked: Asked): Promise<Pick<MoneyBody, 'lines' | 'linesLeft'>> {
  const { lines, notKnown } = await linesAt(trx, org, rows, asked);
  const all = flowsOf(lines.map(({ flow }) => flow));
  return { lines: sumsOf(all), linesLeft: { noAmount: all.noAmount, noRate: noRateOf(all), notKnown } };
}

/** BudgetType 1 and 2 are one budget, as first made or as revised; other sources name their own sums. */
const isOfStandard = (type: string | null): boolean => type === null || type === '1' || type === '2';
