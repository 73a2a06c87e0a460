/** A figure compared with what was promised, and like for like (figures 6, 7). */
import type { Direction, Kind } from '@throughline/core/framework/types.ts';
import { type Rational, absolute, compare, equal, fraction, isZero, rational } from '@throughline/core/ground/rational.ts';
import type { Label, Verdict } from '@throughline/core/rollup/figure.ts';
import { ONE, ZERO, minus, over } from './exact.ts';
import type { Outcome } from './outcome.ts';
import type { Own } from './own-target.ts';
import type { KnownIndicator, Read } from './read.ts';

export type Triple = { readonly value: Rational; readonly baseline: Rational | null; readonly target: Rational };
export type Like = Triple & { readonly change: Rational | null; readonly share: Rational | null; readonly due: boolean };

export type Compared = {
  readonly baseline: Rational | null;
  readonly target: Rational | null;
  readonly targetOfParts: Rational | null;
  /** What is compared: of a running total what projects still expected hold (7.3). */
  readonly value: Rational | null;
  readonly full: Triple | null;
  readonly due: boolean;
  readonly like: Like | null;
};

const adds = (kind: Kind): boolean => kind === 'flow' || kind === 'cumulative' || kind === 'stock';
const countsFromZero = (kind: Kind): boolean => kind === 'flow' || kind === 'cumulative' || kind === 'distinct' || kind === 'distinct-sum';

/** A lower bound or an exact figure may be compared; going down only an exact one (figures 7.3). */
export const admits = (direction: Direction, label: Label): boolean => label === 'exact' || (label === 'lower-bound' && direction !== 'down');

export function compareAll(indicator: KnownIndicator, read: Read, outcome: Outcome, label: Label, own: Own | null): Compared {
  const { kind, direction } = indicator;
  const { sum, count } = read;
  const ofParts = adds(kind) && count('tk') > 0 ? sum('t') : null;
  const target = own?.value ?? ofParts;
  const due = own === null ? count('tf') === 0 : own.due;
  const baseline = baselineShown(kind, read, own);
  const value = kind === 'cumulative' && own === null ? (count('an') > 0 ? sum('av') : null) : (outcome.value ?? outcome.low ?? null);
  const lacksBase = direction !== 'maintain' && !countsFromZero(kind) && (count('bm') > 0 || baseline === null);
  const covered = own !== null || count('e') === count('tn');
  const comparable = covered && !lacksBase && (kind !== 'rate' || count('e') === 1);
  const full = comparable && value !== null && target !== null ? { value, baseline, target } : null;
  const like = likeForLike({ indicator, read, outcome, label, target, due, full });
  return { baseline, target, targetOfParts: own === null ? null : ofParts, value, full, due, like };
}

/** Sum or pool of the baselines stated; null when there is none (figures 7.2). */
function baselineShown(kind: Kind, { sum, count }: Read, own: Own | null): Rational | null {
  if (kind === 'cumulative' && own !== null) return count('abn') > 0 ? sum('ab') : null;
  if (count('bn') === 0) return null;
  if (kind === 'flow' && own !== null) return sum(own.annual ? 'bp' : 'bo');
  if (kind === 'ratio') return over(sum('b'), sum('bw'));
  const projects = count('bn') + count('bm');
  if (kind === 'weighted-mean' || kind === 'intensity') return mean(projects, count('bnw'), sum('bx'), sum('b'), sum('bw'));
  return kind === 'rate' && projects !== 1 ? null : sum('b');
}

/** One project's own; of several the weighted mean, null when one has no weight. */
function mean(projects: number, unweighed: number, plain: Rational, weighted: Rational, weight: Rational): Rational | null {
  if (projects === 1) return plain;
  return unweighed > 0 ? null : over(weighted, weight);
}

type Asking = {
  readonly indicator: KnownIndicator; readonly read: Read; readonly outcome: Outcome; readonly label: Label; readonly target: Rational | null;
  readonly due: boolean; readonly full: Triple | null;
};

function likeForLike(asking: Asking): Like | null {
  const { indicator, read, outcome, label, full, due } = asking;
  const { kind, direction } = indicator;
  const { sum, count } = read;
  const stands = full !== null && outcome.value !== null && admits(direction, label);
  if (!hasGap(read) && stands) return like(kind, full, isZero(sum('ble')) ? null : ONE, due);
  const compared = adds(kind) ? partsCompared(read) : pooledCompared(asking);
  if (compared === null) return null;
  return like(kind, compared, over(sum('lbl'), sum('ble')), adds(kind) ? count('lf') === 0 : due);
}

export const hasGap = ({ count }: Read): boolean => count('r') < count('e') || count('g') > 0;

function partsCompared({ sum, count }: Read): Triple | null {
  if (count('lnv') === 0) return null;
  return { value: sum('lv'), baseline: count('lbn') > 0 ? sum('lb') : null, target: sum('lt') };
}

/** Ratios, means and rates: those that answered, against the place's own target. */
function pooledCompared({ indicator: { kind, direction }, read: { sum, count }, target }: Asking): Triple | null {
  if (target === null) return null;
  if (kind === 'rate') return count('lp') === 1 ? { value: sum('lv'), baseline: count('lbn') > 0 ? sum('lb') : null, target } : null;
  if (kind !== 'ratio' && kind !== 'weighted-mean' && kind !== 'intensity') return null;
  const several = count('lnw') === count('lnv') ? over(sum('lv'), sum('lw')) : null;
  const value = kind === 'intensity' ? (count('lnv') === 1 ? sum('lx') : several) : over(sum('lv'), sum('lw'));
  const pooled = kind === 'ratio' ? over(sum('lb'), sum('lbw')) : mean(count('lp'), count('lbnw'), sum('lbx'), sum('lb'), sum('lbw'));
  const baseline = count('lbn') > 0 ? pooled : null;
  return value === null || (direction !== 'maintain' && baseline === null) ? null : { value, baseline, target };
}

function like(kind: Kind, compared: Triple, share: Rational | null, due: boolean): Like {
  const { value, baseline } = compared;
  const change = baseline === null ? (countsFromZero(kind) ? value : null) : minus(value, baseline);
  return { ...compared, change, share, due };
}

/** Change, not capped (figures 7.1); null where target = baseline, and for `maintain`. */
export function achievementOf(direction: Direction, { value, baseline, target }: Triple): Rational | null {
  if (direction === 'maintain') return null;
  const from = baseline ?? ZERO;
  return over(minus(value, from), minus(target, from));
}

const GREEN = fraction(9n, 10n);
const AMBER = fraction(7n, 10n);

export function verdictOf({ direction, tolerance }: KnownIndicator, compared: Triple, label: Label, due: boolean): Verdict | null {
  if (!due) return null;
  const { value, target } = compared;
  if (direction === 'maintain' || equal(target, compared.baseline ?? ZERO)) {
    if (label !== 'exact') return null;
    if (direction === 'maintain') return compare(absolute(minus(value, target)), rational(tolerance)) <= 0 ? 'met' : 'not-met';
    return (direction === 'down' ? compare(value, target) <= 0 : compare(value, target) >= 0) ? 'met' : 'not-met';
  }
  const achievement = achievementOf(direction, compared)!;
  if (label === 'lower-bound' && direction === 'down') return null;
  if (compare(achievement, GREEN) >= 0) return 'green';
  if (label === 'lower-bound') return 'under-reported';
  return compare(achievement, AMBER) >= 0 ? 'amber' : 'red';
}
