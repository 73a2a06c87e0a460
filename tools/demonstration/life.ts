/** The periods of a project's life, and days. */
import type { Period, Plan } from './types.ts';

const DAY = 86_400_000;
/** Reports of the demonstration end here; what is due later is missing. */
export const lastYear = 2024;

export const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
export const dayAfter = (day: string, days: number): string => new Date(time(day) + days * DAY).toISOString().slice(0, 10);

/** Years or quarters of which at least 90 days (of a quarter: all but a few) lie in the life (figures 4.1). */
export function periodsOf(plan: Plan): Period[] {
  const from = Math.max(Number(plan.start.slice(0, 4)), plan.reportsFrom ?? 0);
  const periods: Period[] = [];
  for (let year = from; year <= Number(plan.end.slice(0, 4)); year += 1) {
    if (plan.frequency === 'year') periods.push(...within(plan, String(year), year, `${year}-01-01`, `${year}-12-31`));
    else for (const quarter of [1, 2, 3, 4]) periods.push(...within(plan, `${year}Q${quarter}`, year, ...quarterDays(year, quarter)));
  }
  return periods;
}

export function quarterDays(year: number, quarter: number): [string, string] {
  const month = (quarter - 1) * 3;
  return [new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10), new Date(Date.UTC(year, month + 3, 0)).toISOString().slice(0, 10)];
}

function within(plan: Plan, name: string, year: number, first: string, last: string): Period[] {
  const [start, end] = [time(plan.start), time(plan.end)];
  const [from, to] = [Math.max(start, time(first)), Math.min(end, time(last))];
  const days = (to - from) / DAY + 1;
  if (days < 90 && days < (time(last) - time(first)) / DAY + 1) return [];
  const whole = end - start + DAY;
  return [{ name, year, ends: last, at: ((from + to) / 2 - start) / whole, until: (to - start + DAY) / whole, years: days / 365.25 }];
}

/** How much of a year's work falls at a moment of the life (mean about 1), and how much of a total stands by then. */
export const shapes = {
  hump: (at: number): number => 0.5 + 3 * at * (1 - at),
  late: (at: number): number => Math.max(0, at - 0.15) * 2,
  early: (at: number): number => 2.2 * (1 - at) * (at < 0.1 ? 0.6 : 1),
  steady: (): number => 1,
  total: (until: number): number => until * until * (3 - 2 * until),
} as const;

/** Decimal text rounded to places; negative places round to tens and hundreds. */
export function text(value: number, digits = 0): string {
  if (digits > 0) return value.toFixed(digits).replace(/\.?0+$/, '');
  const step = [1, 10, 100, 1000, 10_000][-digits] as number;
  return String(Math.round(value / step) * step);
}

/** A number as people promise it: two leading digits. */
export function promised(value: number, digits = 0): string {
  if (value < 20 || digits > 0) return text(value, Math.max(0, digits));
  let step = 1;
  while (value / step >= 100) step *= 10;
  return String(Math.round(value / step) * step);
}
