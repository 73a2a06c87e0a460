/** A project's money: its budget with the rate behind it, how shares split it, and the budget lines of a source. */
import type { ProjectMoney } from '@throughline/contract/tell/project.ts';
import { BASE_CURRENCY } from '@throughline/core/framework/rates.ts';
import type { Reference } from '@throughline/core/framework/types.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { ONE, type Rational, rational } from '@throughline/core/ground/rational.ts';
import { splitByShares } from '@throughline/core/tell/money.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { type LineRow, isLineKnown } from '../../plan/budget-lines.ts';
import { type HeldProject, filesOf, fundedProjects, isEarlier, ratesOf } from '../../plan/funded.ts';
import { statedOf } from '../../plan/published.ts';
import { budgetLines } from '../../plan/queries.ts';
import { type ProjectRow, findProject } from '../find-project.ts';

const LINES_SHOWN = 200;

/** Its budget and lines as they were known at the as-of day (decision 0010). Refused (missing): `unknown-project`. */
export async function viewProjectMoney(trx: Trx, org: HeldOrganisation, code: string, asOf: string): Promise<ProjectMoney> {
  const project = await findProject(trx, org, code);
  const { reference } = loadFrameworks();
  const time = { asOf, earlier: await isEarlier(trx, org, asOf) };
  const held = (await fundedProjects(trx, org, { sql: 'p.project_id = $3', values: [project.project_id] }, time))[0]!;
  const file = async (table: 'project' | 'budget'): Promise<string | null> => (await filesOf(trx, org, [project.code], table, time)).get(project.code)?.file ?? null;
  const all = (await trx.query<LineRow>(budgetLines(time.earlier), [org.orgId, [project.project_id], asOf])).rows.filter((row) => isLineKnown(row, asOf));
  const counted = (project.detail['money'] as { counted?: unknown } | undefined)?.counted;
  const budget = held.known ? await budgetOf(trx, org, held, reference) : null;
  return {
    budget: budget === null ? null : { ...budget, file: await file('project'), at: held.at, line: held.line },
    counted: !held.known && held.budget !== null ? 'not-known' : typeof counted === 'string' ? counted : null, supportCostRate: project.support_cost_rate,
    ...sharesOf(project, held.known ? (held.budget?.usd ?? null) : null, reference),
    budgets: all.sort((a, b) => byStart(a.starts, b.starts)).slice(0, LINES_SHOWN).map(lineOf),
    budgetsTotal: all.length, budgetsFile: all.length === 0 ? null : await file('budget'),
  };
}

const byStart = (a: string | null, b: string | null): number => (a === b ? 0 : a === null ? 1 : b === null || a < b ? -1 : 1);

function lineOf(row: LineRow): ProjectMoney['budgets'][number] {
  const { amount, currency, rate, rateYear, rateSource, usd, line } = statedOf(row, ONE);
  return { type: row.type, status: row.status, starts: row.starts, ends: row.ends, amount, currency, usd, perUsd: rate, year: rateYear, source: rateSource, line };
}

/** The rate is the one the dollars were made by: of the year of the start (figures 1), or of each line where a publisher has several. */
async function budgetOf(trx: Trx, org: HeldOrganisation, { budget, byLines, start }: HeldProject, reference: Reference) {
  if (budget === null) return null;
  const { amount, currency, usd } = budget;
  const one = { amount: decimalText(amount), currency, usd: usd === null ? null : decimalText(usd) };
  if (currency === BASE_CURRENCY || usd === null || byLines) return { ...one, perUsd: null, year: null, source: null };
  const applied = (await ratesOf(trx, org, reference))(currency, Number(start.slice(0, 4)));
  return { ...one, perUsd: applied?.rate ?? null, year: Number(start.slice(0, 4)), source: applied?.source ?? null };
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
