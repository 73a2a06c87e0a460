/** What changed between two days: one figure as it was known on each (figures 10). */
import { isDay } from '../ground/day.ts';
import { type Problem, invalid } from '../ground/problem.ts';
import type { Figure } from './figure.ts';

/**
 * Whether a reader would be told something else: the value, what is known of it, or how much has answered. Targets and
 * baselines are not held by date (contracts.md, version 1), so they never differ.
 */
export function isChanged(before: Figure, now: Figure): boolean {
  return told(before) !== told(now);
}

function told({ value, label, bounds, coverage, distribution, texts }: Figure): string {
  const levels = Object.entries(distribution ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([value, label, bounds?.low, bounds?.high, coverage.expected, coverage.reported, coverage.carried, levels, (texts ?? []).map((one) => JSON.stringify(one)).sort()]);
}

/** What is wrong with the earlier day of a comparison. Problems: `malformed-date`, `since-not-before`; at `since`. */
export function checkSince(since: string, asOf: string): Problem[] {
  if (!isDay(since)) return [invalid('malformed-date', 'since', { found: since, accepted: 'YYYY-MM-DD' })];
  return since < asOf ? [] : [invalid('since-not-before', 'since', { found: since, accepted: asOf })];
}
