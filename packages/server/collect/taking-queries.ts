/** Statements about what was taken from files into drafts of a project ($1). */

export const INSERT_TAKING = `
  insert into taking (project_id, taking_no, org_id, period_first, period_last, source, file, digest, before, taken, by_id, by_name, at)
  select $1, coalesce(max(taking_no), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 from taking where project_id = $1 returning taking_no as number`;
export const INSTANCES = 'insert into form_instance (project_id, instance, org_id, taking_no) select $1, unnest($2::text[]), $3, $4';
export const DROP_INSTANCES = 'delete from form_instance where project_id = $1 and taking_no = $2';
export const KNOWN_INSTANCES = 'select instance from form_instance where project_id = $1 and instance = any ($2)';
export const TAKING = `
  select taking_no as number, before, taken, undone::text from taking where project_id = $1 and period_first = $2 and period_last = $3 and taking_no = $4`;
export const TAKINGS = `
  select taking_no as number, source, file, by_name as by, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, (select count(*)::int from jsonb_object_keys(taken)) as values,
         to_char(undone at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as undone, undone_name as "undoneBy"
    from taking where project_id = $1 and period_first = $2 and period_last = $3 order by taking_no desc limit 50`;
export const UNDONE = 'update taking set undone = $3, undone_by = $4, undone_name = $5 where project_id = $1 and taking_no = $2';

/** Values of the draft as they were, with who wrote them and when; those that were not there go. */
export const DROP_VALUES = 'delete from draft_value where project_id = $1 and period_first = $2 and period_last = $3 and indicator_id = any ($4)';
export const RESTORE_VALUES = `
  insert into draft_value (project_id, period_first, period_last, org_id, indicator_id, said, note, by_id, by_name, at)
  select $1, $2, $3, $4, r.indicator_id, r.said, r.note, r.by_id, r.by_name, r.at from jsonb_to_recordset($5) as r (indicator_id bigint, said jsonb, note text, by_id text, by_name text, at timestamptz)`;
/** What a report was saved last, as it was; its version goes on. */
export const RESTORE_REPORT = `
  update report set version = version + 1, basis = $4, saved = $5, saved_by = $6, saved_name = $7 where project_id = $1 and period_first = $2 and period_last = $3`;

export const MAPPING = 'select questions from form_mapping where project_id = $1 and form = $2';
