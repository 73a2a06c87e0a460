import { expect, test } from 'vitest';
import { dots } from './dots.ts';
import { levels } from './levels.ts';
import { svgText } from './mark.ts';
import { PANEL, cut, multiples, scalesFor } from './multiples.ts';
import { panel } from './panel.ts';
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

const wide = { ...look, height: 280 };
test('a baseline stands before the first period, and a final target is one broken line across', () => {
  const points = [point('2021', '5', { target: '20' }), point('2022', '9', { target: '20' })];
  const drawn = svgText(series(points, { ...wide, baseline: { value: '2', word: 'baseline' }, across: true }));
  expect(drawn.match(/mark-across/g)).toHaveLength(1);
  expect(drawn).not.toContain('mark-target');
  const at = (name: string) => Number(new RegExp(`class="${name}"[^>]* (?:x1|cx)="([\\d.]+)"`).exec(drawn)![1]);
  expect(at('mark-baseline')).toBeLessThan(at('mark-point'));
});

test('names of periods are thinned where there is no room, the last and the asked one stay', () => {
  const points = Array.from({ length: 12 }, (_, year) => point(String(2010 + year), '1'));
  const years = (width: number, asked?: string) => [...svgText(series(points, { ...look, width, ...(asked ? { asked } : {}) })).matchAll(/class="mark-year[^>]*>(\d+)</g)].map((one) => one[1]);
  expect(years(900)).toHaveLength(12);
  expect(years(320).length).toBeLessThan(6);
  expect(years(320)).toContain('2021');
  expect(years(320, '2016')).toContain('2016');
});

test('panels share one scale or have each their own, and one picture holds them all', () => {
  const all = [[point('2021', '10'), point('2022', '20')], [point('2021', '1'), point('2022', null)]];
  const [shared, own] = [scalesFor(all, true), scalesFor(all, false)];
  expect(shared[0]).toEqual(shared[1]);
  expect(own[1]!.high).toBeLessThan(own[0]!.high);
  const drawn = svgText(multiples(all.map((points, at) => ({ name: `Place ${at}`, said: '20', points, scale: own[at]! })), { ...look, columns: 2, asked: '2022' }));
  expect(drawn.match(/mark-name/g)).toHaveLength(2);
  expect(drawn.match(/mark-gap/g)).toHaveLength(1);
  const one = svgText(panel(all[1]!, { ...look, ...PANEL, scale: own[1]! }));
  expect(one).toContain('mark-gap');
  expect(one).not.toContain('mark-line');
});

test('a long name is cut for a picture, and a wide script sooner', () => {
  expect(cut('Ghana')).toBe('Ghana');
  expect(cut('x'.repeat(60))).toMatch(/^x{20,30}…$/);
  expect([...cut('工'.repeat(60))].length).toBeLessThan([...cut('x'.repeat(60))].length);
});

test('levels are columns in the order of the scale; what is below the level asked is not filled', () => {
  const drawn = svgText(levels([{ level: '1', count: 0, above: false }, { level: '2', count: 4, above: false }, { level: '3', count: 2, above: true }],
    { mirrored: false, title: 't', count: String, median: { level: '2', word: 'middle' }, weakest: { level: '2', word: 'weakest' } }));
  expect(drawn.match(/<rect/g)).toHaveLength(2);
  expect(drawn.match(/mark-bar is-below/g)).toHaveLength(1);
  const heights = [...drawn.matchAll(/<rect[^>]*height="([\d.]+)"/g)].map((one) => Number(one[1]));
  expect(heights[0]).toBeCloseTo(2 * heights[1]!);
  expect(drawn).toContain('middle');
  expect(drawn).toContain('weakest');
});

test('dots that would cover one another stand on each other; lowest, middle and highest are written', () => {
  const drawn = svgText(dots([{ key: 'a', value: '50' }, { key: 'b', value: '50' }, { key: 'c', value: '10' }], {
    ...look, named: [{ value: '50', word: 'middle', strong: true }, { value: '10', word: 'lowest' }, { value: '90', word: 'highest' }], target: { value: '80', word: 'target' },
  }));
  const placed = [...drawn.matchAll(/class="mark-dot" cx="([\d.]+)" cy="([\d.]+)"/g)].map((one) => `${one[1]} ${one[2]}`);
  expect(new Set(placed).size).toBe(3);
  for (const word of ['middle', 'lowest', 'highest', 'target']) expect(drawn).toContain(`>${word}<`);
});
