/** SQL of the portfolio export: rows already named as the document names them, in stable order. $1 is the organisation. */

/** Rates held, and those by which budgets were converted that came from elsewhere: a portfolio states every rate it needs. */
export const RATES = `
  select currency, year, per_usd as "perUsd" from exchange_rate where org_id = $1
  union
  select p.budget_currency, extract(year from p.starts)::int, min(trim_scale(p.budget_factor_den / p.budget_factor_num))
    from project p
   where p.org_id = $1 and p.budget_currency <> 'USD' and p.budget_factor_num > 0
     and not exists (select from exchange_rate r where r.org_id = $1 and r.currency = p.budget_currency and r.year = extract(year from p.starts))
   group by 1, 2
  order by 1, 2`;
export const PROGRAMMES = 'select code as id, name, kind from programme where org_id = $1 order by code collate "C"';
export const INDICATORS = `
  select code, name, kind, unit, direction, stage, accountability, scale, overlapping, nullif(tolerance, 0) as tolerance
    from indicator where org_id = $1 order by code collate "C"`;
export const PERSONS = 'select code as id, sex from person where org_id = $1 order by code collate "C"';
export const DEALS = 'select code as id, amount, currency, year from deal where org_id = $1 order by code collate "C"';
export const PLACE_TARGETS = `
  select t.place, i.code as indicator, t.mode, t.period_first, t.period_last, t.value, t.authority
    from place_target t join indicator i using (indicator_id)
   where t.org_id = $1 order by t.place collate "C", i.code collate "C", t.mode, t.period_first nulls first, t.period_last`;
/** With what was confirmed: it stands upon what the source stated. */
export const LEGACY = `
  select l.project_code as project, l.period_text as period, l.title, l.value,
         case when m.mapping_id is null then l.maps_to else t.code end as "mapsTo", case when m.mapping_id is null then l.grade else m.grade end as grade
    from legacy_value l
    left join lateral (
      select m.mapping_id, m.to_indicator_id, m.grade from mapping m join mapping_confirmation c on c.org_id = m.org_id and c.confirmation_id = m.confirmation_id
       where m.org_id = l.org_id and m.legacy_id = l.legacy_id and c.undone is null order by m.mapping_id desc limit 1) m on true
    left join indicator t on t.indicator_id = m.to_indicator_id
   where l.org_id = $1 order by project_code collate "C", period_text collate "C", title::text collate "C"`;
export const PROJECT_CODES = 'select code from project where org_id = $1 order by code collate "C"';
export const PROJECT_IDS = 'select project_id, code from project where org_id = $1 and code = any ($2) order by code collate "C"';
export const UNITS = 'select code, unit from indicator where org_id = $1 or org_id is null';

/** $2: codes of the projects wanted. */
export const PROJECTS = `
  select p.project_id, p.code as id, p.title, g.code as programme, p.starts as start, p.ends as "end", p.frequency, p.unit, p.functions, p.priorities,
         p.donors,
         (select jsonb_agg(jsonb_build_object('iso3', c.iso3, 'share', c.share::text) order by c.iso3) from project_country c where c.project_id = p.project_id) as countries,
         p.budget_amount, p.budget_currency, p.budget_factor_num is null as budget_without_rate, p.support_cost_rate as "supportCostRate", p.gender_marker as "genderMarker", p.safeguards,
         p.evaluation_rating as "evaluationRating", p.sdg_shares as "sdgShares", p.sdg_targets as "sdgTargets"
    from project p left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id
   where p.org_id = $1 and p.code = any ($2) order by p.code collate "C"`;

/** $2: store ids of the projects wanted. */
export const RESULTS = `
  select r.project_id, r.code as id, r.stage, r.title, r.accountability, r.leads_to as "leadsTo", r.actors,
         (select array_agg(i.code order by p.ordinal, i.code collate "C")
            from result_indicator l join indicator i using (indicator_id)
            join project_indicator p on p.project_id = l.project_id and p.indicator_id = l.indicator_id
           where l.project_id = r.project_id and l.result_id = r.result_id) as indicators,
         r.sdg_targets as "sdgTargets"
    from result r where r.org_id = $1 and r.project_id = any ($2) order by r.project_id, r.ordinal, r.code collate "C"`;
export const PROJECT_INDICATORS = `
  select t.project_id, i.code, i.unit, t.listed_first, t.listed_last, t.baseline_year, t.baseline
    from project_indicator t join indicator i using (indicator_id)
   where t.org_id = $1 and t.project_id = any ($2) order by t.project_id, t.ordinal, i.code collate "C"`;
export const TARGETS = `
  select t.project_id, i.code, t.mode, t.period_first, t.period_last, t.value
    from target t join indicator i using (indicator_id)
   where t.org_id = $1 and t.project_id = any ($2) order by t.project_id, i.code collate "C", t.target_no`;
