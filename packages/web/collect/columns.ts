/** Columns of the sheet, and what a key does with the place that has the focus. */
import type { Line } from './lines.ts';

export const COLUMNS = ['name', 'first', 'second', 'unit', 'state', 'last', 'target', 'check'] as const;
export type Column = (typeof COLUMNS)[number];
/** The end of writing a field: whether it is kept, and which way the focus goes. */
export type End = (keep: boolean, way: 'down' | 'up' | 'next' | 'back' | 'stay') => void;
export type Spot = { readonly line: number; readonly column: Column };

/** The second field stands only where some line has one; on a narrow screen what is beside a line stands in its panel. */
export function columnsOf(lines: readonly Line[], narrow: boolean): Column[] {
  const second = lines.some((one) => one.fields.length > 1);
  return COLUMNS.filter((one) => (one !== 'second' || second) && !(narrow && ['unit', 'last', 'target'].includes(one)));
}

type Step = { readonly lines: number; readonly columns: readonly Column[]; readonly page: number; readonly rtl: boolean };

/** Where a key leads, null when it leads nowhere. Left and right are as they are seen. */
export function moved(spot: Spot, key: string, control: boolean, { lines, columns, page, rtl }: Step): Spot | null {
  const at = columns.indexOf(spot.column);
  const across = (by: number): Spot => ({ ...spot, column: columns[Math.min(columns.length - 1, Math.max(0, at + by))]! });
  const down = (by: number): Spot => ({ ...spot, line: Math.min(lines - 1, Math.max(0, spot.line + by)) });
  switch (key) {
    case 'ArrowDown': return control ? down(lines) : down(1);
    case 'ArrowUp': return control ? down(-lines) : down(-1);
    case 'ArrowRight': return across(rtl ? -1 : 1);
    case 'ArrowLeft': return across(rtl ? 1 : -1);
    case 'PageDown': return down(page);
    case 'PageUp': return down(-page);
    case 'Home': return control ? { line: 0, column: columns[0]! } : across(-columns.length);
    case 'End': return control ? { line: lines - 1, column: columns.at(-1)! } : across(columns.length);
    default: return null;
  }
}
