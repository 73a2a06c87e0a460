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
      from target t join flow using (project_id, indicator_id) where t.project_id = any($2) and mode = 'annual' group by 1, 2, 3, 4),
  unit as materialized (
    select a.project_id, a.indicator_id, a.y, a.target, count(p.pf) as e, count(p.pf) filter (where p.ans) as r, sum(p.v) as v, count(p.v) as nv,
           max(p.bv) as bv, coalesce(sum(p.usd * p.size), 0) as money
      from annual a left join period p on p.project_id = a.project_id and p.indicator_id = a.indicator_id and p.pf between a.period_first and a.period_last
     group by a.project_id, a.indicator_id, a.period_first, a.y, a.target),
  flow_year as materialized (
    select p.project_id, p.indicator_id, p.y, count(*) as e, count(*) filter (where ans) as r, sum(v) as v, count(v) as nv,
           sum(p.usd * p.size) as money, max(pf + p.size - 1) as last_quarter, max(pf + p.size - 1) filter (where in_plan) as last_planned
      from period p join flow using (project_id, indicator_id) group by p.project_id, p.indicator_id, p.y),
  flow_years as (
    select project_id, indicator_id, min(y) as first, max(y) as last, array_agg(y) as ys, array_agg(e) as es, array_agg(r) as rs, array_agg(v) as vs,
           array_agg(nv) as nvs, array_agg(money) as moneys, array_agg(last_quarter) as last_quarters, array_agg(last_planned) as last_planneds
      from flow_year group by project_id, indicator_id),
  gridded as materialized (
    select f.*, ys, es, rs, vs, nvs, moneys, last_quarters, last_planneds, least(y.first, f.plan_first / 4, f.first_target_year) as lo, greatest(y.last, least(f.end_year, ${HORIZON + 1}), f.last_target_year) as hi
      from (select project_id, indicator_id, bv, end_year, plan_first, has_running, final, running_last, running_value, first_target_year, last_target_year
              from flow where whole_life) f join flow_years y using (project_id, indicator_id)),
  promise as materialized (
    select g.project_id, g.indicator_id, a, b, g.lo, g.hi, g.bv, span.e, span.r, span.v, span.nv, span.money,
           case when g.has_running and coalesce(till.last >= last_inside, false) then
                  case when a * 4 <= g.plan_first then till.value
                       when coalesce(since.last >= coalesce(before.last, a * 4 - 1), false) then till.value - since.value end
                when not g.has_running and a * 4 <= g.plan_first then g.final end as target,
           not g.has_running and coalesce(b < g.end_year, true) as early
      from gridded g cross join lateral generate_series(lo, case when has_running then hi else least(hi, plan_first / 4) end) as f (a) cross join lateral generate_series(f.a, hi) as l (b)
     cross join lateral (
       select sum(e) as e, sum(r) as r, sum(v) as v, sum(nv) as nv, sum(money) as money, max(last_quarter) as last_inside
         from unnest(g.ys, g.es, g.rs, g.vs, g.nvs, g.moneys, g.last_quarters) as year (y, e, r, v, nv, money, last_quarter) where y between a and b) span
      left join lateral (select last, value from unnest(g.running_last, g.running_value) with ordinality as t (last, value, place)
                          where last <= b * 4 + 3 order by place limit 1) till on g.has_running
      left join lateral (select last, value from unnest(g.running_last, g.running_value) with ordinality as t (last, value, place)
                          where last <= a * 4 - 1 order by place limit 1) since on g.has_running
      left join lateral (select max(planned) as last from unnest(g.ys, g.last_planneds) as year (y, planned) where y < a) before on g.has_running
     where span.e > 0)`;

const WHOLE = 'e > 0 and r = e';

/** Annual targets: each is compared with the periods in it, when all of them answered. */
const ANNUAL = inYear({
  t: where('e > 0', 'target'), tk: one('e > 0'), tn: 'e',
  lv: where(WHOLE, 'v'), lnv: where(WHOLE, 'nv'), lb: where(WHOLE, 'bv * e'), lbn: one(`${WHOLE} and bv is not null`),
  lt: where(WHOLE, 'target'), ln: where(WHOLE, 'e'), lbl: where(WHOLE, 'money'),
}, 'unit as u');

const LIKE = 'r = e';

const SAID: Said = {
  t: 'target', tk: '1', tn: 'e', tf: one('early'),
  b: 'bv - bv * e',
  lv: where(LIKE, 'v'), lnv: where(LIKE, 'nv'), lb: where(LIKE, 'bv'), lbn: one(`${LIKE} and bv is not null`), lt: where(LIKE, 'target'),
  ln: where(LIKE, 'e'), lbl: where(LIKE, 'money'), lf: one(`${LIKE} and early`),
};

/**
 * Targets of the whole life depend on both ends of the range: each span's answer, taken apart into differences. With such a
 * target the baseline counts once, not for each period as it does without (periods-sql.ts).
 */
const LIFELONG = rows({ a: 'a + da', b: 'b + db' }, SAID,
  'promise, (values (0, 0, 1), (-1, 0, -1), (0, 1, -1), (-1, 1, 1)) as d (da, db, sign) where a + da >= lo and b + db <= hi and target is not null', 'sign');

export const FLOW_TARGETS = [ANNUAL, LIFELONG];
