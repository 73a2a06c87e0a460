/** All cells of some projects, as the records say them now; and the statements that keep them. */
import { FLOW_SOURCES, FLOW_TARGETS } from './flow-sql.ts';
import { MOMENT } from './moment-sql.ts';
import { BY_PERIOD, LISTED } from './periods-sql.ts';
import { REGIONAL, REGIONAL_SOURCES } from './regional-sql.ts';
import { RUNNING, RUNNING_SOURCES } from './running-sql.ts';
import { rows } from './cell-rows.ts';
import { RECORDS } from './series-sql.ts';
import { ALWAYS, EVER, HORIZON, columns, each } from './statistics.ts';

const LEFT = { a: String(ALWAYS), b: String(EVER) };
const TO_PLAIN = [
  rows(LEFT, { un: '1' }, 'odd'),
  rows({ ...LEFT, at: `'country:' || iso3` }, { un: '1' }, `(
    select distinct h.project_id, h.indicator_id, c.dimensions->>'country' as iso3
      from odd join drawn using (project_id, indicator_id) join held h using (project_id, indicator_id) join measurement_cell c using (project_id, submission_id, indicator_id)
     where regional and c.dimensions ? 'country' and c.dimensions->>'country' not in ('none', 'not-stated')) as odd_part`),
  rows(LEFT, { op: '1' }, `(select * from series where owes and (plan_last is null or plan_last > ${HORIZON * 4 + 3} or ends is null or end_year > ${HORIZON})) as open`),
];

const KEYS = 'project_id, indicator_id, at, variant, from_year, to_year';
const SAID = [...BY_PERIOD, ...FLOW_TARGETS, ...MOMENT, ...RUNNING, ...REGIONAL, ...TO_PLAIN].join('\n union all ');

/** `fresh`: the cells that should be; `standing`: where each series stands; `listed_person`, `listed_deal`: who is in force. */
const FRESH = `with ${RECORDS}, ${LISTED}, ${FLOW_SOURCES}, ${RUNNING_SOURCES}, ${REGIONAL_SOURCES},
  said as (${SAID}),
  fresh as materialized (
    select ${KEYS}, ${each((name) => `trim_scale(nullif(sum(${name}), 0)) as ${name}`)} from said group by ${KEYS}
    having ${each((name) => `sum(${name}) <> 0`, ' or ')}),
  fresh_person as materialized (select project_id, indicator_id, y as year, person_id, count(*)::int as times from listed_person group by 1, 2, 3, 4),
  fresh_deal as materialized (select project_id, indicator_id, y as year, deal_id, count(*)::int as times from listed_deal group by 1, 2, 3, 4)`;

const spread = (cells: string, series: string): string => `
  select place, c.indicator_id, c.variant, c.to_year, c.from_year, ${columns('c.')}
    from ${cells} c join ${series} s using (project_id, indicator_id)
    cross join lateral unnest(case when c.at = '' then s.places else array[c.at] end) as place`;

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
  old_cell as materialized (select c.* from project_cell c where c.project_id = any($2)),
  old_series as materialized (select * from project_series where project_id = any($2)),
  moved as (
    ${spread('fresh', 'standing')}
    union all
    select place, indicator_id, variant, to_year, from_year, ${each((name) => `-${name}`)} from (${spread('old_cell', 'old_series')}) as old),
  noted as (
    insert into place_cell_ledger (org_id, place, indicator_id, variant, to_year, from_year, ${columns()})
    select $1, place, indicator_id, variant, to_year, from_year, ${each((name) => `nullif(sum(${name}), 0)`)} from moved
     group by place, indicator_id, variant, to_year, from_year having ${each((name) => `sum(${name}) <> 0`, ' or ')}
    returning 1),
  series_gone as (
    delete from project_series t where project_id = any($2)
       and not exists (select from standing s where s.project_id = t.project_id and s.indicator_id = t.indicator_id) returning 1),
  series_put as (
    insert into project_series (project_id, indicator_id, org_id, places, first_quarter, ends)
    select project_id, indicator_id, $1, places, plan_first, ends from standing
    on conflict (project_id, indicator_id) do update set places = excluded.places, first_quarter = excluded.first_quarter, ends = excluded.ends
     where (project_series.places, project_series.first_quarter, project_series.ends) is distinct from (excluded.places, excluded.first_quarter, excluded.ends)
    returning 1),
  cell_gone as (
    delete from project_cell t where project_id = any($2)
       and not exists (select from fresh f where (f.project_id, f.indicator_id, f.at, f.variant, f.from_year, f.to_year) = (t.project_id, t.indicator_id, t.at, t.variant, t.from_year, t.to_year)) returning 1),
  cell_put as (
    insert into project_cell (${KEYS}, org_id, ${columns()}) select ${KEYS}, $1, ${columns()} from fresh
    on conflict (${KEYS}) do update set ${each((name) => `${name} = excluded.${name}`)}
     where (${columns('project_cell.')}) is distinct from (${columns('excluded.')}) returning 1),
  person_gone as (${replaced('project_person', 'person', 'fresh_person', 'person_id')}),
  deal_gone as (${replaced('project_deal', 'deal', 'fresh_deal', 'deal_id')})
  select (select count(*) from noted)::int as noted`;

/** The same for projects that have no cells yet, without a ledger: for a rebuild. */
export const FILL = `${FRESH},
  series_put as (
    insert into project_series (project_id, indicator_id, org_id, places, first_quarter, ends)
    select project_id, indicator_id, $1, places, plan_first, ends from standing returning 1),
  cell_put as (
    insert into project_cell (${KEYS}, org_id, ${columns()}) select ${KEYS}, $1, ${columns()} from fresh returning 1),
  person_put as (
    insert into project_person (project_id, indicator_id, year, person_id, org_id, times)
    select project_id, indicator_id, year, person_id, $1, times from fresh_person returning 1),
  deal_put as (
    insert into project_deal (project_id, indicator_id, year, deal_id, org_id, times)
    select project_id, indicator_id, year, deal_id, $1, times from fresh_deal returning 1)
  select 1`;

/** Adds up the cells of an organisation's projects by place. $1 the organisation. */
export const ADD_UP = `
  insert into place_cell (org_id, place, indicator_id, variant, to_year, from_year, ${columns()})
  select $1, place, indicator_id, variant, to_year, from_year, ${each((name) => `sum(${name})`)}
    from (${spread('(select * from project_cell where org_id = $1)', 'project_series')}) as cell
   group by place, indicator_id, variant, to_year, from_year`;

/** Moves the ledger into the cells: one statement, so that a reader sees the one or the other, never both or none. */
export const FOLD = `
  with taken as (
    delete from place_cell_ledger where (org_id, ledger_id) in (
      select org_id, ledger_id from place_cell_ledger order by org_id, ledger_id limit $1 for update skip locked)
    returning *),
  summed as (
    select org_id, place, indicator_id, variant, to_year, from_year, ${each((name) => `sum(${name}) as ${name}`)}
      from taken group by org_id, place, indicator_id, variant, to_year, from_year order by org_id, place, indicator_id, variant, to_year, from_year),
  put as (
    insert into place_cell (org_id, place, indicator_id, variant, to_year, from_year, ${columns()})
    select org_id, place, indicator_id, variant, to_year, from_year, ${columns()} from summed
    on conflict (org_id, place, indicator_id, variant, to_year, from_year) do update set
      ${each((name) => `${name} = nullif(coalesce(place_cell.${name}, 0) + coalesce(excluded.${name}, 0), 0)`)}
    returning 1)
  select (select count(*) from taken)::int as folded, (select count(*) from put)::int as cells`;

/** Takes the cells of projects out of every total, before the projects are deleted. $1 the organisation, $2 the projects. */
export const LEAVE = `
  insert into place_cell_ledger (org_id, place, indicator_id, variant, to_year, from_year, ${columns()})
  select $1, place, indicator_id, variant, to_year, from_year, ${each((name) => `nullif(-sum(${name}), 0)`)}
    from (${spread('(select * from project_cell where project_id = any($2))', 'project_series')}) as old
   group by place, indicator_id, variant, to_year, from_year having ${each((name) => `sum(${name}) <> 0`, ' or ')}`;
