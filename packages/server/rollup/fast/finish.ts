/** From sums to a figure: labels, comparisons and texts (figures 5 to 7, 11). */
import type { Kind } from '@throughline/core/framework/types.ts';
import { decimalText, roundedText } from '@throughline/core/ground/decimal.ts';
import { type Rational, compare, equal, isZero, rational } from '@throughline/core/ground/rational.ts';
import type { Figure, Label, LikeForLike, Question } from '@throughline/core/rollup/figure.ts';
import { type Compared, achievementOf, admits, compareAll, hasGap, verdictOf } from './compared.ts';
import { minus, over } from './exact.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { ownTarget } from './own-target.ts';
import type { Asked, Read } from './read.ts';
import { HORIZON } from './statistics.ts';

const decimal = (value: Rational | null | undefined): string | null => (value === null || value === undefined ? null : decimalText(value));
const rounded = (value: Rational | null): string | null => (value === null ? null : roundedText(value));

/** The figure of a question from what the cells say; null where only the plain rules can tell. */
export function finish(question: Question, { indicator, place, first, last }: Asked, read: Read): Figure | null {
  const { kind, direction } = indicator;
  const { sum, count } = read;
  if (count('un') > 0 || (count('op') > 0 && last > HORIZON)) return null;
  // Where only parts of regional projects stand, it is their lives that an own target is judged by.
  if (read.ownTargets.length > 0 && read.standing.first === null && place.startsWith('country:')) return null;
  const own = ownTarget(kind, read.ownTargets, read.standing, first, last);
  if (own === 'plain') return null;
  const outcome = outcomeOf(kind, direction, read);
  const label = labelOf(kind, outcome, read);
  const compared = compareAll(indicator, read, outcome, label, own);
  const shown = admits(direction, label) ? compared.full : null;
  const share = over(sum('blr'), sum('ble'));
  return {
    indicator: indicator.code, place: question.place, period: question.period, kind, unit: indicator.unit,
    value: said(outcome, label),
    label,
    bounds: label === 'bounds' ? { low: decimalText(outcome.low!), high: decimalText(outcome.high!) } : null,
    coverage: { expected: count('e'), reported: count('r'), carried: count('c'), budgetShare: isZero(sum('ble')) ? null : rounded(share) },
    baseline: decimal(compared.baseline), target: decimal(compared.target), targetOfParts: decimal(compared.targetOfParts),
    achievement: shown === null ? null : rounded(achievementOf(direction, shown)),
    likeForLike: likeShown(compared, indicator),
    verdict: shown === null ? null : verdictOf(indicator, shown, label, compared.due),
    framework: indicator.framework,
    includesRegional: count('reg') > 0,
    ...ofKind(kind, question, read, outcome, compared),
  };
}

const boundsBelow = (kind: Kind): boolean => kind === 'flow' || kind === 'cumulative' || kind === 'distinct' || kind === 'distinct-sum';

function labelOf(kind: Kind, outcome: Outcome, read: Read): Label {
  const { count } = read;
  if (outcome.apart === true) return 'not-applicable';
  const saysSomething = outcome.value !== null || outcome.low !== undefined || (kind === 'qualitative' && count('nv') > 0);
  if (!saysSomething) return count('e') > 0 && count('na') === count('e') ? 'not-applicable' : 'no-data';
  if (hasGap(read)) return boundsBelow(kind) ? 'lower-bound' : 'reporters-only';
  return outcome.low !== undefined && compare(outcome.low, outcome.high!) !== 0 ? 'bounds' : 'exact';
}

function said(outcome: Outcome, label: Label): string | null {
  if (outcome.level !== undefined) return outcome.level;
  if (label === 'bounds' || label === 'no-data' || label === 'not-applicable') return null;
  return decimal(label === 'lower-bound' ? (outcome.low ?? outcome.value) : outcome.value);
}

function likeShown({ like }: Compared, indicator: Asked['indicator']): LikeForLike | null {
  if (like === null) return null;
  return {
    value: decimalText(like.value), baseline: decimal(like.baseline), target: decimalText(like.target), change: decimal(like.change),
    achievement: rounded(achievementOf(indicator.direction, like)), share: rounded(like.share), verdict: verdictOf(indicator, like, 'exact', like.due),
  };
}

function ofKind(kind: Kind, question: Question, read: Read, outcome: Outcome, compared: Compared): Partial<Figure> {
  switch (kind) {
    case 'cumulative': return { gained: gained(read, outcome), active: active(outcome, compared) };
    case 'ratio': return { numerator: decimal(outcome.numerator), denominator: decimal(outcome.denominator) };
    case 'weighted-mean': return { weight: decimal(outcome.weight) };
    case 'distinct': case 'distinct-sum': return { gross: decimal(outcome.gross) };
    case 'ordinal': return levels(outcome, question.atLeast);
    case 'rate': return { lowest: decimal(outcome.spread?.lowest), median: decimal(outcome.spread?.median), highest: decimal(outcome.spread?.highest) };
    case 'qualitative': return texts(read);
    default: return {};
  }
}

const texts = ({ texts: all }: Read): Partial<Figure> => ({
  texts: all.flatMap(({ project, period, text }) => (text === null ? [] : [{ project, period, text }])),
  missing: all.flatMap(({ project, period, text }) => (text === null ? [{ project, period }] : [])),
});

/** The total at the end less that before the range, baselines before the first report (figures 7.3). */
const gained = ({ sum, before }: Read, { value }: Outcome): string | null =>
  value === null ? null : decimalText(minus(minus(value, before), sum('fb')));

const active = ({ value: all }: Outcome, { value }: Compared): string | null =>
  value === null || all === null || equal(value, all) ? null : decimalText(value);

function levels({ distribution, weakest }: Outcome, atLeast: string | undefined): Partial<Figure> {
  const told = { distribution: distribution ?? null, weakest: weakest ?? null };
  if (atLeast === undefined) return told;
  let [count, all] = [0, 0];
  for (const [level, times] of Object.entries(distribution ?? {})) {
    all += times;
    if (Number(level) >= Number(atLeast)) count += times;
  }
  return { ...told, atOrAbove: { level: atLeast, count, share: rounded(over(rational(count), rational(all))) } };
}
