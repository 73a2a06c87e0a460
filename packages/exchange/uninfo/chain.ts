/** A sub-output's place in its country's cooperation framework, as a chain of results. */
import type { ChainResult } from '@throughline/core/design/project.ts';
import { type CountryPart, type Node, text } from './shape.ts';

/** Stages of the tree from the top: strategic priority, outcome, output (decision 0006). */
const STAGES = ['impact', 'behaviour', 'output'] as const;
/** Names are cut by the publisher; this much of them is compared. */
const COMPARED = 150;

export type Chain = { readonly results: readonly ChainResult[]; readonly path: readonly Node[]; readonly isFound: boolean };

/** From the output that a record names up to its strategic priority; a parent that is not in the tree stands alone. */
export function chainOf(part: CountryPart, parent: string | null): Chain {
  const path = parent === null ? null : pathTo(part.framework, compared(parent), []);
  if (path !== null) return { results: path.map((node, depth) => resultOf(node, depth, path[depth - 1] ?? null)).reverse(), path, isFound: true };
  if (parent === null) return { results: [], path: [], isFound: true };
  const alone: ChainResult = { ...EMPTY, id: 'uninfo-parent', stage: 'output', title: { und: parent } };
  return { results: [alone], path: [], isFound: false };
}

const EMPTY = { accountability: null, leadsTo: [], actors: [], indicators: [], sdgTargets: [] };

function resultOf(node: Node, depth: number, above: Node | null): ChainResult {
  const title = node.name === '' ? node.code ?? String(node.id) : node.name;
  return {
    ...EMPTY, id: `uninfo-${node.id}`, stage: STAGES[depth] ?? 'output', title: { und: title },
    leadsTo: above === null ? [] : [{ result: `uninfo-${above.id}`, assumption: null }],
  };
}

/** The deepest node of the name: an outcome and its only output may be called alike. */
function pathTo(nodes: readonly Node[], name: string, above: readonly Node[]): Node[] | null {
  for (const node of nodes) {
    const below = pathTo(node.children, name, [...above, node]);
    if (below !== null) return below;
    if (compared(node.name) === name) return [...above, node];
  }
  return null;
}

const compared = (name: string): string => (text(name) ?? '').replace(/\s+/g, ' ').slice(0, COMPARED);
