/** Parts of a value: by country (figures 3.2, 15.8) and by the values of a dimension (figures 8). */
import type { Kind } from '../framework/types.ts';
import { type Rational, ZERO, isZero, subtract, total } from '../ground/rational.ts';
import type { Cell, Measured } from '../plan/answer.ts';
import type { Held, Share } from './prepared.ts';

/** What is stated of no value of a dimension; a value of every dimension. */
export const NOT_STATED = 'not-stated';
const COUNTRY = 'country';

/** Kinds of which parts may stand in countries (figures 3.2). */
export const splitsByCountry = (kind: Kind): boolean =>
  kind === 'flow' || kind === 'cumulative' || kind === 'stock' || kind === 'ratio';

const cellsOf = (measured: Measured): readonly Cell[] =>
  measured.shape === 'number' || measured.shape === 'fraction' ? measured.cells : [];

const namedCountry = (cell: Cell): string | null => {
  const named = cell.dimensions[COUNTRY];
  return named === undefined || named === NOT_STATED || named === 'none' ? null : named;
};

/** Countries named by parts of values. */
export function countriesOf(held: readonly Held[]): Set<string> {
  const named = new Set<string>();
  for (const { measured } of held) {
    for (const cell of measured === null ? [] : cellsOf(measured)) {
      const country = namedCountry(cell);
      if (country !== null) named.add(country);
    }
  }
  return named;
}

/** What of a value belongs to a place: all of it, a country's part (null when it names none), or what no country has. */
export function sharedPart(measured: Measured, share: Share): Measured | null {
  if (share.sort === 'whole') return measured;
  const cells = cellsOf(measured);
  if (share.sort === 'country') {
    const named = cells.filter((cell) => namedCountry(cell) === share.iso3);
    return named.length === 0 ? null : totalOf(measured, named);
  }
  const named = cells.filter((cell) => namedCountry(cell) !== null);
  return named.length === 0 ? measured : without(measured, named);
}

/** A value that is the sum of cells of another. */
function totalOf(measured: Measured, cells: readonly Cell[]): Measured {
  if (measured.shape === 'fraction') {
    const [numerator, denominator] = [total(cells, (cell) => cell.numerator), total(cells, (cell) => cell.denominator)];
    return { shape: 'fraction', numerator, denominator, cells };
  }
  if (measured.shape !== 'number' || measured.weight === null) {
    return { shape: 'number', value: total(cells, (cell) => cell.value), weight: null, cells };
  }
  const weight = total(cells, (cell) => cell.weight);
  const weighted = total(cells, (cell) => (cell.value && cell.weight ? product(cell.value, cell.weight) : null));
  return { shape: 'number', value: isZero(weight) ? ZERO : quotient(weighted, weight), weight, cells };
}

/** What is left of a value without some of its cells; of its breakdowns only those that state "no country" remain. */
function without(measured: Measured, cells: readonly Cell[]): Measured {
  const taken = totalOf(measured, cells);
  const left = cellsOf(measured).filter((cell) => cell.dimensions[COUNTRY] !== undefined && !cells.includes(cell));
  if (measured.shape === 'fraction' && taken.shape === 'fraction') {
    const numerator = subtract(measured.numerator, taken.numerator);
    return { shape: 'fraction', numerator, denominator: subtract(measured.denominator, taken.denominator), cells: left };
  }
  if (measured.shape !== 'number' || taken.shape !== 'number') return measured;
  return { shape: 'number', value: subtract(measured.value, taken.value), weight: null, cells: left };
}

/** A value's parts along a dimension: one for each value it states, and what it leaves not stated (figures 8). */
export function partsBy(measured: Measured, dimension: string, overlapping: boolean): Map<string, Measured> {
  const byValue = new Map<string, Cell[]>();
  for (const cell of cellsOf(measured)) {
    const value = cell.dimensions[dimension];
    if (value === undefined) continue;
    const list = byValue.get(value);
    if (list) list.push(cell);
    else byValue.set(value, [cell]);
  }
  const parts = new Map<string, Measured>();
  if (byValue.size === 0) return parts.set(NOT_STATED, measured);
  for (const [value, cells] of byValue) parts.set(value, totalOf(measured, cells));
  if (overlapping) return parts;
  const stated = [...byValue].filter(([value]) => value !== NOT_STATED).flatMap(([, cells]) => cells);
  const rest = leftOver(measured, stated);
  if (rest !== null) parts.set(NOT_STATED, rest);
  return parts;
}

/** What the stated parts leave of a total; null when nothing is left. */
function leftOver(measured: Measured, stated: readonly Cell[]): Measured | null {
  const taken = totalOf(measured, stated);
  if (measured.shape === 'fraction' && taken.shape === 'fraction') {
    const numerator = subtract(measured.numerator, taken.numerator);
    const denominator = subtract(measured.denominator, taken.denominator);
    return isZero(denominator) && isZero(numerator) ? null : { shape: 'fraction', numerator, denominator, cells: [] };
  }
  if (measured.shape !== 'number' || taken.shape !== 'number') return null;
  if (measured.weight === null || taken.weight === null) {
    const value = subtract(measured.value, taken.value);
    return isZero(value) ? null : { shape: 'number', value, weight: null, cells: [] };
  }
  const weight = subtract(measured.weight, taken.weight);
  if (isZero(weight)) return null;
  const weighted = subtract(product(measured.value, measured.weight), product(taken.value, taken.weight));
  return { shape: 'number', value: quotient(weighted, weight), weight, cells: [] };
}

const product = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d });
const quotient = (a: Rational, b: Rational): Rational => {
  const [n, d] = [a.n * b.d, a.d * b.n];
  return d < 0n ? { n: -n, d: -d } : { n, d };
};
