/** A figure with all that is said of it (contracts.md, `throughline-figures/1`). Texts by figures 11. */
import type { Words } from '../ground/words.ts';
import type { Kind } from '../framework/types.ts';

export type Label = 'exact' | 'lower-bound' | 'bounds' | 'reporters-only' | 'not-applicable' | 'no-data';
export type Verdict = 'green' | 'amber' | 'red' | 'under-reported' | 'met' | 'not-met';

export type Coverage = { expected: number; reported: number; carried: number; budgetShare: string | null };

export type LikeForLike = {
  value: string;
  baseline: string | null;
  target: string;
  change: string | null;
  achievement: string | null;
  share: string | null;
  verdict: Verdict | null;
};

export type Figure = {
  indicator: string;
  place: string;
  period: string;
  kind: Kind;
  unit: string | null;
  value: string | null;
  label: Label;
  bounds: { low: string; high: string } | null;
  coverage: Coverage;
  baseline: string | null;
  target: string | null;
  targetOfParts: string | null;
  achievement: string | null;
  likeForLike: LikeForLike | null;
  verdict: Verdict | null;
  framework: string;
  includesRegional: boolean;
  /** Of one cell when asked `by` a dimension. */
  cell?: Record<string, string>;
  statedShare?: string | null;
  numerator?: string | null;
  denominator?: string | null;
  weight?: string | null;
  distribution?: Record<string, number> | null;
  weakest?: string | null;
  atOrAbove?: { level: string; count: number; share: string | null };
  gained?: string | null;
  active?: string | null;
  gross?: string | null;
  texts?: { project: string; period: string; text: Words }[];
  missing?: { project: string; period: string }[];
  lowest?: string | null;
  median?: string | null;
  highest?: string | null;
};

export type FiguresDocument = { format: 'throughline-figures/1'; asOf: string; figures: Figure[] };

/** One question: what is the figure of this indicator, at this place, over this period? */
export type Question = {
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  readonly asOf: string;
  /** A dimension to cut by; the answer is then one figure a cell. */
  readonly by?: string;
  /** Ordinals: count at or above this level. */
  readonly atLeast?: string;
  readonly withLegacy?: boolean;
};
