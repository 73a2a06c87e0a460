/** What the store holds of one project's design, in the shapes of `image.ts`, so that the two can be laid side by side. SQL only. */
import type { Trx } from '../../database/scope.ts';
import type { IndicatorRow, ResultRow, TargetRow } from './image.ts';

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
