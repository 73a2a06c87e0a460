/** Rows of the store as they come, and the small steps from them to `core`'s shapes. */
import type { Answer, Cell, Measured } from '@throughline/core/plan/answer.ts';
import type { Kind } from '@throughline/core/framework/types.ts';
import type { Span } from '@throughline/core/ground/period.ts';
import { ONE, type Rational, divide, multiply, rational } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';

export type MeasurementRow = {
  project_id: string; submission_id: string; indicator_id: string; state: 'reported' | 'not-reported' | 'not-applicable';
  value: string | null; unit: string | null; factor_num: string; factor_den: string; numerator: string | null;
  denominator: string | null; weight: string | null; level: string | null; text: Words | null; reason: string | null;
  listed: 'persons' | 'deals' | null; cells: CellRow[] | null; persons: string[] | null; deals: string[] | null;
};

export type CellRow = {
  dimensions: Record<string, string>; value: string | null; numerator: string | null; denominator: string | null; weight: string | null;
};

/** A number of the store: `numeric` may carry trailing zeros and no exponent. */
export const number = (text: string): Rational => rational(text);
export const numberOrNull = (text: string | null): Rational | null => (text === null ? null : number(text));

/** value × factor_num / factor_den, exactly. */
export function factorOf(num: string, den: string): Rational {
  return num === '1' && den === '1' ? ONE : divide(number(num), number(den))!;
}

export const spanOf = (first: number | null, last: number | null): Span | null =>
  first === null || last === null ? null : { first, last };

/** Nearly everything is said in the unit that it is kept in: then nothing is to be reduced. */
const times = (value: Rational, factor: Rational): Rational => (factor === ONE ? value : multiply(value, factor));

/** The answer of one measurement in canonical units. */
export function answerOf(row: MeasurementRow, kind: Kind): Answer {
  if (row.state === 'not-reported') return { state: 'not-reported', reason: row.reason ?? '' };
  if (row.state === 'not-applicable') return { state: 'not-applicable', reason: row.reason ?? '' };
  return { state: 'reported', measured: measuredOf(row, kind) };
}

function measuredOf(row: MeasurementRow, kind: Kind): Measured {
  if (row.listed === 'persons') return { shape: 'persons', persons: row.persons ?? [] };
  if (row.listed === 'deals') return { shape: 'deals', deals: row.deals ?? [] };
  if (kind === 'ordinal') return { shape: 'level', level: row.level ?? '' };
  if (kind === 'qualitative') return { shape: 'text', text: row.text ?? {} };
  const factor = factorOf(row.factor_num, row.factor_den);
  const cells = (row.cells ?? []).map((cell) => cellOf(cell, factor));
  if (kind === 'ratio') {
    return { shape: 'fraction', numerator: number(row.numerator!), denominator: number(row.denominator!), cells };
  }
  return { shape: 'number', value: times(number(row.value!), factor), weight: numberOrNull(row.weight), cells };
}

function cellOf(cell: CellRow, factor: Rational): Cell {
  return {
    dimensions: cell.dimensions,
    value: cell.value === null ? null : times(number(cell.value), factor),
    numerator: numberOrNull(cell.numerator),
    denominator: numberOrNull(cell.denominator),
    weight: numberOrNull(cell.weight),
  };
}
