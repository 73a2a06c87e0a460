/**
 * A report as an XLSForm (xlsform.org): one group an indicator with its state, its fields, its parts and their total. Names of questions are made of the code
 * and a hash of code and part, as names of XML may not hold what codes do: the same line has the same name in every form, whatever stands before it.
 */
import { createHash } from 'node:crypto';
import type { Field } from '@throughline/core/collect/fields.ts';
import { type Part, keyOfPart } from '@throughline/core/collect/filled.ts';
import { type Cell, writeWorkbook } from '../sheet/write-workbook.ts';

export type LanguageName = { readonly code: string; readonly name: string };
export type ByLanguage = (language: string) => string;
export type FormLine = {
  readonly indicator: string; readonly part: Part | null; readonly fields: readonly Field[]; readonly label: ByLanguage; readonly hint: ByLanguage; readonly levels: readonly string[];
};
export type FormWords = { readonly states: Readonly<Record<'reported' | 'not-reported' | 'not-applicable', ByLanguage>>; readonly state: ByLanguage; readonly reason: ByLanguage; readonly second: ByLanguage; readonly total: ByLanguage };
export type Form = { readonly id: string; readonly title: string; readonly version: string; readonly languages: readonly LanguageName[]; readonly lines: readonly FormLine[]; readonly words: FormWords };

/** Which question answers what: by the name of the question. */
export type Question = { readonly indicator: string; readonly part: Part | null; readonly field: Field | 'state' | 'reason' };
export type Mapping = Readonly<Record<string, Question>>;

export const nameOf = ({ indicator, part }: Pick<FormLine, 'indicator' | 'part'>): string =>
  `q_${indicator.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').slice(0, 24)}_${createHash('sha256').update(`${indicator}|${keyOfPart(part)}`).digest('hex').slice(0, 8)}`;

const NUMBERS: ReadonlySet<Field> = new Set(['value', 'numerator', 'denominator', 'weight']);

export function mappingOf({ lines }: Pick<Form, 'lines'>): Mapping {
  const mapping: Record<string, Question> = {};
  lines.forEach((line) => {
    const name = nameOf(line);
    const of = { indicator: line.indicator, part: line.part };
    if (line.part === null) Object.assign(mapping, { [`${name}_state`]: { ...of, field: 'state' }, [`${name}_reason`]: { ...of, field: 'reason' } });
    for (const field of line.fields) mapping[`${name}_${field}`] = { ...of, field };
  });
  return mapping;
}

type Row = Readonly<Record<string, string>>;

export function writeXlsForm(form: Form): Buffer {
  const { languages } = form;
  const said = (column: string, text: ByLanguage): Row => Object.fromEntries(languages.map((one) => [`${column}::${one.name} (${one.code})`, text(one.code)]));
  const heads = (column: string): string[] => languages.map((one) => `${column}::${one.name} (${one.code})`);
  const survey = surveyOf(form, said);
  const states = Object.entries(form.words.states).map(([name, text]): Row => ({ list_name: 'state', name, ...said('label', text) }));
  const levels = form.lines.flatMap((line) => line.levels.map((name): Row => ({ list_name: `${nameOf(line)}_levels`, name, ...said('label', () => name) })));
  return writeWorkbook([
    sheet('survey', ['type', 'name', ...heads('label'), ...heads('hint'), 'constraint', 'relevant', 'required', 'calculation'], survey),
    sheet('choices', ['list_name', 'name', ...heads('label')], [...states, ...levels]),
    sheet('settings', ['form_title', 'form_id', 'version', 'default_language'], [{ form_title: form.title, form_id: form.id, version: form.version, default_language: `${languages[0]!.name} (${languages[0]!.code})` }]),
  ]);
}

function surveyOf({ lines, words }: Form, said: (column: string, text: ByLanguage) => Row): Row[] {
  const rows: Row[] = [];
  lines.forEach((line) => {
    if (line.part !== null) return;
    const name = nameOf(line);
    const parts = lines.filter((one) => one.part !== null && one.indicator === line.indicator);
    rows.push({ type: 'begin_group', name, ...said('label', line.label), ...said('hint', line.hint) });
    rows.push({ type: 'select_one state', name: `${name}_state`, ...said('label', words.state), required: 'yes' });
    rows.push({ type: 'text', name: `${name}_reason`, ...said('label', words.reason), relevant: `\${${name}_state} = 'not-reported' or \${${name}_state} = 'not-applicable'`, required: 'yes' });
    const relevant = `\${${name}_state} = 'reported'`;
    rows.push(...fieldsOf(line, { relevant, words, said }), ...parts.flatMap((one) => fieldsOf(one, { relevant, words, said })));
    if (parts.length > 0 && line.fields[0] === 'value') rows.push({ type: 'calculate', name: `${name}_total`, ...said('label', words.total), calculation: parts.map((one) => `coalesce(\${${nameOf(one)}_value}, 0)`).join(' + ') });
    rows.push({ type: 'end_group', name });
  });
  return rows;
}

function fieldsOf(line: FormLine, { relevant, words, said }: { relevant: string; words: FormWords; said: (column: string, text: ByLanguage) => Row }): Row[] {
  return line.fields.map((field, at): Row => ({
    type: field === 'level' ? `select_one ${nameOf(line)}_levels` : NUMBERS.has(field) ? 'decimal' : 'text', name: `${nameOf(line)}_${field}`, ...said('label', at === 0 ? line.label : words.second), ...said('hint', at === 0 ? line.hint : () => ''), relevant,
    ...(field === 'denominator' || field === 'weight' ? { constraint: '. > 0' } : field === 'numerator' ? { constraint: '. >= 0' } : {}),
  }));
}

const sheet = (name: string, columns: readonly string[], rows: readonly Row[]) => ({
  name, widths: columns.map(() => 24), rows: [columns.map((text): Cell => ({ text, look: 'head' })), ...rows.map((row) => columns.map((column): Cell => ({ text: row[column] ?? '', look: 'plain' })))],
});
