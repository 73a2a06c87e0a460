/**
 * The theory of change: a graph from inputs to impact whose edges carry assumptions and external factors.
 *
 * A loop back is allowed only where it is marked; the rest has an order, and no edge leads to an earlier stage.
 */
import { invalid } from '../ground/problem.ts';
import { byCode } from './row.ts';
import type { Row } from './row.ts';
import { STAGES } from './types.ts';
import type { TheoryEdge, TheoryNode, TheoryOfChange } from './types.ts';
import type { Lookup } from './lookup.ts';

/** Stages of a node in the order of the chain; context and management stand outside it. */
const CHAIN = ['input', 'activity', 'output', 'reach', 'capacity', 'behaviour', 'benefit', 'impact'] as const;
const NODE_STAGES = ['input', 'activity', ...STAGES] as const;

/** Reads nodes and edges; problems as of `validateFramework`, `framework-cycle` names the way round. */
export function readTheory(row: Row, lookup: Lookup): TheoryOfChange {
  const nodes = byCode(row.rows('nodes'), (one) => readNode(one, lookup), (one) => one.id, 'id');
  const rows = row.rows('edges');
  const edges = rows.map((one) => readEdge(one, nodes, lookup));
  rows.forEach((one, n) => checkOrder(one, edges[n]!, nodes));
  const round = cycleIn([...nodes.keys()], edges.filter((one) => !one.feedback));
  if (round.length > 0) row.note(invalid('framework-cycle', row.place('edges'), { found: round }));
  return { nodes: [...nodes.values()], edges };
}

function readNode(row: Row, lookup: Lookup): TheoryNode {
  return {
    id: row.text('id'),
    stage: row.oneOf('stage', NODE_STAGES),
    title: row.words('title'),
    areas: row.codes('areas', lookup.areas, 'areas'),
    actors: row.codes('actors', lookup.actorTypes, 'actor types'),
    sdgTargets: row.codes('sdgTargets', lookup.reference.targets, 'SDG targets'),
    source: row.code('source', lookup.sources, 'sources'),
  };
}

function readEdge(row: Row, nodes: ReadonlyMap<string, TheoryNode>, lookup: Lookup): TheoryEdge {
  const edge: TheoryEdge = {
    from: row.code('from', nodes, 'nodes'),
    to: row.code('to', nodes, 'nodes'),
    feedback: row.flag('feedback'),
    assumptions: row.listOfWords('assumptions'),
    externalFactors: row.listOfWords('externalFactors'),
    source: row.code('source', lookup.sources, 'sources'),
  };
  row.done();
  if (edge.assumptions.length === 0) row.note(invalid('framework-shape', row.place('assumptions'), { found: 'empty list', accepted: 'at least one' }));
  return edge;
}

function checkOrder(row: Row, edge: TheoryEdge, nodes: ReadonlyMap<string, TheoryNode>): void {
  const place = (id: string): number => CHAIN.findIndex((stage) => stage === nodes.get(id)?.stage);
  const [from, to] = [place(edge.from), place(edge.to)];
  if (from < 0 || to < 0 || to >= from || edge.feedback) return;
  row.note(invalid('framework-contradiction', row.place('to'), { found: CHAIN[to], accepted: `${CHAIN[from]} or later, or feedback` }));
}

/** The first way round found among the edges, or nothing. */
function cycleIn(nodes: readonly string[], edges: readonly TheoryEdge[]): readonly string[] {
  const next = new Map(nodes.map((id) => [id, edges.filter((one) => one.from === id).map((one) => one.to)]));
  const done = new Set<string>();
  const walk = (id: string, way: readonly string[]): readonly string[] => {
    if (way.includes(id)) return [...way.slice(way.indexOf(id)), id];
    if (done.has(id)) return [];
    for (const to of next.get(id) ?? []) {
      const round = walk(to, [...way, id]);
      if (round.length > 0) return round;
    }
    done.add(id);
    return [];
  };
  for (const id of nodes) {
    const round = walk(id, []);
    if (round.length > 0) return round;
  }
  return [];
}
