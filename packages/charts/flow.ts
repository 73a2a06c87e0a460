/**
 * Stages in a row, joined by one band: a bar at each stage is as long as the number of projects with results there, the band
 * to the next one as broad as the number of projects whose results lead on. One scale for both, so they can be compared.
 */
import { type Mark, at, mark } from './mark.ts';

export type FlowStage = {
  readonly name: string;
  readonly projects: number;
  /** "64 projects" */
  readonly count: string;
  /** To the next stage: projects that lead on and their text; null where no chain says so, and at the last stage. */
  readonly onward: { readonly projects: number; readonly text: string } | null;
};

export type FlowLook = {
  readonly width: number;
  /** Stages below one another, for narrow screens. */
  readonly upright: boolean;
  readonly mirrored: boolean;
  /** What the picture shows, in one sentence. */
  readonly title: string;
};

/** Breadth of the band when all projects lead on. */
const BROAD = 56;
const NODE = 6;
/** Between stages that stand below one another. */
const STEP = 76;
/** About the width of a letter of a stage's name. */
const LETTER = 8.6;
const LINE = 20;

/** The picture; as tall as its names need. */
export const flow = (stages: readonly FlowStage[], look: FlowLook): Mark => (look.upright ? upright(stages, look) : lying(stages, look));

/** Where the columns begin: what stands under the picture is aligned with it. */
export const NODE_AT = NODE / 2;

const breadthIn = (stages: readonly FlowStage[]) => {
  const most = Math.max(1, ...stages.map((one) => one.projects));
  return (projects: number): number => Math.max(projects > 0 ? 1.5 : 0, (projects / most) * BROAD);
};

function lying(stages: readonly FlowStage[], look: FlowLook): Mark {
  const breadth = breadthIn(stages);
  const column = look.width / stages.length;
  const names = stages.map((one) => inLines(one.name, Math.floor((column - 12) / LETTER)));
  const head = Math.max(...names.map((lines) => lines.length)) * LINE;
  const middle = head + 26 + BROAD / 2;
  const height = middle + BROAD / 2 + 6;
  const x = (place: number) => at(look.mirrored ? look.width - place : place);
  const from = (index: number) => index * column + NODE_AT;
  const box = (start: number, end: number, deep: number, name: string): Mark =>
    mark('rect', { class: name, x: Math.min(x(start), x(end)), y: at(middle - deep / 2), width: at(end - start), height: at(deep) });
  const text = (name: string, start: number, y: number, said: string): Mark =>
    mark('text', { class: name, x: x(start), y: at(y), 'text-anchor': 'start', ...(look.mirrored ? { direction: 'rtl' } : {}) }, said);
  return whole(look, height, [
    ...stages.flatMap(({ onward }, index) => (onward === null ? [] : [box(from(index), from(index + 1), breadth(onward.projects), 'mark-band')])),
    mark('line', { class: 'mark-through', x1: x(NODE_AT), x2: x(look.width - 2), y1: at(middle), y2: at(middle) }),
    arrow(x(look.width - 2), middle, look.mirrored ? 'left' : 'right'),
    ...stages.map((one, index) => box(from(index) - NODE_AT, from(index) + NODE_AT, Math.max(NODE, breadth(one.projects)), 'mark-node')),
    ...stages.flatMap(({ count, onward }, index) => [
      ...names[index]!.map((line, row) => text('mark-stage', from(index) - NODE_AT, LINE * (row + 1) - 4, line)),
      text('mark-count', from(index) - NODE_AT, head + 14, count),
      ...(onward === null ? [] : [text('mark-onward', from(index) + 10, middle - 7, onward.text)]),
    ]),
  ]);
}

function upright(stages: readonly FlowStage[], look: FlowLook): Mark {
  const breadth = breadthIn(stages);
  const axis = BROAD / 2 + 2;
  const top = 12;
  const height = top + STEP * (stages.length - 1) + 44;
  const x = (place: number) => at(look.mirrored ? look.width - place : place);
  const y = (index: number) => top + index * STEP;
  const box = (wide: number, start: number, end: number, name: string): Mark =>
    mark('rect', { class: name, x: at(x(axis) - wide / 2), y: at(start), width: at(wide), height: at(end - start) });
  const text = (name: string, where: number, said: string): Mark =>
    mark('text', { class: name, x: x(BROAD + 18), y: at(where), 'text-anchor': 'start', ...(look.mirrored ? { direction: 'rtl' } : {}) }, said);
  return whole(look, height, [
    ...stages.flatMap(({ onward }, index) => (onward === null ? [] : [box(breadth(onward.projects), y(index), y(index + 1), 'mark-band')])),
    mark('line', { class: 'mark-through', x1: x(axis), x2: x(axis), y1: top, y2: height - 6 }),
    arrow(x(axis), height - 6, 'down'),
    ...stages.map((one, index) => box(Math.max(NODE, breadth(one.projects)), y(index) - NODE_AT, y(index) + NODE_AT, 'mark-node')),
    ...stages.flatMap(({ name, count, onward }, index) => [
      text('mark-stage', y(index) + 5, name),
      text('mark-count', y(index) + 24, count),
      ...(onward === null ? [] : [text('mark-onward', y(index) + 48, onward.text)]),
    ]),
  ]);
}

const whole = (look: FlowLook, height: number, marks: readonly Mark[]): Mark =>
  mark('svg', { class: 'flow', viewBox: `0 0 ${at(look.width)} ${at(height)}`, width: at(look.width), height: at(height), role: 'img', 'aria-label': look.title }, marks);

const TIPS = { right: 'l-7 -5m7 5l-7 5', left: 'l7 -5m-7 5l7 5', down: 'l-5 -7m5 7l5 -7' } as const;
const arrow = (x: number, y: number, way: keyof typeof TIPS): Mark => mark('path', { class: 'mark-through', d: `M${x} ${at(y)}${TIPS[way]}` });

/** A name in two lines at most; scripts that do not part words stay in one. */
export function inLines(name: string, letters: number): string[] {
  if (name.length <= letters || !name.includes(' ')) return [name];
  const words = name.split(' ');
  const ways = words.slice(1).map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
  return ways.sort((a, b) => Math.max(a[0]!.length, a[1]!.length) - Math.max(b[0]!.length, b[1]!.length))[0]!;
}
