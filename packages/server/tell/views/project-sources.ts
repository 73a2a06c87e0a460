/** Where a project's values came from, and what of its source was not understood, by reason. */
import type { ProjectSources } from '@throughline/contract/tell/project.ts';
import { warning } from '@throughline/core/ground/problem.ts';
import type { Language } from '@throughline/core/ground/words.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { sayProblem } from '../../words/say.ts';
import { findProject } from '../find-project.ts';
import * as sql from '../queries-project.ts';

const NOTES_SHOWN = 1000;

type Note = { code: string; at: string; line: number | null; found: string | null; accepted: string | null; indicator: string | null; import: number | null };

/** Refused (missing): `unknown-project`. */
export async function viewProjectSources(trx: Trx, org: HeldOrganisation, code: string, language: Language): Promise<ProjectSources> {
  const { project_id: id } = await findProject(trx, org, code);
  const imports = (await trx.query<ProjectSources['imports'][number]>(sql.IMPORTS, [org.orgId, id])).rows;
  const notes = (await trx.query<Note>(sql.NOT_UNDERSTOOD, [org.orgId, id, NOTES_SHOWN])).rows;
  const { notUnderstood: total } = (await trx.query<{ notUnderstood: number }>(sql.COUNTS, [org.orgId, id])).rows[0]!;
  const groups = [...Map.groupBy(notes, (one) => one.code)].sort(([, a], [, b]) => b.length - a.length);
  return {
    imports, total,
    notUnderstood: groups.map(([reason, rows]) => ({
      code: reason, count: rows.length, text: sayProblem(language, warning(reason, '', {})),
      rows: rows.map(({ code: _code, ...row }) => ({ ...row, text: sayProblem(language, warningOf(reason, row)) })),
    })),
  };
}

function warningOf(code: string, { at, found, accepted, line }: Omit<Note, 'code'>): ReturnType<typeof warning> {
  const told = warning(code, at, { ...(found === null ? {} : { found }), ...(accepted === null ? {} : { accepted }) });
  return line === null ? told : { ...told, line };
}
