/** A figure as it is told: exact numbers become text here and nowhere else (figures 11, contracts `throughline-figures/1`). */
import { decimalText, roundedText } from '../ground/decimal.ts';
import { type Rational, equal } from '../ground/rational.ts';
import type { Answered, CellAnswered } from './answered.ts';
import { admits } from './comparison.ts';
import { coverageShown } from './coverage.ts';
import type { Figure, LikeForLike } from './figure.ts';
import { atOrAbove } from './kinds/levels.ts';
import type { Outcome } from './kinds/outcome.ts';
import { missingOf } from './kinds/texts.ts';
import type { Like } from './like-for-like.ts';
import { gainedOf } from './running.ts';
import { THRESHOLDS, type Thresholds, achievementOf, verdictOf } from './verdict.ts';

const decimal = (value: Rational | null | undefined): string | null => (value === null || value === undefined ? null : decimalText(value));
const rounded = (value: Rational | null): string | null => (value === null ? null : roundedText(value));

/** The value that may be said: of bounds with a gap the low end, of an ordinal its level, of bounds none (2.5). */
export function valueSaid({ outcome, label }: Pick<CellAnswered, 'outcome' | 'label'>): string | null {
  if (outcome.level !== undefined) return outcome.level;
  if (label === 'bounds' || label === 'no-data' || label === 'not-applicable') return null;
  return decimal(label === 'lower-bound' ? (outcome.low ?? outcome.value) : outcome.value);
}

/** A total as it is told; verdicts by the given thresholds (7.4). */
export function shown(answered: Answered, thresholds: Thresholds = THRESHOLDS): Figure {
  const { question, indicator, outcome, label, covered, promised, full, like } = answered;
  const comparison = admits(indicator, label) ? full.comparison : null;
  const achievement = comparison === null ? null : achievementOf(indicator, comparison);
  return {
    indicator: indicator.code, place: question.place, period: question.period, kind: indicator.kind, unit: indicator.unit,
    value: valueSaid(answered),
    label,
    bounds: label === 'bounds' ? { low: decimalText(outcome.low!), high: decimalText(outcome.high!) } : null,
    coverage: coverageShown(covered),
    baseline: decimal(full.base.value), target: decimal(promised.target), targetOfParts: decimal(promised.targetOfParts),
    achievement: rounded(achievement),
    likeForLike: like === null ? null : likeShown(answered, like, thresholds),
    verdict: comparison === null ? null : verdictOf(indicator, comparison, label, promised.due, thresholds),
    framework: indicator.framework,
    includesRegional: answered.items.some((item) => !item.reading.counted),
    ...ofKind(answered),
  };
}

function likeShown({ indicator }: Answered, like: Like, thresholds: Thresholds): LikeForLike {
  const { value, baseline, target } = like.comparison;
  return {
    value: decimalText(value), baseline: decimal(baseline), target: decimalText(target), change: decimal(like.change),
    achievement: rounded(achievementOf(indicator, like.comparison)), share: rounded(like.share),
    verdict: verdictOf(indicator, like.comparison, 'exact', like.due, thresholds),
  };
}

/** Members that only some kinds have (contracts, below the figure). */
function ofKind(answered: Answered): Partial<Figure> {
  const { indicator, outcome, readings, question } = answered;
  switch (indicator.kind) {
    case 'cumulative': return { gained: decimal(gainedOf(readings)), active: activeOf(answered) };
    case 'ordinal': return levelsShown(outcome, question.atLeast);
    case 'rate': return {
      lowest: decimal(outcome.spread?.lowest), median: decimal(outcome.spread?.median), highest: decimal(outcome.spread?.highest),
    };
    case 'qualitative': return { texts: [...(outcome.texts ?? [])], missing: missingOf(readings) };
    default: return sharedMembers(indicator.kind, outcome);
  }
}

/** Members of totals and cells alike. */
export function sharedMembers(kind: Figure['kind'], outcome: Outcome): Partial<Figure> {
  if (kind === 'ratio') return { numerator: decimal(outcome.numerator), denominator: decimal(outcome.denominator) };
  if (kind === 'weighted-mean') return { weight: decimal(outcome.weight) };
  return kind === 'distinct' || kind === 'distinct-sum' ? { gross: decimal(outcome.gross) } : {};
}

/** The running total compared, shown when it differs from the value (figures 7.3, 15.2). */
function activeOf({ outcome, full }: Answered): string | null {
  return full.value === null || outcome.value === null || equal(full.value, outcome.value) ? null : decimalText(full.value);
}

function levelsShown(outcome: Outcome, atLeast: string | undefined): Partial<Figure> {
  const distribution = outcome.distribution ?? null;
  const asked = atLeast === undefined ? {} : { atOrAbove: levelAsked(distribution ?? {}, atLeast) };
  return { distribution: distribution === null ? null : { ...distribution }, weakest: outcome.weakest ?? null, ...asked };
}

function levelAsked(distribution: Readonly<Record<string, number>>, level: string): { level: string; count: number; share: string | null } {
  const { count, share } = atOrAbove(distribution, level);
  return { level, count, share: rounded(share) };
}


/** A cell's figure: the total's coverage, its own value and label; nothing is promised of a cell (figures 8). */
export function cellShown({ question, indicator, covered }: Answered, cell: CellAnswered): Figure {
  const { outcome, label } = cell;
  return {
    indicator: indicator.code, place: question.place, period: question.period, cell: { ...cell.cell }, kind: indicator.kind, unit: indicator.unit,
    value: valueSaid(cell),
    label,
    bounds: label === 'bounds' ? { low: decimalText(outcome.low!), high: decimalText(outcome.high!) } : null,
    coverage: coverageShown(covered),
    baseline: null, target: null, targetOfParts: null, achievement: null, likeForLike: null, verdict: null,
    framework: indicator.framework,
    includesRegional: cell.items.some((item) => !item.reading.counted),
    statedShare: rounded(cell.statedShare),
    ...sharedMembers(indicator.kind, outcome),
  };
}
