/**
 * Parts that add (figures 13.1): the value of the whole is the one without dimensions where there is one, else the sum of
 * the parts of one breakdown, and never a sum with a hole in it. Several breakdowns of one value stand side by side.
 */
import type { Cell as ValueCell } from '@throughline/core/plan/answer.ts';
import { type Rational, ZERO, add, compare, equal, isNegative, isZero, subtract } from '@throughline/core/ground/rational.ts';
import type { OwnIndicator } from '@throughline/core/transfer/bundle.ts';
import { type Context, note, warning } from './context.ts';
import type { PartValue } from './part-value.ts';
import type { Point } from './points.ts';
import type { Element } from './tree.ts';

export type Added = { readonly value: PartValue; readonly cells: readonly ValueCell[] };

type Pair = { readonly a: Rational; readonly b: Rational };
type Breakdown = { readonly names: readonly string[]; readonly points: readonly Point[]; readonly sum: Pair | null };

const NOT_STATED = 'not-stated';

/**
 * Adds the points of one sort in one period. `asked` are the parts that must not be missing (those that a target or an actual
 * beside it names); `open` says that an element of the period gave nothing at all. Null: no value; it has been noted why.
 */
export function addParts(points: readonly Point[], asked: readonly Point[], open: boolean, at: Element, own: OwnIndicator, context: Context): Added | null {
  if (points.length === 0) return null;
  const data = { indicator: own.code };
  const whole = points.find(({ part }) => part === '');
  const breakdowns = breakdownsOf(points.filter(({ part }) => part !== ''), asked);
  if (whole !== undefined) return whole.value === null ? null : { value: whole.value, cells: cellsOf(pairOf(whole.value), breakdowns, at, own, context) };
  const complete = open ? [] : breakdowns.filter(({ sum }) => sum !== null);
  if (complete.length === 0) {
    note(context, warning('parts-incomplete', at, { ...data, found: points.map(({ cell }) => Object.values(cell).join(' · ')).join('; ').slice(0, 200) }));
    return null;
  }
  const total = complete[0]!.sum!;
  if (complete.some(({ sum }) => !samePair(sum!, total))) {
    note(context, warning('parts-disagree', at, { ...data, found: complete.map(({ names }) => names.join(' + ')).join(' ≠ ') }));
    return null;
  }
  return { value: valueOf(total, own.kind === 'ratio'), cells: cellsOf(total, breakdowns, at, own, context) };
}

/** One breakdown for each set of dimensions; its sum is null when a part of it has no reading. */
function breakdownsOf(points: readonly Point[], asked: readonly Point[]): Breakdown[] {
  const bySet = new Map<string, Point[]>();
  for (const point of points) {
    const set = namesOf(point).join('\n');
    const held = bySet.get(set);
    if (held === undefined) bySet.set(set, [point]);
    else held.push(point);
  }
  return [...bySet.entries()].map(([set, held]) => {
    const parts = new Set(held.map(({ part }) => part));
    const missing = asked.some((one) => !parts.has(one.part) && one.part !== '' && namesOf(one).join('\n') === set);
    const holes = missing || held.some(({ value }) => value === null);
    return { names: namesOf(held[0]!), points: held, sum: holes ? null : held.reduce((sum, { value }) => addPair(sum, pairOf(value!)), NOTHING) };
  }).sort((x, y) => y.names.length - x.names.length || (x.names.join() < y.names.join() ? -1 : 1));
}

/** Cells of the breakdowns that fit the whole; a dimension stands in one breakdown only, what is left over is not stated. */
function cellsOf(total: Pair, breakdowns: readonly Breakdown[], at: Element, own: OwnIndicator, context: Context): ValueCell[] {
  const cells: ValueCell[] = [];
  const used = new Set<string>();
  for (const { names, points } of breakdowns) {
    const read = points.filter(({ value }) => value !== null);
    const rest = read.reduce((left, { value }) => subtractPair(left, pairOf(value!)), total);
    const overlap = names.some((name) => used.has(name));
    if (overlap || !fits(rest, total)) {
      note(context, warning(overlap ? 'breakdown-left-out' : 'parts-exceed-total', at, { found: names.join(' + '), indicator: own.code }));
      continue;
    }
    for (const name of names) used.add(name);
    for (const { cell, value } of read) cells.push(cellWith(cell, value!));
    if (!isZero(rest.a) || !isZero(rest.b)) cells.push(cellWith(Object.fromEntries(names.map((name) => [name, NOT_STATED])), valueOf(rest, own.kind === 'ratio')));
  }
  return cells;
}

/** What is left must lie on the whole's side of nothing: a rest of the other sign means that the parts exceed the whole. */
function fits(rest: Pair, total: Pair): boolean {
  const ok = (left: Rational, whole: Rational): boolean => isZero(left) || (isNegative(left) === isNegative(whole) && !isZero(whole));
  return ok(rest.a, total.a) && ok(rest.b, total.b) && (isZero(rest.b) || compare(rest.a, rest.b) <= 0);
}

const NOTHING: Pair = { a: ZERO, b: ZERO };
const pairOf = (value: PartValue): Pair =>
  value.sort === 'fraction' ? { a: value.numerator, b: value.denominator } : { a: value.sort === 'number' ? value.value : ZERO, b: ZERO };
const addPair = (x: Pair, y: Pair): Pair => ({ a: add(x.a, y.a), b: add(x.b, y.b) });
const subtractPair = (x: Pair, y: Pair): Pair => ({ a: subtract(x.a, y.a), b: subtract(x.b, y.b) });
const samePair = (x: Pair, y: Pair): boolean => equal(x.a, y.a) && equal(x.b, y.b);
const valueOf = (pair: Pair, isFraction: boolean): PartValue =>
  isFraction ? { sort: 'fraction', numerator: pair.a, denominator: pair.b } : { sort: 'number', value: pair.a };
const namesOf = (point: Point): string[] => Object.keys(point.cell).sort();

function cellWith(cell: Readonly<Record<string, string>>, value: PartValue): ValueCell {
  const dimensions = { ...cell };
  if (value.sort === 'fraction') return { dimensions, value: null, numerator: value.numerator, denominator: value.denominator, weight: null };
  return { dimensions, value: value.sort === 'number' ? value.value : null, numerator: null, denominator: null, weight: null };
}
