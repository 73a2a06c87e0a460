/** What a value says, as entered, in the one shape that the store, its fingerprints and exports share. */
import type { SaidEntry } from '@throughline/core/collect/said.ts';
import type { Value } from '@throughline/core/collect/submission.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { type Rational, ONE, divide, equal, isDecimal, rational, reduce } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Answer, Cell, Entered } from '@throughline/core/plan/answer.ts';

export type SaidCell = {
  readonly dimensions: Readonly<Record<string, string>>; readonly value: string | null; readonly numerator: string | null;
  readonly denominator: string | null; readonly weight: string | null;
};

/** Numbers are decimal text; canonical = value × factor_num / factor_den. */
export type Said = {
  readonly state: Answer['state']; readonly value: string | null; readonly unit: string | null; readonly factor_num: string;
  readonly factor_den: string; readonly numerator: string | null; readonly denominator: string | null; readonly weight: string | null;
  readonly level: string | null; readonly text: Words | null; readonly reason: string | null; readonly listed: 'persons' | 'deals' | null;
  readonly members: readonly string[]; readonly cells: readonly SaidCell[];
};

const NOTHING: Omit<Said, 'state'> = {
  value: null, unit: null, factor_num: '1', factor_den: '1', numerator: null, denominator: null, weight: null, level: null, text: null,
  reason: null, listed: null, members: [], cells: [],
};

/** An answer as it was entered: canonical numbers divided by the factor that made them. */
export function saidOf(answer: Answer, entered: Entered | null): Said {
  if (answer.state !== 'reported') return { ...NOTHING, state: answer.state, reason: answer.reason };
  const factor = reduce(entered?.factor ?? ONE);
  const base: Said = { ...NOTHING, state: 'reported', unit: entered?.unit ?? null, factor_num: String(factor.n), factor_den: String(factor.d) };
  const { measured } = answer;
  switch (measured.shape) {
    case 'persons': return { ...base, listed: 'persons', members: sorted(measured.persons) };
    case 'deals': return { ...base, listed: 'deals', members: sorted(measured.deals) };
    case 'level': return { ...base, level: measured.level };
    case 'text': return { ...base, text: measured.text };
    case 'fraction':
      return { ...base, numerator: decimalText(measured.numerator), denominator: decimalText(measured.denominator), cells: measured.cells.map((one) => cellOf(one, factor)) };
    default:
      return { ...base, value: asWritten(measured.value, factor, entered), weight: textOf(measured.weight), cells: measured.cells.map((one) => cellOf(one, factor)) };
  }
}

export const saidOfValue = (one: Value): Said => saidOf(one.answer, one.entered);

/** The written text where it is a decimal and the very number, so that "1.50" stays as it was entered. */
function asWritten(canonical: Rational, factor: Rational, entered: Entered | null): string {
  const value = divide(canonical, factor)!;
  const written = entered?.value ?? null;
  return written !== null && isDecimal(written) && equal(rational(written), value) ? written : decimalText(value);
}

const cellOf = (one: Cell, factor: Rational): SaidCell => ({
  dimensions: one.dimensions,
  value: one.value === null ? null : decimalText(divide(one.value, factor)!),
  numerator: textOf(one.numerator), denominator: textOf(one.denominator), weight: textOf(one.weight),
});

const textOf = (value: Rational | null): string | null => (value === null ? null : decimalText(value));
const sorted = (list: readonly string[]): string[] => [...new Set(list)].sort();

/** Equal for two values that say the same, however their numbers are written. */
export function signature(one: Said): string {
  const cells = one.cells.map((cell) => JSON.stringify([sortedRecord(cell.dimensions), plain(cell.value), plain(cell.numerator), plain(cell.denominator), plain(cell.weight)])).sort();
  return JSON.stringify([
    one.state, plain(one.value), one.unit, one.factor_num, one.factor_den, plain(one.numerator), plain(one.denominator), plain(one.weight), one.level,
    one.text === null ? null : sortedRecord(one.text), one.reason, one.listed, one.members, cells,
  ]);
}

const sortedRecord = (record: Readonly<Record<string, string>>): [string, string][] => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
const plain = (text: string | null): string | null => (text === null ? null : text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** A value in the words of a portfolio file; members that say nothing are left out. */
export function statedOf(said: Said): SaidEntry {
  const cells = said.cells.map(({ dimensions, ...numbers }) => present({ ...dimensions, ...numbers }));
  return present({
    value: said.value, unit: said.unit, numerator: said.numerator, denominator: said.denominator, weight: said.weight, level: said.level,
    text: said.text, persons: said.listed === 'persons' ? [...said.members] : null, deals: said.listed === 'deals' ? [...said.members] : null,
    notReported: said.state === 'not-reported' ? said.reason : null, notApplicable: said.state === 'not-applicable' ? said.reason : null,
    cells: cells.length === 0 ? null : cells,
  });
}

const present = <Entry extends object>(record: Entry): Entry => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as Entry;
