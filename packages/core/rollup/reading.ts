/**
 * What one project contributes to a question: the periods expected of it, the answers it gave, and the values that flow
 * into the figure (figures 2, 4).
 */
import { type Plan, expectedIn, expects, lastPeriodIn } from '../design/life.ts';
import { isReadAtMoment } from '../framework/indicator.ts';
import type { Kind } from '../framework/types.ts';
import { type Span, inside } from '../ground/period.ts';
import type { Measured } from '../plan/answer.ts';
import { sharedPart } from './parts.ts';
import type { Held, Member } from './view.ts';

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
  readonly items: readonly Item[];
  /** A running total's value that stands from an earlier period while one is owed (figures 2.2). */
  readonly carried: boolean;
  /** A running total before the asked periods: the last one reported; null before the first report (figures 7.3). */
  readonly before: Held | null;
};

/** Reads a member's values for a kind and a range. */
export function readMember(member: Member, kind: Kind, range: Span): Reading {
  if (kind === 'external') return empty(member);
  if (kind === 'cumulative') return readRunning(member, range);
  if (isReadAtMoment(kind)) return readMoment(member, range);
  return readPeriods(member, range);
}

export const hasGap = (reading: Reading): boolean => reading.reported < reading.expected.length;

/** Every period wholly inside the range (figures 4.3). */
function readPeriods(member: Member, range: Span): Reading {
  const { plan, held } = member.at;
  const answered = held.filter(({ span }) => inside(span, range));
  return reading(member, withReported(plan, expectedIn(plan, range), answered), answered, answered);
}

/** The last period of the range alone; an earlier answer does not fill it (figures 2.3). */
function readMoment(member: Member, range: Span): Reading {
  const { plan, held } = member.at;
  const last = lastPeriodIn(plan, range);
  const answered = last === null ? [] : held.filter(({ span }) => span.last === last.last && inside(span, range)).slice(-1);
  const expected = last !== null && expects(plan, last) ? [last] : [];
  return reading(member, withReported(plan, expected, answered), answered, answered);
}

/**
 * The last value reported up to the end of the range, however old (figures 2.2). Of a project that has no period wholly
 * inside the range (one that reports by year, asked by quarter) nothing is said (4.3).
 */
function readRunning(member: Member, range: Span): Reading {
  const { plan, held } = member.at;
  const asked = lastPeriodIn(plan, range);
  if (asked === null) return reading(member, [], [], []);
  const answered = held.filter(({ span }) => span.last === asked.last && inside(span, range)).slice(-1);
  const last = lastReported(held, range.last);
  const expected = withReported(plan, expectedAtEnd(member, asked, answered.length > 0), answered);
  const gap = answered.length === 0 && expected.length > 0;
  const read = reading(member, expected, answered, last === null ? [] : [last]);
  return { ...read, carried: gap && read.items.length > 0, before: lastReported(held, range.first - 1) };
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

function lastReported(held: readonly Held[], until: number): Held | null {
  let last: Held | null = null;
  for (const one of held) if (one.measured !== null && one.span.last <= until && (last === null || one.span.last >= last.span.last)) last = one;
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
  const items: Item[] = [];
  const read: Reading = { member, counted, expected, answers, reported, items, carried: false, before: null };
  for (const held of used) {
    const item = itemOf(read, held);
    if (item !== null) items.push(item);
  }
  return read;
}

function itemOf(read: Reading, held: Held): Item | null {
  const measured = held.measured === null ? null : sharedPart(held.measured, read.member.share);
  return measured === null ? null : { reading: read, held, measured };
}

function empty(member: Member): Reading {
  return { member, counted: true, expected: [], answers: [], reported: 0, items: [], carried: false, before: null };
}
