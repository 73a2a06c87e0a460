/** Targets of flows and what they compare (figures 6.2, 7.2, 7.5). */
import { type Said, inYear, one, rows, where } from './cell-rows.ts';
import { HORIZON } from './statistics.ts';

/**
 * `unit`: a target of a year or of a part of one, with the periods in it; one of whose period nothing is expected does not answer.
 * `gridded`: series whose target is of the whole life, so that both ends of the range decide.
 */
export const FLOW_SOURCES = `
  flow as materialized (
    select s.*, not has_annual and (has_running or final is not null) as whole_life from series s
     where kind = 'flow' and (has_annual or has_running or final is not null)),
  annual as materialized (
    select t.project_id, t.indicator_id, t.period_first, t.period_last, t.period_first / 4 as y, sum(t.value) as target
      from target t join flow using (project_id, indicator_id) where mode = 'annual' group by 1, 2, 3, 4),
  unit as materialized (
    select a.project_id, a.indicator_id, a.y, a.target, count(p.pf) as e, count(p.pf) filter (where p.ans) as r, sum(p.v) as v, count(p.v) as nv,
           max(p.bv) as bv, coalesce(sum(p.usd * p.size), 0) as money
      from annual a left join period p on p.project_id = a.project_id and p.indicator_id = a.indicator_id and p.pf between a.period_first and a.period_last
     group by a.project_id, a.indicator_id, a.period_first, a.y, a.target),
  flow_year as materialized (
    select p.project_id, p.indicator_id, p.y, count(*) as e, count(*) filter (where ans) as r, sum(v) as v, count(v) as nv,
           sum(p.usd * p.size) as money, max(pf + p.size - 1) as last_quarter, max(pf + p.size - 1) filter (where in_plan) as last_planned
      from period p join flow using (project_id, indicator_id) group by p.project_id, p.indicator_id, p.y),
  gridded as materialized (
    select f.*, least(y.first, f.plan_first / 4, f.first_target_year) as lo, greatest(y.last, least(f.end_year, ${HORIZON + 1}), f.last_target_year) as hi
      from flow f join (select project_id, indicator_id, min(y) as first, max(y) as last from flow_year group by 1, 2) y using (project_id, indicator_id)
     where whole_life),
  span as (
    select g.project_id, g.indicator_id, f.a, l.b, sum(y.e) as e, sum(y.r) as r, sum(y.v) as v, sum(y.nv) as nv, sum(y.money) as money, max(y.last_quarter) as last_inside
      from gridded g, generate_series(lo, hi) as f (a), generate_series(f.a, hi) as l (b), flow_year y
     where y.project_id = g.project_id and y.indicator_id = g.indicator_id and y.y between f.a and l.b
     group by 1, 2, 3, 4),
  promise as materialized (
    select span.*, g.lo, g.hi, g.bv, g.end_year,
           case when g.has_running and coalesce(till.last >= last_inside, false) then
                  case when a * 4 <= g.plan_first then till.value
                       when coalesce(since.last >= coalesce(before.last, a * 4 - 1), false) then till.value - since.value end
                when not g.has_running and a * 4 <= g.plan_first then g.final end as target,
           not g.has_running and coalesce(b < g.end_year, true) as early
      from span join gridded g using (project_id, indicator_id)
      left join lateral (select last, value from unnest(g.running_last, g.running_value) with ordinality as t (last, value, place)
                          where last <= b * 4 + 3 order by place limit 1) till on true
      left join lateral (select last, value from unnest(g.running_last, g.running_value) with ordinality as t (last, value, place)
                          where last <= a * 4 - 1 order by place limit 1) since on true
      left join lateral (select max(last_planned) as last from flow_year y
                          where y.project_id = span.project_id and y.indicator_id = span.indicator_id and y.y < a) before on true)`;

const WHOLE = 'e > 0 and r = e';

/** Annual targets: each is compared with the periods in it, when all of them answered. */
const ANNUAL = inYear({
  t: where('e > 0', 'target'), tk: one('e > 0'), tn: 'e',
  lv: where(WHOLE, 'v'), lnv: where(WHOLE, 'nv'), lb: where(WHOLE, 'bv * e'), lbn: one(`${WHOLE} and bv is not null`),
  lt: where(WHOLE, 'target'), ln: where(WHOLE, 'e'), lbl: where(WHOLE, 'money'),
}, 'unit as u');

const LIKE = 'target is not null and r = e';

const SAID: Said = {
  t: 'target', tk: one('target is not null'), tn: where('target is not null', 'e'), tf: one('target is not null and early'),
  b: 'case when target is null then bv * e else bv end',
  lv: where(LIKE, 'v'), lnv: where(LIKE, 'nv'), lb: where(LIKE, 'bv'), lbn: one(`${LIKE} and bv is not null`), lt: where(LIKE, 'target'),
  ln: where(LIKE, 'e'), lbl: where(LIKE, 'money'), lf: one(`${LIKE} and early`),
};

/** Targets of the whole life depend on both ends of the range: each span's answer, taken apart into differences. */
const LIFELONG = rows({ a: 'a + da', b: 'b + db' }, SAID,
  'promise, (values (0, 0, 1), (-1, 0, -1), (0, 1, -1), (-1, 1, 1)) as d (da, db, sign) where a + da >= lo and b + db <= hi', 'sign');

export const FLOW_TARGETS = [ANNUAL, LIFELONG];
