/**
 * The order of the boxes in their columns and their heights, by dagre (layers fixed, crossings few, lines straight). Only links
 * that lead on to a later column pull at the boxes; those beside and back are drawn around them.
 */
import { Graph, layout as dagre } from '@dagrejs/dagre';
import { type Heights, place, sortOf } from '@throughline/charts/diagram-place.ts';
import type { Box, Link, Placed } from '@throughline/charts/diagram.ts';

export type LayoutAsked = { readonly boxes: readonly Box[]; readonly links: readonly Link[]; readonly boxWidth: number; readonly gap: number };

/** Room between two boxes of a column, and between a box and a line that passes it. */
const BESIDE = 18;
const PASSING = 14;

export function layout({ boxes, links, boxWidth, gap }: LayoutAsked): Placed {
  return place(boxes, links, heightsOf(boxes, links, boxWidth, gap), { boxWidth, gap });
}

function heightsOf(boxes: readonly Box[], links: readonly Link[], boxWidth: number, gap: number): Heights {
  const columnOf = new Map(boxes.map((one) => [one.id, one.column]));
  const used = [...new Set(boxes.map((one) => one.column))].sort((a, b) => a - b);
  const graph = new Graph({ multigraph: true });
  // dagre keeps every second layer for the names of links, so a column is two layers
  const rank = (layers: Graph) => { for (const id of layers.nodes()) layers.node(id).rank = 2 * used.indexOf(columnOf.get(id) ?? used[0]!); };
  graph.setGraph({ rankdir: 'LR', nodesep: BESIDE, edgesep: PASSING, ranksep: gap, ranker: rank as never });
  for (const box of boxes) graph.setNode(box.id, { width: boxWidth, height: box.height });
  links.forEach((link, index) => {
    if (sortOf(link, columnOf) !== 'on') return;
    const span = used.indexOf(columnOf.get(link.to)!) - used.indexOf(columnOf.get(link.from)!);
    graph.setEdge(link.from, link.to, { minlen: span, width: 0, height: 0 }, String(index));
  });
  if (boxes.length > 0) dagre(graph);
  const centres = new Map(boxes.map((one) => [one.column, graph.node(one.id).x as number]));
  const passing: Record<number, Record<number, number>> = {};
  for (const edge of graph.edges()) {
    const points = (graph.edge(edge).points ?? []) as { x: number; y: number }[];
    const passed = [...centres].flatMap(([column, x]) => {
      const there = points.slice(1, -1).find((one) => Math.abs(one.x - x) < 1);
      return there ? [[column, there.y] as const] : [];
    });
    if (passed.length > 0) passing[Number(edge.name)] = Object.fromEntries(passed);
  }
  return { boxes: Object.fromEntries(boxes.map((one) => [one.id, graph.node(one.id).y as number])), passing };
}
