/** Cells added up by place and indicator, and written to the store as rows. */
import type { PoolClient } from 'pg';
import { amountText } from './amount.ts';
import { type Cell, Cells } from './cells.ts';
import { NAMES, columns, each } from './statistics.ts';

export class PlaceSums {
  private readonly places = new Map<string, Map<string, Cells>>();
  /** About as many cells are held, those that come to nothing included. */
  size = 0;

  /** Adds cells of a series, `sign` times, at each place that they stand at. */
  add(indicatorId: string, places: readonly string[], cells: readonly Cell[], sign: 1 | -1): void {
    for (const place of places) {
      const sums = this.at(place, indicatorId);
      this.size -= sums.size;
      for (const cell of cells) if (cell.at === '') sums.join(cell, sign);
      this.size += sums.size;
    }
    for (const cell of cells) if (cell.at !== '') this.at(cell.at, indicatorId).join(cell, sign, '');
  }

  private at(place: string, indicatorId: string): Cells {
    let ofPlace = this.places.get(place);
    if (ofPlace === undefined) this.places.set(place, (ofPlace = new Map<string, Cells>()));
    let cells = ofPlace.get(indicatorId);
    if (cells === undefined) ofPlace.set(indicatorId, (cells = new Cells()));
    return cells;
  }

  /** Rows as the store reads a row of `place_cell`, in the order of its key as far as it helps. */
  *rows(orgId: string): Generator<string> {
    for (const place of [...this.places.keys()].sort()) {
      const start = `(${orgId},${quoted(place)},`;
      for (const [indicatorId, cells] of this.places.get(place)!) for (const cell of cells.all()) yield `${start}${indicatorId},${rowEnd(cell)}`;
    }
  }
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
/** Commas from one statistic to the next. */
const COMMAS = Array.from({ length: NAMES.length + 2 }, (_one, count) => ','.repeat(count));

function rowEnd({ variant, from, to, names, values }: Cell): string {
  let text = `${quoted(variant)},${to},${from}`;
  let last = -1;
  for (let i = 0; i < names.length; i += 1) {
    text += COMMAS[names[i]! - last]! + amountText(values[i]!);
    last = names[i]!;
  }
  return `${text}${COMMAS[NAMES.length - last]!})`;
}

/** Rows in one statement. */
const AT_ONCE = 2000;

const KEYS = 'org_id, place, indicator_id, variant, to_year, from_year';
const insert = (table: string): string => `
  insert into ${table} (${KEYS}, ${columns()}) select ${KEYS}, ${columns()} from unnest($1::place_cell[]) as cell`;
const TO_LEDGER = insert('place_cell_ledger');
const TO_CELLS = `${insert('place_cell')}
  on conflict (${KEYS}) do update set ${each((name) => `${name} = nullif(coalesce(place_cell.${name}, 0) + coalesce(excluded.${name}, 0), 0)`)}`;

/** Appends all sums to the ledger. */
export const appendSums = (client: PoolClient, orgId: string, sums: PlaceSums): Promise<void> => write(client, 'append-sums', TO_LEDGER, orgId, sums);
/** Adds all sums to the cells themselves: for a rebuild, which nobody else writes beside. */
export const addSums = (client: PoolClient, orgId: string, sums: PlaceSums): Promise<void> => write(client, 'add-sums', TO_CELLS, orgId, sums);

async function write(client: PoolClient, name: string, text: string, orgId: string, sums: PlaceSums): Promise<void> {
  let rows: string[] = [];
  const put = async (): Promise<void> => {
    if (rows.length > 0) await client.query({ name, text, values: [rows] });
    rows = [];
  };
  for (const row of sums.rows(orgId)) if (rows.push(row) === AT_ONCE) await put();
  await put();
}
