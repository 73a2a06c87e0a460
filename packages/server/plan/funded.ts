/** Projects with their money as `core` reads it, and the rates behind their dollars. */
import type { Reference } from '@throughline/core/framework/types.ts';
import { perUsd } from '@throughline/core/framework/rates.ts';
import { multiply, rational, fraction } from '@throughline/core/ground/rational.ts';
import type { Funded } from '@throughline/core/plan/money.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { OWN_RATES, PARENTS, funded } from './queries.ts';

type Row = {
  project_id: string; code: string; starts: string; ends: string | null; programme: string | null; donors: string[]; country: string | null;
  sdg_shares: Record<string, string>; budget_amount: string | null; budget_currency: string | null; budget_factor_num: string | null;
  budget_factor_den: string | null; countries: { iso3: string; share: string | null }[] | null; by_lines: boolean; related: unknown;
};

/** `byLines`: the dollars come from lines of several years, each by its own rate. */
export type HeldProject = Funded & { readonly projectId: string; readonly byLines: boolean };

/** RelatedActivityType 2: a child. */
const CHILD = '2';

/** Projects that a condition on `p` chooses, in the order of their codes. */
export async function fundedProjects(trx: Trx, org: HeldOrganisation, condition: { readonly sql: string; readonly values: readonly unknown[] }): Promise<HeldProject[]> {
  const rows = (await trx.query<Row>(funded(condition.sql), [org.orgId, ...condition.values])).rows;
  const parents = rows.some((row) => row.related !== null) ? new Set((await trx.query<{ code: string }>(PARENTS, [org.orgId])).rows.map((row) => row.code)) : new Set<string>();
  return rows.map((row): HeldProject => ({
    projectId: row.project_id, code: row.code, start: row.starts, end: row.ends, programme: row.programme, donors: row.donors, country: row.country,
    countries: (row.countries ?? []).map(({ iso3, share }) => ({ iso3, share: share === null ? null : rational(share) })),
    sdgShares: Object.fromEntries(Object.entries(row.sdg_shares).map(([goal, share]) => [goal, rational(String(share))])),
    budget: budgetOf(row), above: parents.has(row.code) || namesChild(row.related), byLines: row.by_lines,
  }));
}

function budgetOf(row: Row): Funded['budget'] {
  if (row.budget_amount === null || row.budget_currency === null) return null;
  const amount = rational(row.budget_amount);
  const usd = row.budget_factor_num === null || row.budget_factor_den === null ? null : multiply(amount, fraction(BigInt(row.budget_factor_num), BigInt(row.budget_factor_den)));
  return { amount, currency: row.budget_currency, usd };
}

const namesChild = (related: unknown): boolean =>
  Array.isArray(related) && related.some((one: { type?: unknown }) => one.type === CHILD);

export type Rates = (currency: string, year: number) => { readonly rate: string; readonly source: string | null } | null;

/** Rates as they were applied: the organisation's own first, else the published ones. */
export async function ratesOf(trx: Trx, org: HeldOrganisation, reference: Reference): Promise<Rates> {
  const own = new Map((await trx.query<{ currency: string; year: number; per_usd: string; source: string | null }>(OWN_RATES, [org.orgId])).rows
    .map((row) => [`${row.currency} ${row.year}`, row]));
  return (currency, year) => {
    const held = own.get(`${currency} ${year}`);
    if (held) return { rate: held.per_usd, source: held.source };
    const rate = perUsd(reference, currency, year);
    return rate === null ? null : { rate, source: reference.ratesSource };
  };
}
