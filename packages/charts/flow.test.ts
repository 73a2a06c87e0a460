import { describe, expect, test } from 'vitest';
import { type FlowStage, flow, inLines } from './flow.ts';
import type { Mark } from './mark.ts';

const stages: FlowStage[] = [
  { name: 'Outputs', projects: 10, count: '10 projects', onward: { projects: 5, text: '5 lead on' } },
  { name: 'Reach', projects: 8, count: '8 projects', onward: null },
  { name: 'Behaviour', projects: 2, count: '2 projects', onward: null },
];
const look = { width: 600, upright: false, mirrored: false, title: 'How results lead on' };
const all = (one: Mark): Mark[] => [one, ...(one.marks ?? []).flatMap(all)];
const of = (one: Mark, name: string): Mark[] => all(one).filter((each) => each.attributes['class'] === name);
const number = (one: Mark, name: string): number => Number(one.attributes[name]);

describe('the flow of results', () => {
  test('has one scale for bars and bands: half as many projects, half as broad', () => {
    const picture = flow(stages, look);
    const [outputs, reach] = of(picture, 'mark-node');
    const [band, ...more] = of(picture, 'mark-band');
    expect(more).toEqual([]);
    expect(number(band!, 'height')).toBeCloseTo(number(outputs!, 'height') / 2, 1);
    expect(number(reach!, 'height')).toBeCloseTo(number(outputs!, 'height') * 0.8, 1);
  });

  test('joins neighbours, and only where a chain says so', () => {
    const [band] = of(flow(stages, look), 'mark-band');
    expect([number(band!, 'x'), number(band!, 'x') + number(band!, 'width')]).toEqual([3, 203]);
    expect(of(flow(stages.map((one) => ({ ...one, onward: null })), look), 'mark-band')).toEqual([]);
  });

  test('is mirrored for readers from right to left, and stands upright on narrow screens', () => {
    const [band] = of(flow(stages, { ...look, mirrored: true }), 'mark-band');
    expect([number(band!, 'x'), number(band!, 'x') + number(band!, 'width')]).toEqual([397, 597]);
    const upright = flow(stages, { ...look, width: 320, upright: true });
    expect(of(upright, 'mark-node').map((one) => number(one, 'y')).every((y, index, list) => index === 0 || y > list[index - 1]!)).toBe(true);
    expect(number(of(upright, 'mark-band')[0]!, 'width')).toBeCloseTo(number(of(upright, 'mark-node')[0]!, 'width') / 2, 1);
  });

  test('says in words what it shows', () => {
    const picture = flow(stages, look);
    expect(picture.attributes).toMatchObject({ role: 'img', 'aria-label': 'How results lead on' });
    expect(all(picture).flatMap((one) => one.text ?? [])).toEqual(expect.arrayContaining(['Outputs', '10 projects', '5 lead on', 'Behaviour']));
  });

  test('sets a long name in two lines of about the same length', () => {
    expect(inLines('Изменение поведения', 12)).toEqual(['Изменение', 'поведения']);
    expect(inLines('行为', 1)).toEqual(['行为']);
  });
});
