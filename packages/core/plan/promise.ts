/** What is promised: baselines and targets of a project, and targets of places (figures 6). */
import type { Span } from '../ground/period.ts';
import type { Rational } from '../ground/rational.ts';
import type { Answer } from './answer.ts';

export type TargetMode = 'annual' | 'cumulative' | 'final';

export type Target = {
  readonly mode: TargetMode;
  /** Annual and cumulative ones name a period; a place's final one may. */
  readonly period: Span | null;
  /** In the canonical unit; fractions of one for ratios (figures 2.1). */
  readonly value: Rational;
};

export type Baseline = { readonly year: number; readonly answer: Answer };

export type PlaceTarget = Target & {
  readonly place: string;
  readonly indicator: string;
  /** Who approved it. */
  readonly authority: string | null;
};
