/** Like-for-like: value, baseline and target of the same project-periods (figures 7.5). */
import { type Span, inside, lengthOf, overlaps } from '../ground/period.ts';
import { type Rational, ZERO, add, divide, isZero, multiply, rational, subtract, total } from '../ground/rational.ts';
import { isAdditive } from '../framework/indicator.ts';
import { baseOf, baselineOf, countsFromZero, timesOf } from './baselines.ts';
import { type Asked, type Full, admits } from './comparison.ts';
import { weightsOf } from './coverage.ts';
import { combine } from './kinds/combine.ts';
import { sumOfValues } from './kinds/sums.ts';
import { type Reading, type Taken, hasGap, itemsOf } from './reading.ts';
import type { Answering } from './answering.ts';
import { isCovered } from './targets.ts';
import type { Comparison } from './verdict.ts';

export type Like = {
  readonly comparison: Comparison;
  /** value − baseline; for counting kinds the value where no baseline is stated, else null. */
  readonly change: Rational | null;
  /** Share by budget of the expected project-periods; null when no expected project has a budget (15.4). */
  readonly share: Rational | null;
  readonly due: boolean;
  /** Null when it is the full comparison. */
  readonly taken: readonly Taken[] | null;
};

/** The comparison of those who answered; null where none exists. */
export function likeForLike(asked: Asked, full: Full): Like | null {
  const gap = asked.readings.some(hasGap);
  const fullStands = full.comparison !== null && asked.outcome.value !== null && admits(asked.indicator, asked.label);
  if (!gap && fullStands) return like(asked, full.comparison!, null, asked.promised.due);
  const { kind } = asked.indicator;
  if (isAdditive(kind)) return ofParts(asked);
  if (kind === 'rate') return ofOne(asked);
  return kind === 'ratio' || kind === 'weighted-mean' || kind === 'intensity' ? ofPool(asked) : null;
}

/** Additive kinds: projects, or their periods, that answered and have a target. */
function ofParts(asked: Asked): Like | null {
  const { indicator, promised, deals } = asked;
  const taken: Taken[] = [];
  for (const [reading, target] of promised.parts) {
    const stated = countsFromZero(indicator.kind) || indicator.direction === 'maintain' || baselineOf(reading) !== null;
    const one = stated ? takenOf(asked, reading, target) : null;
    if (one !== null) taken.push(one);
  }
  const items = itemsOf(taken);
  if (items.length === 0) return null;
  const target = total(taken, (one) => one.target);
  const baseline = baseOf(indicator.kind, taken, deals).value;
  return like(asked, { value: sumOfValues(items), baseline, target }, taken, taken.every((one) => one.due));
}

function takenOf(asked: Asked, reading: Reading, target: Answering): Taken | null {
  const { kept } = reading;
  return kept.taken === undefined ? (kept.taken = takenAnew(asked, reading, target)) : kept.taken;
}

function takenAnew(asked: Asked, reading: Reading, target: Answering): Taken | null {
  if (target.mode === 'annual' && asked.indicator.kind === 'flow') return takenByPeriod(reading, target);
  if (hasGap(reading)) return null;
  const times = timesOf(asked.indicator.kind, target, reading.expected.length);
  return { reading, spans: reading.expected, items: reading.items, target: target.value, times, due: target.due, weight: weightsOf(reading).expected };
}

/** With annual targets each period is compared by itself; one that holds several reports when all of them answered. */
function takenByPeriod(reading: Reading, target: Answering): Taken | null {
  const spans: Span[] = [];
  let value = ZERO;
  for (const group of groupsOf(reading.expected, target)) {
    const isWhole = group.spans.every((span) => isCovered(target, span) && reading.answers[reading.expected.indexOf(span)] !== null);
    if (!isWhole || group.spans.length === 0 || group.targets.length === 0) continue;
    spans.push(...group.spans);
    for (const one of group.targets) value = add(value, one.value);
  }
  if (spans.length === 0) return null;
  const items = reading.items.filter((item) => spans.some((span) => inside(item.held.span, span)));
  return { reading, spans, items, target: value, times: spans.length, due: true, weight: weightOf(reading, spans) };
}

type Group = { span: Span; spans: Span[]; targets: { readonly value: Rational }[] };

/** Periods and annual targets that overlap belong together: a year's target with its quarters, or the other way round. */
function groupsOf(expected: readonly Span[], target: Answering): Group[] {
  const all = [
    ...expected.map((span): Group => ({ span, spans: [span], targets: [] })),
    ...target.used.map((one): Group => ({ span: one.period!, spans: [], targets: [one] })),
  ].sort((a, b) => a.span.first - b.span.first);
  const groups: Group[] = [];
  for (const one of all) {
    const last = groups.at(-1);
    if (!last || !overlaps(last.span, one.span)) groups.push(one);
    else {
      last.span = { first: last.span.first, last: Math.max(last.span.last, one.span.last) };
      last.spans.push(...one.spans);
      last.targets.push(...one.targets);
    }
  }
  return groups;
}

/** Ratios and means: the target is the place's, the baseline that of the projects that answered at least once. */
function ofPool(asked: Asked): Like | null {
  const { indicator, promised, deals } = asked;
  const needed = indicator.direction !== 'maintain';
  const all = asked.readings.filter((one) => one.counted && one.reported > 0 && (!needed || baselineOf(one) !== null));
  const value = combine(indicator, itemsOf(all), deals).value;
  const baseline = baseOf(indicator.kind, all.map((reading) => ({ reading, times: 1 })), deals).value;
  if (value === null || promised.target === null || (needed && baseline === null)) return null;
  return like(asked, { value, baseline, target: promised.target }, all.map((one) => answered(asked, one)), promised.due);
}

/** A rate compares where just one of those that answered states a baseline (2.0). */
function ofOne(asked: Asked): Like | null {
  const { indicator, promised } = asked;
  const answering = asked.readings.filter((one) => one.counted && one.items.length > 0);
  const all = indicator.direction === 'maintain' ? answering : answering.filter((one) => baselineOf(one) !== null);
  const [only] = all;
  if (only === undefined || all.length > 1 || promised.target === null) return null;
  const measured = only.items[0]!.measured;
  const base = baselineOf(only);
  const baseline = base?.shape === 'number' ? base.value : null;
  if (measured.shape !== 'number') return null;
  return like(asked, { value: measured.value, baseline, target: promised.target }, [answered(asked, only)], promised.due);
}

function answered({ promised }: Asked, reading: Reading): Taken {
  const spans = reading.expected.filter((_, i) => reading.answers[i] !== null);
  return { reading, spans, items: reading.items, target: promised.target!, times: 1, due: promised.due, weight: weightsOf(reading).reported };
}

function like(asked: Asked, comparison: Comparison, taken: readonly Taken[] | null, due: boolean): Like {
  const { value, baseline } = comparison;
  const change = baseline === null ? (countsFromZero(asked.indicator.kind) ? value : null) : subtract(value, baseline);
  return { comparison, change, share: shareOf(asked.readings, taken), due, taken };
}

function shareOf(readings: readonly Reading[], taken: readonly Taken[] | null): Rational | null {
  const expected = total(readings, (one) => (one.counted ? weightsOf(one).expected : null));
  if (taken === null) return isZero(expected) ? null : rational(1);
  return divide(total(taken, (one) => one.weight), expected);
}

const weightOf = (reading: Reading, spans: readonly Span[]): Rational =>
  multiply(reading.member.at.series.budget, rational(spans.reduce((quarters, span) => quarters + lengthOf(span), 0)));

