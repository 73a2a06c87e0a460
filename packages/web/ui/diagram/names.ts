/** What a listener hears of a box and of a link: its stage, its title, how many it leads to and from. */
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { type DiagramColumn, type DiagramEdge, type DiagramNode, columnIndex } from './boxes.ts';

type Parts = { nodes: readonly DiagramNode[]; edges: readonly DiagramEdge[]; columns: readonly DiagramColumn[] };
export type Names = { node: (id: string) => string; edge: (index: number) => string };

export function useNames({ nodes, edges, columns }: Parts): Names {
  const intl = useIntl();
  return useMemo(() => {
    const held = new Map(nodes.map((one) => [one.id, one]));
    const count = (id: string, end: 'from' | 'to') => edges.filter((one) => one[end] === id && held.has(one.from) && held.has(one.to)).length;
    const title = (id: string) => held.get(id)?.title ?? id;
    return {
      node: (id) => {
        const one = held.get(id)!;
        const said = [one.title, ...(one.figure ?? []), one.note ?? ''].filter(Boolean).join('. ');
        return intl.formatMessage({ id: 'diagram.node' }, { stage: columns[columnIndex(one, columns)]?.name ?? '', title: said, to: count(id, 'from'), from: count(id, 'to') });
      },
      edge: (index) => {
        const { from, to, feedback, label } = edges[index]!;
        const link = intl.formatMessage({ id: feedback ? 'diagram.loop' : 'diagram.link' }, { from: title(from), to: title(to) });
        return [link, label ?? ''].filter(Boolean).join('. ');
      },
    };
  }, [nodes, edges, columns, intl]);
}
