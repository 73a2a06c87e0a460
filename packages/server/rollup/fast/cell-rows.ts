/** How a family of kinds says its cells: keys, and the statistics it knows; all others are nothing. */
import { ALWAYS, type Statistic, each } from './statistics.ts';

export type Keys = { readonly at?: string; readonly variant?: string; readonly a: string; readonly b: string };
export type Said = Partial<Record<Statistic, string>>;

/** A select of cells from a source that has `project_id` and `indicator_id`. */
export function rows(keys: Keys, said: Said, from: string, times?: string): string {
  const value = (name: Statistic): string => {
    const expression = said[name];
    if (expression === undefined) return 'null::numeric';
    return times === undefined ? `(${expression})::numeric` : `(${expression})::numeric * ${times}`;
  };
  return `select project_id, indicator_id, ${keys.at ?? `''::text`} as at, ${keys.variant ?? `''::text`} as variant,
    (${keys.a})::smallint as from_year, (${keys.b})::smallint as to_year, ${each((name) => `${value(name)} as ${name}`)} from ${from}`;
}

/** What happens in a year: it lies in every range that holds the year. */
export const inYear = (said: Said, from: string, more: Partial<Keys> = {}): string => rows({ a: 'y', b: 'y', ...more }, said, from);

/** What is read at the end of a range: it holds for ranges that end with this very year. */
export const atMoment = (said: Said, from: string, more: Partial<Keys> = {}): string =>
  rows({ a: String(ALWAYS), b: 'y + later', ...more }, said, `(${from}) as read, (values (0, 1), (1, -1)) as d (later, sign)`, 'sign');

/** What is said once of a series however many years of it lie in the range: `next` is the next year after `y` that says it. */
export const onceInRange = (said: Said, from: string): string =>
  rows({ a: 'y', b: 'case when sign = 1 then y else next end' }, said,
    `(${from}) as seen, (values (1), (-1)) as d (sign) where sign = 1 or next is not null`, 'sign');

/** A condition as 1 or nothing. */
export const one = (condition: string): string => `case when ${condition} then 1 end`;
/** An expression where a condition holds, else nothing. */
export const where = (condition: string, expression: string): string => `case when ${condition} then ${expression} end`;

/** What every reading of a period says of coverage (figures 4.2). */
export const COVERAGE: Said = {
  e: '1', r: one('ans'), na: one('na'), ble: 'usd * size', blr: where('ans', 'usd * size'), nv: one('ans and not na'),
};
