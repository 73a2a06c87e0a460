import { expect, test } from 'vitest';
import { svgText } from './mark.ts';
import { type Point, pointOf, runs } from './point.ts';
import { placeOn, scaleFor } from './scale.ts';
import { series } from './series.ts';
import { trend } from './trend.ts';

const point = (period: string, value: string | null, more: Partial<Point> = {}): Point =>
  ({ period, value, low: null, high: null, target: null, atLeast: false, ...more });
const look = { width: 600, height: 260, mirrored: false, title: 'Firms <by> year', targetWord: 'target', number: (text: string) => text, period: (text: string) => text };

test('a scale begins at zero, ends on a round number above the highest and goes below zero only for values that do', () => {
  expect(scaleFor([3, 17])).toEqual({ low: 0, high: 20, ticks: [0, 5, 10, 15, 20] });
  expect(scaleFor([-4, 8]).low).toBeLessThanOrEqual(-4);
  expect(scaleFor([]).high).toBeGreaterThan(0);
  expect(placeOn({ low: 0, high: 10, ticks: [] }, 100, 0)(5)).toBe(50);
});

test('no line is drawn through a year without data', () => {
  const points = [point('2021', '1'), point('2022', '2'), point('2023', null), point('2024', '4'), point('2025', '5')];
  expect(runs(points, (one) => one.value !== null).map((run) => run.map((one) => one.index))).toEqual([[0, 1], [3, 4]]);
  const drawn = svgText(series(points, look));
  expect(drawn.match(/class="mark-line"/g)).toHaveLength(2);
  expect(drawn.match(/class="mark-gap"/g)).toHaveLength(1);
});

test('targets, lower bounds and bounds each have a mark of their own', () => {
  const drawn = svgText(series([point('2021', '5', { target: '8', atLeast: true }), point('2022', null, { low: '3', high: '9' })], look));
  expect(drawn).toContain('mark-target');
  expect(drawn).toContain('mark-point is-least');
  expect(drawn.match(/mark-bounds/g)).toHaveLength(3);
  expect(drawn).not.toContain('mark-gap');
});

test('mirrored, the first year stands on the right', () => {
  const xs = (mirrored: boolean) => [...svgText(series([point('2021', '1'), point('2022', '2')], { ...look, mirrored })).matchAll(/cx="([\d.]+)"/g)].map((one) => Number(one[1]));
  const [first, second] = xs(true);
  expect(first).toBeGreaterThan(second!);
  expect(xs(false)[0]).toBeLessThan(xs(false)[1]!);
});

test('text in a picture cannot become an element', () => {
  expect(svgText(series([point('2021', '1')], look))).toContain('aria-label="Firms &lt;by&gt; year"');
});

test('a small trend of one point, of none and of a figure with bounds can be drawn', () => {
  const small = { width: 90, height: 24, mirrored: false, title: 't' };
  expect(svgText(trend([point('2021', '4')], small))).toContain('<circle');
  expect(svgText(trend([], small))).toContain('mark-foot');
  const bounded = pointOf({ period: '2021', value: null, bounds: { low: '1', high: '3' }, target: null, label: 'bounds' });
  expect(svgText(trend([bounded], small))).toContain('mark-bounds');
});

test('the last value stands below its mark where a target lies close above it', () => {
  const heights = (target: string | null) => {
    const drawn = svgText(series([point('2021', '90', { target })], look));
    return { mark: Number(/<circle[^>]*cy="([\d.]+)"/.exec(drawn)![1]), text: Number(/mark-value"[^>]* y="([\d.]+)"/.exec(drawn)![1]) };
  };
  const free = heights(null);
  expect(free.text).toBeLessThan(free.mark);
  const crossed = heights('95');
  expect(crossed.text).toBeGreaterThan(crossed.mark);
});
