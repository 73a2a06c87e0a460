/** Days, moments and periods as published files write them. */
import { dayNumber, isDay } from '@throughline/core/ground/day.ts';
import { type Span, firstDay, lastDay, quarterOfDay } from '@throughline/core/ground/period.ts';

/** A day out of "2024-01-31", also with a time zone or a time behind it, which xsd:date and xsd:dateTime allow. */
export function readDay(text: string | null): string | null {
  const day = text?.trim().slice(0, 10) ?? '';
  if (!isDay(day)) return null;
  return /^$|^(?:T[0-9:.]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?$/.test(text!.trim().slice(10)) ? day : null;
}

const MOMENT = /^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?$/;

/** A day, or a moment in UTC ("2023-11-09T16:20:13Z"); without a zone the time is taken as UTC. Null: not understood. */
export function readMoment(text: string | null): string | null {
  const written = text?.trim() ?? '';
  if (isDay(written)) return written;
  const match = MOMENT.exec(written);
  if (match === null || !isDay(match[1]!)) return readDay(written);
  const [, day, hour, minute, second = '00', zone = 'Z'] = match;
  const at = Date.parse(`${day}T${hour}:${minute}:${second}${zone === 'Z' ? 'Z' : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`);
  return Number.isNaN(at) ? null : `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/**
 * The span a pair of days stands for: a calendar year, a quarter, or several full years, with a day's slack at either end;
 * null for any other, which joins no total (figures 13.3).
 */
export function spanOf(starts: string, ends: string): Span | null {
  const first = nearQuarterStart(starts);
  const last = nearQuarterEnd(ends);
  if (first === null || last === null || last < first) return null;
  const isQuarter = first === last;
  const isYears = first % 4 === 0 && last % 4 === 3;
  return isQuarter || isYears ? { first, last } : null;
}

/** The quarter whose first day is at most a day from this one. */
function nearQuarterStart(day: string): number | null {
  const quarter = quarterOfDay(day);
  return [quarter, quarter + 1].find((one) => near(day, firstDay({ first: one, last: one }))) ?? null;
}

function nearQuarterEnd(day: string): number | null {
  const quarter = quarterOfDay(day);
  return [quarter, quarter - 1].find((one) => near(day, lastDay({ first: one, last: one }))) ?? null;
}

const near = (a: string, b: string): boolean => Math.abs(dayNumber(a) - dayNumber(b)) <= 1;
