/** One value of a submission as it was entered, beside what it counts as. */
import type { ProjectRecord, Said } from '@throughline/contract/tell/project.ts';
import { decimalText, fractionText } from '@throughline/core/ground/decimal.ts';
import { ONE, divide, multiply, rational } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';

export type ValueRow = {
  submission_id: string; indicator: string; name: Words; kind: string; canonical_unit: string | null; state: Said['state']; value: string | null;
  unit: string | null; factor_num: string; factor_den: string; numerator: string | null; denominator: string | null; weight: string | null;
  level: string | null; text: Words | null; reason: string | null; listed: 'persons' | 'deals' | null; source_at: string | null; persons: number;
  members: string | null; deals: string[]; cells: ProjectRecord['values'][number]['cells'] | null;
};

export function saidOf(row: ValueRow): Said {
  const factor = divide(rational(row.factor_num), rational(row.factor_den)) ?? ONE;
  return {
    state: row.state, value: plain(row.value), unit: row.unit, numerator: plain(row.numerator), denominator: plain(row.denominator),
    weight: plain(row.weight), level: row.level, text: row.text, reason: row.reason === '' ? null : row.reason,
    persons: row.listed === 'persons' ? row.persons : null, deals: row.listed === 'deals' ? row.deals : null,
    factor: fractionText(factor), canonical: canonicalOf(row), cells: row.cells?.length ?? 0,
  };
}

/** In the canonical unit; a ratio as a fraction of one (figures 2.1). Null where nothing was reported or no number says it. */
function canonicalOf(row: ValueRow): string | null {
  if (row.state !== 'reported') return null;
  if (row.listed === 'persons') return String(row.persons);
  if (row.numerator !== null && row.denominator !== null) {
    const share = divide(rational(row.numerator), rational(row.denominator));
    return share === null ? null : decimalText(share);
  }
  if (row.value === null) return row.level;
  const factor = divide(rational(row.factor_num), rational(row.factor_den)) ?? ONE;
  return decimalText(multiply(rational(row.value), factor));
}

/** A number of the store without the zeros it may trail. */
const plain = (text: string | null): string | null => (text === null ? null : decimalText(rational(text)));

export const cellsOf = (row: ValueRow): ProjectRecord['values'][number]['cells'] =>
  (row.cells ?? []).map(({ dimensions, value, numerator, denominator, weight }) => ({ dimensions, value: plain(value), numerator: plain(numerator), denominator: plain(denominator), weight: plain(weight) }));

/** The same text means that two submissions say the same, members of lists and parts included. */
export const sameText = (row: ValueRow): string => JSON.stringify([
  row.state, plain(row.value), row.unit ?? row.canonical_unit, plain(row.numerator), plain(row.denominator), plain(row.weight), row.level, row.text, row.reason ?? '',
  row.listed, row.members, row.deals, cellsOf(row),
]);
