/** Cells of one series, or of one indicator at one place: which statistics lie where (see statistics.ts). */
import { type Amount, add, amount, amountText, isZero, negative, trimmed } from './amount.ts';
import { NAMES, type Statistic } from './statistics.ts';

/** What is said of a spot; null is nothing. */
export type Said = { readonly [Name in Statistic]?: Amount | null };

/** A cell that holds something: its statistics side by side, by their place in NAMES, in that order; none is zero. */
export type Cell = {
  /** Empty for what stands at every place of its series (migration 0010-cells.sql). */
  readonly at: string;
  /** Empty for statistics. */
  readonly variant: string;
  readonly from: number; readonly to: number;
  readonly names: readonly number[]; readonly values: readonly Amount[];
};

type Spot = { readonly at: string; readonly variant: string; readonly from: number; readonly to: number; readonly sums: Amount[] };
type Key = number | string;

const INDEX = Object.fromEntries(NAMES.map((name, i) => [name, i])) as Record<Statistic, number>;
const EMPTY: readonly Amount[] = NAMES.map(() => 0);
/** A variant holds nothing but how many there are. */
const COUNT: readonly Amount[] = EMPTY.slice(0, INDEX.nv + 1);

const keyOf = (from: number, to: number, at: string, variant: string): Key =>
  at === '' && variant === '' ? from * 65536 + to + 32768 : `${from} ${to} ${at} ${variant}`;

/** Sums by their spot. */
export class Cells {
  private readonly spots = new Map<Key, Spot>();

  /** Adds what is said, `sign` times, to the cell of the years `from` and `to`. */
  say(from: number, to: number, said: Said, sign: 1 | -1 = 1, at = '', variant = ''): void {
    const { sums } = this.spot(from, to, at, variant);
    for (const name in said) {
      const value = said[name as Statistic];
      if (value === undefined || value === null || value === 0) continue;
      const index = INDEX[name as Statistic];
      sums[index] = add(sums[index]!, sign === 1 ? value : negative(value));
    }
  }

  /** Adds a cell, `sign` times, at a place of its own or, without one, where it stands. */
  join({ at, variant, from, to, names, values }: Cell, sign: 1 | -1, place = at): void {
    const { sums } = this.spot(from, to, place, variant);
    for (let i = 0; i < names.length; i += 1) {
      const [index, value] = [names[i]!, values[i]!];
      sums[index] = add(sums[index]!, sign === 1 ? value : negative(value));
    }
  }

  private spot(from: number, to: number, at: string, variant: string): Spot {
    const key = keyOf(from, to, at, variant);
    let found = this.spots.get(key);
    if (found === undefined) this.spots.set(key, (found = { at, variant, from, to, sums: (variant === '' ? EMPTY : COUNT).slice() }));
    return found;
  }

  get size(): number { return this.spots.size; }

  /** Cells that hold something, always in the same order. */
  all(): Cell[] {
    const cells: Cell[] = [];
    for (const key of [...this.spots.keys()].sort(inOrder)) {
      const { at, variant, from, to, sums } = this.spots.get(key)!;
      const names: number[] = [];
      const values: Amount[] = [];
      for (let i = 0; i < sums.length; i += 1) {
        const value = sums[i]!;
        if (isZero(value)) continue;
        names.push(i);
        values.push(trimmed(value));
      }
      if (names.length > 0) cells.push({ at, variant, from, to, names, values });
    }
    return cells;
  }
}

const inOrder = (a: Key, b: Key): number =>
  typeof a === 'number' ? (typeof b === 'number' ? a - b : -1) : typeof b === 'number' ? 1 : a < b ? -1 : a > b ? 1 : 0;

/** One, where a condition holds. */
export const one = (condition: boolean): 1 | null => (condition ? 1 : null);
/** A value, where a condition holds. */
export const where = (condition: boolean, value: Amount | null): Amount | null => (condition ? value : null);

/** Cells as `project_series` keeps them: [at, variant, from, to, {statistic: amount}]. Equal ones have equal texts. */
export function cellsText(cells: readonly Cell[]): string {
  return `[${cells.map(({ at, variant, from, to, names, values }) => {
    const said = names.map((name, i) => `"${NAMES[name]!}":${typeof values[i] === 'number' ? values[i] : `"${amountText(values[i]!)}"`}`);
    return `[${JSON.stringify(at)},${JSON.stringify(variant)},${from},${to},{${said.join(',')}}]`;
  }).join(',')}]`;
}

/** And back. */
export function readCells(text: string): Cell[] {
  return (JSON.parse(text) as [string, string, number | string, number | string, Record<Statistic, number | string>][]).map(([at, variant, from, to, held]) => ({
    at, variant, from: Number(from), to: Number(to),
    names: Object.keys(held).map((name) => INDEX[name as Statistic]), values: Object.values(held).map((value) => amount(String(value))),
  }));
}
