/** Projects as rows of a country or a programme, bounded, with what is asked of each at a glance. */
import type { DonorRow, GoalRow, ProjectRow } from '@throughline/contract/tell/country.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import type { ProjectMoney } from './country-money.ts';

/** Rows that a page lists; the portfolio lists them all. */
export const ROWS_SHOWN = 300;

export type Condition = { readonly sql: string; readonly values: readonly unknown[] };
export type Chosen = { readonly rows: ProjectRow[]; readonly total: number };

/** Projects that name a country and stand in `country:none` with several others (figures 3.2, 3.5). */
export const regionalOf = (iso3: string, from: number): Condition => ({
  sql: `p.country is null and exists (select 1 from project_country c where c.project_id = p.project_id and c.iso3 = $${from}::text)`,
  values: [iso3],
});

const ROWS = (condition: string, next: number): string => `
  select p.code, p.title, g.code as programme, p.starts::text as start, p.ends::text as "end",
         coalesce((select array_agg(c.iso3 order by c.iso3) from project_country c where c.project_id = p.project_id), '{}') as countries,
         (select array[s.period_first, s.period_last] from submission s
           where s.project_id = p.project_id and s.state = 'verified' and s.period_last is not null and s.verified < $${next}::date + 1
           order by s.period_last desc, s.period_first desc limit 1) as reported
    from (select p.* from project p where p.org_id = $1 and ${condition} order by p.starts desc, p.code collate "C" limit ${ROWS_SHOWN}) p
    left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id
   order by p.starts desc, p.code collate "C"`;

type Found = { code: string; title: Words; programme: string | null; start: string; end: string | null; countries: string[]; reported: [number, number] | null };

/** The latest to start come first; `money` says what is known of each project's budget. */
export async function projectRows(trx: Trx, org: HeldOrganisation, { sql, values }: Condition, asOf: string, money: (code: string) => ProjectMoney): Promise<Chosen> {
  const { reference } = loadFrameworks();
  const total = await countProjects(trx, org, { sql, values });
  const found = (await trx.query<Found>(ROWS(sql, values.length + 2), [org.orgId, ...values, asOf])).rows;
  const rows = found.map(({ countries, reported, ...one }) => ({
    ...one, ...money(one.code),
    countries: countries.map((iso3) => ({ iso3, name: reference.countries.get(iso3)?.name ?? null })),
    reported: reported === null ? null : periodText({ first: reported[0], last: reported[1] }),
  }));
  return { rows, total };
}

export async function countProjects(trx: Trx, org: HeldOrganisation, { sql, values }: Condition): Promise<number> {
  return (await trx.query<{ count: number }>(`select count(*)::int as count from project p where p.org_id = $1 and ${sql}`, [org.orgId, ...values])).rows[0]!.count;
}

const DONORS = (condition: string): string => `
  select donor as code, count(*)::int as projects,
         (select o -> 'text' from project q, jsonb_array_elements(case when jsonb_typeof(q.detail -> 'participating-org') = 'array' then q.detail -> 'participating-org' else '[]' end) o
           where q.project_id = min(p.project_id) and o ->> 'ref' = donor limit 1) as name
    from project p, unnest(p.donors) as donor
   where p.org_id = $1 and ${condition} group by donor order by projects desc, donor collate "C" limit ${ROWS_SHOWN}`;

/** Who pays, by the number of their projects; a name where a source gave one. */
export async function donorRows(trx: Trx, org: HeldOrganisation, { sql, values }: Condition): Promise<DonorRow[]> {
  const found = (await trx.query<DonorRow>(DONORS(sql), [org.orgId, ...values])).rows;
  return found.map(({ code, name, projects }) => ({ code, name: isWords(name) ? name : null, projects }));
}

const isWords = (name: unknown): name is Words =>
  typeof name === 'object' && name !== null && Object.values(name).length > 0 && Object.values(name).every((one) => typeof one === 'string');

const GOALS = (condition: string): string => `
  select split_part(substr(place, 5), '.', 1) as goal, array_agg(distinct substr(place, 5)) as codes, count(distinct s.project_id)::int as projects
    from project p join project_series s on s.project_id = p.project_id, unnest(s.places) as place
   where p.org_id = $1 and ${condition} and place like 'sdg:%'
   group by 1`;

/** Goals at which projects stand by result (figures 3.3), as the figure route reads them. */
export async function goalRows(trx: Trx, org: HeldOrganisation, { sql, values }: Condition): Promise<GoalRow[]> {
  const { reference } = loadFrameworks();
  const found = (await trx.query<{ goal: string; codes: string[]; projects: number }>(GOALS(sql), [org.orgId, ...values])).rows;
  return found.sort((a, b) => Number(a.goal) - Number(b.goal)).map(({ goal, codes, projects }) => ({
    goal, name: reference.goals.get(goal)?.name ?? null, colour: reference.goals.get(goal)?.colour ?? null,
    targets: codes.filter((code) => code.includes('.') && !code.endsWith('.')).sort(byTarget), projects,
  }));
}

/** "9.3" before "9.b", "9.2" before "9.10". */
const byTarget = (a: string, b: string): number => {
  const [one, other] = [a, b].map((code) => code.slice(code.indexOf('.') + 1)) as [string, string];
  const [first, second] = [Number(one), Number(other)];
  return Number.isNaN(first) || Number.isNaN(second) ? (Number.isNaN(first) ? 1 : 0) - (Number.isNaN(second) ? 1 : 0) || (one < other ? -1 : 1) : first - second;
};
