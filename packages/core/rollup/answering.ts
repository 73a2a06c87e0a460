/** A target that answers a question (figures 6.2). */
import type { Rational } from '../ground/rational.ts';
import type { Target } from '../plan/promise.ts';

/** The targets that answer for a project or a place, and what they come to. */
export type Answering = {
  readonly mode: 'annual' | 'running' | 'final';
  readonly value: Rational;
  readonly used: readonly Target[];
  /** Quarters that annual targets cover; null when the whole asked range is covered. */
  readonly covers: ReadonlySet<number> | null;
  /** False for a final target before its time: progress, no verdict (figures 7.4). */
  readonly due: boolean;
};
