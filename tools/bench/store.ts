/** A store of the size asked for: kept between runs, made when it is missing. */
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { statSync } from 'node:fs';
import type { OpenDatabase } from '@throughline/server/database/open-database.ts';
import { openStore } from '@throughline/server/open-store.ts';
import { rebuild } from '@throughline/server/rollup/fast/refresh.ts';
import { PER_PROJECT, generateMeasurements } from '../generate/measurements.ts';

export type Filled = { readonly store: OpenDatabase; readonly measurements: number; readonly data: string };

/** Settings of a server that holds ten million measurements; everything else is as it comes. */
const SETTINGS = { shared_buffers: '1GB', work_mem: '64MB', maintenance_work_mem: '512MB', max_wal_size: '8GB', synchronous_commit: 'off' };

/** With `largest` only the organisation that is asked has its cells built: the records are all there, the wait is shorter. */
export async function storeOf(measurements: number, seed: number, largest: boolean, say: (line: string) => void): Promise<Filled> {
  const data = join(process.env['THROUGHLINE_BENCH_DATA'] ?? tmpdir(), `throughline-bench-${measurements}-${seed}`);
  const store = await openStore({ data, settings: SETTINGS } as Parameters<typeof openStore>[0]);
  const held = (await store.ownerPool.query(`select count(*)::int as count from organisation where code = 'BENCH-1'`)).rows[0].count as number;
  if (held === 0) {
    await took(say, 'generated and loaded by COPY', () => generateMeasurements(store.ownerPool, Math.ceil(measurements / PER_PROJECT), seed, say));
  }
  const cells = (await store.ownerPool.query('select exists (select from place_cell) as there')).rows[0].there as boolean;
  if (!cells) {
    await took(say, 'cells built from the records', async () => rebuild(store.ownerPool, largest ? await largestOf(store) : undefined));
    await store.ownerPool.query('vacuum analyze');
  }
  const count = (await store.ownerPool.query('select count(*)::int as count from measurement')).rows[0].count as number;
  return { store, measurements: count, data: existing(data) };
}

const largestOf = async ({ ownerPool }: OpenDatabase): Promise<string> => (await ownerPool.query(`select org_id from organisation where code = 'BENCH-1'`)).rows[0].org_id as string;

async function took<T>(say: (line: string) => void, what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  say(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

const existing = (data: string): string => (statSync(data).isDirectory() ? data : '');
