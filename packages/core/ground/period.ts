/**
 * Periods as spans of quarters (figures 4.3): a year is four quarters, a range is from one to another, and "wholly inside"
 * is a comparison of two whole numbers. A quarter's number is year × 4 + (quarter − 1).
 */
export type Span = { readonly first: number; readonly last: number };

const QUARTERS_OF_YEAR = 4;
const WRITTEN = /^([0-9]{4})(?:Q([1-4]))?$/;

/** "2021" or "2022Q3" as a span; null when it is neither. */
export function parsePeriod(text: string): Span | null {
  const match = WRITTEN.exec(text);
  if (!match) return null;
  const year = Number(match[1]) * 4;
  if (match[2] === undefined) return { first: year, last: year + 3 };
  const quarter = year + Number(match[2]) - 1;
  return { first: quarter, last: quarter };
}

/** A period or a range "A..B" as a span; null when it is malformed or ends before it begins. */
export function parseRange(text: string): Span | null {
  const dots = text.indexOf('..');
  if (dots < 0) return parsePeriod(text);
  const from = parsePeriod(text.slice(0, dots));
  const to = parsePeriod(text.slice(dots + 2));
  return from && to && from.first <= to.last ? { first: from.first, last: to.last } : null;
}

export const isYear = (span: Span): boolean => span.first % 4 === 0 && span.last === span.first + 3;
export const isQuarter = (span: Span): boolean => span.first === span.last;
export const isWholeYears = (span: Span): boolean => span.first % 4 === 0 && span.last % 4 === 3;
export const yearOf = (quarter: number): number => Math.floor(quarter / 4);
export const ofYear = (year: number): Span => ({ first: year * 4, last: year * 4 + 3 });
export const lengthOf = (span: Span): number => span.last - span.first + 1;
export const inside = (inner: Span, outer: Span): boolean => inner.first >= outer.first && inner.last <= outer.last;
/** Whether a period speaks in a range: wholly inside; one of several years only in the range that equals it (figures 4.3, 13.3). */
export const joins = (span: Span, range: Span): boolean =>
  lengthOf(span) > QUARTERS_OF_YEAR ? sameSpan(span, range) : inside(span, range);
export const overlaps = (a: Span, b: Span): boolean => a.first <= b.last && b.first <= a.last;
export const sameSpan = (a: Span, b: Span): boolean => a.first === b.first && a.last === b.last;

/** A span as people write it: "2021", "2022Q3", "2021..2023", "2022Q2..2023Q1". */
export function periodText(span: Span): string {
  if (isYear(span)) return String(yearOf(span.first)).padStart(4, '0');
  if (isQuarter(span)) return quarterText(span.first);
  if (isWholeYears(span)) return `${yearOf(span.first)}..${yearOf(span.last)}`;
  return `${quarterText(span.first)}..${quarterText(span.last)}`;
}

/** First and last day of a span, ISO 8601. */
export const firstDay = (span: Span): string => `${yearOf(span.first)}-${['01-01', '04-01', '07-01', '10-01'][span.first % 4]}`;
export const lastDay = (span: Span): string => `${yearOf(span.last)}-${['03-31', '06-30', '09-30', '12-31'][span.last % 4]}`;

/** The periods of a frequency that overlap two days (both included). */
export function periodsBetween(start: string, end: string, frequency: 'year' | 'quarter'): Span[] {
  const size = frequency === 'year' ? 4 : 1;
  const from = Math.floor(quarterOfDay(start) / size) * size;
  const spans: Span[] = [];
  for (let first = from; first <= quarterOfDay(end); first += size) spans.push({ first, last: first + size - 1 });
  return spans;
}

export const quarterOfDay = (day: string): number => Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);

function quarterText(quarter: number): string {
  return `${String(yearOf(quarter)).padStart(4, '0')}Q${(quarter % 4) + 1}`;
}
