/** The small picture beside a figure: its course over the years, gaps left open, the last point marked. */
import { type Mark, at, mark } from './mark.ts';
import { type Point, numbersOf, runs } from './point.ts';
import { placeOn, scaleFor } from './scale.ts';

export type TrendLook = { readonly width: number; readonly height: number; readonly mirrored: boolean; readonly title: string };

export function trend(points: readonly Point[], look: TrendLook): Mark {
  const { width, height, mirrored } = look;
  const y = placeOn(scaleFor(numbersOf(points, false), 2), height - 3, 3);
  const along = (index: number) => (points.length < 2 ? width / 2 : 4 + (index * (width - 8)) / (points.length - 1));
  const x = (index: number) => at(mirrored ? width - along(index) : along(index));
  const marks: Mark[] = [mark('line', { class: 'mark-foot', x1: 0, x2: width, y1: height - 1, y2: height - 1 })];
  for (const run of runs(points, (one) => one.value !== null)) {
    const path = run.map(({ index, point }, place) => `${place === 0 ? 'M' : 'L'}${x(index)} ${at(y(Number(point.value)))}`).join('');
    marks.push(run.length === 1 ? dot(x(run[0]!.index), y(Number(run[0]!.point.value)), 1.6, 'mark-point') : mark('path', { class: 'mark-line', d: path }));
  }
  points.forEach((one, index) => {
    if (one.low !== null) marks.push(mark('line', { class: 'mark-bounds', x1: x(index), x2: x(index), y1: at(y(Number(one.low))), y2: at(y(Number(one.high))) }));
    else if (one.value === null) marks.push(dot(x(index), height - 1, 1.2, 'mark-gap'));
  });
  const last = points.at(-1);
  if (last?.value != null) marks.push(dot(x(points.length - 1), y(Number(last.value)), 2.6, last.atLeast ? 'mark-point is-least' : 'mark-point'));
  return mark('svg', { class: 'trend', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': look.title }, marks);
}

const dot = (cx: number, cy: number, r: number, name: string): Mark => mark('circle', { class: name, cx: at(cx), cy: at(cy), r });
