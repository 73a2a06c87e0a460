/** The projects behind a sum of money: of the total, of one part of a split, or of what is left out. */
import type { MoneyRows, MoneyRow as RowBody } from '@throughline/contract/plan/money.ts';
import { BASE_CURRENCY } from '@throughline/core/framework/rates.ts';
import { parsePlace } from '@throughline/core/design/places.ts';
import { decimalText, roundedText } from '@throughline/core/ground/decimal.ts';
import { ONE, type Rational, compare, divide, equal } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import { type MoneyLeft, type MoneyRow, type MoneySplit, partIn } from '@throughline/core/plan/money.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { type HeldProject, type Rates, filesOf, ratesOf } from '../funded.ts';
import { type MoneyQuestion, loadMoney } from './money.ts';

export type RowsQuestion = MoneyQuestion & {
  readonly split: MoneySplit | undefined;
  readonly key: string | undefined;
  readonly left: MoneyLeft | undefined;
  readonly only: 'by-share' | undefined;
  readonly limit: number;
};

type Chosen = { readonly row: MoneyRow; readonly counted: Rational | null };

/** Largest part first; `total` says how many there are. */
export async function viewMoneyRows(trx: Trx, org: HeldOrganisation, question: RowsQuestion): Promise<MoneyRows> {
  const { money, members, time } = await loadMoney(trx, org, question);
  const place = parsePlace(question.place)!;
  const { left, split, key, only } = question;
  const chosen = money.rows.flatMap((row): Chosen[] => {
    if (left !== undefined) return row.left === left ? [{ row, counted: null }] : [];
    if (row.usd === null || (only === 'by-share' && equal(row.share!, ONE))) return [];
    const counted = split === undefined || key === undefined ? row.usd : partIn(row, split, key, place, members);
    return counted === null ? [] : [{ row, counted }];
  });
  const size = ({ row, counted }: Chosen): Rational => counted ?? row.project.budget?.usd ?? row.project.budget?.amount ?? { n: 0n, d: 1n };
  const shown = chosen.sort((a, b) => compare(size(b), size(a))).slice(0, question.limit);
  const named = await filesOf(trx, org, shown.map(({ row }) => row.project.code), 'project', time);
  const rates = await ratesOf(trx, org, loadFrameworks().reference);
  return { rows: shown.map((one) => bodyOf(one, named, rates)), total: chosen.length };
}

function bodyOf({ row, counted }: Chosen, named: ReadonlyMap<string, { title: Words; file: string | null }>, rates: Rates): RowBody {
  const project = row.project as HeldProject;
  const { budget } = project;
  const year = Number(project.start.slice(0, 4));
  const applied = budget === null || budget.usd === null || budget.currency === BASE_CURRENCY || project.byLines ? null : rates(budget.currency, year);
  const share = counted === null || budget?.usd == null ? null : divide(counted, budget.usd);
  return {
    project: project.code, title: named.get(project.code)?.title ?? {}, starts: project.start, ends: project.end,
    amount: budget === null ? null : decimalText(budget.amount), currency: budget?.currency ?? null,
    rate: applied?.rate ?? null, rateYear: applied === null ? null : year, rateSource: applied?.source ?? null,
    usd: budget?.usd == null ? null : decimalText(budget.usd), share: share === null ? null : roundedText(share),
    counted: counted === null ? null : decimalText(counted), sources: [...project.donors],
    file: named.get(project.code)?.file ?? null, at: project.at, line: project.line,
  };
}
