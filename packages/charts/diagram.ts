/**
 * A diagram of stages: boxes in columns, joined by links that lead on, stay within a stage or loop back. Here are its parts
 * and its drawing; where the boxes stand is said by `diagram-place.ts`, how one walks through it by `diagram-walk.ts`.
 */
import { type Mark, at, mark } from './mark.ts';

/** A box before it has a place: its column counted from 0, its lines already broken. All lengths in pixels of the picture. */
export type Box = { readonly id: string; readonly column: number; readonly lines: readonly Line[]; readonly height: number };
export type Line = { readonly text: string; readonly as: 'title' | 'note' | 'figure' };
export type Link = { readonly from: string; readonly to: string; readonly feedback: boolean };
export type Spot = { readonly x: number; readonly y: number };
/** Upper left corner of every box, and for every link (by its number) the spots it passes; null where an end is not held. */
export type Placed = {
  readonly spots: Readonly<Record<string, Spot>>;
  readonly routes: readonly (Route | null)[];
  readonly width: number;
  readonly height: number;
};
/** `sort`: leads on to a later column, stays beside one, or runs under all boxes back to an earlier one. */
export type Route = { readonly sort: 'on' | 'beside' | 'back'; readonly path: readonly Spot[] };

export type DiagramHead = { readonly lines: readonly string[]; readonly group: string | null };
export type DiagramLook = {
  /** What the picture shows, in one sentence. */
  readonly title: string;
  readonly mirrored: boolean;
  readonly boxWidth: number;
  readonly gap: number;
  readonly lineHeight: number;
  readonly heads: readonly DiagramHead[];
  /** What a listener hears of a box and of a link. */
  readonly boxName: (id: string) => string;
  readonly linkName: (index: number) => string;
  /** Boxes of a kind have a class of their own (`is-actor`, `is-risk`). */
  readonly kindOf: (id: string) => string | null;
  /** Whether a link holds something that can be opened: then it carries a ring and can be reached. */
  readonly opens: (index: number) => boolean;
};

export const PAD = 8;
const ARROW = 5;

/** Boxes above links, so that no line runs over a word. Marks carry `data-node` and `data-edge` for whoever listens. */
export function diagram(boxes: readonly Box[], links: readonly Link[], placed: Placed, look: DiagramLook): Mark {
  const top = headHeight(look);
  const flip = (x: number) => at(look.mirrored ? placed.width - x : x);
  const routes = placed.routes.map((one) => one && { ...one, path: one.path.map((spot) => ({ x: flip(spot.x), y: at(spot.y + top) })) });
  return mark('svg', { class: 'diagram-picture', viewBox: `0 0 ${at(placed.width)} ${at(placed.height + top)}`, role: 'listbox', 'aria-label': look.title }, [
    mark('g', { class: 'diagram-heads', 'aria-hidden': 'true' }, headMarks(look, placed, flip)),
    mark('g', { class: 'diagram-links', role: 'presentation' }, links.flatMap((link, index) => linkMarks(link, index, routes[index] ?? null, look))),
    ...boxes.flatMap((box) => (placed.spots[box.id] ? [boxMark(box, placed.spots[box.id]!, top, look, placed.width)] : [])),
  ]);
}

/** Room above the boxes for the names of the columns and of their groups. */
export function headHeight({ heads, lineHeight }: Pick<DiagramLook, 'heads' | 'lineHeight'>): number {
  const lines = Math.max(0, ...heads.map((one) => one.lines.length));
  const groups = heads.some((one) => one.group !== null) ? lineHeight + 14 : 0;
  return lines === 0 ? 0 : groups + lines * lineHeight + 20;
}

function headMarks(look: DiagramLook, placed: Placed, flip: (x: number) => number): Mark[] {
  const { heads, lineHeight, boxWidth, gap } = look;
  const top = headHeight(look) - 14;
  const start = (column: number) => column * (boxWidth + gap);
  const marks = heads.flatMap((head, column) => [
    ...head.lines.map((text, line) => mark('text', { class: 'diagram-head', x: flip(start(column)), y: at(top - 7 - (head.lines.length - 1 - line) * lineHeight), ...reading(look) }, text)),
    mark('line', { class: 'diagram-rule', x1: flip(start(column)), x2: flip(start(column) + boxWidth), y1: top, y2: top }),
  ]);
  return [...marks, ...groupsOf(heads).flatMap(({ name, from, to }) => [
    mark('text', { class: 'diagram-group', x: flip(start(from)), y: lineHeight - 4, ...reading(look) }, name),
    mark('line', { class: 'diagram-rule is-group', x1: flip(start(from)), x2: flip(Math.min(start(to) + boxWidth, placed.width)), y1: lineHeight + 4, y2: lineHeight + 4 }),
  ])];
}

/** Neighbouring columns of one group share its name. */
function groupsOf(heads: readonly DiagramHead[]): { name: string; from: number; to: number }[] {
  const found: { name: string; from: number; to: number }[] = [];
  heads.forEach(({ group }, column) => {
    const last = found.at(-1);
    if (group === null) return;
    if (last?.name === group && last.to === column - 1) last.to = column;
    else found.push({ name: group, from: column, to: column });
  });
  return found;
}

const reading = (look: DiagramLook) => ({ direction: look.mirrored ? 'rtl' : 'ltr', 'text-anchor': 'start' });

function boxMark(box: Box, spot: Spot, top: number, look: DiagramLook, width: number): Mark {
  const [x, y] = [at(look.mirrored ? width - spot.x - look.boxWidth : spot.x), at(spot.y + top)];
  const kind = look.kindOf(box.id);
  const start = look.mirrored ? x + look.boxWidth - PAD : x + PAD;
  return mark('g', { class: kind === null ? 'diagram-box' : `diagram-box is-${kind}`, role: 'option', tabindex: -1, 'aria-selected': 'false', 'aria-label': look.boxName(box.id), 'data-node': box.id }, [
    mark('rect', { class: 'diagram-ground', x, y, width: look.boxWidth, height: at(box.height), rx: kind === 'actor' ? 10 : 3 }),
    ...box.lines.map((line, index) => mark('text', { class: `diagram-${line.as}`, x: at(start), y: at(y + PAD + (index + 0.76) * look.lineHeight), ...reading(look) }, line.text)),
  ]);
}

function linkMarks(link: Link, index: number, route: Route | null, look: DiagramLook): Mark[] {
  if (!route) return [];
  const d = route.sort === 'on' ? flowing(route.path) : route.sort === 'beside' ? bulging(route.path) : cornered(route.path);
  const name = `diagram-link is-${route.sort}${link.feedback ? ' is-feedback' : ''}`;
  const [end, before] = [route.path.at(-1)!, route.path.at(-2)!];
  const side = end.x === before.x ? (look.mirrored ? -1 : 1) : Math.sign(end.x - before.x);
  const head = `M${at(end.x - side * ARROW)} ${at(end.y - ARROW * 0.7)}L${end.x} ${end.y}L${at(end.x - side * ARROW)} ${at(end.y + ARROW * 0.7)}`;
  const reached = look.opens(index);
  const about: Mark['attributes'] = reached
    ? { role: 'option', tabindex: -1, 'aria-selected': 'false', 'aria-label': look.linkName(index), 'data-edge': index }
    : { role: 'presentation', 'data-line': index };
  const middle = middleOf(route);
  return [mark('g', { class: name, 'data-from': link.from, 'data-to': link.to, ...about }, [
    mark('path', { class: 'diagram-line', d }),
    mark('path', { class: 'diagram-arrow', d: head }),
    ...(reached ? [mark('path', { class: 'diagram-near', d }), mark('circle', { class: 'diagram-ring', cx: at(middle.x), cy: at(middle.y), r: 4 })] : []),
  ])];
}

/** Level where it passes a column, an even curve in the gaps between: from right edge to left edge, pair by pair. */
function flowing(path: readonly Spot[]): string {
  return path.map((spot, index) => {
    if (index === 0) return `M${spot.x} ${spot.y}`;
    const before = path[index - 1]!;
    if (index % 2 === 0 || before.y === spot.y) return `L${spot.x} ${spot.y}`;
    const middle = at((before.x + spot.x) / 2);
    return `C${middle} ${before.y} ${middle} ${spot.y} ${spot.x} ${spot.y}`;
  }).join('');
}

/** Out into the gap and back to the same side. */
function bulging([start, out, end]: readonly Spot[]): string {
  return `M${start!.x} ${start!.y}C${out!.x} ${start!.y} ${out!.x} ${end!.y} ${end!.x} ${end!.y}`;
}

/** Along straight lines with small round corners. */
function cornered(path: readonly Spot[]): string {
  return path.map((spot, index) => {
    const [before, after] = [path[index - 1], path[index + 1]];
    if (!before) return `M${spot.x} ${spot.y}`;
    if (!after) return `L${spot.x} ${spot.y}`;
    const near = (other: Spot) => {
      const far = Math.hypot(other.x - spot.x, other.y - spot.y) || 1;
      const part = Math.min(6, far / 2) / far;
      return `${at(spot.x + (other.x - spot.x) * part)} ${at(spot.y + (other.y - spot.y) * part)}`;
    };
    return `L${near(before)}Q${spot.x} ${spot.y} ${near(after)}`;
  }).join('');
}

/** Where the ring of a link sits: amid its last curve, at the turn of a bulge, amid its way back. */
function middleOf({ sort, path }: Route): Spot {
  const half = (one: Spot, other: Spot): Spot => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
  if (sort === 'beside') return { x: path[0]!.x * 0.25 + path[1]!.x * 0.75, y: (path[0]!.y + path[2]!.y) / 2 };
  if (sort === 'back') return half(path[2]!, path[3]!);
  return half(path.at(-2)!, path.at(-1)!);
}
