/**
 * Figures frozen with their working (figures 10, 12), as plain JSON. Workings of one indicator say the same records over and over, one
 * for each place and period that a value flows into; so each record is written once, and a working names its records by number.
 */
import { canonical } from '../../assure/trail.ts';
import type { Indicator } from '../../framework/indicator.ts';
import type { Figure } from '../figure.ts';
import type { Working } from '../working.ts';

/** The lists of records that a working is made of. */
const LISTS = ['contributions', 'leftOut', 'targets', 'baselines'] as const;
type Lists = Pick<Working, (typeof LISTS)[number]>;

/** The records that workings are made of, each once. */
export type FrozenRecords = Lists & { readonly compared: NonNullable<Working['likeForLike']> };

/** One working: what is its own, and the numbers of its records. */
export type FrozenWorking = Pick<Working, 'label' | 'value'> & { readonly [List in keyof Lists]: readonly number[] } & { readonly compared: readonly number[] | null };

/** An indicator as it was defined. */
export type FrozenIndicator = Pick<Indicator, 'code' | 'name' | 'kind' | 'unit' | 'area' | 'stage'> & { readonly direction: string };

/** Some figures of one indicator; `workings` are theirs, in their order. */
export type FrozenPart = { readonly indicator: FrozenIndicator; readonly figures: readonly Figure[]; readonly workings: readonly FrozenWorking[]; readonly records: FrozenRecords };

/** How many records the workings of these figures name: what bounds the size of a part. */
export const weightOf = (working: Working): number => LISTS.reduce((sum, list) => sum + working[list].length, 0);

export function freeze(indicator: FrozenIndicator, answered: readonly { readonly figure: Figure; readonly working: Working }[]): FrozenPart {
  const registers = { ...byList(() => register<unknown>()), compared: register<unknown>() };
  const workings = answered.map(({ working }) => ({
    label: working.label, value: working.value,
    ...byList((list) => working[list].map(registers[list].numberOf)),
    compared: working.likeForLike?.map(registers.compared.numberOf) ?? null,
  }));
  const records = { ...byList((list) => registers[list].all), compared: registers.compared.all } as FrozenRecords;
  return { indicator, figures: answered.map((one) => one.figure), workings, records };
}

/** The working of the figure number `at`, whole again. */
export function thaw({ figures, workings, records }: FrozenPart, at: number, asOf: string): Working {
  const { indicator, kind, unit, place, period } = figures[at]!;
  const { label, value, ...frozen } = workings[at]!;
  const named = <One>(all: readonly One[], numbers: readonly number[]): One[] => numbers.map((number) => all[number]!);
  return {
    indicator, kind, unit, place, period, asOf, cell: null, label, value,
    ...byList((list) => named<unknown>(records[list], frozen[list])) as Lists,
    likeForLike: frozen.compared === null ? null : named(records.compared, frozen.compared),
  };
}

const byList = <Of>(of: (list: (typeof LISTS)[number]) => Of): Record<(typeof LISTS)[number], Of> =>
  Object.fromEntries(LISTS.map((list) => [list, of(list)])) as Record<(typeof LISTS)[number], Of>;

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
