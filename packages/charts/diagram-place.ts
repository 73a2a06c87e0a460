/**
 * Where boxes stand and links run, once it is known in which order the boxes of each column lie and how high each is. Columns
 * are fixed: a stage is a place on paper, whatever leads to it.
 */
import type { Box, Link, Placed, Route, Spot } from './diagram.ts';

export type PlaceLook = { readonly boxWidth: number; readonly gap: number };

/** Middle height of each box, and of each link that passes columns the heights at which it passes them, by column. */
export type Heights = {
  readonly boxes: Readonly<Record<string, number>>;
  readonly passing: Readonly<Record<number, Readonly<Record<number, number>>>>;
};

/** Which way a link runs; null where an end is not held. */
export function sortOf(link: Link, columnOf: ReadonlyMap<string, number>): Route['sort'] | null {
  const [from, to] = [columnOf.get(link.from), columnOf.get(link.to)];
  if (from === undefined || to === undefined) return null;
  if (from === to) return 'beside';
  return from < to ? 'on' : 'back';
}

/** Room between two links that run under the boxes. */
const LANE = 14;
/** More links back than this share lanes. */
const LANES = 8;

export function place(boxes: readonly Box[], links: readonly Link[], heights: Heights, look: PlaceLook): Placed {
  const step = look.boxWidth + look.gap;
  const columns = Math.max(0, ...boxes.map((one) => one.column + 1));
  const columnOf = new Map(boxes.map((one) => [one.id, one.column]));
  const top = Math.min(0, ...boxes.map((one) => heights.boxes[one.id]! - one.height / 2));
  const middle = (id: string): number => heights.boxes[id]! - top;
  const spots: Record<string, Spot> = Object.fromEntries(boxes.map((one) => [one.id, { x: one.column * step, y: middle(one.id) - one.height / 2 }]));
  const foot = Math.max(0, ...boxes.map((one) => middle(one.id) + one.height / 2));
  const sides = { left: (column: number) => column * step, right: (column: number) => column * step + look.boxWidth };
  let back = 0;
  const routes = links.map((link, index): Route | null => {
    const sort = sortOf(link, columnOf);
    if (sort === null) return null;
    const [from, to] = [columnOf.get(link.from)!, columnOf.get(link.to)!];
    const [start, end] = [{ x: sides.right(from), y: middle(link.from) }, { x: sides.left(to), y: middle(link.to) }];
    if (sort === 'on') {
      const passed = heights.passing[index] ?? {};
      const between = Array.from({ length: to - from - 1 }, (_, step_) => from + 1 + step_);
      return { sort, path: [start, ...between.flatMap((column) => [{ x: sides.left(column), y: (passed[column] ?? middle(link.to) + top) - top }, { x: sides.right(column), y: (passed[column] ?? middle(link.to) + top) - top }]), end] };
    }
    if (sort === 'beside') return { sort, path: beside(start, { x: sides.right(to), y: middle(link.to) }, link.from === link.to, look) };
    back += 1;
    return { sort, path: under(start, end, foot + LANE * (1 + ((back - 1) % LANES)), ((back - 1) % LANES) * 2, look) };
  });
  const lanes = Math.min(back, LANES);
  // the last column keeps a gap beside it only where a link bulges into it or turns there
  const bulge = links.some((link, index) => routes[index] && routes[index].sort !== 'on' && columnOf.get(link.from) === columns - 1);
  return { spots, routes, width: Math.max(1, columns * step - look.gap + (bulge ? look.gap : 2)), height: foot + (lanes > 0 ? LANE * (lanes + 1) : 0) + 2 };
}

/** A link within a column bulges into the gap beside it, further the further it goes; one to itself makes a small loop. */
function beside(start: Spot, end: Spot, same: boolean, look: PlaceLook): Spot[] {
  const rise = same ? 10 : Math.sign(end.y - start.y) * 6;
  const [from, to] = [{ x: start.x, y: start.y + rise }, { x: end.x, y: end.y - rise }];
  // never as far as the middle of the gap, where the links that lead on have their rings
  const out = Math.min(look.gap * 0.36, 10 + Math.abs(to.y - from.y) / 40);
  return [from, { x: start.x + out, y: (from.y + to.y) / 2 }, to];
}

/** A link back turns in the gap beside its start, runs under all boxes and comes up in the gap before its end. */
function under(start: Spot, end: Spot, lane: number, shift: number, look: PlaceLook): Spot[] {
  const right = start.x + look.gap * 0.35 - shift / 2;
  const left = end.x - look.gap * 0.35 + shift / 2;
  return [{ x: start.x, y: start.y + 8 }, { x: right, y: start.y + 8 }, { x: right, y: lane }, { x: left, y: lane }, { x: left, y: end.y + 8 }, { x: end.x, y: end.y + 8 }];
}
