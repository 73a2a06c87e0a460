/**
 * Reporting calendars: which periods an organisation or a donor asks for. All are spans of quarters (figures 4.3): a half-year is
 * two, a donor's July–June is four that begin in the third.
 */
import { type Span, lastDay, lengthOf, quarterOfDay } from '../ground/period.ts';

export const CALENDARS = ['year', 'half-year', 'quarter', 'july-june'] as const;
export type Calendar = (typeof CALENDARS)[number];

/** Quarters in a period, and the quarter of a year in which the first begins. */
const SHAPES: Readonly<Record<Calendar, { readonly size: number; readonly from: number }>> = {
  year: { size: 4, from: 0 },
  'half-year': { size: 2, from: 0 },
  quarter: { size: 1, from: 0 },
  'july-june': { size: 4, from: 2 },
};

/** Whether a span is a period of the calendar. */
export function isOfCalendar(calendar: Calendar, span: Span): boolean {
  const { size, from } = SHAPES[calendar];
  return lengthOf(span) === size && (span.first - from) % size === 0;
}

/** The period of a calendar that a day lies in. */
export function periodOn(calendar: Calendar, day: string): Span {
  const { size, from } = SHAPES[calendar];
  const first = Math.floor((quarterOfDay(day) - from) / size) * size + from;
  return { first, last: first + size - 1 };
}

/** The last `count` periods of a calendar that were over on a day, and the running one; latest first. */
export function recentPeriods(calendar: Calendar, day: string, count: number): Span[] {
  const { size } = SHAPES[calendar];
  const running = periodOn(calendar, day);
  return Array.from({ length: count + 1 }, (_one, back) => ({ first: running.first - back * size, last: running.last - back * size }));
}

/** Whether a period is over on a day. */
export const isOver = (span: Span, day: string): boolean => lastDay(span) < day;
