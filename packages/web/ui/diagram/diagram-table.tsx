/** The diagram as a table: a row a box, with what comes before it and what it leads to. */
import { type IntlShape, useIntl } from 'react-intl';
import { DataTable } from '../data-table.tsx';
import { type DiagramColumn, type DiagramEdge, type DiagramNode, columnIndex } from './boxes.ts';

type Parts = { nodes: readonly DiagramNode[]; edges: readonly DiagramEdge[]; columns: readonly DiagramColumn[] };

const ends = ({ nodes, edges }: Parts, id: string, end: 'from' | 'to'): string =>
  edges.filter((one) => one[end === 'from' ? 'to' : 'from'] === id).map((one) => nodes.find((node) => node.id === one[end])?.title ?? one[end]).join('; ');

const HEADS = ['column.stage', 'column.result', 'diagram.follows', 'diagram.leads', 'column.value', 'column.note'] as const;

/** Rows of the file, the head first. */
export const tableRows = (parts: Parts, intl: IntlShape): string[][] => [
  HEADS.map((id) => intl.formatMessage({ id })),
  ...parts.nodes.map((one) => cells(parts, one)),
];

function cells(parts: Parts, one: DiagramNode): string[] {
  return [parts.columns[columnIndex(one, parts.columns)]?.name ?? '', one.title, ends(parts, one.id, 'from'), ends(parts, one.id, 'to'), (one.figure ?? []).join('; '), one.note ?? ''];
}

export function DiagramTable({ label, onOpen, ...parts }: Parts & { label: string; onOpen: (id: string) => void }) {
  const intl = useIntl();
  const order = [1, 0, 2, 3, 4, 5].filter((place) => place < 4 || parts.nodes.some((one) => cells(parts, one)[place] !== ''));
  const columns = order.map((place) => ({
    key: HEADS[place]!, name: intl.formatMessage({ id: HEADS[place]! }),
    text: (row: DiagramNode) => cells(parts, row)[place]!,
    cell: (row: DiagramNode) => (place === 1 ? <button type="button" className="link-button" onClick={() => onOpen(row.id)}>{row.title}</button> : cells(parts, row)[place]),
    ...(place < 2 ? { sort: (row: DiagramNode) => (place === 0 ? columnIndex(row, parts.columns) : row.title) } : {}),
  }));
  return <DataTable rows={parts.nodes} columns={columns} rowKey={(row) => row.id} label={label} />;
}
