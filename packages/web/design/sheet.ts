/** Projects as cells of a spreadsheet: numbers as numbers, days as days, all else as text that no program takes for a formula. */
import type { ProjectRow } from '@throughline/contract/design/projects.ts';
import type { SheetData } from 'write-excel-file/universal';
import type { FileColumn } from './columns.tsx';

export type Book = {
  readonly sheet: string; readonly about: string; readonly rightToLeft: boolean;
  readonly said: readonly (readonly [string, string])[];
  /** Heads, then rows: texts as columns give them. */
  readonly cells: readonly (readonly string[])[];
  readonly kinds: readonly FileColumn['kind'][];
};

export const sheetCells = (columns: readonly FileColumn[], rows: readonly ProjectRow[]): string[][] =>
  [columns.map((one) => one.name), ...rows.map((row) => columns.map((one) => one.of(row)))];

/** Digits that a spreadsheet's number holds without loss; longer ones stay text. */
const DIGITS = 15;
/** Letters that a cell holds. */
const LETTERS = 32_767;
/** What a sheet's name may not hold, and how long it may be. */
const sheetName = (text: string): string => text.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);

/** One sheet of rows, one that says what was asked. */
export function sheetsOf({ sheet, about, said, rightToLeft, cells, kinds }: Book) {
  const [heads = [], ...rows] = cells;
  const data: SheetData = [
    heads.map((head) => ({ value: head, type: String, fontWeight: 'bold' as const, wrap: true })),
    ...rows.map((row) => row.map((text, at) => cellOf(text, kinds[at]!))),
  ];
  const widths = heads.map((head, at) => ({ width: Math.min(60, Math.max(10, head.length + 2, ...rows.slice(0, 200).map((row) => (row[at] ?? '').length + 2))) }));
  return [
    { data, sheet: sheetName(sheet), columns: widths, stickyRowsCount: 1, rightToLeft },
    { data: said.map(([name, text]) => [{ value: name, type: String, fontWeight: 'bold' as const }, cellOf(text, 'text')]), sheet: sheetName(about), columns: [{ width: 28 }, { width: 90 }], rightToLeft },
  ];
}

/** A text stays a text cell whatever it begins with: only cells of type formula are reckoned. */
export function cellOf(text: string, kind: FileColumn['kind']): SheetData[number][number] {
  if (text === '') return null;
  if (kind === 'number' && text.replace(/[^0-9]/g, '').length <= DIGITS && /^-?\d+(\.\d+)?$/.test(text)) return { value: Number(text), type: Number, format: text.includes('.') ? '#,##0.##' : '#,##0' };
  if (kind === 'day') return { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  return { value: text.slice(0, LETTERS), type: String };
}
