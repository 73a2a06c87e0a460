/** Money as lists of places and of projects show it: budgets in US dollars by shares, from the one reckoning of money. */
import { decimalText, roundedText } from '@throughline/core/ground/decimal.ts';
import { divide } from '@throughline/core/ground/rational.ts';
import type { MoneySplit } from '@throughline/core/plan/money.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { loadMoney } from '../../plan/views/money.ts';

type Part = { readonly budgetUsd: string | null; readonly share: string | null };
export type Parts = { readonly of: (key: string) => Part; readonly left: number };

/** Budgets at a place by one split: of each key its dollars and its share of them all; `left` counts projects without a countable budget. */
export async function moneyBy(trx: Trx, org: HeldOrganisation, split: MoneySplit, question: { readonly place: string; readonly period: string | undefined; readonly asOf: string }): Promise<Parts> {
  const { money } = await loadMoney(trx, org, question);
  const of = (key: string): Part => {
    const part = money.splits[split].get(key);
    const share = part === undefined || money.total === null ? null : divide(part.usd, money.total);
    return { budgetUsd: part === undefined ? null : decimalText(part.usd), share: share === null ? null : roundedText(share) };
  };
  return { of, left: money.rows.filter((row) => row.usd === null).length };
}

export type ProjectMoney = { readonly budgetUsd: string | null; readonly partUsd: string | null; readonly share: string | null };
const NOTHING: ProjectMoney = { budgetUsd: null, partUsd: null, share: null };

/** Of each project at a place, whenever it runs: its whole budget, and the part of it that stands there. */
export async function moneyOfProjects(trx: Trx, org: HeldOrganisation, place: string, asOf: string): Promise<(code: string) => ProjectMoney> {
  const { money } = await loadMoney(trx, org, { place, period: undefined, asOf });
  const held = new Map(money.rows.map(({ project, share, usd }) => [project.code, {
    budgetUsd: project.budget?.usd == null ? null : decimalText(project.budget.usd),
    partUsd: usd === null ? null : decimalText(usd), share: share === null ? null : roundedText(share),
  }]));
  return (code) => held.get(code) ?? NOTHING;
}
