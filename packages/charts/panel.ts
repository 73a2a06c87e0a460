/** One panel of small multiples: a figure over the years, small, on a scale that its neighbours may share (docs/look.md). */
import { type Mark, at, mark } from './mark.ts';
import { type Point, runs } from './point.ts';
import { type Scale, placeOn } from './scale.ts';

export type PanelLook = {
  readonly width: number;
  readonly height: number;
  /** Time runs from right to left. */
  readonly mirrored: boolean;
  /** What the panel shows, in one sentence. */
  readonly title: string;
  readonly scale: Scale;
  /** A number of the scale as it is written at its line. */
  readonly number: (text: string) => string;
  readonly period: (text: string) => string;
  /** The period asked: its point is the strong one. */
  readonly asked?: string;
  /** A value whose line is drawn across: the whole of a target. */
  readonly across?: number;
};

const TOP = 14;
const FOOT = 18;
const SIDE = 6;

type Frame = { look: PanelLook; x: (index: number) => number; y: (value: number) => number };

/** The panel as a picture of its own. */
export const panel = (points: readonly Point[], look: PanelLook): Mark =>
  mark('svg', { class: 'panel', viewBox: `0 0 ${look.width} ${look.height}`, role: 'img', 'aria-label': look.title }, panelMarks(points, look));

/** The marks alone, for a picture of many panels. */
export function panelMarks(points: readonly Point[], look: PanelLook): Mark[] {
  const y = placeOn(look.scale, look.height - FOOT, TOP);
  const room = look.width - 2 * SIDE;
  const along = (index: number) => SIDE + (points.length < 2 ? room / 2 : (room * (index + 0.5)) / points.length);
  const frame: Frame = { look, x: (index) => at(look.mirrored ? look.width - along(index) : along(index)), y: (value) => at(y(value)) };
  return [
    ...ground(frame),
    ...footTexts(points, frame),
    ...points.flatMap((one, index) => targetMark(one, index, points.length, frame)),
    ...lines(points, frame),
    ...points.flatMap((one, index) => pointMarks(one, index, frame)),
  ];
}

/** Zero and the top of the scale; the top says its number, so that own scales are told apart. */
function ground({ look, y }: Frame): Mark[] {
  const { scale, width, mirrored } = look;
  const top = mark('text', { class: 'mark-scale', x: mirrored ? width - 1 : 1, y: y(scale.high) - 3, 'text-anchor': mirrored ? 'end' : 'start', direction: 'ltr' }, look.number(String(scale.high)));
  const lines = [scale.high, 0].map((value) => mark('line', { class: value === 0 ? 'mark-foot' : 'mark-grid', x1: 0, x2: width, y1: y(value), y2: y(value) }));
  const across = look.across === undefined || look.across > scale.high ? [] : [mark('line', { class: 'mark-across', x1: 0, x2: width, y1: y(look.across), y2: y(look.across) })];
  return [...lines, ...across, top];
}

/** The first and the last period; more would be a hedge. */
function footTexts(points: readonly Point[], { look, x }: Frame): Mark[] {
  const ends = points.length < 2 ? [0] : [0, points.length - 1];
  return ends.flatMap((index) => {
    const point = points[index];
    return point ? [mark('text', { class: point.period === look.asked ? 'mark-year is-asked' : 'mark-year', x: x(index), y: look.height - 4, 'text-anchor': 'middle' }, look.period(point.period))] : [];
  });
}

function targetMark(point: Point, index: number, count: number, { look, x, y }: Frame): Mark[] {
  if (point.target === null) return [];
  const half = Math.min(8, look.width / count / 2 - 1);
  const height = y(Number(point.target));
  return [mark('line', { class: 'mark-target', x1: at(x(index) - half), x2: at(x(index) + half), y1: height, y2: height })];
}

function lines(points: readonly Point[], { x, y }: Frame): Mark[] {
  return runs(points, (one) => one.value !== null)
    .filter((run) => run.length > 1)
    .map((run) => mark('path', { class: 'mark-line', d: run.map(({ index, point }, place) => `${place === 0 ? 'M' : 'L'}${x(index)} ${y(Number(point.value))}`).join('') }));
}

function pointMarks(point: Point, index: number, { look, x, y }: Frame): Mark[] {
  const here = x(index);
  if (point.low !== null && point.high !== null) {
    const [low, high] = [y(Number(point.low)), y(Number(point.high))];
    return [mark('path', { class: 'mark-bounds', fill: 'none', d: `M${here - 3} ${high}h6m-3 0V${low}m-3 0h6` })];
  }
  const foot = y(0);
  if (point.value === null) return [mark('path', { class: 'mark-gap', d: `M${at(here - 2.5)} ${at(foot - 2.5)}l5 5m0-5l-5 5` })];
  const strong = point.period === look.asked;
  return [mark('circle', { class: point.atLeast ? 'mark-point is-least' : 'mark-point', cx: here, cy: y(Number(point.value)), r: strong ? 3.5 : 2 })];
}
