/** How many stand at each level of a scale: columns in the order of the scale, the middle one and the weakest named. */
import { type Mark, at, mark } from './mark.ts';

export type Level = { readonly level: string; readonly count: number; /** At or above the level asked about. */ readonly above: boolean };
export type LevelsLook = {
  readonly mirrored: boolean;
  readonly title: string;
  readonly count: (value: number) => string;
  readonly median: { readonly level: string; readonly word: string } | null;
  readonly weakest: { readonly level: string; readonly word: string } | null;
};

const COLUMN = 68;
const BAR = 40;
const HIGH = 120;
const TOP = 22;
const FOOT = 58;

export function levels(all: readonly Level[], look: LevelsLook): Mark {
  const width = Math.max(1, all.length) * COLUMN + 2 * SIDE;
  const height = TOP + HIGH + FOOT;
  const most = Math.max(1, ...all.map((one) => one.count));
  const foot = TOP + HIGH;
  return mark('svg', { class: 'levels', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': look.title }, [
    mark('line', { class: 'mark-foot', x1: SIDE - 4, x2: width - SIDE + 4, y1: foot, y2: foot }),
    ...all.flatMap((one, index) => {
      const middle = SIDE + COLUMN * ((look.mirrored ? all.length - 1 - index : index) + 0.5);
      return columnMarks(one, middle, at((HIGH * one.count) / most), foot, look);
    }),
  ]);
}

const SIDE = 24;

function columnMarks(one: Level, middle: number, high: number, foot: number, look: LevelsLook): Mark[] {
  const text = (name: string, y: number, said: string): Mark => mark('text', { class: name, x: middle, y, 'text-anchor': 'middle' }, said);
  const words = [look.median, look.weakest].flatMap((each) => (each?.level === one.level ? [each.word] : []));
  return [
    ...(one.count === 0 ? [] : [mark('rect', { class: one.above ? 'mark-bar' : 'mark-bar is-below', x: at(middle - BAR / 2), y: at(foot - high), width: BAR, height: high })]),
    text(one.count === 0 ? 'mark-scale' : 'mark-value', at(foot - high - 6), look.count(one.count)),
    text('mark-year', foot + 18, one.level),
    ...words.map((word, line) => text('mark-word', foot + 36 + 16 * line, word)),
  ];
}
