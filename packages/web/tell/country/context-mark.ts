/**
 * The small picture of a published statistic: squares on a soft line, never the accent, so that it is not taken for a result.
 * Years stand at their own distances; a year that nobody published breaks the line. An estimate of the agency is a hollow square
 * at the end of a broken line, so that it is not taken for what the country reported.
 */
import { type Mark, at, mark } from '@throughline/charts/mark.ts';
import { placeOn, scaleFor } from '@throughline/charts/scale.ts';

export type Published = { readonly year: number; readonly value: string; readonly nature: string };
export type ContextLook = { readonly width: number; readonly height: number; readonly mirrored: boolean; readonly title: string };

const HALF = 2;

/** Whether a value is its publisher's estimate (nature of the SDG database). */
export const isEstimate = (one: Pick<Published, 'nature'>): boolean => one.nature === 'estimated';

export function contextMark(points: readonly Published[], look: ContextLook): Mark {
  const { width, height, mirrored } = look;
  const [first, last] = [points[0]!.year, points.at(-1)!.year];
  const y = placeOn(scaleFor(points.map((one) => Number(one.value)), 2), height - 3, 5);
  const along = (year: number) => (first === last ? width / 2 : 4 + ((year - first) * (width - 8)) / (last - first));
  const x = (year: number) => at(mirrored ? width - along(year) : along(year));
  const marks: Mark[] = [mark('line', { class: 'context-foot', x1: 0, x2: width, y1: height - 1, y2: height - 1 })];
  const squares: Mark[] = [];
  points.forEach((one, index) => {
    const next = points[index + 1];
    const broken = isEstimate(one) || (next !== undefined && isEstimate(next));
    if (next?.year === one.year + 1) marks.push(mark('line', { class: broken ? 'context-line is-estimate' : 'context-line', x1: x(one.year), y1: at(y(Number(one.value))), x2: x(next.year), y2: at(y(Number(next.value))) }));
    squares.push(mark('rect', { class: isEstimate(one) ? 'context-point is-estimate' : 'context-point', x: at(x(one.year) - HALF), y: at(y(Number(one.value)) - HALF), width: 2 * HALF, height: 2 * HALF }));
  });
  return mark('svg', { class: 'context-mark', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': look.title }, [...marks, ...squares]);
}
