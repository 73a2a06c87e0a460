/** The diagram as a list: stage after stage, each box with what it leads to and what comes before it. */
import { useIntl, FormattedMessage } from 'react-intl';
import { type DiagramColumn, type DiagramEdge, type DiagramNode, columnIndex } from './boxes.ts';

type Asked = {
  nodes: readonly DiagramNode[];
  edges: readonly DiagramEdge[];
  columns: readonly DiagramColumn[];
  label: string;
  selected: string | undefined;
  onOpen: (id: string) => void;
  onOpenEdge?: (from: string, to: string) => void;
};

export function DiagramList(asked: Asked) {
  const { nodes, columns, label } = asked;
  return (
    <div className="diagram-list">
      <p className="note">{label}</p>
      <ol>
        {columns.map((column, index) => (
          <li key={column.id}>
            <p className="diagram-list-stage">{column.name}{column.group && column.group !== columns[index - 1]?.group && <span className="note"> {column.group}</span>}</p>
            <ul>{nodes.filter((one) => columnIndex(one, columns) === index).map((one) => <Entry key={one.id} node={one} {...asked} />)}</ul>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Entry({ node, nodes, edges, selected, onOpen, onOpenEdge }: Asked & { node: DiagramNode }) {
  const intl = useIntl();
  const title = (id: string) => nodes.find((one) => one.id === id)?.title;
  const leading = edges.filter((one) => one.from === node.id && title(one.to) !== undefined);
  return (
    <li className={node.kind ? `diagram-entry is-${node.kind}` : 'diagram-entry'} id={`diagram-${node.id}`}>
      <button type="button" className="link-button" aria-current={selected === node.id || undefined} onClick={() => onOpen(node.id)}>{node.title}</button>
      {(node.figure ?? []).map((one) => <p key={one} className="diagram-list-figure">{one}</p>)}
      {node.note && <p className="note">{node.note}</p>}
      {leading.length > 0 && (
        <div className="diagram-leads">
          <span className="quiet"><FormattedMessage id="diagram.leads" /></span>
          <ul>
            {leading.map((one) => (
              <li key={`${one.to}${one.label ?? ''}`}>
                {onOpenEdge
                  ? <button type="button" className="link-button" aria-label={intl.formatMessage({ id: one.feedback ? 'diagram.loop' : 'diagram.link' }, { from: node.title, to: title(one.to)! })} onClick={() => onOpenEdge(one.from, one.to)}>{title(one.to)}</button>
                  : title(one.to)}
                {one.feedback && <span className="note"> <FormattedMessage id="diagram.loops" /></span>}
                {one.label && <span className="note"> {one.label}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}
