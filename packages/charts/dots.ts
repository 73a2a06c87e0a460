/** Values that are never averaged, each a dot on one line: lowest, middle and highest written at theirs (figures 2, `rate`). */
import { type Mark, at, mark } from './mark.ts';
import { placeOn, scaleFor } from './scale.ts';

export type Dot = { readonly key: string; readonly value: string };
export type DotsLook = {
  readonly width: number;
  readonly mirrored: boolean;
  readonly title: string;
  readonly number: (text: string) => string;
  readonly named: readonly { readonly value: string; readonly word: string; readonly strong?: boolean }[];
  readonly target: { readonly value: string; readonly word: string } | null;
};

const SIDE = 44;
const RADIUS = 5;
const STEP = 2 * RADIUS + 1;
/** Rows of dots above one another; more would only pile up. */
const ROWS = 8;
const FOOT = 58;
/** Room that a number and its word need beside one that reads the same way, and beside one that reads away from it. */
const LABEL = 76;
const NEAR = 34;

type Placed = { x: number; row: number };

export function dots(all: readonly Dot[], look: DotsLook): Mark {
  const numbers = [...all.map((one) => one.value), ...look.named.map((one) => one.value), ...(look.target ? [look.target.value] : [])].map(Number);
  const scale = scaleFor(numbers);
  const place = placeOn(scale, SIDE, look.width - SIDE);
  const x = (value: number) => at(look.mirrored ? look.width - place(value) : place(value));
  const placed = stacked(all.map((one) => x(Number(one.value))));
  const rows = Math.max(1, ...placed.map((one) => one.row + 1));
  const foot = 28 + rows * STEP;
  return mark('svg', { class: 'dots', viewBox: `0 0 ${look.width} ${foot + FOOT}`, role: 'img', 'aria-label': look.title }, [
    mark('line', { class: 'mark-foot', x1: SIDE / 2, x2: look.width - SIDE / 2, y1: foot, y2: foot }),
    ...[scale.low, scale.high].map((tick) => mark('text', { class: 'mark-scale', x: x(tick), y: foot + 18, 'text-anchor': 'middle', direction: 'ltr' }, look.number(String(tick)))),
    ...target(look, x, foot),
    ...placed.map((one) => mark('circle', { class: 'mark-dot', cx: one.x, cy: at(foot - 1 - RADIUS - one.row * STEP), r: RADIUS })),
    ...names(look, x, foot),
  ]);
}

function target({ target: one }: DotsLook, x: (value: number) => number, foot: number): Mark[] {
  if (one === null) return [];
  const here = x(Number(one.value));
  return [mark('line', { class: 'mark-target', x1: here, x2: here, y1: 18, y2: foot }), mark('text', { class: 'mark-word', x: here, y: 13, 'text-anchor': 'middle' }, one.word)];
}

/** The lowest reads away from the others to one side, the highest to the other; of two in one place the strong one is written. */
function names({ named, number, mirrored }: DotsLook, x: (value: number) => number, foot: number): Mark[] {
  const taken: { at: number; side: number }[] = [];
  const strong = named.find((one) => one.strong);
  const order = [...named].sort((a, b) => Number(b.strong ?? false) - Number(a.strong ?? false));
  return order.flatMap((one) => {
    const here = x(Number(one.value));
    const side = strong === undefined || one.strong ? 0 : Math.sign(here - x(Number(strong.value)));
    const tick = mark('line', { class: one.strong ? 'mark-median' : 'mark-end', x1: here, x2: here, y1: foot - 4, y2: foot + 5 });
    if (taken.some((other) => Math.abs(other.at - here) < (other.side === side ? LABEL : NEAR))) return [tick];
    taken.push({ at: here, side });
    const anchor = side === 0 ? 'middle' : (side < 0) !== mirrored ? 'end' : 'start';
    const text = (name: string, y: number, said: string): Mark => mark('text', { class: name, x: here, y, 'text-anchor': anchor }, said);
    return [tick, text(one.strong ? 'mark-value' : 'mark-word', foot + 38, number(one.value)), text('mark-word', foot + 54, one.word)];
  });
}

/** Dots that would cover one another stand on each other. */
function stacked(xs: readonly number[]): Placed[] {
  const placed: Placed[] = [];
  for (const x of [...xs].sort((a, b) => a - b)) {
    const near = placed.filter((one) => Math.abs(one.x - x) < STEP).map((one) => one.row);
    let row = 0;
    while (near.includes(row) && row < ROWS - 1) row += 1;
    placed.push({ x, row });
  }
  return placed;
}
