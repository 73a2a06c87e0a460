/** How a kind of indicator is written: its fields from left to right, on the screen and in a spreadsheet alike. */
import type { SaidEntry } from './said.ts';

export type Field = 'value' | 'numerator' | 'denominator' | 'weight' | 'level' | 'text' | 'persons' | 'deals';

const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  ratio: ['numerator', 'denominator'], 'weighted-mean': ['value', 'weight'], intensity: ['value', 'weight'], 'distinct-sum': ['deals'], ordinal: ['level'], qualitative: ['text'],
};
const WITHOUT_PARTS: ReadonlySet<string> = new Set(['ordinal', 'qualitative', 'intensity', 'distinct-sum']);

/** Persons by their ids where that is how they were last named; else their number. `said` before `last`. */
export function fieldsOfKind(kind: string, said: SaidEntry | null, last: SaidEntry | null): readonly Field[] {
  if (kind === 'distinct') return (said ?? last)?.persons != null ? ['persons'] : ['value'];
  return FIELDS[kind] ?? ['value'];
}

/** Whether its parts are written one by one: texts, levels and lists of ids have none. */
export const partsAreWritten = (kind: string, fields: readonly Field[]): boolean => !WITHOUT_PARTS.has(kind) && fields[0] !== 'persons';
