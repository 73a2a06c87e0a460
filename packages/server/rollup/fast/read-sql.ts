/** Questions to the cells: each is asked of many figures at once. Nothing is decided here. */
import { NAMES, each } from './statistics.ts';

/** $1 organisation, $2 n, $3 indicator ids, $4 places, $5 first years, $6 last years. */
const ASKED = `unnest($2::int[], $3::bigint[], $4::text[], $5::int[], $6::int[]) as q (n, indicator_id, place, first, last)`;
const PICKED = NAMES.join(', ');

const sourceOf = (table: string): string => `
  select to_year, ${PICKED}, u from ${table} c
   where c.org_id = $1 and c.place = q.place and c.indicator_id = q.indicator_id and c.variant = '' and c.to_year <= q.last and c.from_year >= q.first`;

/** The statistics of each figure; v_before is the running total before the first year asked. */
export const SUMS = `
  select q.n, s.* from ${ASKED}
   cross join lateral (
     select sum(v) filter (where to_year < q.first) as v_before, sum(u) as u, ${each((name) => `sum(${name}) as ${name}`)}
       from (${sourceOf('place_cell')} union all ${sourceOf('place_cell_ledger')}) as cell) as s`;

const variantsOf = (table: string): string => `
  select variant, nv from ${table} c
   where c.org_id = $1 and c.place = q.place and c.indicator_id = q.indicator_id and c.variant <> '' and c.to_year between q.first and q.last`;

/** Levels, rates and counts by value; for what is read at a moment the first year asked is the last one. */
export const VARIANTS = `
  select q.n, s.variant, s.times::int as times from ${ASKED}
   cross join lateral (
     select variant, sum(nv) as times from (${variantsOf('place_cell')} union all ${variantsOf('place_cell_ledger')}) as cell
      group by variant having sum(nv) <> 0) as s`;

/** From a place to its lists. */
const LISTED = (table: string): string => `listed_series s join ${table} l on l.project_id = s.project_id and l.indicator_id = s.indicator_id`;
const AT_PLACE = 's.org_id = $1 and s.place = q.place and s.indicator_id = q.indicator_id';

const MARKS = 'm.org_id = $1 and m.place = q.place and m.indicator_id = q.indicator_id';
const stillListed = (member: string): string => `
  l.org_id = $1 and l.indicator_id = q.indicator_id and l.${member} = marked.member and l.year between q.first and q.last
  and exists (select from listed_series s where s.project_id = l.project_id and s.indicator_id = l.indicator_id and s.place = q.place)`;

/** Persons that changes have touched since the unions were added up: by how many the union is larger, or smaller, than u says. */
export const PERSONS = `
  select q.n, sum(touched.now::int - touched.was::int)::text as shift from ${ASKED}
   cross join lateral (
     select exists (select from project_person l where ${stillListed('person_id')}) as now,
            exists (select from unnest(f.years) as year where year between q.first and q.last) as was
       from (select distinct m.member from place_member_ledger m where ${MARKS}) as marked
       left join place_member f on f.org_id = $1 and f.place = q.place and f.indicator_id = q.indicator_id and f.member = marked.member) as touched
   group by q.n`;

/** Deals of the union by rate: amounts once each, and as often as they are listed; those that changes have touched as they are now. */
export const DEALS = `
  select q.n, d.factor_num, d.factor_den, sum(d.amount) as once, sum(d.amount * l.times) as listed from ${ASKED}
   cross join lateral (
     select f.member, listed.times
       from place_member f
      cross join lateral (select sum(times) as times from unnest(f.years, f.times) as one (year, times) where year between q.first and q.last) as listed
      where f.org_id = $1 and f.place = q.place and f.indicator_id = q.indicator_id
        and not exists (select from place_member_ledger m where ${MARKS} and m.member = f.member)
     union all
     select marked.member, (select sum(l.times) from project_deal l where ${stillListed('deal_id')})
       from (select distinct m.member from place_member_ledger m where ${MARKS}) as marked) as l
    join deal d on d.org_id = $1 and d.deal_id = l.member
   where l.times > 0
   group by q.n, d.factor_num, d.factor_den`;

/** Texts, and periods of which one is missing (its text null). */
export const TEXTS = `
  select q.n, p.code as project, l.period_first, l.period_last, l.submission_id is not null as told, m.text from ${ASKED}
   cross join lateral (
     select l.* from ${LISTED('project_text')} where ${AT_PLACE} and l.period_first between q.first * 4 and q.last * 4 + 3) as l
    join project p on p.project_id = l.project_id
    left join measurement m on m.project_id = l.project_id and m.submission_id = l.submission_id and m.indicator_id = l.indicator_id
   order by l.project_id, l.period_first`;

/** Own targets of the places asked. */
export const OWN_TARGETS = `
  select q.n, t.mode, t.period_first, t.period_last, t.value from ${ASKED}
    join place_target t on t.org_id = $1 and t.indicator_id = q.indicator_id and t.place = q.place
   order by t.place_target_id`;

/** For those: the life of the series at the place, and the years in which something is expected of a flow. */
export const STANDING = `
  select q.n, (select min(s.first_quarter) from project_series s where s.org_id = $1 and s.indicator_id = q.indicator_id and q.place = any(s.places)) as first,
         (select extract(year from max(s.ends))::int from project_series s where s.org_id = $1 and s.indicator_id = q.indicator_id and q.place = any(s.places)) as last_end,
         (select coalesce(bool_or(s.ends is null), false) from project_series s where s.org_id = $1 and s.indicator_id = q.indicator_id and q.place = any(s.places)) as open,
         array(select to_year::int from (
           select to_year, e from place_cell c where c.org_id = $1 and c.place = q.place and c.indicator_id = q.indicator_id and c.variant = '' and c.from_year = c.to_year and c.to_year between q.first and q.last
           union all
           select to_year, e from place_cell_ledger c where c.org_id = $1 and c.place = q.place and c.indicator_id = q.indicator_id and c.variant = '' and c.from_year = c.to_year and c.to_year between q.first and q.last
         ) as year group by to_year having sum(e) > 0) as expected_years
    from ${ASKED}`;

/** $1 organisation, $2 its framework, $3 codes. */
export const INDICATORS = `
  select indicator_id, code, kind, unit, direction, area, tolerance, framework from indicator
   where code = any($3) and (org_id = $1 or (org_id is null and framework = $2))`;

/** $1 organisation: from this day on a question is live. */
export const LIVE_FROM = `
  select (verified at time zone 'UTC')::date as day from submission where org_id = $1 and verified is not null order by verified desc limit 1`;

/** The statements above are long, and what they are asked for does not change how they are best run: plan them once a connection. */
export const PLAN_ONCE = `select set_config('plan_cache_mode', 'force_generic_plan', true)`;
export const PLAN_AS_BEFORE = `select set_config('plan_cache_mode', 'auto', true)`;
