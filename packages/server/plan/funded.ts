/** Projects with their money as `core` reads it, and the rates behind their dollars. */
import type { Reference } from '@throughline/core/framework/types.ts';
import { perUsd } from '@throughline/core/framework/rates.ts';
import { multiply, rational, fraction } from '@throughline/core/ground/rational.ts';
import { isKnown } from '@throughline/core/plan/known.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Funded } from '@throughline/core/plan/money.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { CHANGED_AFTER, OWN_RATES, PARENTS, TITLES_AND_FILES, funded } from './queries.ts';

type Row = {
  project_id: string; code: string; starts: string; ends: string | null; programme: string | null; donors: string[]; country: string | null;
  sdg_shares: Record<string, string>; budget_amount: string | null; budget_currency: string | null; budget_factor_num: string | null;
  budget_factor_den: string | null; countries: { iso3: string; share: string | null }[] | null; by_lines: boolean; related: unknown;
  held: boolean; source_at: string | null; source_line: number | null;
};

/** `byLines`: the dollars come from lines of several years, each by its own rate. */
export type HeldProject = Funded & { readonly projectId: string; readonly byLines: boolean; readonly at: string | null; readonly line: number | null };

/** RelatedActivityType 2: a child. */
const CHILD = '2';

/** Whether money at a day may have been another than the tables hold now. */
export const isEarlier = async (trx: Trx, org: HeldOrganisation, asOf: string): Promise<boolean> =>
  (await trx.query<{ later: boolean }>(CHANGED_AFTER, [org.orgId, asOf])).rows[0]!.later;

/** As of a day; `earlier`: whether an import came later. */
export type Then = { readonly asOf: string; readonly earlier: boolean };

/** Projects that a condition on `p` chooses (its parameters from $3 on), in the order of their codes, with the budgets held at a day. */
export async function fundedProjects(trx: Trx, org: HeldOrganisation, condition: { readonly sql: string; readonly values: readonly unknown[] }, { asOf, earlier }: Then): Promise<HeldProject[]> {
  const rows = (await trx.query<Row>(funded(condition.sql, earlier), [org.orgId, asOf, ...condition.values])).rows;
  const parents = rows.some((row) => row.related !== null) ? new Set((await trx.query<{ code: string }>(PARENTS, [org.orgId])).rows.map((row) => row.code)) : new Set<string>();
  return rows.map((row): HeldProject => ({
    projectId: row.project_id, code: row.code, start: row.starts, end: row.ends, programme: row.programme, donors: row.donors, country: row.country,
    countries: (row.countries ?? []).map(({ iso3, share }) => ({ iso3, share: share === null ? null : rational(share) })),
    sdgShares: Object.fromEntries(Object.entries(row.sdg_shares).map(([goal, share]) => [goal, rational(String(share))])),
    budget: budgetOf(row), above: parents.has(row.code) || namesChild(row.related), byLines: row.by_lines,
    known: isKnown({ held: row.held, day: row.starts }, asOf), at: row.source_at, line: row.source_line,
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

/** Titles of projects by code, and the files that their money of a table stands in. */
export async function filesOf(trx: Trx, org: HeldOrganisation, codes: readonly string[], table: 'project' | 'budget', { asOf }: Then): Promise<Map<string, { title: Words; file: string | null }>> {
  const found = await trx.query<{ code: string; title: Words; file: string | null }>(TITLES_AND_FILES, [org.orgId, codes, table, asOf]);
  return new Map(found.rows.map(({ code, title, file }) => [code, { title, file }]));
}
