/** Which periods are expected of a project that has an indicator (figures 4.1, 15.1). */
import { sharedDays, dayNumber } from '../ground/day.ts';
import { type Span, firstDay, isQuarter, joins, lastDay, quarterOfDay } from '../ground/period.ts';
import type { Frequency, Listed } from './project.ts';

/** Days of a period that must be lived for a report to be due (figures 4.1). */
const DAYS_OWED = 90;
const OPEN_END = '9999-12-31';

export type Life = {
  readonly start: string;
  /** Last day, included; null when open. */
  readonly end: string | null;
  readonly frequency: Frequency;
  readonly listed: Listed;
};

/** The periods expected of one project for one indicator, whatever was reported. */
export type Plan = {
  /** Quarters in one period: 4 by year, 1 by quarter. */
  readonly size: 1 | 4;
  /** The M&E plan's own list, in order of time; null where the life decides. */
  readonly listed: readonly Span[] | null;
  readonly first: Span;
  /** Null when the life has no end. */
  readonly last: Span | null;
  /** False for a life too short to expect anything: it starts with the period of its start and owes nothing (15.1). */
  readonly owes: boolean;
};

/** The plan of a life: its list, else the periods of which at least 90 days (or all of a shorter one) are lived. */
export function planOf(life: Life): Plan {
  const size = life.frequency === 'year' ? 4 : 1;
  if (life.listed !== null) return listedPlan(life, life.listed, size);
  const lived = (span: Span): boolean => isLived(span, life.start, life.end ?? OPEN_END);
  const begun = periodAt(quarterOfDay(life.start), size);
  const first = lived(begun) ? begun : shifted(begun, size);
  if (!lived(first)) return { size, listed: null, first: begun, last: begun, owes: false };
  if (life.end === null) return { size, listed: null, first, last: null, owes: true };
  const ended = periodAt(quarterOfDay(life.end), size);
  return { size, listed: null, first, last: lived(ended) ? ended : shifted(ended, -size), owes: true };
}

/** Lists are of the project's own frequency (figures 15.7), so they tell it too. */
function listedPlan(life: Life, list: readonly Span[], stated: 1 | 4): Plan {
  const listed = [...list].sort((a, b) => a.first - b.first || a.last - b.last);
  const size = listed.length === 0 ? stated : listed.some(isQuarter) ? 1 : 4;
  const begun = periodAt(quarterOfDay(life.start), size);
  const owes = listed.length > 0;
  return { size, listed, first: owes ? listed[0]! : begun, last: owes ? listed.at(-1)! : begun, owes };
}

/** The periods that a plan expects wholly inside a range, in order of time. */
export function expectedIn(plan: Plan, range: Span): Span[] {
  if (!plan.owes) return [];
  if (plan.listed !== null) return plan.listed.filter((span) => joins(span, range));
  const { size } = plan;
  const spans: Span[] = [];
  const from = Math.max(plan.first.first, Math.ceil(range.first / size) * size);
  const to = Math.min(plan.last === null ? range.last : plan.last.last, range.last);
  for (let first = from; first + size - 1 <= to; first += size) spans.push({ first, last: first + size - 1 });
  return spans;
}

/** Whether a plan expects this very period. */
export function expects(plan: Plan, span: Span): boolean {
  if (!plan.owes) return false;
  if (plan.listed !== null) return plan.listed.some((one) => one.first === span.first && one.last === span.last);
  const aligned = span.first % plan.size === 0 && span.last === span.first + plan.size - 1;
  return aligned && span.first >= plan.first.first && (plan.last === null || span.last <= plan.last.last);
}

/** The last period of a plan's frequency that lies wholly inside a range; null when none does (figures 2.3). */
export function lastPeriodIn(plan: Plan, range: Span): Span | null {
  const last = Math.floor((range.last + 1) / plan.size) * plan.size - 1;
  const first = last - plan.size + 1;
  return first >= range.first ? { first, last } : null;
}

function isLived(span: Span, start: string, end: string): boolean {
  const [from, to] = [firstDay(span), lastDay(span)];
  return sharedDays(start, end, from, to) >= Math.min(DAYS_OWED, dayNumber(to) - dayNumber(from) + 1);
}

function periodAt(quarter: number, size: 1 | 4): Span {
  const first = Math.floor(quarter / size) * size;
  return { first, last: first + size - 1 };
}

const shifted = (span: Span, by: number): Span => ({ first: span.first + by, last: span.last + by });
