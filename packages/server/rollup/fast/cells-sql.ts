/** All cells of some projects, as the records say them now; and the statements that keep them. */
import { FLOW_SOURCES, FLOW_TARGETS } from './flow-sql.ts';
import { MOMENT } from './moment-sql.ts';
import { MARK } from './members-sql.ts';
import { BY_PERIOD, LISTED } from './periods-sql.ts';
import { REGIONAL, REGIONAL_SOURCES } from './regional-sql.ts';
import { RUNNING, RUNNING_SOURCES } from './running-sql.ts';
import { rows } from './cell-rows.ts';
import { RECORDS } from './series-sql.ts';
import { ALWAYS, EVER, HORIZON, NAMES, columns, each } from './statistics.ts';

const LEFT = { a: String(ALWAYS), b: String(EVER) };
const TO_PLAIN = [
  rows(LEFT, { un: '1' }, 'odd'),
  rows({ ...LEFT, at: `'country:' || iso3` }, { un: '1' }, `(
    select distinct h.project_id, h.indicator_id, c.dimensions->>'country' as iso3
      from odd join drawn using (project_id, indicator_id) join held h using (project_id, indicator_id) join measurement_cell c using (project_id, submission_id, indicator_id)
     where c.project_id = any($2) and regional and c.dimensions ? 'country' and c.dimensions->>'country' not in ('none', 'not-stated')) as odd_part`),
  rows(LEFT, { op: '1' }, `(select * from series where owes and (plan_last is null or plan_last > ${HORIZON * 4 + 3} or ends is null or end_year > ${HORIZON})) as open`),
];

const CELL = 'at, variant, from_year, to_year';
const KEYS = `project_id, indicator_id, ${CELL}`;
const SAID = [...BY_PERIOD, ...FLOW_TARGETS, ...MOMENT, ...RUNNING, ...REGIONAL, ...TO_PLAIN].join('\n union all ');

/** `packed`: each series with its places and cells as they should be; `fresh_person`, `fresh_deal`, `fresh_text`: what is listed in force. */
export const FRESH = `with ${RECORDS}, ${LISTED}, ${FLOW_SOURCES}, ${RUNNING_SOURCES}, ${REGIONAL_SOURCES},
  said as (${SAID}),
  fresh as materialized (
    select ${KEYS}, ${each((name) => `trim_scale(nullif(sum(${name}), 0)) as ${name}`)} from said group by ${KEYS}
    having ${each((name) => `sum(${name}) <> 0`, ' or ')}),
  packed as materialized (
    select project_id, indicator_id, s.places, s.plan_first as first_quarter, s.ends, coalesce(c.cells, '{}') as cells
      from standing s left join (
        select project_id, indicator_id, array_agg(row(${CELL}, ${columns()})::series_cell order by ${CELL}) as cells from fresh group by project_id, indicator_id) c
      using (project_id, indicator_id)),
  fresh_person as materialized (select project_id, indicator_id, y as year, person_id, count(*)::int as times from listed_person group by 1, 2, 3, 4),
  fresh_deal as materialized (select project_id, indicator_id, y as year, deal_id, count(*)::int as times from listed_deal group by 1, 2, 3, 4),
  fresh_text as materialized (
    select project_id, indicator_id, pf as period_first, pf + size - 1 as period_last, case when ans then submission_id end as submission_id
      from period where kind = 'qualitative' and not na),
  fresh_listed as materialized (
    select project_id, indicator_id, place from standing join series using (project_id, indicator_id), unnest(places) as place
     where kind in ('distinct', 'distinct-sum', 'qualitative'))`;

/** Cells at each place that they stand at. */
const spread = (series: string, cells: string, places: string): string => `
  select place, s.indicator_id, c.variant, c.to_year, c.from_year, ${columns('c.')}
    from ${series} s cross join lateral unnest(${cells}) as c
    cross join lateral unnest(case when c.at = '' then ${places} else array[c.at] end) as place`;

const SPOT = 'place, indicator_id, variant, to_year, from_year';
const SOMETHING = each((name) => `sum(${name}) <> 0`, ' or ');

const replaced = (table: string, key: string, fresh: string, id: string): string => `
  delete from ${table} t where t.project_id = any($2)
     and not exists (select from ${fresh} f where f.project_id = t.project_id and f.indicator_id = t.indicator_id and f.year = t.year and f.${id} = t.${id})
  returning 1), ${key}_put as (
  insert into ${table} (project_id, indicator_id, year, ${id}, org_id, times) select project_id, indicator_id, year, ${id}, $1, times from ${fresh}
  on conflict (project_id, indicator_id, year, ${id}) do update set times = excluded.times where ${table}.times <> excluded.times
  returning 1`;

/**
 * Makes the cells of projects again from their records, and appends new minus old of every place to the ledger: all in one
 * statement, which reads only what the transaction has written. $1 the organisation, $2 the projects.
 */
export const REFRESH = `${FRESH},
  changed as materialized (
    select project_id, indicator_id, p.places, p.first_quarter, p.ends, p.cells, o.places as old_places, o.cells as old_cells
      from packed p full join (select * from project_series where project_id = any($2)) o using (project_id, indicator_id)
     where (p.places, p.first_quarter, p.ends, p.cells) is distinct from (o.places, o.first_quarter, o.ends, o.cells)),
  shifted as (
    select project_id, indicator_id, places, ${CELL}, ${each((name) => `sum(${name}) as ${name}`)} from (
      select s.project_id, s.indicator_id, s.places, c.* from changed s, unnest(s.cells) as c where s.places = s.old_places
      union all
      select s.project_id, s.indicator_id, s.places, ${CELL}, ${each((name) => `-${name}`)} from changed s, unnest(s.old_cells) as c where s.places = s.old_places) as sides
     group by project_id, indicator_id, places, ${CELL} having ${SOMETHING}),
  resettled as (select * from changed where places is distinct from old_places),
  moved as (
    select place, indicator_id, variant, to_year, from_year, ${columns()} from shifted
     cross join lateral unnest(case when at = '' then places else array[at] end) as place
    union all
    ${spread('resettled', 's.cells', 's.places')}
    union all
    select ${SPOT}, ${each((name) => `-${name}`)} from (${spread('resettled', 's.old_cells', 's.old_places')}) as old),
  noted as (
    insert into place_cell_ledger (org_id, ${SPOT}, ${columns()})
    select $1, ${SPOT}, ${each((name) => `nullif(sum(${name}), 0)`)} from moved group by ${SPOT} having ${SOMETHING}
    returning 1),
  series_gone as (
    delete from project_series t using changed c where c.cells is null and t.project_id = c.project_id and t.indicator_id = c.indicator_id returning 1),
  series_put as (
    insert into project_series (project_id, indicator_id, org_id, places, first_quarter, ends, cells)
    select project_id, indicator_id, $1, places, first_quarter, ends, cells from changed where cells is not null
    on conflict (project_id, indicator_id) do update
      set places = excluded.places, first_quarter = excluded.first_quarter, ends = excluded.ends, cells = excluded.cells
    returning 1),
  ${MARK},
  person_gone as (${replaced('project_person', 'person', 'fresh_person', 'person_id')}),
  deal_gone as (${replaced('project_deal', 'deal', 'fresh_deal', 'deal_id')}),
  text_gone as (
    delete from project_text t where t.project_id = any($2) and not exists (select from fresh_text f
      where (f.project_id, f.indicator_id, f.period_first, f.period_last) = (t.project_id, t.indicator_id, t.period_first, t.period_last)) returning 1),
  text_put as (
    insert into project_text (project_id, indicator_id, period_first, period_last, org_id, submission_id)
    select project_id, indicator_id, period_first, period_last, $1, submission_id from fresh_text
    on conflict (project_id, indicator_id, period_first, period_last) do update set submission_id = excluded.submission_id
     where project_text.submission_id is distinct from excluded.submission_id returning 1),
  listed_gone as (
    delete from listed_series t where t.project_id = any($2) and not exists (select from fresh_listed f
      where (f.project_id, f.indicator_id, f.place) = (t.project_id, t.indicator_id, t.place)) returning 1),
  listed_put as (
    insert into listed_series (project_id, indicator_id, place, org_id) select project_id, indicator_id, place, $1 from fresh_listed
    on conflict do nothing returning 1)
  select (select count(*) from noted)::int as noted`;

/** The same for projects that have no cells yet, without a ledger: for a rebuild. */
export const FILL = `${FRESH},
  series_put as (
    insert into project_series (project_id, indicator_id, org_id, places, first_quarter, ends, cells)
    select project_id, indicator_id, $1, places, first_quarter, ends, cells from packed returning 1),
  person_put as (
    insert into project_person (project_id, indicator_id, year, person_id, org_id, times)
    select project_id, indicator_id, year, person_id, $1, times from fresh_person returning 1),
  deal_put as (
    insert into project_deal (project_id, indicator_id, year, deal_id, org_id, times)
    select project_id, indicator_id, year, deal_id, $1, times from fresh_deal returning 1),
  text_put as (
    insert into project_text (project_id, indicator_id, period_first, period_last, org_id, submission_id)
    select project_id, indicator_id, period_first, period_last, $1, submission_id from fresh_text returning 1),
  listed_put as (
    insert into listed_series (project_id, indicator_id, place, org_id) select project_id, indicator_id, place, $1 from fresh_listed returning 1)
  select 1`;

/** Adds up the cells of an indicator of an organisation's projects by place. $1 the organisation, $2 the indicator. */
export const ADD_UP = `
  insert into place_cell (org_id, ${SPOT}, ${columns()})
  select $1, ${SPOT}, ${each((name) => `sum(${name})`)}
    from (${spread('(select * from project_series where org_id = $1 and indicator_id = $2)', 's.cells', 's.places')}) as cell
   group by ${SPOT}`;

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

/** Takes the cells of projects out of every total, before the projects are deleted. $1 the organisation, $2 the projects. */
export const LEAVE = `
  insert into place_cell_ledger (org_id, ${SPOT}, ${columns()})
  select $1, ${SPOT}, ${each((name) => `nullif(-sum(${name}), 0)`)}
    from (${spread('(select * from project_series where project_id = any($2))', 's.cells', 's.places')}) as old
   group by ${SPOT} having ${SOMETHING}`;
