/** A project's money: its budget with the rate behind it, how shares split it, and the budget lines of a source. */
import type { ProjectMoney } from '@throughline/contract/tell/project.ts';
import type { Reference } from '@throughline/core/framework/types.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { type Rational, divide, multiply, rational } from '@throughline/core/ground/rational.ts';
import { splitByShares } from '@throughline/core/tell/money.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { type ProjectRow, findProject } from '../find-project.ts';
import * as sql from '../queries-project.ts';

const LINES_SHOWN = 200;

/** US dollars of a line as its import worked them out; absent where no rate is known. */
type Told = { amount?: string; perUsd?: string; year?: number | null; source?: string | null } | null;
type BudgetRow = { type: string | null; status: string | null; starts: string | null; ends: string | null; amount: string | null; currency: string | null; usd: Told; line: number | null };

/** Refused (missing): `unknown-project`. */
export async function viewProjectMoney(trx: Trx, org: HeldOrganisation, code: string): Promise<ProjectMoney> {
  const project = await findProject(trx, org, code);
  const { reference } = loadFrameworks();
  const usd = dollarsOf(project);
  const args = [org.orgId, project.project_id];
  const budgets = (await trx.query<BudgetRow>(sql.BUDGETS, [...args, LINES_SHOWN])).rows;
  const { budgets: budgetsTotal } = (await trx.query<{ budgets: number }>(sql.COUNTS, args)).rows[0]!;
  const counted = (project.detail['money'] as { counted?: unknown } | undefined)?.counted;
  return {
    budget: await budgetOf(trx, org, project, usd, reference), counted: typeof counted === 'string' ? counted : null, supportCostRate: project.support_cost_rate,
    ...sharesOf(project, usd, reference),
    budgets: budgets.map(({ usd: told, ...row }) => ({
      ...row, usd: told?.amount ?? null, perUsd: told?.perUsd ?? null, year: told?.year ?? null, source: told?.source ?? null,
    })),
    budgetsTotal,
  };
}

function dollarsOf(project: ProjectRow): Rational | null {
  const { budget_amount: amount, budget_factor_num: num, budget_factor_den: den } = project;
  return amount === null || num === null || den === null ? null : multiply(rational(amount), divide(rational(num), rational(den))!);
}

/** The rate is the one the factor holds: of the year of the start (figures 1), or of each line where a publisher has several. */
async function budgetOf(trx: Trx, org: HeldOrganisation, project: ProjectRow, usd: Rational | null, reference: Reference): Promise<ProjectMoney['budget']> {
  if (project.budget_amount === null) return null;
  const currency = project.budget_currency ?? 'USD';
  const lines = Number((project.detail['money'] as { budgets?: unknown } | undefined)?.budgets ?? 1);
  const one = { amount: decimalText(rational(project.budget_amount)), currency, usd: usd === null ? null : decimalText(usd) };
  if (currency === 'USD' || usd === null || lines > 1) return { ...one, perUsd: null, year: null, source: null };
  const year = Number(project.starts.slice(0, 4));
  const held = (await trx.query<{ source: string | null }>(sql.RATE, [org.orgId, currency, year])).rows[0];
  const rate = divide(rational(project.budget_factor_den!), rational(project.budget_factor_num!));
  return { ...one, perUsd: rate === null ? null : decimalText(rate), year, source: held ? held.source : reference.ratesSource };
}

/** Shares of countries and of goals; a lone country has all of it. */
function sharesOf(project: ProjectRow, usd: Rational | null, reference: Reference): Pick<ProjectMoney, 'countries' | 'goals'> {
  const countries = project.countries ?? [];
  const stated = countries.length === 1 ? [{ code: countries[0]!.iso3, share: '100' }] : countries.flatMap(({ iso3, share }) => (share === null ? [] : [{ code: iso3, share }]));
  const goals = Object.entries(project.sdg_shares).map(([code, share]) => ({ code, share: String(share) })).sort((a, b) => Number(a.code) - Number(b.code));
  const split = (all: readonly { code: string; share: string }[], nameOf: (code: string) => ProjectMoney['goals'][number]['name']) => {
    const parts = usd === null ? null : splitByShares(usd, all.map(({ code, share }) => ({ code, share: rational(share) })));
    return all.map(({ code, share }, at) => ({ code, name: nameOf(code), share: decimalText(rational(share)), usd: parts === null ? null : decimalText(parts[at]!.part) }));
  };
  return { countries: split(stated, (code) => reference.countries.get(code)?.name ?? null), goals: split(goals, (code) => reference.goals.get(code)?.name ?? null) };
}
