/**
 * The template of a report: one sheet to fill in, one that says how, one hidden that says which report it is and what stood there. The same
 * form is written again when a file comes back with faults, with what was filled in and a mark on every wrong cell.
 */
import { createHash } from 'node:crypto';
import { oneSpelling } from '@throughline/core/ground/spelling.ts';
import type { Typed } from '@throughline/core/collect/draft.ts';
import { type Field } from '@throughline/core/collect/fields.ts';
import { type Part, keyOfPart } from '@throughline/core/collect/filled.ts';
import type { TypedState } from '@throughline/core/collect/sheet.ts';
import { type Cell, type Choice, type Look, type Out, columnOf, writeWorkbook } from './write-workbook.ts';

export const FORMAT = 'throughline-spreadsheet/1';
export const IDENTITY = '_throughline';
const LISTS = '_lists';

/** Which report a file is of, and what stood in it when it was made. */
export type Identity = {
  readonly format: string; readonly organisation: string; readonly project: string; readonly period: string; readonly version: number; readonly language: string; readonly made: string;
  readonly base: Readonly<Record<string, Typed>>;
  readonly fields: Readonly<Record<string, readonly Field[]>>;
  /** What may be chosen, by code: units, levels of a scale. */
  readonly units: Readonly<Record<string, readonly string[]>>;
  readonly levels: Readonly<Record<string, readonly string[]>>;
  /** Row keys in their order: a code and a part. */
  readonly keys: readonly string[];
};
export type TemplateRow = {
  readonly indicator: string; readonly part: Part | null; readonly name: string; readonly partName: string; readonly last: string; readonly target: string; readonly fields: readonly Field[];
  readonly state: TypedState | null; readonly first: string; readonly second: string; readonly unit: string; readonly note: string;
  readonly units: readonly string[]; readonly levels: readonly string[];
};
/** Words in the reader's language. */
export type TemplateWords = {
  readonly sheet: string; readonly help: string; readonly title: string; readonly lines: readonly string[]; readonly heads: readonly string[];
  readonly states: Readonly<Record<TypedState, string>>; readonly faultTitle: string; readonly faultText: string;
};
export type Template = { readonly identity: Identity; readonly rows: readonly TemplateRow[]; readonly words: TemplateWords };

/** Columns of the sheet of values; `key` and `check` are hidden. */
export const COLUMNS = ['indicator', 'name', 'part', 'last', 'target', 'state', 'first', 'second', 'unit', 'note', 'key', 'check'] as const;
export type Column = (typeof COLUMNS)[number];
export const letterOf = (column: Column): string => columnOf(COLUMNS.indexOf(column));
export const ENTRIES: readonly Column[] = ['state', 'first', 'second', 'unit', 'note'];
const WIDTHS = [14, 46, 26, 18, 18, 18, 18, 18, 14, 48, 10, 10];

export const rowKey = (indicator: string, part: Part | null): string => `${indicator}|${keyOfPart(part)}`;
/** A mark of a line as it was made: another report's line, or one whose words were exchanged, does not have it. */
export const rowCheck = (identity: Pick<Identity, 'project' | 'period'>, key: string, indicator: string): string =>
  createHash('sha256').update(oneSpelling([identity.project, identity.period, key, indicator])).digest('hex').slice(0, 16);
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A sheet's name as spreadsheets allow: at most 31 signs, none of `[]:*?/\`. */
export const sheetName = (text: string): string => text.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31).trim();

/** Marks of cells by their address, `G12`: a fault or something odd, with what is said of it. */
export type Marks = ReadonlyMap<string, { readonly wrong: boolean; readonly text: string }>;
/** What stands in a line that is written: as filled in, at its place. */
export type Written = Readonly<Record<Column, string>> & { readonly fields: readonly Field[]; readonly isPart: boolean; readonly units: readonly string[]; readonly levels: readonly string[] };

export function writeTemplate({ identity, rows, words }: Template): Buffer {
  return writeForm(identity, rows.map((row): Written => {
    const key = rowKey(row.indicator, row.part);
    return {
      indicator: row.indicator, name: row.name, part: row.partName, last: row.last, target: row.target, state: row.state === null ? '' : words.states[row.state], first: row.first, second: row.second,
      unit: row.unit, note: row.note, key, check: rowCheck(identity, key, row.indicator), fields: row.fields, isPart: row.part !== null, units: row.units, levels: row.levels,
    };
  }), words, new Map());
}

export function writeForm(identity: Identity, rows: readonly Written[], words: TemplateWords, marks: Marks): Buffer {
  const rightToLeft = identity.language === 'ar';
  const lists = new Map<string, { column: number; values: readonly string[] }>();
  const rangeOf = (values: readonly string[]): string => {
    const id = JSON.stringify(values);
    const held = lists.get(id) ?? { column: lists.size, values };
    lists.set(id, held);
    const column = columnOf(held.column);
    return `${LISTS}!$${column}$1:$${column}$${values.length}`;
  };
  const values = valuesSheet(rows, words, { rightToLeft, marks, rangeOf });
  const help: Out = {
    name: sheetName(words.help), widths: [110], rightToLeft, locked: true,
    rows: [[{ text: words.title, look: 'title' }], [{ text: `${identity.project} · ${identity.period}`, look: 'wrap' }], ...words.lines.map((text): Cell[] => [{ text, look: 'wrap' }])],
  };
  return writeWorkbook([help, values, listSheet([...lists.values()].map((one) => one.values)), identitySheet(identity)], 1);
}

type Showing = { readonly rightToLeft: boolean; readonly marks: Marks; readonly rangeOf: (values: readonly string[]) => string };

function valuesSheet(rows: readonly Written[], words: TemplateWords, { rightToLeft, marks, rangeOf }: Showing): Out {
  const choices: Choice[] = [];
  const numbers: string[] = [];
  const states = rangeOf(Object.values(words.states));
  const lines = rows.map((row, n): (Cell | null)[] => {
    const at = (column: Column): string => `${letterOf(column)}${n + 2}`;
    if (!row.isPart) {
      choices.push({ at: at('state'), list: states });
      if (row.units.length > 1) choices.push({ at: at('unit'), list: rangeOf(row.units) });
    }
    row.fields.forEach((field, m) => {
      const cell = at(m === 0 ? 'first' : 'second');
      if (field === 'level') { if (row.levels.length > 0) choices.push({ at: cell, list: rangeOf(row.levels) }); } else if (isNumber(field)) numbers.push(cell);
    });
    return COLUMNS.map((column) => cellOf(row, column, marks.get(at(column))));
  });
  return {
    name: sheetName(words.sheet), widths: WIDTHS, hiddenColumns: 2, rightToLeft, locked: true, frozen: true, choices, numbers, fault: { title: words.faultTitle, text: words.faultText },
    rows: [words.heads.map((text): Cell => ({ text, look: 'head' })), ...lines], comments: new Map([...marks].map(([at, one]) => [at, one.text])),
  };
}

const isNumber = (field: Field): boolean => field === 'value' || field === 'numerator' || field === 'denominator' || field === 'weight';

/** Whether something may be written there: a part has no state, unit or note of its own. */
export function isEntry(row: Pick<Written, 'fields' | 'isPart' | 'units'>, column: Column): boolean {
  if (column === 'first') return true;
  if (column === 'second') return row.fields.length > 1;
  return !row.isPart && (column === 'state' || column === 'note' || (column === 'unit' && row.units.length > 0));
}

function cellOf(row: Written, column: Column, mark: { readonly wrong: boolean } | undefined): Cell {
  const text = row[column];
  const field = column === 'first' ? row.fields[0] : column === 'second' ? row.fields[1] : undefined;
  const number = field !== undefined && isNumber(field);
  const open = isEntry(row, column);
  const look: Look = mark !== undefined ? (mark.wrong ? (number ? 'wrong' : 'wrong-text') : number ? 'odd' : 'odd-text') : open ? (number ? 'entry' : 'entry-text') : 'locked';
  return { text, look, number };
}

/** Lists to choose from, one a column: a rule that names them in itself has room for 255 signs. */
const listSheet = (lists: readonly (readonly string[])[]): Out => ({
  name: LISTS, hidden: 'veryHidden', widths: lists.map(() => 20),
  rows: Array.from({ length: Math.max(...lists.map((one) => one.length)) }, (_, n) => lists.map((one): Cell | null => (one[n] === undefined ? null : { text: one[n], look: 'plain' }))),
});

/** What a cell can hold is 32,767 signs, so it stands in pieces below one another, with their hash. */
const PIECE = 30_000;
function identitySheet(identity: Identity): Out {
  const text = JSON.stringify(identity);
  const pieces = Array.from({ length: Math.ceil(text.length / PIECE) }, (_, n) => text.slice(n * PIECE, (n + 1) * PIECE));
  return { name: IDENTITY, hidden: 'veryHidden', widths: [40], rows: [FORMAT, digestOf(text), ...pieces].map((one): Cell[] => [{ text: one, look: 'plain' }]) };
}
