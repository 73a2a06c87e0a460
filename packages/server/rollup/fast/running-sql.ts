/** Cells of running totals (figures 2.2, 7.3): what changes from one year to the next stands ever after. */
import { inYear, one, rows, where } from './cell-rows.ts';
import type { Said } from './cell-rows.ts';
import { DATED_TARGET } from './moment-sql.ts';
import { ALWAYS, HORIZON } from './statistics.ts';

/** How things stand at the end of each year of a series' life, and one year beyond. */
export const RUNNING_SOURCES = `
  running_year as (
    select project_id, indicator_id, y, bool_or(ends_year and in_plan) as planned, bool_or(ends_year and ans) as ans, bool_or(ends_year and na) as na,
           max(pf) filter (where v is not null) as valued
      from period where kind = 'cumulative' group by project_id, indicator_id, y),
  running_life as (
    select s.*, y.first as lo, greatest(y.last, least(coalesce(plan_last, ${HORIZON * 4 + 3}) / 4, ${HORIZON}), least(end_year, ${HORIZON}), last_target_year) + 1 as hi,
           exists (select from period p where p.project_id = s.project_id and p.indicator_id = s.indicator_id and p.pf = s.plan_last and p.ans) as done
      from series s join (select project_id, indicator_id, min(y) as first, max(y) as last from running_year group by 1, 2) y using (project_id, indicator_id)
     where kind = 'cumulative'),
  running_stand as materialized (
    select s.project_id, s.indicator_id, s.usd, s.size, s.bv, y, coalesce(r.ans, false) as ans, coalesce(r.na, false) as na,
           coalesce(r.planned or r.ans, false) or (s.owes and s.plan_last is not null and not s.done and s.plan_last + s.size - 1 < y * 4 + 4 - s.size) as e,
           max(r.valued) over (partition by s.project_id, s.indicator_id order by y) as valued,
           coalesce(dated.value, s.final) as target, dated.value is null and s.final is not null and coalesce(y < s.end_year, true) as early
      from running_life s cross join lateral generate_series(lo, hi) as year (y)
      left join running_year r using (project_id, indicator_id, y) ${DATED_TARGET}),
  running as materialized (
    select s.*, p.v, p.submission_id, first_value(s.y) over (partition by s.project_id, s.indicator_id order by s.valued nulls last, s.y) as first_year
      from running_stand s left join period p on p.project_id = s.project_id and p.indicator_id = s.indicator_id and p.pf = s.valued)`;

const LIKE = 'e and ans and target is not null';

const STANDS: Said = {
  e: one('e'), r: one('ans'), na: one('ans and na'), c: one('e and not ans and v is not null'), ble: where('e', 'usd * size'), blr: where('ans', 'usd * size'),
  v: 'v', nv: one('v is not null'), b: where('e', 'bv'), bn: one('e and bv is not null'),
  t: where('e', 'target'), tk: one('e and target is not null'), tn: one('e and target is not null'), tf: one('e and early'),
  av: where('e', 'v'), an: one('e and v is not null'), ab: where('e or v is not null', 'bv'), abn: one('(e or v is not null) and bv is not null'),
  lv: where(LIKE, 'v'), lnv: one(`${LIKE} and v is not null`), lb: where(LIKE, 'bv'), lbn: one(`${LIKE} and bv is not null`), lt: where(LIKE, 'target'),
  ln: one(LIKE), lbl: where(LIKE, 'usd * size'), lf: one(`${LIKE} and early`),
};

/** New minus old of each year, both said alike. */
export function changes(said: Said, source: string, partition: string, at?: string): string {
  const names = Object.keys(said) as (keyof Said)[];
  const stated = `select *, ${names.map((name) => `coalesce((${said[name]!})::numeric, 0) as s_${name}`).join(', ')} from ${source}`;
  const differences = names.map((name) => `s_${name} - lag(s_${name}, 1, 0::numeric) over w as d_${name}`).join(', ');
  const from = `(select *, ${differences} from (${stated}) as stated window w as (partition by ${partition} order by y)) as changed`;
  const keys = { a: String(ALWAYS), b: 'y', ...(at === undefined ? {} : { at }) };
  return rows(keys, Object.fromEntries(names.map((name) => [name, `d_${name}`])), from);
}

export const RUNNING = [
  changes(STANDS, 'running', 'project_id, indicator_id'),
  inYear({ fb: 'bv' }, 'running where y = first_year and v is not null and bv is not null'),
];
