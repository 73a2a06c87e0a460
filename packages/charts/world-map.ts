/**
 * A figure on the map: what adds up as circles whose area is the value, ratios and rates as a stepped shade with written classes.
 * Lower bounds are hollow with a tick, countries with projects and no figure are hatched (docs/look.md). Never mirrored.
 */
import { type Mark, at, mark } from './mark.ts';
import { scaleFor } from './scale.ts';
import { type World, m49Of, worldAt } from './world.ts';

export type MapRow = {
  readonly iso3: string;
  /** Decimal text; null: projects are here, and no figure. */
  readonly value: string | null;
  /** More was done than is known. */
  readonly atLeast: boolean;
};
export type MapLook = {
  readonly width: number;
  readonly title: string;
  /** Whether values of countries may be added: circles; else a shade. */
  readonly adds: boolean;
  readonly selected: string | null;
  readonly number: (text: string) => string;
  readonly words: { readonly largest: (text: string) => string; readonly atLeast: string; readonly noData: string; readonly between: (low: string, high: string) => string };
  readonly mirrored: boolean;
  /** Distinguishes the pattern of this picture from that of another on the same page. */
  readonly key: string;
};

const LINE = 22;
export const STEPS = 5;

/** The picture, and where each row's point stands on it (rows without a place are not in the list). */
export function worldMap(rows: readonly MapRow[], look: MapLook): { readonly picture: Mark; readonly points: readonly { iso3: string; x: number; y: number }[] } {
  const world = worldAt(look.width);
  const points = rows.flatMap(({ iso3 }) => { const found = world.point(iso3); return found ? [{ iso3, x: at(found[0]), y: at(found[1]) }] : []; });
  const steps = look.adds ? [] : stepsOf(rows);
  const legend = legendOf(rows, steps, look, world.height + 10);
  const height = world.height + 10 + legend.lines * LINE;
  const hatch = `hatch-${look.key}`;
  const picture = mark('svg', { class: 'map', viewBox: `0 0 ${look.width} ${height}`, width: look.width, height, role: 'img', 'aria-label': look.title }, [
    mark('defs', {}, [mark('pattern', { id: hatch, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, [
      mark('rect', { class: 'map-land', width: 5, height: 5 }), mark('line', { class: 'map-hatch', x1: 0, x2: 0, y1: 0, y2: 5 }),
    ])]),
    ...land(world, rows, steps, look, hatch),
    mark('path', { class: 'map-border', d: world.borders }),
    mark('path', { class: 'map-border is-unsettled', d: world.unsettled }),
    ...marksOf(world, rows, points, steps, look, hatch),
    ...legend.marks,
  ]);
  return { picture, points };
}

function land(world: World, rows: readonly MapRow[], steps: readonly number[], look: MapLook, hatch: string): Mark[] {
  const byNumber = new Map(rows.map((row) => [m49Of(row.iso3), row]));
  return world.outlines.map(({ m49, d }) => {
    const row = m49 === '' ? undefined : byNumber.get(m49);
    if (row === undefined) return mark('path', { class: 'map-land', d });
    if (row.value === null) return mark('path', { class: 'map-land is-held', d, fill: `url(#${hatch})`, 'data-iso3': row.iso3 });
    return mark('path', { class: look.adds ? 'map-land is-held' : `map-land is-held map-step-${stepOf(row.value, steps)}`, d, 'data-iso3': row.iso3 });
  });
}

const largest = (width: number): number => Math.max(9, Math.min(26, width / 32));

function marksOf(world: World, rows: readonly MapRow[], points: readonly { iso3: string; x: number; y: number }[], steps: readonly number[], look: MapLook, hatch: string): Mark[] {
  const drawn = new Set(world.outlines.map(({ m49 }) => m49));
  const places = new Map(points.map((one) => [one.iso3, one]));
  const radius = radiusFor(rows, look.width);
  const size = (value: string | null): number => (look.adds && value !== null ? radius(value) : 4);
  // the largest first, so that small ones stay on top
  return [...rows].sort((a, b) => size(b.value) - size(a.value)).flatMap(({ iso3, value, atLeast }): Mark[] => {
    const place = places.get(iso3);
    if (!place) return [];
    const held = { cx: place.x, cy: place.y, 'data-iso3': iso3 };
    const ring = look.selected === iso3 ? [mark('circle', { class: 'map-ring', cx: place.x, cy: place.y, r: at(size(value) + 4) })] : [];
    const isSmall = !drawn.has(m49Of(iso3) ?? '');
    if (value === null) return isSmall ? [mark('circle', { class: 'map-small', ...held, r: 4, fill: `url(#${hatch})` }), ...ring] : ring;
    if (!look.adds) return isSmall ? [mark('circle', { class: `map-small map-step-${stepOf(value, steps)}`, ...held, r: 4 }), ...ring] : ring;
    return [...circle(place.x, place.y, radius(value), atLeast, { 'data-iso3': iso3 }), ...ring];
  });
}

/** Areas in proportion to values; nothing is a small ring, for zero is a report. */
function radiusFor(rows: readonly MapRow[], width: number): (value: string) => number {
  const highest = Math.max(...rows.map(({ value }) => Math.abs(Number(value ?? 0))), 0) || 1;
  return (value) => at(Math.max(2, Math.sqrt(Math.abs(Number(value)) / highest) * largest(width)));
}

function circle(x: number, y: number, r: number, atLeast: boolean, more: Mark['attributes']): Mark[] {
  const ring = mark('circle', { class: atLeast ? 'map-circle is-least' : 'map-circle', cx: x, cy: y, r, ...more });
  return atLeast ? [ring, mark('path', { class: 'mark-up', d: `M${x} ${at(y - r)}v-6m-3 3l3-3l3 3` })] : [ring];
}

/** Bounds of the classes from the lowest to above the highest, round numbers. */
export function stepsOf(rows: readonly MapRow[]): number[] {
  const values = rows.flatMap(({ value }) => (value === null ? [] : [Number(value)]));
  return values.length === 0 ? [] : [...scaleFor(values, STEPS - 1).ticks];
}

/** From 1; a value on a bound belongs to the class that begins there, the last one includes its end. */
export function stepOf(value: string, steps: readonly number[]): number {
  const found = steps.findLastIndex((bound) => bound <= Number(value));
  return Math.min(Math.max(found, 0), Math.max(0, steps.length - 2)) + 1;
}

type Legend = { readonly marks: Mark[]; readonly lines: number };

function legendOf(rows: readonly MapRow[], steps: readonly number[], look: MapLook, top: number): Legend {
  const items: { draw: (x: number, y: number) => Mark[]; text: string }[] = [];
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const radius = radiusFor(rows, look.width);
  if (look.adds && values.length > 0) {
    const highest = values.reduce((one, other) => (Math.abs(Number(other)) > Math.abs(Number(one)) ? other : one));
    items.push({ draw: (x, y) => circle(x, y, Math.min(9, radius(highest)), false, {}), text: look.words.largest(look.number(highest)) });
  }
  for (let step = 1; step < steps.length; step += 1) {
    const [low, high] = [steps[step - 1]!, steps[step]!];
    items.push({ draw: (x, y) => [mark('rect', { class: `map-step-${step}`, x: x - 8, y: y - 6, width: 16, height: 12 })], text: look.words.between(look.number(String(low)), look.number(String(high))) });
  }
  if (rows.some((row) => row.atLeast && row.value !== null)) items.push({ draw: (x, y) => circle(x, y + 3, 5, true, {}), text: look.words.atLeast });
  if (rows.some(({ value }) => value === null)) items.push({ draw: (x, y) => [mark('rect', { class: 'map-small', x: x - 8, y: y - 6, width: 16, height: 12, fill: `url(#hatch-${look.key})` })], text: look.words.noData });
  const x = (value: number): number => at(look.mirrored ? look.width - value : value);
  const marks = items.flatMap(({ draw, text }, place) => {
    const y = top + place * LINE + LINE / 2;
    return [...draw(x(12), y), mark('text', { class: 'map-word', x: x(30), y: y + 4, 'text-anchor': 'start', direction: look.mirrored ? 'rtl' : 'ltr' }, text)];
  });
  return { marks, lines: items.length };
}
