/**
 * The values of one indicator element, read one by one: what is said (baseline, target, actual), of which part, for which
 * period. A value that is not understood stands as a point without a reading, so that nothing is added past a hole.
 */
import type { Span } from '@throughline/core/ground/period.ts';
import type { OwnIndicator } from '@throughline/core/transfer/bundle.ts';
import { type Context, note, warning } from './context.ts';
import { readDay, spanOf } from './dates.ts';
import { DENOMINATOR, NUMERATOR } from './kind.ts';
import type { PartValue, What } from './part-value.ts';
import { readValue } from './value.ts';
import { type Element, attributeOf, childAttribute, childrenOf, firstOf, tidy } from './tree.ts';

export type Cell = Readonly<Record<string, string>>;

/** A period as named: `span` null joins no total (figures 13.3). `key` is equal for what is the same period. */
export type Period = { readonly key: string; readonly starts: string; readonly ends: string; readonly span: Span | null; readonly element: Element };

export type Point = {
  readonly what: What;
  readonly element: Element;
  readonly cell: Cell;
  /** Equal for equal cells; empty for the whole. */
  readonly part: string;
  readonly period: Period | null;
  readonly year: number | null;
  readonly value: PartValue | null;
};

export type Fed = {
  readonly element: Element;
  /** Code of the result it stands in. */
  readonly result: string;
  readonly own: OwnIndicator;
  readonly periods: readonly Period[];
  readonly points: readonly Point[];
};

/** Years before this are placeholders ("1900"), not measurements. */
const EARLIEST_BASELINE = 1950;

/** An indicator element with all its readings. */
export function feed(element: Element, result: string, own: OwnIndicator, context: Context): Fed {
  const periods: Period[] = [];
  const points: Point[] = [];
  for (const child of childrenOf(element, 'period')) {
    const period = periodOf(child, own, context);
    if (period !== null) periods.push(period);
    for (const what of ['target', 'actual'] as const) {
      for (const one of childrenOf(child, what)) {
        const point = pointOf(what, one, period, null, own, context);
        if (period !== null) points.push(point);
      }
    }
  }
  const part = onlyPart(points);
  for (const one of childrenOf(element, 'baseline')) points.push(inheriting(baselineOf(one, own, context), part));
  return { element, result, own, periods, points };
}

function periodOf(element: Element, own: OwnIndicator, context: Context): Period | null {
  const days = ['period-start', 'period-end'].map((name) => {
    const written = childAttribute(element, name, 'iso-date');
    const day = readDay(written);
    const at = firstOf(element, name) ?? element;
    if (day === null) note(context, warning('date-not-understood', at, { found: written, accepted: 'YYYY-MM-DD', attribute: 'iso-date', indicator: own.code }));
    return day;
  });
  const [starts, ends] = days;
  if (!starts || !ends) return null;
  if (ends < starts) {
    note(context, warning('period-ends-before-start', element, { found: `${starts} – ${ends}`, accepted: `>= ${starts}`, indicator: own.code }));
    return null;
  }
  const span = spanOf(starts, ends);
  if (span === null) note(context, warning('period-irregular', element, { found: `${starts} – ${ends}`, accepted: 'YYYY-01-01 – YYYY-12-31, YYYY-04-01 – YYYY-06-30', indicator: own.code }));
  return { key: span === null ? `${starts}/${ends}` : `${span.first}-${span.last}`, starts, ends, span, element };
}

function pointOf(what: What, element: Element, period: Period | null, year: number | null, own: OwnIndicator, context: Context): Point {
  const cell = cellOf(element, own.kind === 'ratio');
  return { what, element, cell, part: partKey(cell), period, year, value: readValue(what, element, own, context) };
}

function baselineOf(element: Element, own: OwnIndicator, context: Context): Point {
  const written = attributeOf(element, 'year') ?? attributeOf(element, 'iso-date')?.slice(0, 4) ?? null;
  const year = written !== null && /^[0-9]{4}$/.test(written) ? Number(written) : null;
  const point = pointOf('baseline', element, null, year, own, context);
  if (year !== null && year >= EARLIEST_BASELINE) return point;
  note(context, warning('baseline-year-unlikely', element, { found: written, accepted: `>= ${EARLIEST_BASELINE}`, attribute: 'year', indicator: own.code }));
  return { ...point, value: null };
}

/** A baseline that names no part, of an element all of whose values are of one part, is of this part (2.01 could not say so). */
const inheriting = (baseline: Point, cell: Cell | null): Point =>
  cell === null || baseline.part !== '' ? baseline : { ...baseline, cell, part: partKey(cell) };

function onlyPart(points: readonly Point[]): Cell | null {
  const parts = new Set(points.map(({ part }) => part));
  return parts.size === 1 && !parts.has('') ? points[0]!.cell : null;
}

/** Dimensions as they are named; `location`, `sex` and `age` in one spelling. Several locations of a value are one part. */
function cellOf(element: Element, hasBase: boolean): Cell {
  const cell: Record<string, string> = {};
  const places = childrenOf(element, 'location').flatMap((one) => attributeOf(one, 'ref') ?? []);
  if (places.length > 0) cell['location'] = [...new Set(places)].sort().join(' | ');
  for (const dimension of childrenOf(element, 'dimension')) {
    const [written, value] = [attributeOf(dimension, 'name'), attributeOf(dimension, 'value')];
    if (written === null || value === null) continue;
    const name = /^(?:location|sex|age|numerator|denominator)$/i.test(written) ? written.toLowerCase() : tidy(written);
    if (hasBase && (name === NUMERATOR || name === DENOMINATOR)) continue;
    cell[name] = cell[name] === undefined ? tidy(value) : `${cell[name]} | ${tidy(value)}`;
  }
  return cell;
}

export const partKey = (cell: Cell): string => Object.entries(cell).sort(([a], [b]) => (a < b ? -1 : 1)).map((pair) => JSON.stringify(pair)).join();
