/** What a diagram is asked to show, and from it the boxes with their broken lines. */
import { type Measure, breakLines } from '@throughline/charts/diagram-text.ts';
import { type Box, type DiagramHead, type Line, PAD } from '@throughline/charts/diagram.ts';
import type { Letters } from './measure.ts';

export type DiagramNode = {
  readonly id: string;
  /** Of `columns`; a box of none of them stands in a last one of its own. */
  readonly column: string;
  /** In the reader's language. */
  readonly title: string;
  readonly note?: string | undefined;
  /** `actor`, `risk`, `assumption` … : dressed by a class of that name. */
  readonly kind?: string | undefined;
  /** Figures as they read, a line each, below the title. */
  readonly figure?: readonly string[] | undefined;
};
export type DiagramEdge = {
  readonly from: string;
  readonly to: string;
  readonly label?: string | undefined;
  readonly feedback?: boolean | undefined;
};
export type DiagramColumn = { readonly id: string; readonly name: string; readonly group?: string | undefined };

const TITLE_LINES = 7;
const NOTE_LINES = 3;
const NARROWEST = 116;
const WIDEST = 220;
/** Longer words are cut all the same. */
const WIDEST_WORD = 156;
/** Scripts that break between any two letters have no words to keep whole. */
const CLOSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
export const GAP = 40;

/** As wide as lets all columns stand side by side, within what is well read; no word is cut that need not be. */
export function boxWidthFor(room: number, nodes: readonly DiagramNode[], columns: readonly DiagramColumn[], letters: Letters): number {
  const widest = (texts: readonly string[], measure: Measure) => Math.max(0, ...texts.flatMap((text) => text.split(/\s+/u)).filter((word) => !CLOSE.test(word)).map(measure));
  const words = Math.max(widest(nodes.map((one) => one.title), letters.title) + 2 * PAD, widest(columns.map((one) => one.name), letters.strong));
  const narrowest = Math.min(WIDEST_WORD, Math.max(NARROWEST, Math.ceil(words) + 1));
  return Math.round(Math.min(WIDEST, Math.max(narrowest, (room - 6 - GAP * (columns.length - 1)) / Math.max(1, columns.length))));
}

/** The columns that hold a box, in their order; boxes of an unknown column come last, under `otherwise`. */
export function columnsUsed(nodes: readonly DiagramNode[], columns: readonly DiagramColumn[], otherwise: string): DiagramColumn[] {
  const known = new Set(columns.map((one) => one.id));
  const used = new Set(nodes.map((one) => one.column));
  const lost = nodes.some((one) => !known.has(one.column));
  return [...columns.filter((one) => used.has(one.id)), ...(lost ? [{ id: '', name: otherwise }] : [])];
}

export const columnIndex = (node: DiagramNode, columns: readonly DiagramColumn[]): number => {
  const found = columns.findIndex((one) => one.id === node.column);
  return found < 0 ? columns.length - 1 : found;
};

export function boxesOf(nodes: readonly DiagramNode[], columns: readonly DiagramColumn[], boxWidth: number, letters: Letters): Box[] {
  const room = boxWidth - 2 * PAD;
  return nodes.map((node) => {
    const lines: Line[] = [
      ...breakLines(node.title, room, letters.title, TITLE_LINES).map((text): Line => ({ text, as: 'title' })),
      ...(node.figure ?? []).flatMap((one) => breakLines(one, room, letters.strong, 2)).map((text): Line => ({ text, as: 'figure' })),
      ...(node.note ? breakLines(node.note, room, letters.title, NOTE_LINES) : []).map((text): Line => ({ text, as: 'note' })),
    ];
    return { id: node.id, column: columnIndex(node, columns), lines, height: lines.length * letters.lineHeight + 2 * PAD };
  });
}

export const headsOf = (columns: readonly DiagramColumn[], boxWidth: number, letters: Letters): DiagramHead[] =>
  columns.map((one) => ({ lines: breakLines(one.name, boxWidth, letters.strong, 3), group: one.group ?? null }));

/** About as high as the picture will be, before it is laid out: the highest column with its gaps, and the lanes below. */
export function heightAhead(boxes: readonly Box[], heads: readonly DiagramHead[], links: number, letters: Letters): number {
  const columns = new Map<number, number>();
  for (const box of boxes) columns.set(box.column, (columns.get(box.column) ?? 0) + box.height + 18);
  const head = Math.max(0, ...heads.map((one) => one.lines.length)) * letters.lineHeight + (heads.some((one) => one.group !== null) ? letters.lineHeight + 14 : 0) + 20;
  return Math.ceil(Math.max(60, ...columns.values()) + head + (links > 0 ? 14 * (Math.min(8, links) + 1) : 0) + 24);
}
