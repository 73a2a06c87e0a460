/** A block from a spreadsheet laid on the sheet from the place that has the focus: down the lines, across the two fields. */
import type { Typed } from '@throughline/core/collect/draft.ts';
import type { Column } from './columns.ts';
import { type Line, withField } from './lines.ts';
import { readNumber } from './read-number.ts';
import type { Writing } from './writing.ts';

export type Pasted = { readonly values: ReadonlyMap<string, Typed>; readonly cells: number; readonly left: number };

export function pasted(writing: Writing, lines: readonly Line[], at: { readonly line: number; readonly column: Column }, block: readonly (readonly string[])[], language: string): Pasted {
  const values = new Map<string, Typed>();
  let cells = 0;
  let left = 0;
  const from = at.column === 'second' ? 1 : 0;
  block.forEach((row, down) => row.forEach((cell, across) => {
    const line = lines[at.line + down];
    const field = line?.fields[from + across];
    if (line === undefined || field === undefined) { left += cell.trim() === '' ? 0 : 1; return; }
    const before = values.get(line.row.indicator) ?? writing.of(line.row.indicator);
    const isNumber = ['value', 'numerator', 'denominator', 'weight'].includes(field);
    // a number laid upon a gap is a report
    const said = isNumber && cell.trim() !== '' && (before.said?.notReported != null || before.said?.notApplicable != null) && line.part === null ? null : before.said;
    values.set(line.row.indicator, { ...before, said: withField(line, said, field, isNumber ? readNumber(cell, language) : cell.trim(), language) });
    cells += 1;
  }));
  return { values, cells, left };
}
