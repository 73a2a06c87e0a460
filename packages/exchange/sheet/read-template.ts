/** A template that came back: which report it is of, what its lines say, and everything that is wrong with its cells, in one pass. */
import type { Typed } from '@throughline/core/collect/draft.ts';
import type { FilledLine, Part } from '@throughline/core/collect/filled.ts';
import type { TypedState } from '@throughline/core/collect/sheet.ts';
import { type Problem, Refused, invalid } from '@throughline/core/ground/problem.ts';
import { type ReadCell, type ReadSheet, readWorkbook } from './read-workbook.ts';
import { COLUMNS, type Column, ENTRIES, FORMAT, IDENTITY, type Identity, type Written, digestOf, letterOf, rowCheck } from './template.ts';

export type ReadBack = {
  readonly identity: Identity; readonly sheet: string; readonly base: ReadonlyMap<string, Typed>; readonly lines: readonly FilledLine[]; readonly problems: readonly Problem[];
  /** What stands in each line, for writing it again with marks. */
  readonly written: readonly (Written & { readonly number: number })[];
};

/** `states`: words of the states in all languages. Refused (invalid): what `readWorkbook` refuses, `spreadsheet-not-a-template`, `spreadsheet-altered`. */
export function readTemplate(bytes: Buffer, states: ReadonlyMap<string, TypedState>): ReadBack {
  const sheets = readWorkbook(bytes);
  const identity = identityOf(sheets);
  const values = sheets.find((one) => !one.name.startsWith('_') && [...one.rows.values()].some((row) => (row.get(letterOf('check'))?.text ?? '').length === 16));
  if (values === undefined) throw new Refused([invalid('spreadsheet-not-a-template', 'file', { found: sheets.map((one) => one.name), accepted: FORMAT })]);
  const reading = { identity, sheet: values.name, states, problems: [] as Problem[], seen: new Map<string, number>(), keys: new Set(identity.keys) };
  const lines: FilledLine[] = [];
  const written: (Written & { number: number })[] = [];
  for (const [number, row] of [...values.rows].sort(([a], [b]) => a - b)) {
    if (number === 1) continue;
    const line = lineOf(reading, number, row);
    written.push({ ...writtenOf(identity, row), number });
    if (line !== null) lines.push(line);
  }
  return { identity, sheet: values.name, base: new Map(Object.entries(identity.base)), lines, problems: reading.problems, written };
}

function identityOf(sheets: readonly ReadSheet[]): Identity {
  const rows = sheets.find((one) => one.name === IDENTITY)?.rows;
  const texts = [...(rows ?? [])].sort(([a], [b]) => a - b).map(([, row]) => row.get('A')?.text ?? '');
  const [format = '', digest = '', ...pieces] = texts;
  if (format !== FORMAT) throw new Refused([invalid('spreadsheet-not-a-template', 'file', { found: format.slice(0, 40) || sheets.map((one) => one.name), accepted: FORMAT })]);
  const text = pieces.join('');
  if (digestOf(text) !== digest) throw new Refused([invalid('spreadsheet-altered', `${IDENTITY}!A2`, {})]);
  return JSON.parse(text) as Identity;
}

type Reading = { readonly identity: Identity; readonly sheet: string; readonly states: ReadonlyMap<string, TypedState>; readonly problems: Problem[]; readonly seen: Map<string, number>; readonly keys: ReadonlySet<string> };
type Row = ReadonlyMap<string, ReadCell>;
const textAt = (row: Row, column: Column): string => row.get(letterOf(column))?.text.trim() ?? '';

/** Null for a line that cannot be told: its fault is told instead. */
function lineOf({ identity, sheet, states, problems, seen, keys }: Reading, number: number, row: Row): FilledLine | null {
  const at = (column: Column): string => `${sheet}!${letterOf(column)}${number}`;
  const key = textAt(row, 'key');
  const known = keys.has(key);
  if (key === '' || !known) {
    const filled = COLUMNS.find((column) => textAt(row, column) !== '');
    if (filled !== undefined) problems.push(invalid('spreadsheet-row-unknown', at(filled), { found: textAt(row, filled).slice(0, 80) }));
    return null;
  }
  const indicator = key.slice(0, key.indexOf('|'));
  if (textAt(row, 'check') !== rowCheck(identity, key, textAt(row, 'indicator'))) {
    problems.push(invalid('spreadsheet-row-altered', at('indicator'), { found: textAt(row, 'indicator').slice(0, 80), accepted: indicator }));
    return null;
  }
  const before = seen.get(key);
  if (before !== undefined) {
    problems.push(invalid('spreadsheet-row-twice', at('indicator'), { found: indicator, accepted: `${sheet}!A${before}` }));
    return null;
  }
  seen.set(key, number);
  const read = (column: Column): string | null => entryOf(row.get(letterOf(column)), at(column), problems);
  const [state, first, second, unit, note] = ENTRIES.map(read);
  const part = key.endsWith('|') ? null : (Object.fromEntries(JSON.parse(key.slice(indicator.length + 1)) as [string, string][]) as Part);
  return {
    indicator, part, fields: identity.fields[indicator] ?? ['value'], first: first!, second: second!, unit: unit!, note: note!, state: state == null ? null : stateNamed(state, { states, at: at('state'), problems }),
    at: { state: at('state'), first: at('first'), second: at('second'), unit: at('unit'), note: at('note') },
  };
}

/** A formula is no value that somebody entered: what it gave may be of another day. It is told and not taken. */
function entryOf(cell: ReadCell | undefined, at: string, problems: Problem[]): string | null {
  if (cell === undefined) return null;
  const text = cell.text.trim();
  if (cell.is === 'formula') problems.push(invalid('spreadsheet-formula', at, { found: text.slice(0, 80) }));
  else if (cell.is === 'date' || cell.is === 'other') problems.push(invalid('spreadsheet-cell-unreadable', at, { found: text.slice(0, 80) }));
  else return text === '' ? null : text;
  return null;
}

function stateNamed(text: string, { states, at, problems }: { states: Reading['states']; at: string; problems: Problem[] }): TypedState | null {
  const found = states.get(text.toLocaleLowerCase());
  if (found === undefined) problems.push(invalid('spreadsheet-state-unknown', at, { found: text.slice(0, 80), accepted: [...new Set(states.keys())].slice(0, 4) }));
  return found ?? null;
}

function writtenOf(identity: Identity, row: Row): Written {
  const key = textAt(row, 'key');
  const code = key.slice(0, key.indexOf('|'));
  const cells = Object.fromEntries(COLUMNS.map((column) => [column, row.get(letterOf(column))?.text ?? ''])) as Record<Column, string>;
  return { ...cells, fields: identity.fields[code] ?? ['value'], isPart: !key.endsWith('|'), units: [...(identity.units[code] ?? [])], levels: [...(identity.levels[code] ?? [])] };
}
