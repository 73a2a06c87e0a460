import { breakLines } from '@throughline/charts/diagram-text.ts';
import { type Walk, step } from '@throughline/charts/diagram-walk.ts';
import type { Box, Link, Placed } from '@throughline/charts/diagram.ts';
import { describe, expect, test } from 'vitest';
import { layout } from './layout.ts';

const WIDTH = 120;
const GAP = 40;
const box = (id: string, column: number, height = 60): Box => ({ id, column, height, lines: [] });
const link = (from: string, to: string, feedback = false): Link => ({ from, to, feedback });
const lay = (boxes: readonly Box[], links: readonly Link[]): Placed => layout({ boxes, links, boxWidth: WIDTH, gap: GAP });

/** Pairs of boxes that share a spot of paper. */
function overlapping(boxes: readonly Box[], { spots }: Placed): string[] {
  return boxes.flatMap((one, n) => boxes.slice(n + 1).flatMap((two) => {
    const [a, b] = [spots[one.id]!, spots[two.id]!];
    const apart = a.x + WIDTH <= b.x || b.x + WIDTH <= a.x || a.y + one.height <= b.y || b.y + two.height <= a.y;
    return apart ? [] : [`${one.id} ${two.id}`];
  }));
}

describe('a diagram', () => {
  const boxes = [box('in', 0), box('a', 1), box('b', 1, 90), box('c', 2), box('end', 4)];
  const links = [link('in', 'a'), link('in', 'b'), link('a', 'c'), link('in', 'end'), link('a', 'b'), link('end', 'a', true), link('c', 'c'), link('c', 'gone')];
  const placed = lay(boxes, links);

  test('keeps every box in the column of its stage, from left to right, an empty column included', () => {
    expect(boxes.map((one) => placed.spots[one.id]!.x)).toEqual([0, 160, 160, 320, 640]);
    expect(overlapping(boxes, placed)).toEqual([]);
    expect(Math.min(...Object.values(placed.spots).map((one) => one.y))).toBe(0);
  });

  test('draws links on, beside and back, and none to what is not held', () => {
    expect(placed.routes.map((one) => one?.sort ?? null)).toEqual(['on', 'on', 'on', 'on', 'beside', 'back', 'beside', null]);
  });

  test('a link on leaves at one edge, passes columns level and clear of boxes, and arrives at the other', () => {
    const { path } = placed.routes[3]!;
    expect(path[0]!.x).toBe(WIDTH);
    expect(path.at(-1)!.x).toBe(640);
    for (let n = 1; n < path.length - 1; n += 2) expect(path[n]!.y).toBe(path[n + 1]!.y);
    const passed = path[1]!.y;
    const hit = boxes.filter((one) => one.column === 1).filter((one) => passed > placed.spots[one.id]!.y && passed < placed.spots[one.id]!.y + one.height);
    expect(hit).toEqual([]);
  });

  test('a link back runs below every box', () => {
    const foot = Math.max(...boxes.map((one) => placed.spots[one.id]!.y + one.height));
    const { path } = placed.routes[5]!;
    expect(path[2]!.y).toBeGreaterThan(foot);
    expect(path[2]!.y).toBeLessThan(placed.height);
  });

  test('a circle of links that nobody marked is laid out all the same', () => {
    const round = lay([box('a', 0), box('b', 1), box('c', 2)], [link('a', 'b'), link('b', 'c'), link('c', 'a')]);
    expect(round.routes.map((one) => one?.sort)).toEqual(['on', 'on', 'back']);
  });

  test('nothing at all has a size', () => expect(lay([], [])).toMatchObject({ spots: {}, routes: [] }));
});

test('three hundred boxes in eight columns: in order, none upon another', { timeout: 60_000 }, () => {
  let seed = 7;
  const next = (below: number): number => { seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648; return seed % below; };
  const boxes = Array.from({ length: 300 }, (_, n) => box(`n${n}`, n % 8, 40 + next(90)));
  const links = Array.from({ length: 450 }, () => link(`n${next(300)}`, `n${next(300)}`));
  const placed = lay(boxes, links);
  expect(overlapping(boxes, placed)).toEqual([]);
  expect(boxes.filter((one) => placed.spots[one.id]!.x !== one.column * (WIDTH + GAP))).toEqual([]);
  expect(placed.routes).not.toContain(null);
  expect(Object.values(placed.spots).every((one) => Number.isFinite(one.y))).toBe(true);
});

describe('text in a box', () => {
  const measure = (text: string): number => [...text].reduce((sum, letter) => sum + (/\p{Script=Han}|[，。；]/u.test(letter) ? 10 : 5), 0);

  test('breaks at spaces', () => expect(breakLines('Firms change how they are run', 60, measure)).toEqual(['Firms change', 'how they are', 'run']));
  test('breaks between Chinese characters, never before a closing mark', () => {
    expect(breakLines('公司增收节支，民众获得', 60, measure)).toEqual(['公司增收节', '支，民众获得']);
  });
  test('breaks Arabic at spaces', () => expect(breakLines('صناعة أقدر على المنافسة', 50, measure)).toEqual(['صناعة أقدر', 'على', 'المنافسة']));
  test('breaks within a word that is too long', () => expect(breakLines('Непосредственный', 40, measure)).toEqual(['Непосред', 'ственный']));
  test('says that there is more', () => {
    const lines = breakLines('word '.repeat(120), 60, measure, 4);
    expect(lines).toHaveLength(4);
    expect(lines[3]!.endsWith('…')).toBe(true);
    expect(Math.max(...lines.map(measure))).toBeLessThanOrEqual(60);
  });
});

describe('walking', () => {
  const walk: Walk = {
    columns: [['in'], ['a', 'b'], ['c']],
    links: [link('in', 'b'), link('in', 'a'), link('a', 'c'), link('b', 'c'), link('c', 'in', true)],
    stops: () => false,
  };

  test('leads along a link and back to where one came from', () => {
    expect(step(walk, { node: 'in' }, 'forward', null)).toEqual({ node: 'a' });
    expect(step(walk, { node: 'c' }, 'back', null)).toEqual({ node: 'a' });
    expect(step(walk, { node: 'c' }, 'back', 'b')).toEqual({ node: 'b' });
  });
  test('leads among those of a column, and to both ends', () => {
    expect(step(walk, { node: 'a' }, 'down', null)).toEqual({ node: 'b' });
    expect(step(walk, { node: 'b' }, 'down', null)).toEqual({ node: 'b' });
    expect(step(walk, { node: 'b' }, 'first', null)).toEqual({ node: 'in' });
    expect(step(walk, { node: 'in' }, 'last', null)).toEqual({ node: 'c' });
  });
  test('follows a loop back where nothing else leads on', () => expect(step(walk, { node: 'c' }, 'forward', null)).toEqual({ node: 'in' }));
  test('stops at links that hold something, and walks among those of the same box', () => {
    const stopping = { ...walk, stops: () => true };
    const first = step(stopping, { node: 'in' }, 'forward', null);
    expect(first).toEqual({ edge: 1, by: 'from' });
    expect(step(stopping, first, 'down', null)).toEqual({ edge: 0, by: 'from' });
    expect(step(stopping, first, 'forward', null)).toEqual({ node: 'a' });
    expect(step(stopping, first, 'back', null)).toEqual({ node: 'in' });
  });
});
