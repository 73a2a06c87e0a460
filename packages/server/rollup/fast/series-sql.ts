/**
 * The records of some projects as the fast route reads them: each project's life (figures 4.1, 15.1), its indicators with
 * baselines and targets, the values in force (1.1, 1.2) and the periods expected. Common table expressions; $1 is the
 * organisation, $2 the projects.
 */
import { HORIZON } from './statistics.ts';

/** More places than any sum of conversions needs; see exact.ts for how a sum that ends is told from one that does not. */
const PLACES = 60;
const ONE = `1.${'0'.repeat(PLACES)}`;

/** value × num / den, exact where the division ends within 60 places. */
export const canonical = (value: string, num: string, den: string): string =>
  `case when ${den} = 1 then ${value} * ${num} else trim_scale(round(${value} * ${num} * ${ONE} / ${den}, ${PLACES})) end`;

const dayOf = (quarter: string): string => `make_date((${quarter}) / 4, ((${quarter}) % 4) * 3 + 1, 1)`;

/** Whether at least 90 days of a period (or all of a shorter one) are lived (figures 4.1). */
const isLived = (first: string): string => {
  const [from, after] = [dayOf(first), dayOf(`${first} + size`)];
  return `least(${after} - 1, coalesce(ends, '9999-12-31')) - greatest(${from}, starts) + 1 >= least(90, ${after} - ${from})`;
};

/** A project's size of period (4.3), budget in US dollars, and first and last period by its life. */
const LIFE = `
  begun as (
    select p.*, (select case when count(*) = 1 then min(iso3) end from project_country c where c.project_id = p.project_id) as only_country,
           extract(year from starts)::int * 4 + extract(quarter from starts)::int - 1 as start_quarter,
           extract(year from ends)::int * 4 + extract(quarter from ends)::int - 1 as end_quarter,
           case when frequency = 'quarter' or exists (
             select from submission s where s.project_id = p.project_id and s.state = 'verified' and s.period_first = s.period_last)
           then 1 else 4 end as size,
           coalesce(${canonical('budget_amount', 'budget_factor_num', 'budget_factor_den')}, 0) as usd
      from project p where org_id = $1 and project_id = any($2)),
  aligned as (
    select *, start_quarter / size * size as first_begun, end_quarter / size * size as last_begun from begun),
  life as materialized (
    select *,
           case when ${isLived('first_begun')} then first_begun when ${isLived('first_begun + size')} then first_begun + size end as first_due,
           case when ends is null then null when ${isLived('last_begun')} then last_begun else last_begun - size end as last_due
      from aligned)`;

/** The targets of a series side by side; of two of one day the one named first comes first. */
const PROMISED = `
  promised as materialized (
    select project_id, indicator_id,
           bool_or(mode = 'annual') as has_annual, bool_or(mode = 'cumulative') as has_running,
           (array_agg(value order by target_no) filter (where mode = 'final'))[1] as final,
           array_agg(period_last order by period_last desc, target_no) filter (where mode <> 'final') as dated_last,
           array_agg(value order by period_last desc, target_no) filter (where mode <> 'final') as dated_value,
           array_agg(period_last order by period_last desc, target_no) filter (where mode = 'cumulative') as running_last,
           array_agg(value order by period_last desc, target_no) filter (where mode = 'cumulative') as running_value,
           min(period_first) filter (where mode <> 'final') / 4 as first_target_year,
           max(period_last) filter (where mode <> 'final') / 4 as last_target_year,
           coalesce(bool_or(mode = 'annual' and period_first / 4 <> period_last / 4), false) as over_years,
           coalesce(bool_or(mode = 'annual' and period_last - period_first <> 3), false) as in_years
      from target where project_id = any($2) group by project_id, indicator_id),
  entangled as (
    select distinct project_id, indicator_id from target s join target t using (project_id, indicator_id)
     where s.project_id = any($2) and t.project_id = any($2) and s.mode = 'annual' and t.mode = 'annual' and s.period_first <= t.period_last and t.period_first <= s.period_last
       and (s.period_first, s.period_last) <> (t.period_first, t.period_last))`;

const REGISTERED = `case when baseline ? 'persons' and jsonb_typeof(baseline->'persons') = 'array'
  then (select count(distinct one)::numeric from jsonb_array_elements_text(baseline->'persons') as one) end`;
const DEALT = `case when baseline ? 'deals' and jsonb_typeof(baseline->'deals') = 'array'
  then (select coalesce(sum(${canonical('d.amount', 'd.factor_num', 'd.factor_den')}), 0) from deal d
         where d.org_id = $1 and d.code in (select jsonb_array_elements_text(baseline->'deals'))) end`;

/** Baselines that say something: bv a number or a numerator, bw a denominator or a weight; both null where none is stated. */
const BASE = `
  based as (
    select pi.*, i.kind, i.direction = 'maintain' as maintain,
           baseline_year is not null and baseline is not null and baseline->>'notReported' is null and baseline->>'notApplicable' is null as says
      from project_indicator pi join indicator i using (indicator_id)
     where pi.project_id = any($2)),
  baselined as (
    select project_id, indicator_id, kind, maintain, listed_first, listed_last,
           case when not says or kind in ('ordinal', 'qualitative', 'external') then null
                when kind = 'ratio' then case when baseline_denominator <> 0 then baseline_numerator end
                when kind in ('weighted-mean', 'intensity') and baseline_weight = 0 then null
                else coalesce(${canonical('baseline_value', 'baseline_factor_num', 'baseline_factor_den')}, ${REGISTERED}, ${DEALT}) end as bv,
           case when kind = 'ratio' then baseline_denominator when kind in ('weighted-mean', 'intensity') then baseline_weight end as bw
      from based)`;

const SERIES = `
  drawn as materialized (
    select b.project_id, b.indicator_id, b.kind, b.maintain, b.bv, b.bw, b.listed_first, b.listed_last,
           l.size, l.usd, l.starts, l.ends, extract(year from l.ends)::int as end_year, l.only_country is null as regional,
           case when b.listed_first is null then l.first_due is not null else cardinality(b.listed_first) > 0 end as owes,
           coalesce(case when b.listed_first is null then l.first_due else (select min(one) from unnest(b.listed_first) one) end, l.first_begun) as plan_first,
           case when b.listed_first is not null then coalesce((select max(one) from unnest(b.listed_first) one), l.first_begun)
                when l.first_due is null then l.first_begun else l.last_due end as plan_last,
           coalesce(t.has_annual, false) as has_annual, coalesce(t.has_running, false) as has_running, t.final,
           t.dated_last, t.dated_value, t.running_last, t.running_value, t.first_target_year, t.last_target_year,
           
           b.kind = 'flow' and (t.over_years or (t.in_years and l.size = 4)
             or exists (select from entangled x where x.project_id = b.project_id and x.indicator_id = b.indicator_id)) as odd_targets
      from baselined b join life l using (project_id) left join promised t using (project_id, indicator_id))`;

/** Of each report the value submitted last among the verified ones (1.2); a withdrawn one leaves a gap. */
const HELD = `
  latest as (
    select distinct on (s.project_id, m.indicator_id, s.period_first, s.period_last)
           s.project_id, m.indicator_id, s.period_first as pf, s.period_last as pl, s.submission_id,
           m.state, m.value, m.factor_num, m.factor_den, m.numerator, m.denominator, m.weight, m.level, m.listed
      from submission s join measurement m using (project_id, submission_id)
     where s.project_id = any($2) and m.project_id = any($2) and s.state = 'verified' and s.period_first is not null
     order by s.project_id, m.indicator_id, s.period_first, s.period_last, (s.submitted at time zone 'UTC')::date desc, s.number desc),
  held as materialized (
    select d.project_id, d.indicator_id, h.pf, h.pl, h.submission_id, h.level, h.listed, h.weight as given_weight,
           h.state = 'not-applicable' or (d.kind = 'ratio' and coalesce(h.denominator = 0, false))
             or (d.kind <> 'ratio' and coalesce(h.weight = 0, false)) as na,
           case d.kind when 'ratio' then h.numerator else ${canonical('h.value', 'h.factor_num', 'h.factor_den')} end as value,
           h.denominator
      from latest h join drawn d using (project_id, indicator_id) where h.state <> 'not-reported'),
  odd as materialized (
    select d.project_id, d.indicator_id from drawn d where odd_targets
        or exists (select from unnest(listed_first, listed_last) as l (f, t) where t - f + 1 <> size or f % size <> 0)
    union
    select h.project_id, h.indicator_id from held h join drawn d using (project_id, indicator_id) where pl - pf + 1 <> size or pf % size <> 0),
  series as materialized (
    select * from drawn d where kind <> 'external' and not exists (select from odd where odd.project_id = d.project_id and odd.indicator_id = d.indicator_id))`;

/** Periods expected (4.1): those of the plan, and those answered outside it. `ends_year`: read as the last of its year (2.3). */
const PERIODS = `
  planned as (
    select project_id, indicator_id, f as pf from series, unnest(listed_first) as f
    union all
    select project_id, indicator_id, f as pf from series,
           generate_series(plan_first, least(coalesce(plan_last, ${HORIZON * 4 + 3}), ${HORIZON * 4 + 3}), size) as f
     where listed_first is null and owes),
  period as materialized (
    select project_id, indicator_id, s.kind, s.maintain, s.size, s.usd, s.bv, s.bw, s.regional, pf, pf / 4 as y, (pf + s.size) % 4 = 0 as ends_year,
           p.pf is not null as in_plan, h.pf is not null as ans, coalesce(h.na, false) as na,
           case when h.na then null when s.kind = 'weighted-mean' then h.value * h.given_weight else h.value end as v,
           case when h.na then null when s.kind = 'ratio' then h.denominator when s.kind in ('weighted-mean', 'intensity') then h.given_weight end as w,
           h.level, h.listed, h.submission_id
      from (select distinct * from planned) p
      full join (select h.* from held h join series using (project_id, indicator_id)) h using (project_id, indicator_id, pf)
      join series s using (project_id, indicator_id))`;

/** Where each series stands (figures 3); SDG places by result, the project's own where no result that carries it is tagged (3.3). */
const PLACES_OF = `
  tagged as (
    select ri.project_id, ri.indicator_id, array_agg(distinct target) as targets
      from result_indicator ri join result r using (project_id, result_id), unnest(r.sdg_targets) as target
     where ri.project_id = any($2) and r.project_id = any($2) group by ri.project_id, ri.indicator_id),
  aimed as (
    select d.project_id, d.indicator_id, d.plan_first, l.ends, coalesce(t.targets, l.sdg_targets) as targets,
           array['organisation', 'country:' || coalesce(l.only_country, 'none')]
             || case when g.code is null then '{}' else array['programme:' || g.code] end
             || case when l.unit is null then '{}' else array['unit:' || l.unit] end
             || array(select distinct 'priority:' || one from unnest(l.priorities) one)
             || array(select distinct 'function:' || one from unnest(l.functions) one)
             || array(select distinct 'donor:' || one from unnest(l.donors) one) as others
      from drawn d join life l using (project_id) left join programme g on g.org_id = l.org_id and g.programme_id = l.programme_id
      left join tagged t using (project_id, indicator_id)),
  standing as materialized (
    select project_id, indicator_id, plan_first, ends,
           others || array(select distinct 'sdg:' || code from unnest(targets) as target, unnest(array[target, split_part(target, '.', 1)]) as code) as places
      from aimed)`;

export const RECORDS = [LIFE, PROMISED, BASE, SERIES, HELD, PERIODS, PLACES_OF].join(',');
