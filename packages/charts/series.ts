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
  /** Numbers of the scale, where they are written shorter than values. */
  readonly tick?: (text: string) => string;
  /** The period asked: its year is set in the strong ink. */
  readonly asked?: string;
  /** Where it began, in a place of its own before the first period. */
  readonly baseline?: { readonly value: string; readonly word: string };
  /** One target stands for all periods (a final one): a broken line across them instead of a dash at each. */
  readonly across?: boolean;
};

const TOP = 26;
const FOOT = 30;
/** Room for the numbers of the scale. */
const SIDE = 64;
/** Room for the word beside the last target, at least and at most. */
const END = { least: 48, most: 150 };
/** A period needs this much room for its name; with less, not each is written. */
const NAME = 44;

type Frame = { look: SeriesLook; x: (index: number) => number; y: (value: number) => number; start: number; end: number; every: number; before: number };

export function series(points: readonly Point[], look: SeriesLook): Mark {
  const scale = scaleFor([...numbersOf(points), ...(look.baseline ? [Number(look.baseline.value)] : [])]);
  const y = placeOn(scale, look.height - FOOT, TOP);
  const frame: Frame = { ...across(points, look), y: (value) => at(y(value)) };
  return mark('svg', { class: 'series', viewBox: `0 0 ${look.width} ${look.height}`, role: 'img', 'aria-label': look.title }, [
    ...scale.ticks.flatMap((tick) => gridLine(tick, frame)),
    ...baselineMarks(frame),
    ...points.flatMap((one, index) => footText(one, index, points, frame)),
    ...(look.across ? acrossMarks(points, frame) : points.flatMap((one, index) => targetMark(one, index, points, frame))),
    ...lines(points, frame),
    ...points.flatMap((one, index) => pointMarks(one, index, points, frame)),
  ]);
}

/** Where the periods stand along the picture: the baseline's place first, where there is one. */
function across(points: readonly Point[], look: SeriesLook): Omit<Frame, 'y'> {
  const end = points.some((one) => one.target !== null) ? Math.min(END.most, Math.max(END.least, widthOf(look.targetWord) + 26)) : END.least;
  const room = look.width - SIDE - end;
  const first = look.baseline ? 1 : 0;
  const slots = points.length + first;
  const along = (slot: number) => SIDE + (slots < 2 ? room / 2 : (room * (slot + 0.5)) / slots);
  const flip = (value: number) => at(look.mirrored ? look.width - value : value);
  return {
    look, x: (index) => flip(along(index + first)), start: flip(SIDE - 10), end: flip(look.width - 18), before: flip(along(0)),
    every: Math.max(1, Math.ceil(NAME / (room / Math.max(1, slots)))),
  };
}

/** About how wide a word is at 13 pixels: wide scripts take twice the room. */
const widthOf = (word: string): number => [...word].reduce((sum, letter) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/.test(letter) ? 13 : 7), 0);

function baselineMarks({ look, y, before }: Frame): Mark[] {
  if (!look.baseline) return [];
  const height = y(Number(look.baseline.value));
  return [
    mark('line', { class: 'mark-baseline', x1: before - 14, x2: before + 14, y1: height, y2: height }),
    mark('text', { class: 'mark-scale', x: before, y: at(height - 8), 'text-anchor': 'middle', direction: 'ltr' }, look.number(look.baseline.value)),
    mark('text', { class: 'mark-year', x: before, y: look.height - 8, 'text-anchor': 'middle' }, look.baseline.word),
  ];
}

/** A final target: one broken line across the periods that it answers, its word at the end. */
function acrossMarks(points: readonly Point[], { look, x, y }: Frame): Mark[] {
  const first = points.findIndex((one) => one.target !== null);
  const last = points.findLastIndex((one) => one.target !== null);
  if (first < 0) return [];
  const height = y(Number(points[last]!.target));
  const out = look.mirrored ? -1 : 1;
  return [
    mark('line', { class: 'mark-across', x1: at(x(first) - out * 14), x2: at(x(last) + out * 14), y1: height, y2: height }),
    mark('text', { class: 'mark-word', x: at(x(last) + out * 19), y: at(height + 4), 'text-anchor': 'start' }, look.targetWord),
  ];
}

function gridLine(tick: number, { look, y, start, end }: Frame): Mark[] {
  const text = mark('text', { class: 'mark-scale', x: start, y: y(tick) + 4, 'text-anchor': look.mirrored ? 'start' : 'end', dx: look.mirrored ? 6 : -6, direction: 'ltr' }, (look.tick ?? look.number)(String(tick)));
  return [mark('line', { class: tick === 0 ? 'mark-foot' : 'mark-grid', x1: start, x2: end, y1: y(tick), y2: y(tick) }), text];
}

/** Names of periods from the last one backwards, as many as there is room for; the asked one always. */
function footText(point: Point, index: number, points: readonly Point[], { look, x, every }: Frame): Mark[] {
  const asked = point.period === look.asked;
  const askedAt = points.findIndex((one) => one.period === look.asked);
  const crowds = !asked && askedAt >= 0 && every > 1 && Math.abs(askedAt - index) < every;
  if (!asked && (crowds || (points.length - 1 - index) % every !== 0)) return [];
  return [mark('text', { class: asked ? 'mark-year is-asked' : 'mark-year', x: x(index), y: look.height - 8, 'text-anchor': 'middle' }, look.period(point.period))];
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
