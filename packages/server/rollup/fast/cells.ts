/** Cells of one series, or of one indicator at one place: which statistics lie where (see statistics.ts). */
import { type Amount, add, amount, amountText, isZero, negative, trimmed } from './amount.ts';
import { NAMES, type Statistic } from './statistics.ts';

/** What is said of a spot; null is nothing. */
export type Said = { readonly [Name in Statistic]?: Amount | null };
/** `at` is empty for what stands at every place of its series; `variant` is empty for statistics (migration 0010-cells.sql). */
export type Cell = { readonly at: string; readonly variant: string; readonly from: number; readonly to: number; readonly sums: Partial<Record<Statistic, Amount>> };

/** Cells by their spot. */
export class Cells {
  readonly byKey = new Map<string, Cell>();

  /** Adds what is said, `sign` times, to the cell of the years `from` and `to`. */
  say(from: number, to: number, said: Said, sign: 1 | -1 = 1, at = '', variant = ''): void {
    const { sums } = this.cell(`${from} ${to} ${at} ${variant}`, from, to, at, variant);
    for (const name in said) {
      const value = said[name as Statistic];
      if (value !== undefined && value !== null) put(sums, name as Statistic, sign === 1 ? value : negative(value));
    }
  }

  private cell(key: string, from: number, to: number, at: string, variant: string): Cell {
    let found = this.byKey.get(key);
    if (found === undefined) this.byKey.set(key, (found = { at, variant, from, to, sums: {} }));
    return found;
  }

  /** All of another set, `sign` times. */
  join(others: Iterable<Cell>, sign: 1 | -1): void {
    for (const one of others) this.say(one.from, one.to, one.sums, sign, one.at, one.variant);
  }

  /** Cells that hold something. */
  *all(): Generator<Cell> {
    for (const cell of this.byKey.values()) if (holds(cell)) yield cell;
  }
}

function put(sums: Partial<Record<Statistic, Amount>>, name: Statistic, value: Amount): void {
  const held = sums[name];
  sums[name] = held === undefined ? value : add(held, value);
}

function holds({ sums }: Cell): boolean {
  for (const name in sums) if (!isZero(sums[name as Statistic]!)) return true;
  return false;
}

/** One, where a condition holds. */
export const one = (condition: boolean): 1 | null => (condition ? 1 : null);
/** A value, where a condition holds. */
export const where = (condition: boolean, value: Amount | null): Amount | null => (condition ? value : null);

type Written = [at: string, variant: string, from: number | string, to: number | string, sums: Record<string, number | string>];

/** Cells as `project_series` keeps them: equal ones have equal texts. */
export function cellsText(cells: Cells): string {
  const keys = [...cells.byKey.keys()].sort();
  const written: Written[] = [];
  for (const key of keys) {
    const cell = cells.byKey.get(key)!;
    const sums: Record<string, number | string> = {};
    let holdsAny = false;
    for (const name of NAMES) {
      const value = cell.sums[name];
      if (value === undefined || isZero(value)) continue;
      const least = trimmed(value);
      sums[name] = typeof least === 'number' ? least : amountText(least);
      holdsAny = true;
    }
    if (holdsAny) written.push([cell.at, cell.variant, cell.from, cell.to, sums]);
  }
  return JSON.stringify(written);
}

/** And back. */
export function* readCells(text: string): Generator<Cell> {
  for (const [at, variant, from, to, held] of JSON.parse(text) as Written[]) {
    const sums: Partial<Record<Statistic, Amount>> = {};
    for (const name in held) sums[name as Statistic] = amount(String(held[name]));
    yield { at, variant, from: Number(from), to: Number(to), sums };
  }
}
