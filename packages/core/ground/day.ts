/** Days as ISO 8601 text and as numbers, without a clock. */

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const WRITTEN = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;

export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  const match = WRITTEN.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= (month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1]!);
}

/** Days since 1 March of the year 0 (proleptic Gregorian): differences are what counts. */
export function dayNumber(text: string): number {
  const month = Number(text.slice(5, 7));
  const year = Number(text.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const shifted = (month + 9) % 12;
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leaps + Math.floor((153 * shifted + 2) / 5) + Number(text.slice(8, 10)) - 1;
}

/** How many days two stretches of time share; both ends are included. */
export function sharedDays(aStart: string, aEnd: string, bStart: string, bEnd: string): number {
  const start = aStart > bStart ? aStart : bStart;
  const end = aEnd < bEnd ? aEnd : bEnd;
  return start > end ? 0 : dayNumber(end) - dayNumber(start) + 1;
}

/** The day of a date or of a date-time in UTC. */
export const dayOf = (moment: string): string => moment.slice(0, 10);

const MOMENT = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?Z)?$/;

/** Whether a text is a day, or a moment of a day in UTC ("2023-01-20T09:00Z"). */
export const isMoment = (text: string): boolean => {
  const match = MOMENT.exec(text);
  return match !== null && isDay(match[1]!);
};

/** Order of two moments: by the day unless both carry a time (figures 15.7). */
export function compareMoments(a: string, b: string): number {
  const [dayA, dayB] = [dayOf(a), dayOf(b)];
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  if (a.length === 10 || b.length === 10) return 0;
  const [full1, full2] = [withSeconds(a), withSeconds(b)];
  return full1 < full2 ? -1 : full1 > full2 ? 1 : 0;
}

const withSeconds = (moment: string): string => (moment.length === 17 ? `${moment.slice(0, 16)}:00Z` : moment);
