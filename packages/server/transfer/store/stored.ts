/** What the store holds of one project, in the shapes of `image.ts`, so that the two can be laid side by side. SQL only. */
import type { Trx } from '../../database/scope.ts';
import type { IndicatorRow, ResultRow, TargetRow } from './image.ts';
import type { Said } from './said.ts';

export type StoredResult = ResultRow & { readonly result_id: string };
export type StoredTarget = TargetRow & { readonly target_no: number };

export async function storedResults(trx: Trx, projectId: string): Promise<StoredResult[]> {
  return (await trx.query<StoredResult>(
    `select r.result_id, r.code, r.ordinal, r.stage, r.title, r.accountability, r.leads_to, r.actors, r.sdg_targets,
            coalesce((select array_agg(i.code order by p.ordinal)
                        from result_indicator l join indicator i using (indicator_id)
                        join project_indicator p on p.project_id = l.project_id and p.indicator_id = l.indicator_id
                       where l.project_id = r.project_id and l.result_id = r.result_id), '{}') as indicators
       from result r where r.project_id = $1`, [projectId])).rows;
}

export async function storedIndicators(trx: Trx, projectId: string): Promise<IndicatorRow[]> {
  return (await trx.query<IndicatorRow>(
    `select i.code as indicator, p.ordinal, p.listed_first, p.listed_last, p.baseline_year, p.baseline, p.baseline_value, p.baseline_factor_num,
            p.baseline_factor_den, p.baseline_numerator, p.baseline_denominator, p.baseline_weight
       from project_indicator p join indicator i using (indicator_id) where p.project_id = $1`, [projectId])).rows;
}

export async function storedTargets(trx: Trx, projectId: string): Promise<StoredTarget[]> {
  return (await trx.query<StoredTarget>(
    `select i.code as indicator, t.target_no, t.mode, t.period_first, t.period_last, t.value
       from target t join indicator i using (indicator_id) where t.project_id = $1 order by t.indicator_id, t.target_no`, [projectId])).rows;
}

export async function storedCountries(trx: Trx, projectId: string): Promise<{ iso3: string; share: string | null }[]> {
  return (await trx.query<{ iso3: string; share: string | null }>('select iso3, share from project_country where project_id = $1', [projectId])).rows;
}

export type StoredValue = Said & { readonly indicator: string };
export type StoredSubmission = {
  readonly submission_id: string; readonly number: number; readonly starts: string; readonly ends: string; readonly due: string | null;
  readonly submitted: string; readonly submitted_timed: boolean; readonly state: string; readonly verified: string | null;
  readonly verified_timed: boolean; readonly reason: string | null; readonly restates: string | null; readonly values: readonly StoredValue[];
};

/** Numbers inside JSON travel as text: JSON numbers would lose digits. */
const VALUES = `
  select jsonb_agg(jsonb_build_object(
           'indicator', i.code, 'state', m.state, 'value', m.value::text, 'unit', m.unit, 'factor_num', m.factor_num::text, 'factor_den', m.factor_den::text,
           'numerator', m.numerator::text, 'denominator', m.denominator::text, 'weight', m.weight::text, 'level', m.level, 'text', m.text,
           'reason', m.reason, 'listed', m.listed,
           'members', coalesce(case m.listed
             when 'persons' then (select jsonb_agg(o.code order by o.code collate "C") from measurement_person l join person o using (org_id, person_id)
                                   where (l.project_id, l.submission_id, l.indicator_id) = (m.project_id, m.submission_id, m.indicator_id))
             when 'deals' then (select jsonb_agg(o.code order by o.code collate "C") from measurement_deal l join deal o using (org_id, deal_id)
                                 where (l.project_id, l.submission_id, l.indicator_id) = (m.project_id, m.submission_id, m.indicator_id)) end, '[]'),
           'cells', coalesce((select jsonb_agg(jsonb_build_object('dimensions', c.dimensions, 'value', c.value::text, 'numerator', c.numerator::text,
                                                                  'denominator', c.denominator::text, 'weight', c.weight::text) order by c.cell_no)
                                from measurement_cell c
                               where (c.project_id, c.submission_id, c.indicator_id) = (m.project_id, m.submission_id, m.indicator_id)), '[]')
         ) order by m.ordinal, i.code collate "C")
    from measurement m join indicator i using (indicator_id) where m.project_id = s.project_id and m.submission_id = s.submission_id`;

/** Submissions of projects ($1) with all they say, by report and moment; only those of $2 unless it is null. */
export const SUBMISSIONS = `
  select s.project_id, s.submission_id, s.number, s.period_first, s.period_last, s.starts, s.ends, s.due, s.submitted, s.submitted_timed, s.state, s.verified,
         s.verified_timed, s.reason, s.restates, coalesce((${VALUES}), '[]') as values
    from submission s where s.project_id = any ($1) and ($2::bigint[] is null or s.submission_id = any ($2)) order by s.project_id, s.starts, s.ends, s.submitted, s.number`;

export async function storedSubmissions(trx: Trx, projectId: string): Promise<StoredSubmission[]> {
  return (await trx.query<StoredSubmission>(SUBMISSIONS, [[projectId], null])).rows;
}
