/** When an activity begins, ends and was last updated (IATI `activity-date`, `last-updated-datetime`). */
import { dayOf } from '@throughline/core/ground/day.ts';
import { type Context, note, warning } from './context.ts';
import { readDay, readMoment } from './dates.ts';
import { type Element, attributeOf, childrenOf } from './tree.ts';

/** ActivityDateType: 1 planned start, 2 actual start, 3 planned end, 4 actual end. */
const START = ['2', '1'];
const END = ['4', '3'];

export type Life = { readonly start: string; readonly end: string | null };

/**
 * Actual dates before planned ones. An activity without a start takes the earliest day that it states anywhere, else its
 * end, else the day it became known, and says so; an end before the start is left out.
 */
export function lifeOf(activity: Element, context: Context): Life {
  const stated = new Map<string, string>();
  for (const date of childrenOf(activity, 'activity-date')) {
    const written = attributeOf(date, 'iso-date');
    const day = readDay(written);
    if (day === null) note(context, warning('date-not-understood', date, { found: written, accepted: 'YYYY-MM-DD', attribute: 'iso-date' }));
    else if (!stated.has(attributeOf(date, 'type') ?? '')) stated.set(attributeOf(date, 'type') ?? '', day);
  }
  const end = pick(stated, END);
  const start = pick(stated, START) ?? assumed(activity, end, context);
  if (end === null || end >= start) return { start, end };
  note(context, warning('end-before-start', activity, { found: `${start} – ${end}`, accepted: `>= ${start}` }));
  return { start, end: null };
}

function assumed(activity: Element, end: string | null, context: Context): string {
  const days: string[] = [];
  collectDays(activity, days);
  const start = days.sort()[0] ?? end ?? dayOf(context.known);
  note(context, warning('start-assumed', activity, { found: start, accepted: 'activity-date/@type 1, 2' }));
  return start;
}

/** Days of periods, budgets and transactions: the earliest is the least wrong guess of a start. */
function collectDays(element: Element, days: string[]): void {
  for (const child of element.children) {
    if (child.name === 'period-start' || child.name === 'transaction-date') {
      const day = readDay(attributeOf(child, 'iso-date'));
      if (day !== null) days.push(day);
    } else if (child.name !== 'activity-date') collectDays(child, days);
  }
}

const pick = (stated: ReadonlyMap<string, string>, types: readonly string[]): string | null =>
  types.map((type) => stated.get(type)).find((day) => day !== undefined) ?? null;

/** When what the activity says became known: `last-updated-datetime`, unless it lies ahead, else the day of import. */
export function knownOf(activity: Element, day: string): { known: string; odd: string | null } {
  const written = attributeOf(activity, 'last-updated-datetime');
  if (written === null) return { known: day, odd: null };
  const moment = readMoment(written);
  return moment === null || dayOf(moment) > day ? { known: day, odd: written } : { known: moment, odd: null };
}
