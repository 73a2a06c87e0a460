/** What files say that could not be read as a value: kept, shown, never counted. */
import type { NotUnderstood } from '@throughline/contract/transfer/imports.ts';
import { warning } from '@throughline/core/ground/problem.ts';
import type { Language } from '@throughline/core/ground/words.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { sayProblem } from '../../words/say.ts';

type Row = {
  readonly project_id: string; readonly note_no: number; readonly project: string; readonly code: string; readonly at: string; readonly line: number | null;
  readonly found: string | null; readonly accepted: string | null; readonly indicator: string | null; readonly file: string | null;
};
type Asked = { readonly cursor?: string | undefined; readonly limit?: number };

/** A page by project and note; `cursor` is the last pair given, `PROJECT.NOTE` of the store. */
export async function viewNotUnderstood(trx: Trx, org: HeldOrganisation, language: Language, { cursor, limit = 100 }: Asked = {}): Promise<NotUnderstood> {
  const [project, note] = /^([0-9]{1,18})\.([0-9]{1,9})$/.exec(cursor ?? '')?.slice(1) ?? ['0', '0'];
  const total = await trx.query<{ n: string }>('select count(*) as n from not_understood where org_id = $1', [org.orgId]);
  const found = await trx.query<Row>(
    `select n.project_id, n.note_no, p.code as project, n.code, n.at, n.line, n.found, n.accepted, i.code as indicator, d.file
       from not_understood n join project p using (project_id) left join indicator i on i.indicator_id = n.indicator_id
       left join data_import d on d.org_id = n.org_id and d.import_id = n.source_import
      where n.org_id = $1 and (n.project_id, n.note_no) > ($2, $3) order by n.project_id, n.note_no limit $4`, [org.orgId, project, note, limit + 1]);
  const page = found.rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ project_id: _id, note_no: _no, ...row }) => ({ ...row, text: sayProblem(language, warningOf(row)) })),
    total: Number(total.rows[0]!.n),
    next: found.rows.length > limit && last ? `${last.project_id}.${last.note_no}` : null,
  };
}

function warningOf({ code, at, found, accepted, line }: Omit<Row, 'project_id' | 'note_no'>): ReturnType<typeof warning> {
  const told = warning(code, at, { ...(found === null ? {} : { found }), ...(accepted === null ? {} : { accepted }) });
  return line === null ? told : { ...told, line };
}
