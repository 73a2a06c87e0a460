/** Folding the ledger into the cells; and who is listed at a place in which years, what unions are added up from (figures 2.4; migration 0011-unions.sql). */
import { NAMES, columns, each } from './statistics.ts';

const SPOT = 'place, indicator_id, variant, to_year, from_year';

/** Moves the ledger into the cells: one statement, so that a reader sees the one or the other, never both or none. */
export const FOLD = `
  with taken as (
    delete from place_cell_ledger where (org_id, ledger_id) in (
      select org_id, ledger_id from place_cell_ledger order by org_id, ledger_id limit $1 for update skip locked)
    returning *),
  summed as (
    select org_id, ${SPOT}, ${each((name) => `sum(${name}) as ${name}`)}, sum(u) as u from taken group by org_id, ${SPOT} order by org_id, ${SPOT}),
  put as (
    insert into place_cell (org_id, ${SPOT}, ${columns()}, u)
    select org_id, ${SPOT}, ${columns()}, u from summed
    on conflict (org_id, ${SPOT}) do update set
      ${[...NAMES, 'u'].map((name) => `${name} = nullif(coalesce(place_cell.${name}, 0) + coalesce(excluded.${name}, 0), 0)`).join(', ')}
    returning 1)
  select (select count(*) from taken)::int as folded, (select count(*) from put)::int as cells`;

/** Listings of persons and deals under one name. */
const LISTINGS = (where: string): string => `
  select project_id, indicator_id, year, person_id as member, times from project_person where ${where}
  union all select project_id, indicator_id, year, deal_id, times from project_deal where ${where}`;

/** Before projects are deleted: whoever they list is to be looked at again. $1 the organisation, $2 the projects. */
export const MARK_LEAVING = `
  insert into place_member_ledger (org_id, place, indicator_id, member)
  select distinct $1::bigint, s.place, s.indicator_id, l.member from listed_series s join (${LISTINGS('project_id = any($2)')}) as l using (project_id, indicator_id)
   where s.project_id = any($2)`;

const KEY = 'org_id, place, indicator_id, member';

/** A member's years as differences: one at each, less one from each to the next. */
const steps = (source: string, sign: string): string => `
  select org_id, place, indicator_id, from_year, to_year, u * ${sign} as u
    from (select *, lead(year) over (partition by ${KEY} order by year) as next from ${source}) as listed
    cross join lateral (values (year, year, 1), (year, next, -1)) as step (from_year, to_year, u) where to_year is not null`;

/** Looks at the members marked, and notes how the unions change: one statement, so that marks and listings are of one moment. */
export const FOLD_MEMBERS = `
  with taken as (
    delete from place_member_ledger where (org_id, ledger_id) in (
      select org_id, ledger_id from place_member_ledger order by org_id, ledger_id limit $1 for update skip locked)
    returning ${KEY}),
  looked as materialized (select distinct ${KEY} from taken),
  now as materialized (
    select d.org_id, d.place, d.indicator_id, d.member, n.year, n.times from looked d cross join lateral (
      select l.year, sum(l.times)::int as times from (
        select project_id, year, times from project_person p where p.org_id = d.org_id and p.indicator_id = d.indicator_id and p.person_id = d.member
        union all
        select project_id, year, times from project_deal p where p.org_id = d.org_id and p.indicator_id = d.indicator_id and p.deal_id = d.member) as l
       where exists (select from listed_series s where s.project_id = l.project_id and s.indicator_id = d.indicator_id and s.place = d.place)
       group by l.year) as n),
  was as (select ${KEY}, unnest(m.years) as year from place_member m join looked using (${KEY})),
  noted as (
    insert into place_cell_ledger (org_id, place, indicator_id, variant, from_year, to_year, u)
    select org_id, place, indicator_id, '', from_year, to_year, sum(u) from (${steps('now', '1')} union all ${steps('was', '-1')}) as step
     group by org_id, place, indicator_id, from_year, to_year having sum(u) <> 0 returning 1),
  gone as (
    delete from place_member m using looked d where (m.org_id, m.place, m.indicator_id, m.member) = (d.org_id, d.place, d.indicator_id, d.member)
       and not exists (select from now n where (n.org_id, n.place, n.indicator_id, n.member) = (d.org_id, d.place, d.indicator_id, d.member)) returning 1),
  put as (
    insert into place_member (${KEY}, years, times) select ${KEY}, array_agg(year order by year), array_agg(times order by year) from now group by ${KEY}
    on conflict (${KEY}) do update set years = excluded.years, times = excluded.times returning 1)
  select (select count(*) from taken)::int as folded`;

/** All members of an organisation. $1 the organisation. */
export const FILL_MEMBERS = `
  insert into place_member (${KEY}, years, times)
  select $1, place, indicator_id, member, array_agg(year order by year), array_agg(times order by year) from (
    select s.place, s.indicator_id, l.member, l.year, sum(l.times)::int as times
      from listed_series s join (${LISTINGS('org_id = $1')}) as l using (project_id, indicator_id) where s.org_id = $1
     group by 1, 2, 3, 4) as listed
   group by place, indicator_id, member`;

/** And the unions that come of them. */
export const ADD_UNIONS = `
  insert into place_cell (org_id, place, indicator_id, variant, from_year, to_year, u)
  select org_id, place, indicator_id, '', from_year, to_year, sum(u) from (
    ${steps('(select org_id, place, indicator_id, member, unnest(years) as year from place_member where org_id = $1) as member', '1')}) as step
   group by org_id, place, indicator_id, from_year, to_year having sum(u) <> 0
  on conflict (org_id, place, indicator_id, variant, to_year, from_year) do update set u = excluded.u`;
