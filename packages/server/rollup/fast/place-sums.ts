/** Cells added up by place and indicator, and written to the store as rows. */
import type { PoolClient } from 'pg';
import { amountText } from './amount.ts';
import { type Cell, Cells } from './cells.ts';
import { NAMES, columns } from './statistics.ts';

export class PlaceSums {
  private readonly places = new Map<string, Map<string, Cells>>();

  /** Adds cells of a series, `sign` times, at each place that they stand at. */
  add(indicatorId: string, places: readonly string[], cells: Iterable<Cell>, sign: 1 | -1): void {
    const everywhere = places.map((place) => this.at(place, indicatorId));
    for (const { at, variant, from, to, sums } of cells) {
      if (at !== '') this.at(at, indicatorId).say(from, to, sums, sign, '', variant);
      else for (const sum of everywhere) sum.say(from, to, sums, sign, '', variant);
    }
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
      for (const [indicatorId, cells] of this.places.get(place)!) for (const cell of cells.all()) yield rowText(orgId, place, indicatorId, cell);
    }
  }
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

function rowText(orgId: string, place: string, indicatorId: string, { variant, from, to, sums }: Cell): string {
  let text = `(${orgId},${quoted(place)},${indicatorId},${quoted(variant)},${to},${from}`;
  for (const name of NAMES) {
    const value = sums[name];
    const said = value === undefined ? '0' : amountText(value);
    text += said === '0' ? ',' : `,${said}`;
  }
  return `${text},)`;
}

/** Rows in one statement. */
const AT_ONCE = 2000;

const KEYS = 'org_id, place, indicator_id, variant, to_year, from_year';
const insert = (table: string): string => `
  insert into ${table} (${KEYS}, ${columns()}) select ${KEYS}, ${columns()} from unnest($1::place_cell[]) as cell`;

/** Appends all sums to the ledger, or puts them into cells that are empty. */
export async function writeSums(client: PoolClient, table: 'place_cell' | 'place_cell_ledger', orgId: string, sums: PlaceSums): Promise<void> {
  let rows: string[] = [];
  const write = async (): Promise<void> => {
    if (rows.length > 0) await client.query({ name: `put-${table}`, text: insert(table), values: [rows] });
    rows = [];
  };
  for (const row of sums.rows(orgId)) if (rows.push(row) === AT_ONCE) await write();
  await write();
}
