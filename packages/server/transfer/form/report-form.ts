/** A report as a form to be answered in the field, and answers of it beside the report. */
import type { ReportPage, ReportRow } from '@throughline/contract/collect/report.ts';
import { fieldsOfKind, partsAreWritten } from '@throughline/core/collect/fields.ts';
import { type Part, compared, keyOfPart, partOfCell, putTogether } from '@throughline/core/collect/filled.ts';
import type { CellEntry, SaidEntry } from '@throughline/core/collect/said.ts';
import { LANGUAGES, type Language, wordsIn } from '@throughline/core/ground/words.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import { type Form, type FormLine, type Mapping, mappingOf, writeXlsForm } from '@throughline/exchange/xlsform/form.ts';
import { linesOfAnswers } from '@throughline/exchange/xlsform/lines.ts';
import { readAnswers } from '@throughline/exchange/xlsform/submissions.ts';
import { viewReport } from '../../assure/views/report.ts';
import type { At } from '../../collect/at.ts';
import { loadSheet, namedIn } from '../../collect/load-sheet.ts';
import * as sql from '../../collect/taking-queries.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import type { JudgedFile } from '../spreadsheet/judge-file.ts';
import { templateWords } from '../spreadsheet/words.ts';

/** Names that XLSForm knows languages by. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', es: 'Español', ru: 'Русский', zh: '中文', ar: 'العربية' };
export const formId = (project: string, period: string): string => `${project}-${period}`.replaceAll(/[^A-Za-z0-9_.-]/g, '_');
type To = { readonly project: string; readonly period: string };

/** Refused: what `viewReport` refuses. */
export async function formOf(trx: Trx, org: HeldOrganisation, actor: Actor, to: To): Promise<Form> {
  const pages = new Map<string, ReportPage>();
  for (const language of LANGUAGES) pages.set(language, await viewReport(trx, org, actor, { ...to, language }));
  const first = pages.get('en')!;
  const rows = new Map([...pages].map(([language, page]) => [language, new Map(page.rows.map((row) => [row.indicator, row]))]));
  const lines = first.rows.filter((row) => row.kind !== 'external').flatMap((row) => linesOf(row, (language) => rows.get(language)!.get(row.indicator)!));
  const words = new Map(LANGUAGES.map((language) => [language as string, templateWords(language)]));
  const word = (pick: (of: ReturnType<typeof templateWords>) => string) => (language: string): string => pick(words.get(language)!);
  return {
    id: formId(first.project, first.period), title: `${first.project} ${first.period}`, version: String(first.version), languages: LANGUAGES.map((code) => ({ code, name: NAMES[code] })), lines,
    words: {
      states: { reported: word((of) => of.states.reported), 'not-reported': word((of) => of.states['not-reported']), 'not-applicable': word((of) => of.states['not-applicable']) },
      state: word((of) => of.heads[5]!), reason: word((of) => of.heads[9]!), second: word((of) => of.heads[7]!), total: word((of) => of.heads[6]!),
    },
  };
}

function linesOf(row: ReportRow, inLanguage: (language: string) => ReportRow): FormLine[] {
  const fields = fieldsOfKind(row.kind, null, row.last?.said as SaidEntry | null ?? null);
  const name = (language: string): string => wordsIn(inLanguage(language).name, language).text;
  const own: FormLine = {
    indicator: row.indicator, part: null, fields, label: (language) => [name(language), row.unit].filter(Boolean).join(', '),
    hint: (language) => { const { definition } = inLanguage(language); return definition === null ? '' : wordsIn(definition, language).text; }, levels: Object.keys(row.scale ?? {}),
  };
  if (!partsAreWritten(row.kind, fields)) return [own];
  const asked = row.breakdowns.flatMap((one) => (one.values ?? []).map((value): Part => ({ [one.dimension]: value.code })));
  const last = ((row.last?.said.cells ?? []) as CellEntry[]).map(partOfCell);
  const parts = [...new Map([...asked, ...last].map((part) => [keyOfPart(part), part])).values()].slice(0, 500);
  return [own, ...parts.map((part): FormLine => ({ indicator: row.indicator, part, fields, label: (language) => partLabel(inLanguage(language), part, language), hint: () => '', levels: [] }))];
}

const partLabel = (row: ReportRow, part: Part, language: string): string => Object.entries(part).map(([dimension, code]) => {
  const found = row.breakdowns.find((one) => one.dimension === dimension);
  const value = found?.values?.find((one) => one.code === code);
  return `${found === undefined ? dimension : wordsIn(found.name, language).text}: ${value === undefined ? code : wordsIn(value.name, language).text}`;
}).join(', ');

export const xlsFormOf = writeXlsForm;

/** As somebody laid it down for this form of the project; else that of the form itself. */
export async function mappingFor(trx: Trx, org: HeldOrganisation, actor: Actor, at: { readonly projectId: string } & To): Promise<Mapping> {
  const held = (await trx.query<{ questions: Mapping }>(sql.MAPPING, [at.projectId, formId(at.project, at.period)])).rows[0];
  return held?.questions ?? mappingOf(await formOf(trx, org, actor, at));
}

/** Answers beside the report as it stands. Those that were taken before are known by their ids and left alone. */
export async function judgeAnswers({ trx, org, project, span, report }: At, actor: Actor, text: string): Promise<JudgedFile> {
  const all = readAnswers(text);
  const known = new Set((await trx.query<{ instance: string }>(sql.KNOWN_INSTANCES, [project.project_id, all.map((one) => one.instance)])).rows.map((row) => row.instance));
  const fresh = [...new Map(all.filter((one) => !known.has(one.instance)).map((one) => [one.instance, one])).values()];
  const mapping = await mappingFor(trx, org, actor, { projectId: project.project_id, project: project.code, period: periodText(span) });
  const first = await loadSheet(trx, org.orgId, project, span);
  const fields = new Map<string, Set<string>>();
  for (const one of Object.values(mapping)) if (one.field !== 'state' && one.field !== 'reason') fields.set(one.indicator, (fields.get(one.indicator) ?? new Set()).add(one.field));
  const { lines, problems } = linesOfAnswers(fresh, mapping, (code) => fieldsOfKind(first.lines.get(code)?.indicator.kind ?? '', fields.get(code)?.has('persons') ? { persons: [] } : null, null));
  const now = report.draft?.values ?? new Map();
  const once = putTogether(lines, now, first, 'en');
  const named = namedIn([...once.values.values()].map((one) => one.said));
  const sheet = named.persons.length + named.deals.length === 0 ? first : await loadSheet(trx, org.orgId, project, span, named);
  const filled = putTogether(lines, now, sheet, 'en');
  // a value that the draft holds already was written by somebody: both are shown
  return { ...compared(filled.values, new Map(), now, sheet), problems: [...problems, ...filled.problems], at: filled.at, lines: all.length, known: all.length - fresh.length, instances: fresh.map((one) => one.instance) };
}
