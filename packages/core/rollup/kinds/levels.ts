/** `ordinal`: a distribution, its median and its weakest level (figures 2, 2.0). */
import type { Direction } from '../../framework/types.ts';
import { type Rational, divide, rational } from '../../ground/rational.ts';
import type { Item } from '../reading.ts';
import { NOTHING, type Outcome } from './outcome.ts';

/** Median is the lower of the two middle ones; the weakest is the lowest level, for direction down the highest. */
export function levelsOf(items: readonly Item[], direction: Direction): Outcome {
  const levels = items.flatMap(({ measured }) => (measured.shape === 'level' ? [measured.level] : []));
  if (levels.length === 0) return NOTHING;
  levels.sort((a, b) => Number(a) - Number(b));
  const distribution: Record<string, number> = {};
  for (const level of levels) distribution[level] = (distribution[level] ?? 0) + 1;
  const median = levels[(levels.length - 1) >> 1]!;
  const weakest = direction === 'down' ? levels.at(-1)! : levels[0]!;
  return { value: rational(median), level: median, weakest, distribution };
}

/** How many answers stand at a level or above it, and which share of them. */
export function atOrAbove(distribution: Readonly<Record<string, number>>, level: string): { count: number; share: Rational | null } {
  let [count, all] = [0, 0];
  for (const [one, times] of Object.entries(distribution)) {
    all += times;
    if (Number(one) >= Number(level)) count += times;
  }
  return { count, share: divide(rational(count), rational(all)) };
}
