/** An import is one deed of an organisation, and one of each project it touched: that one's chain says what was made and changed there. */
import type { Trx } from '../database/scope.ts';
import type { Deed } from '../frame/write-trail.ts';

/** Rows are counted from the journal, which keeps what they were before (import_change). */
const TOUCHED = `
  select project_id, min(code) as code, jsonb_object_agg(subject, made) filter (where made > 0) as made, jsonb_object_agg(subject, changed) filter (where changed > 0) as changed
    from (select (row_key ->> 'project_id')::bigint as project_id, min(subject_code) as code, subject,
                 count(*) filter (where before is null)::int as made, count(*) filter (where before is not null)::int as changed
            from import_change where org_id = $1 and import_id = $2 and row_key ? 'project_id' group by 1, 3) as counted
   group by project_id order by project_id`;

type Touched = { project_id: string; code: string; made: Record<string, number> | null; changed: Record<string, number> | null };

/** Deeds of projects that are parts of a deed of an import. */
export async function ofProjects(trx: Trx, deed: Omit<Deed, 'subject'>, one: { importId: string; number: number | string; file: string }): Promise<Deed[]> {
  const touched = (await trx.query<Touched>(TOUCHED, [deed.orgId, one.importId])).rows;
  return touched.map(({ project_id: projectId, code, made, changed }) => ({
    ...deed, project: { projectId, code }, subject: `project:${code}`,
    data: { partOf: `import:${one.number}`, file: one.file, made: made ?? {}, changed: changed ?? {} },
  }));
}
