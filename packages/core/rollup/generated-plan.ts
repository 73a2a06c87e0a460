/** Indicators, baselines and targets of generated portfolios. */
import type { Direction, Kind } from '../framework/types.ts';
import type { Chance } from './generated-chance.ts';

export type GeneratedIndicator = {
  readonly code: string;
  readonly kind: Kind;
  readonly unit: string | null;
  readonly direction: Direction;
  readonly overlapping: readonly string[] | null;
  readonly tolerance: string | null;
  readonly scale: Readonly<Record<string, string>> | null;
  /** Units that values come in. */
  readonly enteredIn: readonly string[];
  /** Order of size of targets; null where the kind has none. */
  readonly target: { readonly scale: number } | null;
  /** How likely its reports follow a list of years. */
  readonly surveyed: number;
};

export type GeneratedProject = {
  readonly id: string;
  readonly entry: unknown;
  readonly start: string;
  readonly end: string | null;
  readonly frequency: 'year' | 'quarter';
  /** Stands in no single country, so that its values may name countries by cells (figures 3.2). */
  readonly isRegional: boolean;
  readonly indicators: readonly GeneratedIndicator[];
};

const LEVELS = { 0: 'none', 1: 'drafted', 2: 'adopted', 3: 'implemented' };

function indicator(code: string, kind: Kind, unit: string | null, more: Partial<GeneratedIndicator> = {}): GeneratedIndicator {
  return { code, kind, unit, direction: 'up', overlapping: null, tolerance: null, scale: null, enteredIn: unit === null ? [] : [unit], target: { scale: 1 }, surveyed: 0, ...more };
}

/** One of each kind and direction that behaves differently. */
export const GENERATED_INDICATORS: readonly GeneratedIndicator[] = [
  indicator('G.FLOW', 'flow', 'activity', { overlapping: ['group'] }),
  indicator('G.SPILL', 'flow', 'spill', { direction: 'down' }),
  indicator('G.LOST', 'flow', 'accident', { direction: 'maintain', tolerance: '2' }),
  indicator('G.HEAT', 'flow', 'MWh', { enteredIn: ['MWh', 'GJ', 'toe'] }),
  indicator('G.MONEY', 'flow', 'USD', { enteredIn: ['USD', 'EUR', 'XOF'] }),
  indicator('G.RUN', 'cumulative', 'firm', { surveyed: 0.3 }),
  indicator('G.STOCK', 'stock', 'person', { overlapping: ['group'], surveyed: 0.3 }),
  indicator('G.STAFF', 'stock', 'person', { direction: 'maintain', tolerance: '3' }),
  indicator('G.RATIO', 'ratio', 'percent', { target: { scale: 0.01 }, surveyed: 0.3 }),
  indicator('G.MEAN', 'weighted-mean', 'score', { target: { scale: 0.1 } }),
  indicator('G.PERSONS', 'distinct', 'person'),
  indicator('G.DEALS', 'distinct-sum', 'USD', { target: { scale: 10_000 } }),
  indicator('G.LEVEL', 'ordinal', null, { scale: LEVELS, target: null }),
  indicator('G.RISK', 'ordinal', null, { scale: LEVELS, direction: 'down', target: null }),
  indicator('G.NOTE', 'qualitative', null, { target: null }),
  indicator('G.WATER', 'intensity', 'm3/t', { direction: 'down', surveyed: 0.2 }),
  indicator('G.INDEX', 'rate', 'percent', { surveyed: 0.2 }),
];

/** A baseline in the shape of the kind; null where it states none. */
export function baselineFor(chance: Chance, { kind }: GeneratedIndicator): unknown {
  if (kind === 'ordinal' || kind === 'qualitative' || kind === 'distinct-sum' || chance.happens(0.3)) return null;
  const year = 2019;
  if (kind === 'ratio') return { year, numerator: String(chance.whole(0, 4)), denominator: String(chance.whole(5, 9)) };
  const value = kind === 'cumulative' ? String(chance.whole(0, 9)) : decimal(chance, 0, 40);
  if (kind === 'weighted-mean') return { year, value, weight: String(chance.whole(1, 9)) };
  if (kind === 'intensity') return { year, value, ...chance.maybe(0.6, { weight: String(chance.whole(1, 9)) }) };
  return { year, value: kind === 'distinct' ? String(chance.whole(0, 5)) : value };
}

/** Targets by one of the modes, or none. */
export function targetsFor(chance: Chance, one: GeneratedIndicator, span: { first: number; last: number }, frequency: string): unknown {
  if (one.target === null || chance.happens(0.2)) return null;
  const { scale } = one.target;
  const sized = (low: number, high: number): string => plain(chance.whole(low, high) * scale);
  const mode = chance.one(one.kind === 'flow' ? ['annual', 'annual', 'cumulative', 'final'] : ['cumulative', 'final', 'final']);
  if (mode === 'final') return [{ mode, value: sized(10, 90) }];
  const targets: unknown[] = [];
  let running = 0;
  for (let year = span.first; year <= Math.min(span.last, 2024); year += 1) {
    if (chance.happens(0.1)) continue;
    running += chance.whole(2, 20);
    const value = mode === 'annual' ? sized(0, 30) : plain(running * scale);
    const period = frequency === 'quarter' && mode === 'annual' && chance.happens(0.2) ? `${year}Q${chance.whole(1, 4)}` : String(year);
    targets.push({ mode, period, value });
  }
  return targets;
}

/** A decimal with up to two places, as files write it. */
export const decimal = (chance: Chance, low: number, high: number): string => plain(chance.whole(low * 100, high * 100) / 100);

/** A number without an exponent and without trailing zeros. */
export function plain(value: number): string {
  const text = value.toFixed(2);
  return text.replace(/0+$/, '').replace(/\.$/, '');
}
