/** A file that came back, beside the report as it stands now. */
import { createHash } from 'node:crypto';
import { type Compared, compared, putTogether } from '@throughline/core/collect/filled.ts';
import type { Typed } from '@throughline/core/collect/draft.ts';
import { type Span, periodText } from '@throughline/core/ground/period.ts';
import { type Problem, Refused, invalid, isError } from '@throughline/core/ground/problem.ts';
import { LANGUAGES } from '@throughline/core/ground/words.ts';
import { type ReadBack, readTemplate } from '@throughline/exchange/sheet/read-template.ts';
import { type Marks, writeForm } from '@throughline/exchange/sheet/template.ts';
import type { Filled } from '@throughline/contract/transfer/filled.ts';
import type { Language } from '@throughline/core/ground/words.ts';
import { doerOf } from '../../frame/doer.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { inScope, see } from '../../database/scope.ts';
import type { Acting } from '../../collect/act.ts';
import type { At } from '../../collect/at.ts';
import { findProject, periodNamed } from '../../collect/find-period.ts';
import { loadReport } from '../../collect/load-report.ts';
import { loadSheet, namedIn } from '../../collect/load-sheet.ts';
import { scopeOf } from '../../collect/scope.ts';
import { problemBody } from '../../http/problem-details.ts';
import { sayProblem } from '../../words/say.ts';
import { statesNamed, templateWords } from './words.ts';

export type UploadedFile = { readonly name: string; readonly bytes: Buffer };
export type JudgedFile = Compared & { readonly problems: readonly Problem[]; readonly at: ReadonlyMap<string, string>; readonly lines: number; readonly known: number; readonly instances: readonly string[] };

export const readFile = ({ bytes }: UploadedFile): ReadBack => readTemplate(bytes, statesNamed());
export const digestOfFile = ({ bytes }: UploadedFile): string => createHash('sha256').update(bytes).digest('hex');

/** Problems by cell: those of the file itself and those that the grid would show, in the order of the sheet. */
export async function judgeFile({ trx, org, project, span, report }: At, read: ReadBack): Promise<JudgedFile> {
  refuseOther(read, { organisation: org.code, project: project.code, span });
  const language = (LANGUAGES as readonly string[]).includes(read.identity.language) ? read.identity.language : 'en';
  const first = await loadSheet(trx, org.orgId, project, span);
  const once = putTogether(read.lines, read.base, first, language);
  const named = namedIn([...once.values.values()].map((one) => one.said));
  const sheet = named.persons.length + named.deals.length === 0 ? first : await loadSheet(trx, org.orgId, project, span, named);
  const filled = sheet === first ? once : putTogether(read.lines, read.base, sheet, language);
  const now: ReadonlyMap<string, Typed> = report.draft?.values ?? new Map();
  return { ...compared(filled.values, read.base, now, sheet), problems: inOrder([...read.problems, ...filled.problems]), at: filled.at, lines: read.lines.length, known: 0, instances: [] };
}

const placeOf = (at: string): [number, string] => { const [, letters = '', line = '0'] = /!([A-Z]+)([0-9]+)$/.exec(at) ?? []; return [Number(line), letters]; };
const inOrder = (problems: readonly Problem[]): Problem[] => [...problems].sort((a, b) => {
  const [[one, left], [other, right]] = [placeOf(a.at), placeOf(b.at)];
  return one - other || (left < right ? -1 : left > right ? 1 : 0);
});

/** Refused (invalid): `spreadsheet-of-other-report`. */
function refuseOther({ identity }: ReadBack, at: { organisation: string; project: string; span: Span }): void {
  const [found, accepted] = [`${identity.organisation}/${identity.project}/${identity.period}`, `${at.organisation}/${at.project}/${periodText(at.span)}`];
  if (found !== accepted) throw new Refused([invalid('spreadsheet-of-other-report', 'file', { found, accepted })]);
}

/** Looks without writing. Refused: `unknown-project` (missing), `not-allowed` (forbidden), what `judge` refuses. */
export async function lookAt(acting: Acting, to: { readonly project: string; readonly period: string }, judge: (at: At) => Promise<JudgedFile>): Promise<{ judged: JudgedFile; at: At }> {
  const span = periodNamed(to.period);
  return inScope(acting.pool, [acting.org.orgId], async (trx) => {
    const project = await findProject(trx, acting.org.orgId, to.project);
    refuseUnless(acting.actor, 'report.enter', scopeOf(acting.org, project));
    await see(trx, { record_projects: [project.project_id] });
    const at: At = { trx, org: acting.org, project, span, report: await loadReport(trx, project, span), by: doerOf(acting.actor) };
    return { judged: await judge(at), at };
  });
}

const NOTHING: Typed = { said: null, note: null };
export function filledOf(file: string, judged: JudgedFile, { report }: Pick<At, 'report'>, language: Language): Filled {
  const written = (one: Typed): Filled['changes'][number]['to'] => ({ said: one.said, note: one.note });
  const stands = (code: string): Typed => report.draft?.values.get(code) ?? NOTHING;
  return {
    file, version: report.version, lines: judged.lines, known: judged.known,
    changes: [...judged.changed].map(([indicator, to]) => ({ indicator, at: judged.at.get(indicator) ?? '', from: written(stands(indicator)), to: written(to) })),
    conflicts: judged.conflicts.map((one) => {
      const held = report.draft?.values.get(one.indicator);
      return { indicator: one.indicator, at: judged.at.get(one.indicator) ?? '', mine: written(one.mine), theirs: written(one.theirs), by: held?.by.name ?? report.saved?.by.name ?? null, when: held?.at ?? report.saved?.at ?? null };
    }),
    problems: judged.problems.map((one) => problemBody(language, one)), errors: judged.problems.filter(isError).length,
  };
}

/** The same form with what was filled in, and on every cell that something is wrong with a mark and what it is. */
export function marked(read: ReadBack, problems: readonly Problem[], language: Language): Buffer {
  const marks: Map<string, { wrong: boolean; text: string }> = new Map();
  const line = new Map(read.written.map((row, n) => [row.number, n + 2]));
  for (const one of problems) {
    const [number, letters] = placeOf(one.at);
    if (letters === '') continue;
    const at = `${letters}${line.get(number) ?? number}`;
    const held = marks.get(at);
    const text = sayProblem(language, one);
    marks.set(at, { wrong: isError(one) || held?.wrong === true, text: held === undefined ? text : `${held.text}\n${text}` });
  }
  const words = templateWords((LANGUAGES as readonly string[]).includes(read.identity.language) ? (read.identity.language as Language) : language);
  return writeForm(read.identity, read.written, words, marks satisfies Marks);
}
