/** How one walks through a diagram with the keys: along a link, back, and among those beside. */
import type { Link } from './diagram.ts';

export type Walk = {
  /** Boxes by column, from the first to the last and from above. */
  readonly columns: readonly (readonly string[])[];
  readonly links: readonly Link[];
  /** Links at which one stops on the way. */
  readonly stops: (index: number) => boolean;
};

/** On a box; or on a link, with the end one came from: links of that end are those beside it. */
export type Standing = { readonly node: string } | { readonly edge: number; readonly by: 'from' | 'to' };
export type Way = 'forward' | 'back' | 'up' | 'down' | 'first' | 'last';

/** Where a step leads; the same place when nothing lies that way. `before` is the box one left last: a way back leads to it. */
export function step(walk: Walk, at: Standing, way: Way, before: string | null): Standing {
  if (way === 'first' || way === 'last') {
    const all = walk.columns.filter((one) => one.length > 0);
    const id = way === 'first' ? all[0]?.[0] : all.at(-1)?.at(-1);
    return id === undefined ? at : { node: id };
  }
  return 'node' in at ? fromNode(walk, at, way, before) : fromEdge(walk, at, way);
}

function fromNode(walk: Walk, at: { node: string }, way: 'forward' | 'back' | 'up' | 'down', before: string | null): Standing {
  if (way === 'up' || way === 'down') {
    const column = walk.columns.find((one) => one.includes(at.node)) ?? [];
    const next = column[column.indexOf(at.node) + (way === 'up' ? -1 : 1)];
    return next === undefined ? at : { node: next };
  }
  const side = way === 'forward' ? 'from' : 'to';
  const ways = waysOf(walk, at.node, side);
  const other = (index: number) => (way === 'forward' ? walk.links[index]!.to : walk.links[index]!.from);
  const chosen = ways.find((index) => other(index) === before) ?? ways[0];
  if (chosen === undefined) return at;
  return walk.stops(chosen) ? { edge: chosen, by: side } : { node: other(chosen) };
}

function fromEdge(walk: Walk, at: { edge: number; by: 'from' | 'to' }, way: 'forward' | 'back' | 'up' | 'down'): Standing {
  const link = walk.links[at.edge]!;
  if (way === 'forward') return { node: link.to };
  if (way === 'back') return { node: link.from };
  const ways = waysOf(walk, link[at.by], at.by).filter(walk.stops);
  const next = ways[ways.indexOf(at.edge) + (way === 'up' ? -1 : 1)];
  return next === undefined ? at : { edge: next, by: at.by };
}

/** Links of a box at one of its ends: those that lead on first, from above; then those that loop back. */
export function waysOf(walk: Walk, id: string, side: 'from' | 'to'): number[] {
  const order = new Map(walk.columns.flatMap((column, x) => column.map((one, y) => [one, { x, y }] as const)));
  const far = side === 'from' ? 'to' : 'from';
  const here = order.get(id);
  const rank = (index: number): number => {
    const there = order.get(walk.links[index]![far])!;
    const away = side === 'from' ? there.x - here!.x : here!.x - there.x;
    return (away > 0 ? away : away === 0 ? 500 : 1000 - away) * 10_000 + there.y;
  };
  return walk.links.flatMap((link, index) => (link[side] === id && order.has(link.from) && order.has(link.to) ? [index] : []))
    .sort((one, two) => rank(one) - rank(two));
}
