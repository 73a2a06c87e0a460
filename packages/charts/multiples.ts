/** Small multiples in one picture, for paper and files: the panels in rows, each under its name and its number. */
import { type Mark, at, mark } from './mark.ts';
import { type PanelLook, panelMarks } from './panel.ts';
import { type Point, numbersOf } from './point.ts';
import { type Scale, scaleFor } from './scale.ts';

export type Panel = { readonly name: string; /** Its number at the period asked, as it is said. */ readonly said: string; readonly points: readonly Point[]; readonly scale: Scale };
export type MultiplesLook = Pick<PanelLook, 'mirrored' | 'title' | 'number' | 'period' | 'asked' | 'across'> & { readonly columns: number };

export const PANEL = { width: 208, height: 104 } as const;
const GAP = 24;
const HEAD = 38;
/** Letters of a name that fit above a panel; wide scripts count double. */
const LETTERS = 28;

/** One scale for all, or each its own (the words beside the picture say which). */
export function scalesFor(all: readonly (readonly Point[])[], shared: boolean): Scale[] {
  const own = all.map((points) => scaleFor(numbersOf(points), 2));
  if (!shared) return own;
  const one = scaleFor(all.flatMap((points) => numbersOf(points)), 2);
  return all.map(() => one);
}

export function multiples(panels: readonly Panel[], look: MultiplesLook): Mark {
  const columns = Math.max(1, Math.min(look.columns, panels.length));
  const rows = Math.ceil(panels.length / columns);
  const width = columns * PANEL.width + (columns - 1) * GAP;
  const height = Math.max(1, rows) * (PANEL.height + HEAD) + Math.max(0, rows - 1) * GAP;
  return mark('svg', { class: 'multiples', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': look.title }, panels.map((one, index) => {
    const column = index % columns;
    const left = (look.mirrored ? columns - 1 - column : column) * (PANEL.width + GAP);
    const top = Math.floor(index / columns) * (PANEL.height + HEAD + GAP);
    return mark('g', { transform: `translate(${at(left)} ${at(top)})` }, [
      ...head(one, look.mirrored),
      mark('g', { transform: `translate(0 ${HEAD})` }, panelMarks(one.points, { ...look, ...PANEL, scale: one.scale })),
    ]);
  }));
}

function head({ name, said }: Panel, mirrored: boolean): Mark[] {
  const place = { x: mirrored ? PANEL.width : 0, 'text-anchor': 'start', direction: mirrored ? 'rtl' : 'ltr' };
  return [mark('text', { class: 'mark-name', ...place, y: 13 }, cut(name)), mark('text', { class: 'mark-value', ...place, y: 31 }, said)];
}

/** A name as long as there is room for. */
export function cut(name: string): string {
  let room = LETTERS;
  let kept = '';
  for (const letter of name) {
    room -= /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]/.test(letter) ? 2 : 1;
    if (room < 1) return `${kept.trimEnd()}…`;
    kept += letter;
  }
  return name;
}
