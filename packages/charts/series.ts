/** The picture of a figure over the years: values, targets, bounds and gaps (chart grammar of docs/look.md). */
import { type Mark, at, mark } from './mark.ts';
import { type Point, numbersOf, runs } from './point.ts';
import { placeOn, scaleFor } from './scale.ts';

export type SeriesLook = {
  readonly width: number;
  readonly height: number;
  /** Time runs from right to left. */
  readonly mirrored: boolean;
  /** What the picture shows, in one sentence. */
  readonly title: string;
  /** The word beside the last target. */
  readonly targetWord: string;
  readonly number: (text: string) => string;
  readonly period: (text: string) => string;
  /** The period asked: its year is set in the strong ink. */
  readonly asked?: string;
};

const TOP = 26;
const FOOT = 30;
const SIDE = 64;
/** Room for the word beside the last target. */
const END = 84;

type Frame = { look: SeriesLook; x: (index: number) => number; y: (value: number) => number; start: number; end: number };

export function series(points: readonly Point[], look: SeriesLook): Mark {
  const scale = scaleFor(numbersOf(points));
  const y = placeOn(scale, look.height - FOOT, TOP);
  const room = look.width - SIDE - END;
  const along = (index: number) => SIDE + (points.length < 2 ? room / 2 : (room * (index + 0.5)) / points.length);
  const flip = (value: number) => at(look.mirrored ? look.width - value : value);
  const frame: Frame = { look, x: (index) => flip(along(index)), y: (value) => at(y(value)), start: flip(SIDE - 10), end: flip(look.width - 18) };
  return mark('svg', { class: 'series', viewBox: `0 0 ${look.width} ${look.height}`, role: 'img', 'aria-label': look.title }, [
    ...scale.ticks.flatMap((tick) => gridLine(tick, frame)),
    ...points.map((one, index) => footText(one, index, frame)),
    ...points.flatMap((one, index) => targetMark(one, index, points, frame)),
    ...lines(points, frame),
    ...points.flatMap((one, index) => pointMarks(one, index, points, frame)),
  ]);
}

function gridLine(tick: number, { look, y, start, end }: Frame): Mark[] {
  const text = mark('text', { class: 'mark-scale', x: start, y: y(tick) + 4, 'text-anchor': look.mirrored ? 'start' : 'end', dx: look.mirrored ? 6 : -6, direction: 'ltr' }, look.number(String(tick)));
  return [mark('line', { class: tick === 0 ? 'mark-foot' : 'mark-grid', x1: start, x2: end, y1: y(tick), y2: y(tick) }), text];
}

function footText(point: Point, index: number, { look, x }: Frame): Mark {
  const name = point.period === look.asked ? 'mark-year is-asked' : 'mark-year';
  return mark('text', { class: name, x: x(index), y: look.height - 8, 'text-anchor': 'middle' }, look.period(point.period));
}

function targetMark(point: Point, index: number, points: readonly Point[], { look, x, y }: Frame): Mark[] {
  if (point.target === null) return [];
  const height = y(Number(point.target));
  const marks = [mark('line', { class: 'mark-target', x1: x(index) - 14, x2: x(index) + 14, y1: height, y2: height })];
  const isLast = points.findLastIndex((one) => one.target !== null) === index;
  if (!isLast) return marks;
  // Beside the mark, never above or below it: there the values stand.
  return [...marks, mark('text', { class: 'mark-word', x: x(index) + (look.mirrored ? -19 : 19), y: at(height + 4), 'text-anchor': 'start' }, look.targetWord)];
}

function lines(points: readonly Point[], { x, y }: Frame): Mark[] {
  return runs(points, (one) => one.value !== null)
    .filter((run) => run.length > 1)
    .map((run) => mark('path', { class: 'mark-line', d: run.map(({ index, point }, place) => `${place === 0 ? 'M' : 'L'}${x(index)} ${y(Number(point.value))}`).join('') }));
}

function pointMarks(point: Point, index: number, points: readonly Point[], frame: Frame): Mark[] {
  const { look, x, y } = frame;
  if (point.low !== null && point.high !== null) {
    const [low, high] = [y(Number(point.low)), y(Number(point.high))];
    return [
      mark('line', { class: 'mark-bounds', x1: x(index), x2: x(index), y1: low, y2: high }),
      mark('line', { class: 'mark-bounds', x1: x(index) - 5, x2: x(index) + 5, y1: low, y2: low }),
      mark('line', { class: 'mark-bounds', x1: x(index) - 5, x2: x(index) + 5, y1: high, y2: high }),
    ];
  }
  const foot = y(0);
  if (point.value === null) return [mark('path', { class: 'mark-gap', d: `M${x(index) - 4} ${foot - 4}l8 8m0-8l-8 8` })];
  const height = y(Number(point.value));
  const marks = [mark('circle', { class: point.atLeast ? 'mark-point is-least' : 'mark-point', cx: x(index), cy: height, r: 4 })];
  if (point.atLeast) marks.push(mark('path', { class: 'mark-up', d: `M${x(index)} ${height - 5}v-8m-3 3l3-3l3 3` }));
  const isLast = points.findLastIndex((one) => one.value !== null) === index;
  return isLast ? [...marks, mark('text', { class: 'mark-value', x: x(index), y: valueHeight(point, height, y), 'text-anchor': 'middle' }, look.number(point.value))] : marks;
}

/** Above its mark; below it where a target's dash lies close above, which would run through the number. */
function valueHeight(point: Point, height: number, y: Frame['y']): number {
  const gap = point.target === null ? null : height - y(Number(point.target));
  const crossed = gap !== null && gap > 4 && gap < 36;
  return at(crossed ? height + 20 : height - (point.atLeast ? 17 : 10));
}
