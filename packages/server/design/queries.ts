/** SQL of the list of projects: the condition of a search, its rows, the counts of its facets. Nothing is decided here. */

/** Numbers the parameters of one statement as they come. */
export class Parameters {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** One chosen facet: its bit in `mask`, and the condition that a project must meet. */
export type Chosen = { readonly bit: number; readonly sql: string };
export type Base = { readonly org: string; readonly chosen: readonly Chosen[]; readonly found: string | null; readonly reports: string | null };

/**
 * Every project that the words find, with the bits of the facets that it fails: 0 is found, one bit alone counts for that facet.
 * `reports` adds the project-periods expected and answered in the years asked.
 */
export const baseSql = ({ org, chosen, found, reports }: Base): string => `
  with base as materialized (
    select p.project_id, l.keys, l.countries, p.starts, p.ends, ${reports === null ? '0 as e, 0 as r' : 'c.e, c.r'},
           (${chosen.length === 0 ? '0' : chosen.map((one) => `case when ${one.sql} then 0 else ${one.bit} end`).join(' + ')})::int as mask
      from project p join project_listing l on l.project_id = p.project_id ${reports === null ? '' : `cross join lateral (${reports}) c`}
     where p.org_id = ${org} ${found === null ? '' : `and (${found})`}
  )`;

/** Differences between years, added up for the years asked (migration 0010). */
export const reportsSql = (from: string, to: string): string => `
  select coalesce(sum(e), 0)::int as e, coalesce(sum(r), 0)::int as r
    from unnest(l.from_years, l.to_years, l.expected, l.answered) as cell (f, t, e, r) where f >= ${from} and t <= ${to}`;

export const statusSql = (day: string): string =>
  `case when p.starts > ${day}::date then 'planned' when p.ends < ${day}::date then 'over' else 'running' end`;

const COUNTED = '(mask & (mask - 1)) = 0';

/** Counts by what is the same: keys, sets of countries, years of a life, status, what is held. Which of them a facet shows is for the view to say. */
export const countsSql = (base: string, day: string): string => `${base}
  select 'found' as sort, '' as key, mask, count(*)::int as count from base where mask = 0 group by mask
  union all select 'key', key, mask, count(*)::int from base, unnest(keys) as key where ${COUNTED} group by key, mask
  union all select 'countries', array_to_string(countries, ','), mask, count(*)::int from base where ${COUNTED} group by countries, mask
  union all select 'years', extract(year from starts) || '-' || coalesce(extract(year from ends)::text, ''), mask, count(*)::int from base where ${COUNTED} group by 2, mask
  union all select 'status', ${statusSql(day).replaceAll('p.', '')}, mask, count(*)::int from base where ${COUNTED} group by 2, mask
  union all select 'reports', (e > 0)::int || '-' || (r > 0)::int || '-' || (r < e)::int, mask, count(*)::int from base where ${COUNTED} group by 2, mask`;

/** `order` is of `p`, `l`, `g` and `base`. */
export const rowsSql = (base: string, order: string, limit: string, offset: string, spending: string): string => `${base},
  page as (
    select base.project_id, row_number() over (order by ${order}) as place, count(*) over () as found
      from base join project p on p.project_id = base.project_id join project_listing l on l.project_id = base.project_id
      left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id
     where mask = 0 order by place limit ${limit} offset ${offset}
  )
  select p.code, p.title, g.code as programme, g.name as programme_name, l.countries, p.starts, p.ends, p.unit, p.donors, p.functions, p.priorities, l.goals,
         p.budget_amount, p.budget_currency, p.budget_factor_num, p.budget_factor_den, p.gender_marker, p.safeguards, p.evaluation_rating, i.file as source,
         l.results, l.indicators, l.verified_first, l.verified_last, l.irregular, l.from_years, l.to_years, l.expected, l.answered, page.found::int as found,
         (select jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount::text) order by currency) from (
            select currency, sum(amount) as amount from money_transaction m
             where m.project_id = p.project_id and m.type = any(${spending}) and amount is not null and currency is not null group by currency) s) as spent
    from page join project p on p.project_id = page.project_id join project_listing l on l.project_id = page.project_id
    left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id
    left join data_import i on i.org_id = p.org_id and i.import_id = p.source_import
   order by page.place`;

export const HELD_PROJECTS = 'select count(*)::int as all from project where org_id = $1';
export const LIVE_FROM = `select coalesce((max(verified) at time zone 'UTC')::date::text, '') as day from submission where org_id = $1 and verified is not null`;
export const LAST_YEAR = `select max(period_last) / 4 as year from submission where org_id = $1 and state = 'verified' and period_last is not null and period_last < $2`;
export const PROGRAMMES = 'select programme_id, code, name from programme where org_id = $1 order by code collate "C"';
/** Which of the keys asked stand in a project. */
export const HELD_KEYS = 'select k as key from unnest($2::text[]) as k where exists (select from project_listing l where l.org_id = $1 and k = any(l.keys))';
export const KEYS_OF = `select distinct key from project_listing l, unnest(l.keys) as key where l.org_id = $1 and starts_with(key, $2) order by key limit 5000`;
export const STANDS = 'select exists (select project_listing_holding($1)) as stands';
export const NEAR = 'select project_listing_near($1) as heading';
/** Collations of a language come with ICU; a server without them sorts by its own. */
export const COLLATION = `select collname as name from pg_collation where collname = $1 limit 1`;
