/** Questions answered with every number still exact; only `shown.ts` makes them text. */
import type { Indicator } from '../framework/indicator.ts';
import type { Span } from '../ground/period.ts';
import type { Rational } from '../ground/rational.ts';
import type { Full } from './comparison.ts';
import type { Covered } from './coverage.ts';
import type { Label, Question } from './figure.ts';
import type { Outcome } from './kinds/outcome.ts';
import type { Like } from './like-for-like.ts';
import type { Promised } from './promised.ts';
import type { Item, Reading } from './reading.ts';
import type { Legacy } from './records.ts';

/** A total. */
export type Answered = {
  readonly question: Question;
  readonly indicator: Indicator;
  readonly range: Span;
  readonly readings: readonly Reading[];
  readonly items: readonly Item[];
  readonly legacy: readonly Legacy[];
  readonly outcome: Outcome;
  readonly label: Label;
  readonly covered: Covered;
  readonly promised: Promised;
  readonly full: Full;
  readonly like: Like | null;
};

/** One cell of a total (figures 8). */
export type CellAnswered = {
  readonly cell: Readonly<Record<string, string>>;
  readonly items: readonly Item[];
  readonly legacy: readonly Legacy[];
  readonly outcome: Outcome;
  readonly label: Label;
  /** Share of the total that is stated in the dimension; null when the total is 0 or has bounds (15.5). */
  readonly statedShare: Rational | null;
};
