/** Whether an import can be taken back, and if not, what rests on it (contracts.md: "refused while later records rest on it"). */
import { type Problem, problem } from '@throughline/core/ground/problem.ts';
import { type Trx, see } from '../../database/scope.ts';

export type Imported = { readonly org_id: string; readonly import_id: string; readonly number: string; readonly file: string; readonly undone: string | null };

/**
 * Null when nothing rests on it. Problems: `import-undone-already` (closed), `later-import-rests-on-it`,
 * `later-records-rest-on-it` (conflict).
 */
export async function whyNotUndone(trx: Trx, one: Imported): Promise<Problem | null> {
  const at = `import:${one.number}`;
  if (one.undone !== null) return problem('closed', 'import-undone-already', at, { found: one.undone });
  await see(trx, { record_orgs: [one.org_id] });
  const args = [one.org_id, one.import_id];
  const later = (await trx.query<{ number: string; subject: string; code: string }>(LATER_IMPORT, args)).rows[0];
  if (later) return problem('conflict', 'later-import-rests-on-it', at, { found: later.number, subject: `${later.subject}:${later.code}` });
  const resting = (await trx.query<{ subject: string }>(LATER_RECORDS, args)).rows[0];
  return resting ? problem('conflict', 'later-records-rest-on-it', at, { found: resting.subject }) : null;
}

/** A later import that stands and touched the same thing; projects count as one thing with all that they own. */
const LATER_IMPORT = `
  select d.number, c.subject, c.subject_code as code
    from data_import d join import_change c on c.org_id = d.org_id and c.import_id = d.import_id
   where d.org_id = $1 and d.import_id > $2 and d.undone is null
     and exists (select from import_change m where m.org_id = $1 and m.import_id = $2 and m.subject_code = c.subject_code
                    and (m.subject = c.subject or (m.row_key ? 'project_id' and c.row_key ? 'project_id')))
   order by d.import_id limit 1`;

const NEW = (subject: string, key: string): string =>
  `select (row_key ->> '${key}')::bigint from import_change where org_id = $1 and import_id = $2 and subject = '${subject}' and before is null`;

/** Submissions made since on projects that it touched, and records of others that use what it brought. */
const LATER_RECORDS = `
  select 'submission' as subject from submission s
   where s.project_id in (select distinct (row_key ->> 'project_id')::bigint from import_change
                           where org_id = $1 and import_id = $2 and row_key ? 'project_id')
     and (s.source_import is null or s.source_import > $2)
  union all
  select 'report' from report r
   where r.project_id in (select distinct (row_key ->> 'project_id')::bigint from import_change
                           where org_id = $1 and import_id = $2 and row_key ? 'project_id')
  union all
  select 'evidence' from evidence_tie e
   where e.project_id in (select distinct (row_key ->> 'project_id')::bigint from import_change
                           where org_id = $1 and import_id = $2 and row_key ? 'project_id')
  union all
  select 'person' from measurement_person m join submission s using (project_id, submission_id)
   where m.org_id = $1 and m.person_id in (${NEW('person', 'person_id')}) and s.source_import is distinct from $2
  union all
  select 'deal' from measurement_deal m join submission s using (project_id, submission_id)
   where m.org_id = $1 and m.deal_id in (${NEW('deal', 'deal_id')}) and s.source_import is distinct from $2
  union all
  select 'programme' from project p
   where p.org_id = $1 and p.programme_id in (${NEW('programme', 'programme_id')}) and p.source_import is distinct from $2
  union all
  select 'indicator' from project_indicator i join project p using (project_id)
   where p.org_id = $1 and i.indicator_id in (${NEW('indicator', 'indicator_id')}) and p.source_import is distinct from $2
  union all
  select 'indicator' from place_target t
   where t.org_id = $1 and t.indicator_id in (${NEW('indicator', 'indicator_id')})
     and t.place_target_id not in (${NEW('place_target', 'place_target_id')})
  union all
  select 'mapping' from mapping m join mapping_confirmation c on c.org_id = m.org_id and c.confirmation_id = m.confirmation_id
   where m.org_id = $1 and c.undone is null
     and (m.legacy_id in (${NEW('legacy_value', 'legacy_id')}) or m.indicator_id in (${NEW('indicator', 'indicator_id')}))
  limit 1`;
