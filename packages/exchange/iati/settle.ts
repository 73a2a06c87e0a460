/** What a strand comes to: the periods it owes, its values, baseline and targets (figures 6.1, 13). */
import type { Baseline, Target } from '@throughline/core/plan/promise.ts';
import type { Answer, Measured } from '@throughline/core/plan/answer.ts';
import { isDecimal } from '@throughline/core/ground/rational.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import type { OwnIndicator } from '@throughline/core/transfer/bundle.ts';
import { type Added, addParts } from './add-parts.ts';
import { type Context, note, warning } from './context.ts';
import { partOf } from './own-indicator.ts';
import type { PartValue } from './part-value.ts';
import { type Period, type Point, partKey } from './points.ts';
import { type Strand, oncePerPart, periodsOf } from './strands.ts';

export type SettledValue = { readonly period: Period; readonly measured: Measured };
export type Settled = {
  readonly own: OwnIndicator;
  readonly results: readonly string[];
  readonly periods: readonly Period[];
  readonly values: readonly SettledValue[];
  readonly baseline: Baseline | null;
  readonly targets: readonly Target[];
};

/** Kinds whose parts add up to the whole (figures 13.1). */
const adds = (own: OwnIndicator): boolean => own.kind === 'flow' || own.kind === 'stock' || own.kind === 'ratio';

/** The indicator of a strand, and the parts of it that stand for themselves. */
export function settle(strand: Strand, context: Context): Settled[] {
  const periods = periodsOf(strand, context);
  const points = strand.feds.flatMap((fed) => fed.points);
  const results = [...new Set(strand.feds.map((fed) => fed.result))];
  if (adds(strand.own)) return [settleSum(strand, periods, points, results, context)];
  const parts = partsOf(points);
  if (parts.length < 2 || parts.some(({ part }) => part === '')) {
    const part = parts.find((one) => one.part === '') ?? parts[0];
    return [settleAlone(strand.own, periods, points.filter((point) => part === undefined || point.part === part.part), results, context)];
  }
  note(context, warning('parts-stand-apart', strand.feds[0]!.element, { found: String(parts.length), indicator: strand.own.code }));
  const whole: Settled = { own: strand.own, results, periods, values: [], baseline: null, targets: [] };
  const telling = tellingNames(parts);
  const byPart = pointsByPart(strand);
  return [whole, ...parts.map((one) => ofPart(strand.own, one, byPart.get(one.part)!, telling, periods, context))];
}

/** One part of what does not add, under a name of its own: what tells it from the other parts of the activity. */
function ofPart(whole: OwnIndicator, one: Point, held: HeldPart, telling: readonly string[], periods: readonly Period[], context: Context): Settled {
  const own = partOf(whole, Object.fromEntries(telling.map((name) => [name, one.cell[name] ?? 'not-stated'])));
  const keys = new Set(held.points.map(({ period }) => period?.key));
  return settleAlone(own, periods.filter(({ key }) => keys.has(key)), held.points, [...held.results], context);
}

type HeldPart = { readonly points: Point[]; readonly results: Set<string> };

/** Points of each part of a strand, with the results they stand in. */
function pointsByPart(strand: Strand): Map<string, HeldPart> {
  const parts = new Map<string, HeldPart>();
  for (const { points, result } of strand.feds) {
    for (const point of points) {
      const held = parts.get(point.part) ?? { points: [], results: new Set<string>() };
      parts.set(point.part, held);
      held.points.push(point);
      held.results.add(result);
    }
  }
  return parts;
}

function settleSum(strand: Strand, periods: readonly Period[], points: readonly Point[], results: readonly string[], context: Context): Settled {
  const { own, feds } = strand;
  const at = feds[0]!.element;
  const values: SettledValue[] = [];
  const targets: Target[] = [];
  for (const period of periods) {
    const said = points.filter((point) => point.period?.key === period.key);
    const actuals = oncePerPart(said.filter(({ what }) => what === 'actual'), own, context);
    const promised = oncePerPart(said.filter(({ what }) => what === 'target'), own, context);
    const silent = feds.some((fed) => fed.periods.some(({ key }) => key === period.key) && !fed.points.some((point) => point.period?.key === period.key && point.what === 'actual'));
    const value = addParts(actuals, promised, silent, period.element, own, context);
    if (value !== null) values.push({ period, measured: measuredOf(value) });
    const target = own.kind === 'ratio' ? wholeTarget(promised) : addParts(promised, actuals, false, period.element, own, context)?.value ?? null;
    pushTarget(targets, period, target, own);
  }
  const named = points.filter(({ what }) => what !== 'baseline');
  return { own, results, periods, values, baseline: baselineOf(points, own, (all) => addParts(all, named, false, at, own, context), context), targets };
}

/** Fractions of one do not add: the target of a ratio is the whole's, or the one of its only part. */
const wholeTarget = (promised: readonly Point[]): PartValue | null =>
  (promised.find(({ part }) => part === '') ?? (promised.length === 1 ? promised[0] : undefined))?.value ?? null;

/** A strand, or a part, with one value a period: nothing to add. */
function settleAlone(own: OwnIndicator, periods: readonly Period[], points: readonly Point[], results: readonly string[], context: Context): Settled {
  const values: SettledValue[] = [];
  const targets: Target[] = [];
  for (const period of periods) {
    const said = points.filter((point) => point.period?.key === period.key);
    const [actual] = oncePerPart(said.filter(({ what }) => what === 'actual'), own, context);
    const [target] = oncePerPart(said.filter(({ what }) => what === 'target'), own, context);
    if (actual?.value) values.push({ period, measured: measuredOf({ value: actual.value, cells: [] }) });
    pushTarget(targets, period, target?.value ?? null, own);
  }
  const first = (all: readonly Point[]): Added | null => (all[0]?.value ? { value: all[0].value, cells: [] } : null);
  return { own, results, periods, values, baseline: baselineOf(points, own, first, context), targets };
}

/** The latest baseline year for which a value can be said. */
function baselineOf(points: readonly Point[], own: OwnIndicator, join: (all: readonly Point[]) => Added | null, context: Context): Baseline | null {
  const stated = points.filter((point) => point.what === 'baseline' && point.year !== null && point.value !== null);
  const year = stated.reduce<number | null>((latest, point) => (latest === null || point.year! > latest ? point.year : latest), null);
  if (year === null) return null;
  const joined = join(oncePerPart(points.filter((point) => point.what === 'baseline' && point.year === year), own, context));
  return joined === null ? null : { year, answer: { state: 'reported', measured: measuredOf({ ...joined, cells: [] }) } satisfies Answer };
}

/**
 * A flow is promised for each period; what is read at a moment is promised by a date. Ordinals and texts have no target
 * (figures 7.6), nor has a period that joins no total.
 */
function pushTarget(targets: Target[], period: Period, value: PartValue | null, own: OwnIndicator): void {
  if (value === null || period.span === null || own.kind === 'ordinal' || own.kind === 'qualitative') return;
  if (value.sort !== 'number' || !isDecimal(decimalText(value.value))) return;
  targets.push({ mode: own.kind === 'flow' ? 'annual' : 'cumulative', period: period.span, value: value.value });
}

function measuredOf({ value, cells }: Added): Measured {
  if (value.sort === 'number') return { shape: 'number', value: value.value, weight: null, cells };
  if (value.sort === 'fraction') return { shape: 'fraction', numerator: value.numerator, denominator: value.denominator, cells };
  return value.sort === 'level' ? { shape: 'level', level: value.level } : { shape: 'text', text: value.text };
}

/** One point for each part that an actual or a target names. */
function partsOf(points: readonly Point[]): Point[] {
  const parts = new Map<string, Point>();
  for (const point of points) if (point.what !== 'baseline' && !parts.has(point.part)) parts.set(point.part, point);
  return [...parts.values()];
}

/** The dimensions in which parts differ; all of them when that would not tell two parts apart. */
function tellingNames(parts: readonly Point[]): string[] {
  const names = [...new Set(parts.flatMap(({ cell }) => Object.keys(cell)))].sort();
  const differing = names.filter((name) => new Set(parts.map(({ cell }) => cell[name])).size > 1);
  const shown = new Set(parts.map(({ cell }) => partKey(Object.fromEntries(differing.map((name) => [name, cell[name] ?? 'not-stated'])))));
  return shown.size === parts.length ? differing : names;
}
