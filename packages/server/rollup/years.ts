/** The years that an organisation has reported on: what a question without a period means. */
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';

const REPORTED = `from submission where org_id = $1 and state = 'verified'`;
const ENDS = `
  select (select period_first ${REPORTED} and period_first is not null order by period_first limit 1) / 4 as first,
         (select max(period_last) ${REPORTED} and period_last is not null) / 4 as last`;
const LONG = `select distinct period_first, period_last ${REPORTED} and period_last - period_first > 3`;

/** Every year that a verified submission is about, in order. A few looks into an index, not a scan. */
export async function yearsOf(trx: Trx, org: HeldOrganisation): Promise<number[]> {
  const { first, last } = (await trx.query<{ first: number | null; last: number | null }>(ENDS, [org.orgId])).rows[0]!;
  if (first === null || last === null) return [];
  const years = Array.from({ length: last - first + 1 }, (_one, at) => first + at);
  const said = years.map((year) => `select ${year} as year where exists (select 1 ${REPORTED} and period_first between ${year * 4} and ${year * 4 + 3})`);
  const found = new Set((await trx.query<{ year: number }>(said.join(' union all '), [org.orgId])).rows.map((row) => row.year));
  const long = (await trx.query<{ period_first: number; period_last: number }>(LONG, [org.orgId])).rows;
  return years.filter((year) => found.has(year) || long.some((span) => span.period_first <= year * 4 + 3 && span.period_last >= year * 4));
}
