/** Where a project stands in its life on a day, by its dates alone: for lists and filters. What is owed is of `life.ts` (figures 4.1). */

export const STATUSES = ['planned', 'running', 'over'] as const;
export type Status = (typeof STATUSES)[number];

/** On a day (YYYY-MM-DD): the first and the last day belong to the life; without an end it is open. */
export function statusOn(start: string, end: string | null, day: string): Status {
  if (start > day) return 'planned';
  return end !== null && end < day ? 'over' : 'running';
}

/** Years in which a project runs, from its start to its end; an open one to the year given. */
export function yearsRunning(start: string, end: string | null, until: number): number[] {
  const first = Number(start.slice(0, 4));
  const last = end === null ? Math.max(first, until) : Number(end.slice(0, 4));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_one, at) => first + at);
}

/** What a count of reports says (figures 4.2): nothing due, all in, some owed; and whether anything was answered. */
export const HELD = ['has', 'owes', 'complete', 'not-due'] as const;
export type HeldState = (typeof HELD)[number];

export function heldStates(expected: number, reported: number): HeldState[] {
  if (expected === 0) return ['not-due'];
  return [...(reported > 0 ? ['has' as const] : []), reported < expected ? 'owes' : 'complete'];
}
