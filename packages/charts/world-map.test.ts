import { expect, test } from 'vitest';
import { svgText } from './mark.ts';
import { PLACES } from './world-places.ts';
import { type MapLook, type MapRow, stepOf, stepsOf, worldMap } from './world-map.ts';
import { worldAt } from './world.ts';

const look: MapLook = {
  width: 900, title: 'Firms by country', adds: true, selected: null, mirrored: false, key: 'k', number: (text) => text,
  words: { largest: (text) => `largest ${text}`, atLeast: 'at least', noData: 'no figure', between: (low, high) => `${low} to ${high}` },
};
const row = (iso3: string, value: string | null, atLeast = false): MapRow => ({ iso3, value, atLeast });
const drawn = (rows: MapRow[], more: Partial<MapLook> = {}) => svgText(worldMap(rows, { ...look, ...more }).picture);

test('areas of circles are in proportion to values, the largest drawn first', () => {
  const radii = [...drawn([row('SEN', '25'), row('GHA', '100')]).matchAll(/class="map-circle"[^>]* r="([\d.]+)"[^>]*data-iso3="(\w+)"/g)].map((one) => [one[2], Number(one[1])]);
  expect(radii.map(([iso3]) => iso3)).toEqual(['GHA', 'SEN']);
  expect(Number(radii[0]![1]) / Number(radii[1]![1])).toBeCloseTo(2, 1);
});

test('a lower bound is hollow with a tick, projects without a figure are hatched and never a circle', () => {
  const text = drawn([row('GHA', '9', true), row('SEN', null)]);
  expect(text).toContain('map-circle is-least');
  expect(text).toContain('mark-up');
  expect(text).toMatch(/fill="url\(#hatch-k\)" data-iso3="SEN"/);
  expect(text).not.toMatch(/<circle[^>]*data-iso3="SEN"/);
  expect([text.includes('at least'), text.includes('no figure')]).toEqual([true, true]);
});

test('what does not add up is shaded by steps with written bounds, never as circles', () => {
  const text = drawn([row('GHA', '0.2'), row('SEN', '0.9')], { adds: false });
  expect(text).not.toContain('class="map-circle');
  const steps = stepsOf([row('GHA', '0.2'), row('SEN', '0.9')]);
  for (let step = 1; step < steps.length; step += 1) expect(text).toContain(`${steps[step - 1]} to ${steps[step]}`);
  expect(text).toContain(`map-step-${stepOf('0.9', steps)}" d=`);
  expect([stepOf('0', [0, 1, 2]), stepOf('1', [0, 1, 2]), stepOf('2', [0, 1, 2])]).toEqual([1, 2, 2]);
});

test('a state that the file of shapes lacks has a point; what has no place at all is left to the table', () => {
  const outlines = new Set(worldAt(900).outlines.map(({ m49 }) => m49));
  expect(outlines.has(PLACES['MUS']![0])).toBe(false);
  const { points } = worldMap([row('MUS', '3'), row('REU', '1')], look);
  expect(points.map(({ iso3 }) => iso3)).toEqual(['MUS']);
  expect(drawn([row('MUS', null)])).toMatch(/<circle class="map-small"[^>]*data-iso3="MUS"/);
});

test('the map is never mirrored: east is on the right in every language', () => {
  for (const mirrored of [false, true]) {
    const { points } = worldMap([row('SEN', '1'), row('IND', '1')], { ...look, mirrored });
    expect(points[0]!.x).toBeLessThan(points[1]!.x);
  }
});

test('every country of the list has a number, nearly all a point, and points lie on the paper', () => {
  const world = worldAt(360);
  const all = Object.keys(PLACES);
  const points = all.flatMap((iso3) => (world.point(iso3) ? [world.point(iso3)!] : []));
  expect([all.length, all.length - points.length]).toEqual([249, 11]);
  expect(points.filter(([x]) => x < 0 || x > 360)).toEqual([]);
});
