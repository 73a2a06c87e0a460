/** Parts of a whole as bars one below the other: name and value in a line, the bar under it, so that it reads at any width. */
import { type Mark, at, mark } from './mark.ts';

export type ShareRow = {
  readonly name: string;
  /** As people read it. */
  readonly text: string;
  /** For the length of the bar only. */
  readonly size: number;
  /** A swatch before the name: the colour of a goal. */
  readonly colour?: string;
  /** Nothing is stated of this part: its bar is hollow. */
  readonly isOpen?: boolean;
};

export type SharesLook = { readonly width: number; readonly mirrored: boolean; readonly title: string };

const ROW = 38;
/** Mean width of a letter at the size of the names; long ones are cut, the table has them whole. */
const LETTER = 7.2;
const WIDE_LETTER = 13.5;
const isWide = (letter: string): boolean => /[\u2e80-\uffdc]/.test(letter);

export function shares(rows: readonly ShareRow[], look: SharesLook): Mark {
  const highest = Math.max(...rows.map(({ size }) => Math.abs(size)), 0) || 1;
  const inner = rows.flatMap((row, place) => rowMarks(row, place * ROW, highest, look));
  return mark('svg', { class: 'shares', viewBox: `0 0 ${look.width} ${Math.max(1, rows.length) * ROW}`, width: look.width, height: Math.max(1, rows.length) * ROW, role: 'img', 'aria-label': look.title }, inner);
}

function rowMarks(row: ShareRow, top: number, highest: number, { width, mirrored }: SharesLook): Mark[] {
  const flip = (x: number): number => at(mirrored ? width - x : x);
  const length = at((Math.abs(row.size) / highest) * width);
  const room = width - lengthOf(row.text) - 24 - (row.colour ? 16 : 0);
  const direction = mirrored ? 'rtl' : 'ltr';
  return [
    ...(row.colour ? [mark('rect', { x: mirrored ? width - 10 : 0, y: top + 6, width: 10, height: 10, fill: row.colour })] : []),
    mark('text', { class: 'mark-name', x: flip(row.colour ? 16 : 0), y: top + 16, 'text-anchor': 'start', direction }, cut(row.name, room)),
    mark('text', { class: 'mark-value', x: flip(width), y: top + 16, 'text-anchor': 'end', direction }, row.text),
    mark('rect', { class: 'mark-ground', x: 0, y: top + 23, width, height: 5 }),
    mark('rect', { class: row.isOpen ? 'mark-share is-open' : 'mark-share', x: mirrored ? at(width - length) : 0, y: top + 23, width: Math.max(length, row.size === 0 ? 0 : 1), height: 5 }),
  ];
}

const lengthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (isWide(letter) ? WIDE_LETTER : LETTER), 0);

/** As many letters as there is room for. */
export function cut(text: string, room: number): string {
  if (lengthOf(text) <= room) return text;
  let kept = '';
  for (const letter of text) {
    if (lengthOf(kept + letter) > room - LETTER) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}
