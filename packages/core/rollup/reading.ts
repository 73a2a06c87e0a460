/**
 * What one project contributes to a question: the periods expected of it, the answers it gave, and the values that flow
 * into the figure (figures 2, 4).
 */
import { type Plan, expectedIn, expects, lastPeriodIn } from '../design/life.ts';
import { isReadAtMoment } from '../framework/indicator.ts';
import type { Kind } from '../framework/types.ts';
import { type Span, inside, joins, lengthOf, sameSpan } from '../ground/period.ts';
import type { Rational } from '../ground/rational.ts';
import { type Measured, isApplicable } from '../plan/answer.ts';
import type { Answering } from './answering.ts';
import { sharedPart } from './parts.ts';
import type { Held, Member } from './prepared.ts';

/** A value that flows into a figure, as far as it belongs to the place. */
export type Item = { readonly reading: Reading; readonly held: Held; readonly measured: Measured };

export type Reading = {
  readonly member: Member;
  /** Coverage, targets and baselines of a country's parts stay with `country:none` (figures 15.8). */
  readonly counted: boolean;
  readonly expected: readonly Span[];
  /** For each expected period the answer given, reported or not applicable; null is a gap. */
  readonly answers: readonly (Held | null)[];
  readonly reported: number;
  /** Of those, how many say "not applicable" here. */
  readonly notApplicable: number;
  readonly items: readonly Item[];
  /** A running total's value that stands from an earlier period while one is owed (figures 2.2). */
  readonly carried: boolean;
  /** A running total before the asked periods: the last one reported; null before the first report (figures 7.3). */
  readonly before: Held | null;
  /** What was derived of it: it stands at many places, and says the same at each. */
  readonly kept: Kept;
};

type Kept = { weights?: Weights; target?: Answering | null; covered?: boolean; taken?: Taken | null };
/** Budget in US dollars × quarters, of what was expected and of what was answered (figures 4.2). */
export type Weights = { readonly expected: Rational; readonly reported: Rational };
/** The project-periods of one project that are compared, with the values and the target that belong to them. */
export type Taken = { readonly reading: Reading; readonly spans: readonly Span[]; readonly items: readonly Item[]; readonly target: Rational; readonly times: number; readonly due: boolean; readonly weight: Rational };

/** Reads a member's values for a kind and a range. */
export function readMember(member: Member, kind: Kind, range: Span): Reading {
  if (kind === 'external') return empty(member);
  if (kind === 'cumulative') return readRunning(member, range);
  if (isReadAtMoment(kind)) return readMoment(member, range);
  return readPeriods(member, range);
}

/** What flows into a figure, of all who stand at a place. */
export function itemsOf(readings: Iterable<{ readonly items: readonly Item[] }>): Item[] {
  const all: Item[] = [];
  for (const { items } of readings) for (const item of items) all.push(item);
  return all;
}

export const hasGap = (reading: Reading): boolean => reading.reported < reading.expected.length;

/** Every period wholly inside the range (figures 4.3); one of several years gives way to the years in it. */
function readPeriods(member: Member, range: Span): Reading {
  const { plan, held } = member.at;
  const answered = shortest(held.filter(({ span }) => joins(span, range)), ({ span }) => span);
  const expected = shortest(expectedIn(plan, range), (span) => span);
  return reading(member, withReported(plan, expected, answered), answered, answered);
}

/** Without the periods of several years that others lie in: nothing is counted twice (figures 9, 13.3). */
function shortest<T>(all: readonly T[], spanOf: (one: T) => Span): readonly T[] {
  if (all.length < 2 || !all.some((one) => lengthOf(spanOf(one)) > YEAR)) return all;
  return all.filter((one) => !all.some((other) => other !== one && lengthOf(spanOf(one)) > YEAR && inside(spanOf(other), spanOf(one))));
}

const YEAR = 4;

/** The last period of the range alone; an earlier answer does not fill it (figures 2.3). */
function readMoment(member: Member, range: Span): Reading {
  const { plan, held } = member.at;
  const last = momentIn(plan, held, range);
  if (last === null) return reading(member, [], [], []);
  const answered = answersAt(held, last, range);
  const expected = expects(plan, last) ? [last] : [];
  return reading(member, withReported(plan, expected, answered), answered, answered);
}

/** The last period of the range; a period of several years where the range equals it and no year is asked for (13.3). */
function momentIn(plan: Plan, held: readonly Held[], range: Span): Span | null {
  const last = lastPeriodIn(plan, range);
  if (lengthOf(range) <= YEAR || (last !== null && (expects(plan, last) || answersAt(held, last, range).some(({ span }) => lengthOf(span) <= YEAR)))) return last;
  return expects(plan, range) || held.some(({ span }) => sameSpan(span, range)) ? range : last;
}

const answersAt = (held: readonly Held[], moment: Span, range: Span): readonly Held[] =>
  held.filter(({ span }) => span.last === moment.last && joins(span, range)).slice(-1);

/**
 * The last value reported up to the end of the range, however old (figures 2.2). Of a project that has no period wholly
 * inside the range (one that reports by year, asked by quarter) nothing is said (4.3).
 */
function readRunning(member: Member, range: Span): Reading {
  const { plan, held } = member.at;
  const asked = momentIn(plan, held, range);
  if (asked === null) return reading(member, [], [], []);
  const answered = answersAt(held, asked, range);
  const last = lastReported(held, range.last, range);
  const expected = withReported(plan, expectedAtEnd(member, asked, answered.length > 0), answered);
  const gap = answered.length === 0 && expected.length > 0;
  const read = reading(member, expected, answered, last === null ? [] : [last]);
  // The items already point at this reading: it is completed, not copied.
  return Object.assign(read, { carried: gap && read.items.length > 0, before: lastReported(held, range.first - 1, range) });
}

/**
 * The period expected at the end of a range. A project whose life is over is expected no more once its last period was
 * answered; until then that period is still owed (figures 2.2, 15.1).
 */
function expectedAtEnd(member: Member, asked: Span, answered: boolean): Span[] {
  const { plan, held } = member.at;
  if (expects(plan, asked)) return [asked];
  if (!plan.owes || plan.last === null || answered) return [];
  const { last } = plan;
  const isOver = last.last < asked.first;
  return isOver && !held.some(({ span }) => span.last === last.last) ? [last] : [];
}

function lastReported(held: readonly Held[], until: number, range: Span): Held | null {
  let last: Held | null = null;
  for (const one of held) {
    if (one.measured === null || one.span.last > until || (lengthOf(one.span) > YEAR && !sameSpan(one.span, range))) continue;
    if (last === null || one.span.last >= last.span.last) last = one;
  }
  return last;
}

/** An answer in a period not expected makes it expected (figures 4.1); a longer report stands for the periods in it (4.3). */
function withReported(plan: Plan, expected: readonly Span[], answered: readonly Held[]): readonly Span[] {
  const extra = answered.filter(({ span }) => !expects(plan, span)).map(({ span }) => span);
  if (extra.length === 0) return expected;
  const left = expected.filter((span) => !extra.some((one) => inside(span, one)));
  return [...left, ...extra].sort((a, b) => a.first - b.first || a.last - b.last);
}

function reading(member: Member, expected: readonly Span[], answered: readonly Held[], used: readonly Held[]): Reading {
  const counted = member.share.sort !== 'country';
  const answers = expected.map((span) => answered.find((held) => held.span.first === span.first && held.span.last === span.last) ?? null);
  const reported = answers.reduce((count, held) => (held === null ? count : count + 1), 0);
  const notApplicable = answers.reduce((count, held) => (held !== null && isSilent(held, member) ? count + 1 : count), 0);
  const items: Item[] = [];
  const read: Reading = { member, counted, expected, answers, reported, notApplicable, items, carried: false, before: null, kept: {} };
  for (const held of used) {
    const measured = partHere(held, member);
    if (measured !== null && isApplicable(measured)) items.push({ reading: read, held, measured });
  }
  return read;
}

/** What of a value belongs to the place; null when nothing does, or when it is not applicable. */
const partHere = (held: Held, member: Member): Measured | null =>
  held.measured === null ? null : sharedPart(held.measured, member.share);

/** Not applicable, or 0/0 in what the countries leave (figures 1, 3.2). */
function isSilent(held: Held, member: Member): boolean {
  const measured = partHere(held, member);
  return measured === null || !isApplicable(measured);
}

function empty(member: Member): Reading {
  return { member, counted: true, expected: [], answers: [], reported: 0, notApplicable: 0, items: [], carried: false, before: null, kept: {} };
}
