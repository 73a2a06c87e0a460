/**
 * Figures frozen with their working (figures 10, 12), as plain JSON. Workings of one indicator say the same records over and over, one
 * for each place and period that a value flows into; so each record is written once, and a working names its records by number.
 */
import type { Words } from '../../ground/words.ts';
import { canonical } from '../../assure/trail.ts';
import type { Kind } from '../../framework/types.ts';
import type { Figure, Label } from '../figure.ts';
import type { LeftOut } from '../left-out.ts';
import type { BaselineUsed, ComparedProject, Contribution, TargetUsed, Working } from '../working.ts';

/** The records that workings are made of, each once. */
export type FrozenRecords = {
  readonly contributions: readonly Contribution[];
  readonly leftOut: readonly LeftOut[];
  readonly targets: readonly TargetUsed[];
  readonly baselines: readonly BaselineUsed[];
  readonly compared: readonly ComparedProject[];
};

/** One working: what is its own, and the numbers of its records. */
export type FrozenWorking = {
  readonly label: Label;
  readonly value: string | null;
  readonly contributions: readonly number[];
  readonly leftOut: readonly number[];
  readonly targets: readonly number[];
  readonly baselines: readonly number[];
  readonly compared: readonly number[] | null;
};

/** An indicator as it was defined. */
export type FrozenIndicator = { readonly code: string; readonly name: Words; readonly kind: Kind; readonly unit: string | null; readonly direction: string; readonly area: string | null; readonly stage: string | null };

/** Some figures of one indicator; `workings` are theirs, in their order. */
export type FrozenPart = { readonly indicator: FrozenIndicator; readonly figures: readonly Figure[]; readonly workings: readonly FrozenWorking[]; readonly records: FrozenRecords };

/** How many records the workings of these figures name: what bounds the size of a part. */
export const weightOf = (working: Working): number => working.contributions.length + working.leftOut.length + working.targets.length + working.baselines.length;

export function freeze(indicator: FrozenIndicator, answered: readonly { readonly figure: Figure; readonly working: Working }[]): FrozenPart {
  const lists = { contributions: register<Contribution>(), leftOut: register<LeftOut>(), targets: register<TargetUsed>(), baselines: register<BaselineUsed>(), compared: register<ComparedProject>() };
  const workings = answered.map(({ working }): FrozenWorking => ({
    label: working.label, value: working.value,
    contributions: working.contributions.map(lists.contributions.numberOf), leftOut: working.leftOut.map(lists.leftOut.numberOf),
    targets: working.targets.map(lists.targets.numberOf), baselines: working.baselines.map(lists.baselines.numberOf),
    compared: working.likeForLike?.map(lists.compared.numberOf) ?? null,
  }));
  const records = { contributions: lists.contributions.all, leftOut: lists.leftOut.all, targets: lists.targets.all, baselines: lists.baselines.all, compared: lists.compared.all };
  return { indicator, figures: answered.map((one) => one.figure), workings, records };
}

/** The working of the figure number `at`, whole again. */
export function thaw({ figures, workings, records }: FrozenPart, at: number, asOf: string): Working {
  const figure = figures[at]!;
  const frozen = workings[at]!;
  const named = <One>(all: readonly One[], numbers: readonly number[]): One[] => numbers.map((number) => all[number]!);
  return {
    indicator: figure.indicator, kind: figure.kind, unit: figure.unit, place: figure.place, period: figure.period, asOf, cell: null,
    label: frozen.label, value: frozen.value,
    contributions: named(records.contributions, frozen.contributions), leftOut: named(records.leftOut, frozen.leftOut),
    targets: named(records.targets, frozen.targets), baselines: named(records.baselines, frozen.baselines),
    likeForLike: frozen.compared === null ? null : named(records.compared, frozen.compared),
  };
}

/** Gives each different thing a number, in the order in which they come. */
function register<One>(): { readonly all: One[]; readonly numberOf: (one: One) => number } {
  const all: One[] = [];
  const numbers = new Map<string, number>();
  return {
    all,
    numberOf: (one) => {
      const text = canonical(one);
      const held = numbers.get(text);
      if (held !== undefined) return held;
      numbers.set(text, all.length);
      return all.push(one) - 1;
    },
  };
}

/** Where a figure stands in its indicator's order: the same in every snapshot, whatever the order in which records arrived. */
export const placeOfFigure = ({ place, period }: Pick<Figure, 'place' | 'period'>): string => `${place}\u0000${period}`;
