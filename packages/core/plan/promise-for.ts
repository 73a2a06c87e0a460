/** The promise that is shown beside a value of a period: as it is written, never added to another (figures 6.1). */
import { type Span, sameSpan } from '../ground/period.ts';
import type { Target } from './promise.ts';

/** The annual one of that very period, else the running one dated last up to its end, else the final one; null without any. */
export function promiseFor(targets: readonly Target[], span: Span): Target | null {
  const annual = targets.find((one) => one.mode === 'annual' && one.period !== null && sameSpan(one.period, span));
  const running = targets.filter((one) => one.mode === 'cumulative' && one.period !== null && one.period.last <= span.last)
    .sort((a, b) => b.period!.last - a.period!.last);
  return annual ?? running[0] ?? targets.find((one) => one.mode === 'final') ?? null;
}
