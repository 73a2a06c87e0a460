/**
 * Elements of one activity that feed one indicator, told apart. Those that a part (a place, a population group) or a period
 * tells from one another say one thing together: a strand. One that says the same again adds nothing. One that says otherwise
 * of the same part and period opens a strand of its own: nothing in the file tells how the two belong together, so they are
 * never added.
 */
import { equal } from '@throughline/core/ground/rational.ts';
import type { OwnIndicator } from '@throughline/core/transfer/bundle.ts';
import { type Context, note, warning } from './context.ts';
import { twinOf } from './own-indicator.ts';
import type { PartValue } from './part-value.ts';
import type { Fed, Period, Point } from './points.ts';

export type Strand = { readonly own: OwnIndicator; readonly feds: readonly Fed[] };

/** The strands of an activity, in the order of the file; the first of an indicator keeps its code, each further one has its own. */
export function strandsOf(feds: readonly Fed[], context: Context): Strand[] {
  const groups = new Map<string, Fed[]>();
  for (const fed of feds) {
    const held = groups.get(fed.own.code);
    if (held === undefined) groups.set(fed.own.code, [fed]);
    else held.push(fed);
  }
  return [...groups.values()].flatMap((group) => ofOneIndicator(group, context));
}

type Open = { readonly feds: Fed[]; readonly said: Map<string, PartValue | null> };

function ofOneIndicator(group: readonly Fed[], context: Context): Strand[] {
  const open: Open[] = [];
  for (const fed of group) {
    const said = saidBy(fed);
    const strand = open.find((one) => said.every(([key, value]) => !one.said.has(key) || sameValue(one.said.get(key)!, value)));
    const into: Open = strand ?? { feds: [], said: new Map() };
    if (strand === undefined) open.push(into);
    else if (said.length > 0 && said.every(([key]) => into.said.has(key))) {
      note(context, warning('indicator-repeated', fed.element, { indicator: fed.own.code }));
    }
    into.feds.push(fed);
    for (const [key, value] of said) into.said.set(key, value);
  }
  return open.map(({ feds }, i): Strand => {
    const { own, element } = feds[0]!;
    if (i === 0) return { own, feds };
    note(context, warning('same-indicator-twice', element, { found: String(i + 1), accepted: 'location, dimension', indicator: own.code }));
    return { own: twinOf(own, context.identifier, i + 1), feds };
  });
}

/** What an element says, by what it says it of: a part in a period, or a part's baseline. */
const saidBy = (fed: Fed): [string, PartValue | null][] =>
  fed.points.map((point): [string, PartValue | null] => [`${point.what} ${point.what === 'baseline' ? point.year : point.period?.key} ${point.part}`, point.value]);

export function sameValue(a: PartValue | null, b: PartValue | null): boolean {
  if (a === null || b === null || a.sort !== b.sort) return a === b;
  if (a.sort === 'number') return equal(a.value, (b as typeof a).value);
  if (a.sort === 'level') return a.level === (b as typeof a).level;
  if (a.sort === 'text') return JSON.stringify(a.text) === JSON.stringify((b as typeof a).text);
  return equal(a.numerator, (b as typeof a).numerator) && equal(a.denominator, (b as typeof a).denominator);
}

/** Periods of a strand that join totals or stand apart; of overlapping ones the year is kept before the quarter and both before several years. */
export function periodsOf(strand: Strand, context: Context): Period[] {
  const all = new Map<string, Period>();
  for (const fed of strand.feds) for (const period of fed.periods) if (!all.has(period.key)) all.set(period.key, period);
  const periods = [...all.values()];
  const kept: Period[] = [];
  for (const period of [...periods].sort((a, b) => rank(a) - rank(b))) {
    const over = period.span === null ? undefined : kept.find(({ span }) => span !== null && span.first <= period.span!.last && period.span!.first <= span.last);
    if (over === undefined) kept.push(period);
    else note(context, warning('overlapping-periods', period.element, { found: `${period.starts} – ${period.ends}`, accepted: `${over.starts} – ${over.ends}`, indicator: strand.own.code }));
  }
  return kept.sort((a, b) => (a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : 0));
}

function rank({ span }: Period): number {
  if (span === null) return 3;
  const quarters = span.last - span.first + 1;
  return quarters === 4 ? 0 : quarters === 1 ? 1 : 2;
}

/**
 * Points of one sort that stand for a period (or, baselines, for no period), each part once. Two values of one part that
 * differ contradict one another: neither is read.
 */
export function oncePerPart(points: readonly Point[], own: OwnIndicator, context: Context): Point[] {
  const byPart = new Map<string, Point>();
  for (const point of points) {
    const held = byPart.get(point.part);
    if (held === undefined) byPart.set(point.part, point);
    else if (!sameValue(held.value, point.value)) {
      note(context, warning('value-stated-twice', point.element, { found: point.element.attributes['value'] ?? null, indicator: own.code }));
      byPart.set(point.part, { ...held, value: null });
    }
  }
  return [...byPart.values()];
}
