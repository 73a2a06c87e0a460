/** Submissions that the store holds, with all they say. SQL only. */
import type { Trx } from '../database/scope.ts';
import type { Said } from './said.ts';

export type StoredValue = Said & { readonly indicator: string };
export type StoredSubmission = {
  readonly submission_id: string; readonly number: number; readonly starts: string; readonly ends: string; readonly due: string | null;
  readonly submitted: string; readonly submitted_timed: boolean; readonly state: string; readonly verified: string | null;
  readonly verified_timed: boolean; readonly reason: string | null; readonly restates: string | null;
  /** Null for one that came with a file. */
  readonly submitted_by: string | null; readonly values: readonly StoredValue[];
};

/** Numbers inside JSON travel as text: JSON numbers would lose digits. */
const VALUES = `
  select jsonb_agg(jsonb_build_object(
           'indicator', i.code, 'state', m.state, 'value', m.value::text, 'unit', m.unit, 'factor_num', m.factor_num::text, 'factor_den', m.factor_den::text,
           'numerator', m.numerator::text, 'denominator', m.denominator::text, 'weight', m.weight::text, 'level', m.level, 'text', m.text,
           'reason', m.reason, 'listed', m.listed, 'note', m.note,
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
         s.verified_timed, s.reason, s.restates, s.submitted_by, coalesce((${VALUES}), '[]') as values
    from submission s where s.project_id = any ($1) and ($2::bigint[] is null or s.submission_id = any ($2)) order by s.project_id, s.starts, s.ends, s.submitted, s.number`;

export async function storedSubmissions(trx: Trx, projectId: string): Promise<StoredSubmission[]> {
  return (await trx.query<StoredSubmission>(SUBMISSIONS, [[projectId], null])).rows;
}

/** What submissions say, value by value. */
export async function storedValues(trx: Trx, projectId: string, submissions: readonly string[]): Promise<(StoredValue & { readonly submission_id: string; readonly note: string | null })[]> {
  if (submissions.length === 0) return [];
  const found = (await trx.query<StoredSubmission>({ name: 'stored-values', text: SUBMISSIONS, values: [[projectId], submissions] })).rows;
  return found.flatMap((one) => one.values.map((value) => ({ note: null, ...value, submission_id: one.submission_id })));
}
