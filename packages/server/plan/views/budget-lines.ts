/** The published budget lines behind a sum of them: of one type and year, or what is in no sum. */
import type { BudgetLineRow, BudgetLineRows } from '@throughline/contract/plan/payments.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { compare, multiply } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import { allOf } from '@throughline/core/plan/flows.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { type Line, linesAt } from '../budget-lines.ts';
import { type HeldProject, filesOf } from '../funded.ts';
import { statedOf } from '../published.ts';
import { type MoneyQuestion, loadMoney } from './money.ts';

export type LinesQuestion = MoneyQuestion & {
  /** As GET /money names it. */
  readonly type: string | undefined;
  /** `none`: in no single year. */
  readonly year: number | 'none' | undefined;
  readonly left: 'no-rate' | 'unread' | undefined;
  readonly limit: number;
};

/** Largest first; `usd` adds all, also those beyond the limit. */
export async function viewBudgetLines(trx: Trx, org: HeldOrganisation, question: LinesQuestion): Promise<BudgetLineRows> {
  const { money, time } = await loadMoney(trx, org, question);
  const { lines } = await linesAt(trx, org, money.rows, { place: question.place, time });
  const chosen = lines.filter((line) => isAsked(line, question)).sort((a, b) => compare(sizeOf(b), sizeOf(a)));
  const shown = chosen.slice(0, question.limit);
  const codes = new Map(money.rows.map(({ project }) => [(project as HeldProject).projectId, project.code]));
  const named = await filesOf(trx, org, [...new Set(shown.map(({ row }) => codes.get(row.project_id)!))], 'budget', time);
  const total = allOf(chosen.map(({ flow }) => flow));
  return { rows: shown.map((line) => bodyOf(line, codes.get(line.row.project_id)!, named)), total: chosen.length, usd: total === null ? null : decimalText(total.usd) };
}

function isAsked({ flow: { type, year: of, amount, factor } }: Line, { type: asked, year, left }: LinesQuestion): boolean {
  if (left === 'unread') return amount === null;
  if (left === 'no-rate') return amount !== null && factor === null;
  return (asked === undefined || type === asked) && (year === undefined || of === (year === 'none' ? null : year));
}

const NONE = { n: 0n, d: 1n };
const sizeOf = ({ flow: { amount, factor } }: Line) => (amount === null || factor === null ? NONE : multiply(amount, factor));

function bodyOf({ row, share }: Line, code: string, named: ReadonlyMap<string, { title: Words; file: string | null }>): BudgetLineRow {
  const { title, file } = named.get(code)!;
  return { project: code, title, ...statedOf(row, share), status: row.status, starts: row.starts, ends: row.ends, file };
}
