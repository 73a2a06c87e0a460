/** SQL of one project's page. Nothing is decided here. $1 is the organisation in scope, $2 the project's store id unless said otherwise. */

const IMPORT = `left join data_import d on d.org_id = p.org_id and d.import_id = p.source_import`;

/** $2: the project's code. */
export const PROJECT = `
  select p.project_id, p.code, p.title, g.code as programme, g.name as programme_name, p.starts, p.ends, p.frequency, p.unit, p.functions, p.priorities,
         p.donors, p.sdg_targets, p.sdg_shares, p.budget_amount, p.budget_currency, p.budget_factor_num, p.budget_factor_den, p.support_cost_rate,
         p.gender_marker, p.safeguards, p.evaluation_rating, p.hierarchy, p.detail, p.source_at, p.source_line,
         d.file, d.number::int as import, d.kind, d.at as imported,
         (select jsonb_agg(jsonb_build_object('iso3', c.iso3, 'share', c.share::text) order by c.share desc nulls last, c.iso3) from project_country c where c.project_id = p.project_id) as countries
    from project p ${IMPORT}
    left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id
   where p.org_id = $1 and p.code = $2`;

export const CODES = `select code, title from project where org_id = $1 order by code collate "C"`;

export const RESULTS = `
  select r.code, r.stage, r.title, r.accountability, r.leads_to, r.actors, r.sdg_targets, r.source_at,
         array(select i.code from result_indicator ri join project_indicator pi on pi.project_id = ri.project_id and pi.indicator_id = ri.indicator_id
                 join indicator i on i.indicator_id = ri.indicator_id
                where ri.project_id = r.project_id and ri.result_id = r.result_id order by pi.ordinal) as indicators
    from result r where r.org_id = $1 and r.project_id = $2 order by r.ordinal`;

export const INDICATORS = `
  select i.code, i.name, i.kind, i.unit, i.direction, i.stage, i.area, i.org_id is not null as own, p.source_at, p.baseline_year, p.baseline, p.baseline_value,
         p.baseline_factor_num, p.baseline_factor_den, p.baseline_numerator, p.baseline_denominator,
         (select jsonb_agg(jsonb_build_object('mode', t.mode, 'first', t.period_first, 'last', t.period_last, 'value', t.value::text) order by t.period_first nulls last, t.target_no)
            from target t where t.project_id = p.project_id and t.indicator_id = p.indicator_id) as targets
    from project_indicator p join indicator i on i.indicator_id = p.indicator_id
   where p.org_id = $1 and p.project_id = $2 order by p.ordinal`;

export const COUNTS = `
  select (select count(distinct (starts, ends))::int from submission where org_id = $1 and project_id = $2) as reports,
         (select count(*)::int from submission where org_id = $1 and project_id = $2) as submissions,
         (select count(*)::int from not_understood where org_id = $1 and project_id = $2) as "notUnderstood",
         (select count(*)::int from budget where org_id = $1 and project_id = $2) as budgets,
         (select count(*)::int from money_transaction where org_id = $1 and project_id = $2) as transactions`;

export const SUBMISSIONS = `
  select s.submission_id, s.number, s.period_first, s.period_last, s.starts, s.ends, s.due, s.submitted, s.submitted_timed, s.state, s.verified, s.verified_timed,
         s.reason, s.submitted_name, s.source_at, s.source_line, d.file,
         (select v.by_name from submission_move v where v.project_id = s.project_id and v.submission_id = s.submission_id and v.move = 'verified' order by v.move_no desc limit 1) as verified_name, d.number::int as import,
         (select count(*)::int from measurement m where m.project_id = s.project_id and m.submission_id = s.submission_id) as values
    from submission s left join data_import d on d.org_id = s.org_id and d.import_id = s.source_import
   where s.org_id = $1 and s.project_id = $2
   order by s.starts, s.ends, s.number`;

/** $3: submissions. Persons are counted, never listed; `members` serves only to see whether two lists are the same. */
export const VALUES = `
  select m.submission_id, i.code as indicator, i.name, i.kind, i.unit as canonical_unit, m.state, m.value, m.unit, m.factor_num, m.factor_den, m.numerator,
         m.denominator, m.weight, m.level, m.text, m.reason, m.listed, m.source_at,
         (select count(*)::int from measurement_person l where l.project_id = m.project_id and l.submission_id = m.submission_id and l.indicator_id = m.indicator_id) as persons,
         (select md5(string_agg(l.person_id::text, ',' order by l.person_id)) from measurement_person l
           where l.project_id = m.project_id and l.submission_id = m.submission_id and l.indicator_id = m.indicator_id) as members,
         array(select d.code from measurement_deal l join deal d on d.org_id = l.org_id and d.deal_id = l.deal_id
                where l.project_id = m.project_id and l.submission_id = m.submission_id and l.indicator_id = m.indicator_id order by d.code) as deals,
         (select jsonb_agg(jsonb_build_object('dimensions', c.dimensions, 'value', c.value::text, 'numerator', c.numerator::text,
                                              'denominator', c.denominator::text, 'weight', c.weight::text) order by c.cell_no)
            from measurement_cell c where c.project_id = m.project_id and c.submission_id = m.submission_id and c.indicator_id = m.indicator_id) as cells
    from measurement m join indicator i on i.indicator_id = m.indicator_id
   where m.org_id = $1 and m.project_id = $2 and m.submission_id = any ($3)
   order by m.submission_id, m.ordinal`;

/** $2: codes. */
export const TITLES = 'select code, title from project where org_id = $1 and code = any ($2)';

/** Imports that the project, its reports or what was not understood of it came with. */
export const IMPORTS = `
  select d.number::int as number, d.file, d.kind, d.at, d.actor, d.import_id = (select source_import from project where project_id = $2) as design,
         count(distinct s.submission_id)::int as submissions, count(m.indicator_id)::int as values
    from data_import d
    left join submission s on s.org_id = d.org_id and s.project_id = $2 and s.source_import = d.import_id
    left join measurement m on m.project_id = s.project_id and m.submission_id = s.submission_id
   where d.org_id = $1 and (s.submission_id is not null or d.import_id = (select source_import from project where project_id = $2))
   group by d.org_id, d.import_id order by d.number`;

export const NOT_UNDERSTOOD = `
  select n.code, n.at, n.line, n.found, n.accepted, i.code as indicator, d.number::int as import
    from not_understood n left join indicator i on i.indicator_id = n.indicator_id
    left join data_import d on d.org_id = n.org_id and d.import_id = n.source_import
   where n.org_id = $1 and n.project_id = $2 order by n.note_no limit $3`;

/** Periods of a published file that are no whole quarters, with the targets that it states for them as it writes them. */
export const PUBLISHED_TARGETS = `
  select i.code as indicator, p.starts, p.ends, p.targets
    from published_period p join published_indicator e on e.project_id = p.project_id and e.element_no = p.element_no join indicator i on i.indicator_id = e.indicator_id
   where p.org_id = $1 and p.project_id = $2 and p.starts is not null and p.ends is not null and jsonb_array_length(p.targets) > 0`;
