/** SQL that reads the records figures are made of. Nothing is decided here. Everything is of the organisation in scope. */

export const INDICATORS = `
  select indicator_id, code, name, kind, unit, direction, stage, area, accountability, scale, overlapping, tolerance, framework,
         org_id is not null as own, origin
    from indicator
   where (org_id = $1 or (org_id is null and framework = $2)) and ($3::text[] is null or code = any($3))
   order by indicator_id`;

export const PROGRAMMES = 'select programme_id, code, name, kind from programme where org_id = $1 order by code collate "C"';

/** $2: indicator ids (all when null), $3: project ids (all when null). */
const CHOSEN = `($3::bigint[] is null or project_id = any($3))`;

export const PROJECTS = `
  select p.project_id, p.code, p.title, p.programme_id, p.starts, p.ends, p.frequency, p.unit, p.functions, p.priorities, p.donors,
         p.sdg_targets, p.sdg_shares, p.budget_amount, p.budget_currency, p.budget_factor_num, p.budget_factor_den,
         (select jsonb_agg(jsonb_build_object('iso3', c.iso3, 'share', c.share::text) order by c.iso3)
            from project_country c where c.project_id = p.project_id) as countries
    from project p
   where p.org_id = $1
     and ($2::bigint[] is null or exists (select 1 from project_indicator i where i.project_id = p.project_id and i.indicator_id = any($2)))
     and ($3::bigint[] is null or p.project_id = any($3))
   order by p.project_id`;

export const PROJECT_INDICATORS = `
  select project_id, indicator_id, listed_first, listed_last, baseline_year, baseline, baseline_value, baseline_factor_num,
         baseline_factor_den, baseline_numerator, baseline_denominator, baseline_weight
    from project_indicator
   where org_id = $1 and ($2::bigint[] is null or indicator_id = any($2)) and ${CHOSEN}
   order by project_id, ordinal`;

export const TARGETS = `
  select project_id, indicator_id, mode, period_first, period_last, value
    from target
   where org_id = $1 and ($2::bigint[] is null or indicator_id = any($2)) and ${CHOSEN}
   order by project_id, indicator_id, target_no`;

export const RESULTS = `
  select r.project_id, r.code, r.stage, r.title, r.accountability, r.leads_to, r.actors, r.sdg_targets,
         (select array_agg(ri.indicator_id::text order by pi.ordinal)
            from result_indicator ri join project_indicator pi on pi.project_id = ri.project_id and pi.indicator_id = ri.indicator_id
           where ri.project_id = r.project_id and ri.result_id = r.result_id) as indicators
    from result r
   where r.org_id = $1 and ($2::bigint[] is null or r.project_id in
         (select i.project_id from project_indicator i where i.org_id = $1 and i.indicator_id = any($2))) and ${CHOSEN.replaceAll('project_id', 'r.project_id')}
   order by r.project_id, r.ordinal`;

export const SUBMISSIONS = `
  select project_id, submission_id, number, period_first, period_last, due,
         submitted, submitted_timed, state, verified, verified_timed, reason, source_import, source_at
    from submission
   where org_id = $1 and period_first is not null and ($2::bigint[] is null or project_id in
         (select i.project_id from project_indicator i where i.org_id = $1 and i.indicator_id = any($2))) and ${CHOSEN}
   order by project_id, submission_id`;

/** Numbers inside JSON as text: JSON numbers would lose digits. */
export const MEASUREMENTS = `
  select m.project_id, m.submission_id, m.indicator_id, m.state, m.value, m.unit, m.factor_num, m.factor_den, m.numerator, m.denominator,
         m.weight, m.level, m.text, m.reason, m.listed
    from measurement m
   where m.org_id = $1 and ($2::bigint[] is null or m.indicator_id = any($2)) and ${CHOSEN.replaceAll('project_id', 'm.project_id')}`;

export const CELLS = `
  select project_id, submission_id, indicator_id,
         jsonb_agg(jsonb_build_object('dimensions', dimensions, 'value', value::text, 'numerator', numerator::text,
                                      'denominator', denominator::text, 'weight', weight::text) order by cell_no) as cells
    from measurement_cell
   where org_id = $1 and ($2::bigint[] is null or indicator_id = any($2)) and ${CHOSEN}
   group by project_id, submission_id, indicator_id`;

export const PERSON_LISTS = `
  select l.project_id, l.submission_id, l.indicator_id, array_agg(p.code order by p.person_id) as members
    from measurement_person l join person p on p.org_id = l.org_id and p.person_id = l.person_id
   where l.org_id = $1 and ($2::bigint[] is null or l.indicator_id = any($2)) and ${CHOSEN.replaceAll('project_id', 'l.project_id')}
   group by l.project_id, l.submission_id, l.indicator_id`;

export const DEAL_LISTS = `
  select l.project_id, l.submission_id, l.indicator_id, array_agg(d.code order by d.deal_id) as members
    from measurement_deal l join deal d on d.org_id = l.org_id and d.deal_id = l.deal_id
   where l.org_id = $1 and ($2::bigint[] is null or l.indicator_id = any($2)) and ${CHOSEN.replaceAll('project_id', 'l.project_id')}
   group by l.project_id, l.submission_id, l.indicator_id`;

export const PERSONS = 'select code, sex from person where org_id = $1';
export const DEALS = 'select code, amount, currency, year, factor_num, factor_den from deal where org_id = $1';

export const PLACE_TARGETS = `
  select place, indicator_id, mode, period_first, period_last, value, authority
    from place_target where org_id = $1 and ($2::bigint[] is null or indicator_id = any($2)) order by place_target_id`;

/** Mappings of one subject, in order of confirmation, as `core` reads them. */
const MAPPINGS = `jsonb_agg(jsonb_build_object('to', t.code, 'unit', t.unit, 'grade', m.grade, 'from', c.day, 'until', c.undone_day) order by m.mapping_id)`;
const MAPPING = `mapping m join mapping_confirmation c on c.org_id = m.org_id and c.confirmation_id = m.confirmation_id
    left join indicator t on t.indicator_id = m.to_indicator_id`;

export const LEGACY = `
  select l.project_code, l.period_first, l.period_last, l.value, l.maps_to, l.grade, l.legacy_id,
         (select ${MAPPINGS} from ${MAPPING} where m.org_id = l.org_id and m.legacy_id = l.legacy_id) as mappings
    from legacy_value l where l.org_id = $1 and l.period_first is not null order by l.legacy_id`;

/** Own indicators that were mapped to one of the framework. */
export const MAPPED = `
  select o.code, o.unit, ${MAPPINGS} as mappings from ${MAPPING} join indicator o on o.indicator_id = m.indicator_id
   where m.org_id = $1 group by o.indicator_id, o.code, o.unit order by o.indicator_id`;
