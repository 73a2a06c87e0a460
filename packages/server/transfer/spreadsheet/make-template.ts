/** The template of a report out of what its page shows: every line with its parts, the period before, the target, and what is written so far. */
import type { ReportPage, ReportRow } from '@throughline/contract/collect/report.ts';
import { fieldsOfKind, partsAreWritten } from '@throughline/core/collect/fields.ts';
import { type Part, keyOfPart, partOfCell } from '@throughline/core/collect/filled.ts';
import type { CellEntry, SaidEntry } from '@throughline/core/collect/said.ts';
import { stateOf } from '@throughline/core/collect/sheet.ts';
import { type Language, wordsIn } from '@throughline/core/ground/words.ts';
import { FORMAT, type Identity, type Template, type TemplateRow, rowKey, writeTemplate } from '@throughline/exchange/sheet/template.ts';
import { templateWords } from './words.ts';

export function templateOf(page: ReportPage, language: Language, made: string): Buffer {
  const rows = page.rows.filter((row) => row.kind !== 'external').flatMap((row) => rowsOf(row, language));
  const byCode = <Value>(value: (row: ReportRow) => Value): Record<string, Value> => Object.fromEntries(page.rows.map((row) => [row.indicator, value(row)]));
  const identity: Identity = {
    format: FORMAT, organisation: page.organisation, project: page.project, period: page.period, version: page.version, language, made,
    base: Object.fromEntries(page.rows.flatMap((row) => (row.typed === null ? [] : [[row.indicator, { said: row.typed.said as SaidEntry | null, note: row.typed.note }]]))),
    fields: byCode(fieldsOf), units: byCode((row) => row.units), levels: byCode((row) => Object.keys(row.scale ?? {})), keys: rows.map((row) => rowKey(row.indicator, row.part)),
  };
  const template: Template = { identity, rows, words: templateWords(language) };
  return writeTemplate(template);
}

const fieldsOf = (row: ReportRow) => fieldsOfKind(row.kind, row.typed?.said as SaidEntry | null ?? null, row.last?.said as SaidEntry | null ?? null);

function rowsOf(row: ReportRow, language: Language): TemplateRow[] {
  const said = (row.typed?.said ?? null) as SaidEntry | null;
  const fields = fieldsOf(row);
  const name = wordsIn(row.name, language).text;
  const gap = said?.notReported ?? said?.notApplicable ?? null;
  const of = (from: SaidEntry | CellEntry | null | undefined, n: number): string => fields[n] === undefined || from == null ? '' : textOf((from as Record<string, unknown>)[fields[n]], language);
  const shown = (from: SaidEntry | CellEntry | null | undefined): string => [of(from, 0), of(from, 1)].filter((one) => one !== '').join(row.kind === 'ratio' ? ' / ' : ' · ');
  const base = { indicator: row.indicator, fields, units: row.units, levels: Object.keys(row.scale ?? {}) };
  const own: TemplateRow = {
    ...base, part: null, name, partName: '', last: [shown(row.last?.said as SaidEntry | undefined), row.last?.said.unit ?? ''].filter((one) => one !== '').join(' '), target: row.target === null ? '' : [row.target.value, row.unit].filter(Boolean).join(' '),
    state: said === null ? null : stateOf(said), first: of(said, 0), second: of(said, 1), unit: said?.unit ?? row.unit ?? '', note: gap ?? row.typed?.note ?? '',
  };
  if (!partsAreWritten(row.kind, fields)) return [own];
  const cell = (from: SaidEntry | undefined | null, part: Part) => (from?.cells ?? []).find((one) => keyOfPart(partOfCell(one)) === keyOfPart(part));
  return [own, ...partsOf(row, said).map((part): TemplateRow => ({
    ...base, part, name, partName: partName(row, part, language), last: shown(cell(row.last?.said as SaidEntry | undefined, part)), target: '', state: null,
    first: of(cell(said, part), 0), second: of(cell(said, part), 1), unit: '', note: '',
  }))];
}

function textOf(value: unknown, language: string): string {
  if (value == null) return '';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? wordsIn(value as Record<string, string>, language).text : String(value);
}

/** Parts that are written, that were written last, and that the framework asks for. */
function partsOf(row: ReportRow, said: SaidEntry | null): Part[] {
  const asked = row.breakdowns.flatMap((one) => (one.values ?? []).map((value): Part => ({ [one.dimension]: value.code })));
  const written = [...((row.last?.said.cells ?? []) as CellEntry[]), ...(said?.cells ?? [])].map(partOfCell);
  return [...new Map([...asked, ...written].map((one) => [keyOfPart(one), one])).values()].slice(0, 500);
}

const partName = (row: ReportRow, part: Part, language: string): string => Object.entries(part).map(([dimension, code]) => {
  const found = row.breakdowns.find((one) => one.dimension === dimension);
  const value = found?.values?.find((one) => one.code === code);
  return `${found === undefined ? dimension : wordsIn(found.name, language).text}: ${value === undefined ? code : wordsIn(value.name, language).text}`;
}).join(', ');
