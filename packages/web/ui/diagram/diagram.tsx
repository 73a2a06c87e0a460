/**
 * A diagram of stages that one reads, walks with the keys and takes away: the picture in its frame with zoom and table, or on a
 * narrow screen the same as a list. Laid out off the main thread; its place is kept meanwhile.
 */
import { useDirection } from '@mantine/core';
import { diagram } from '@throughline/charts/diagram.ts';
import type { Standing } from '@throughline/charts/diagram-walk.ts';
import { useMemo, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { ChartFrame } from '../chart-frame.tsx';
import { Picture } from '../picture.tsx';
import { type DiagramColumn, type DiagramEdge, type DiagramNode, GAP, boxWidthFor, boxesOf, columnsUsed, headsOf, heightAhead } from './boxes.ts';
import './diagram.css';
import { DiagramList } from './diagram-list.tsx';
import { DiagramTable, tableRows } from './diagram-table.tsx';
import { useLetters } from './measure.ts';
import { useNames } from './names.ts';
import { Outline } from './outline.tsx';
import { usePlaced } from './use-placed.ts';
import { useRoom } from './use-room.ts';
import { useWalking } from './use-walking.ts';
import { Zoom, useScale } from './zoom.tsx';

export type { DiagramColumn, DiagramEdge, DiagramNode };
export type DiagramAsked = {
  nodes: readonly DiagramNode[];
  edges: readonly DiagramEdge[];
  columns: readonly DiagramColumn[];
  /** What it shows, in one sentence. */
  label: string;
  /** Of its files, without ending. */
  name: string;
  onOpen: (id: string) => void;
  /** Given, links carry a ring and are stops of the walk. */
  onOpenEdge?: (from: string, to: string) => void;
  /** What is open: a box (`ID`) or a link (`FROM>TO`). */
  selected?: string | undefined;
  notes?: readonly string[];
};

/** Below this many pixels a list is better read than a picture. */
const NARROW = 620;

export function Diagram(asked: DiagramAsked) {
  const { nodes, edges, columns, label, name, onOpen, onOpenEdge, selected, notes = [] } = asked;
  const intl = useIntl();
  const frame = useRef<HTMLDivElement>(null);
  const room = useRoom(frame);
  const [picked, setPicked] = useState<'picture' | 'list' | null>(null);
  const used = useMemo(() => columnsUsed(nodes, columns, intl.formatMessage({ id: 'stage.none' })), [nodes, columns, intl]);
  const parts = { nodes, edges, columns: used };
  const shown = picked ?? (room !== null && room < NARROW ? 'list' : 'picture');
  const open = (at: Standing) => {
    if ('node' in at) onOpen(at.node);
    else onOpenEdge?.(edges[at.edge]!.from, edges[at.edge]!.to);
  };
  return (
    <div className="diagram" ref={frame}>
      <div className="diagram-choice">
        {(['picture', 'list'] as const).map((one) => (
          <button key={one} type="button" className="link-button" aria-pressed={shown === one} onClick={() => setPicked(one)}><FormattedMessage id={`diagram.${one}`} /></button>
        ))}
      </div>
      {shown === 'list' ? <DiagramList {...parts} label={label} onOpen={onOpen} {...(onOpenEdge ? { onOpenEdge } : {})} selected={selected} /> : room !== null && (
        <ChartFrame title={label} name={name} notes={notes} rows={tableRows(parts, intl)} table={<DiagramTable {...parts} label={label} onOpen={onOpen} />}
          picture={<Drawn {...parts} label={label} room={room} stops={onOpenEdge !== undefined} selected={selected} open={open} />} />
      )}
    </div>
  );
}

type DrawnAsked = Pick<DiagramAsked, 'nodes' | 'edges' | 'columns' | 'label' | 'selected'> & { room: number; stops: boolean; open: (at: Standing) => void };

function Drawn({ nodes, edges, columns, label, room, stops, selected, open }: DrawnAsked) {
  const { dir } = useDirection();
  const names = useNames({ nodes, edges, columns });
  const holder = useRef<HTMLDivElement>(null);
  const letters = useLetters(useMemo(() => sample(nodes, columns), [nodes, columns]));
  const boxWidth = useMemo(() => boxWidthFor(room, nodes, columns, letters), [room, nodes, columns, letters]);
  const question = useMemo(() => ({
    boxes: boxesOf(nodes, columns, boxWidth, letters), heads: headsOf(columns, boxWidth, letters), boxWidth, gap: GAP,
    links: edges.map(({ from, to, feedback = false }) => ({ from, to, feedback })),
  }), [nodes, edges, columns, boxWidth, letters]);
  const answer = usePlaced(question);
  const picture = useMemo(() => {
    if (!answer) return null;
    const { boxes, links, heads, boxWidth: width } = answer.question as typeof question;
    const kinds = new Map(nodes.map((one) => [one.id, one.kind ?? null]));
    return diagram(boxes, links, answer.placed, {
      title: label, mirrored: dir === 'rtl', boxWidth: width, gap: GAP, lineHeight: letters.lineHeight, heads,
      boxName: names.node, linkName: names.edge, kindOf: (id) => kinds.get(id) ?? null, opens: () => stops,
    });
  }, [answer, dir, label, names, stops, letters]);
  const walk = useMemo(() => ({
    columns: answer ? inOrder(answer.placed.spots, columns.length, answer.question.boxes) : [],
    links: answer?.question.links ?? [], stops: () => stops,
  }), [answer, columns, stops]);
  const opened = useMemo(() => standing(selected, edges), [selected, edges]);
  const keys = useWalking({ holder, walk, mirrored: dir === 'rtl', drawn: picture, selected: opened, onOpen: open });
  const zoom = useScale(holder, picture);
  const [ahead] = useState(() => heightAhead(question.boxes, question.heads, edges.filter((one) => one.feedback).length, letters));
  return (
    <div className="diagram-drawn">
      <div className="diagram-scroll" ref={holder} style={{ height: `min(${ahead}px, 56rem)` }} aria-busy={picture === null} {...keys}>
        {useMemo(() => (picture ? <Picture of={picture} /> : <Outline {...question} lineHeight={letters.lineHeight} mirrored={dir === 'rtl'} />), [picture, question, letters, dir])}
      </div>
      <Zoom {...zoom} />
      <p className="note diagram-keys"><FormattedMessage id={stops ? 'diagram.keys-links' : 'diagram.keys'} /></p>
    </div>
  );
}

/** All texts of the picture, from which the slices of the face are known. */
const sample = (nodes: readonly DiagramNode[], columns: readonly DiagramColumn[]): string =>
  [...new Set([...nodes.flatMap((one) => [one.title, one.note ?? '']), ...columns.map((one) => one.name)].join(''))].join('');

function inOrder(spots: Readonly<Record<string, { y: number }>>, count: number, boxes: readonly { id: string; column: number }[]): string[][] {
  return Array.from({ length: count }, (_, column) =>
    boxes.filter((one) => one.column === column).map((one) => one.id).sort((one, two) => spots[one]!.y - spots[two]!.y));
}

/** What an address names: a box, or a link by its two ends. */
function standing(selected: string | undefined, edges: readonly DiagramEdge[]): Standing | null {
  if (selected === undefined) return null;
  const edge = edges.findIndex((one) => `${one.from}>${one.to}` === selected);
  return edge >= 0 ? { edge, by: 'from' } : { node: selected };
}
