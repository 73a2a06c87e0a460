/** How much of what was expected is in, year by year: a hollow column of what was expected, filled from below by what is in (docs/look.md). */
import { type Mark, at, mark } from '@throughline/charts/mark.ts';

export type CoverageYear = { readonly year: number; readonly expected: number; readonly reported: number };
export type CoverageLook = {
  readonly width: number;
  readonly height: number;
  readonly mirrored: boolean;
  readonly title: string;
  /** What is written over a column: "23 of 24". */
  readonly said: (one: CoverageYear) => string;
};

const [HEAD, FOOT, WIDEST] = [20, 22, 56];

export function coverageMark(years: readonly CoverageYear[], look: CoverageLook): Mark {
  const { width, height, mirrored, title } = look;
  const most = Math.max(1, ...years.map((one) => Math.max(one.expected, one.reported)));
  const room = height - HEAD - FOOT;
  const step = width / Math.max(1, years.length);
  const broad = Math.min(WIDEST, step - 16);
  const foot = height - FOOT;
  const columns = years.flatMap((one, index) => {
    const place = (index + 0.5) * step;
    const middle = at(mirrored ? width - place : place);
    const left = at(middle - broad / 2);
    const text = mark('text', { class: 'mark-year', x: middle, y: height - 5, 'text-anchor': 'middle' }, String(one.year));
    if (one.expected === 0) return [mark('circle', { class: 'coverage-nothing', cx: middle, cy: foot - 3, r: 1.5 }), text];
    const whole = at((one.expected / most) * room);
    // what is not whole never looks whole, however little is missing
    const part = one.reported >= one.expected ? whole : at(Math.min((one.reported / most) * room, whole - 4));
    return [
      mark('rect', { class: 'coverage-whole', x: left, y: at(foot - whole), width: broad, height: whole }),
      mark('rect', { class: 'coverage-part', x: left, y: at(foot - part), width: broad, height: Math.max(part, 0) }),
      mark('text', { class: 'mark-value', x: middle, y: at(foot - whole - 6), 'text-anchor': 'middle' }, look.said(one)), text,
    ];
  });
  return mark('svg', { class: 'coverage-mark', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': title }, [
    ...columns, mark('line', { class: 'mark-foot', x1: 0, x2: width, y1: foot, y2: foot }),
  ]);
}
