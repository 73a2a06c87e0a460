import { createHash } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { escapeIdentifier } from 'pg';
import type { Pool, PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { asBrokenWorld } from '../broken-world.ts';
import { migrationsOf } from '../migrate/migrate.ts';
import { isHeldByPolicies, sequencesOf, tablesOf } from './catalogue.ts';
import { FORMAT, lengthOf } from './format.ts';
import type { Header } from './format.ts';

/** Costs half the time of the usual level, for a file a tenth longer. */
const GZIP_LEVEL = 4;

const CHUNK_BYTES = 256 * 1024;

export type BackupDone = { readonly tables: number; readonly rows: number };

/**
 * Writes everything a store holds into one file, as of one moment, while others go on working; memory stays flat.
 * The file is there when it is whole: until then it bears another name. Run with the owner's pool.
 * Problems: those of a broken world (`disk-full` …).
 */
export async function backup(ownerPool: Pool, file: string): Promise<BackupDone> {
  const half = `${file}.part`;
  try {
    const migrations = await migrationsOf(ownerPool);
    const client = await ownerPool.connect();
    let done: BackupDone;
    try {
      await client.query('begin isolation level repeatable read read only');
      const header = await headerOf(client, migrations);
      await pipeline(Readable.from(pieces(client, header)), createGzip({ level: GZIP_LEVEL }), createWriteStream(half, { mode: 0o600 }));
      done = { tables: header.tables.length, rows: header.tables.reduce((sum, table) => sum + table.rows, 0) };
    } finally {
      // Ended rather than given back: after a failure it may still be in the middle of a COPY.
      client.release(true);
    }
    await onDisk(half);
    await rename(half, file);
    return done;
  } catch (error) {
    rmSync(half, { force: true });
    throw asBrokenWorld(error);
  }
}

async function headerOf(client: PoolClient, migrations: readonly string[]): Promise<Header> {
  if (migrations.length > 0 && (await isHeldByPolicies(client))) await seeAll(client);
  const tables: Header['tables'][number][] = [];
  for (const { name, columns } of await tablesOf(client)) {
    const counted = await client.query<{ n: string }>(`select count(*) as n from public.${escapeIdentifier(name)}`);
    tables.push({ name, columns, rows: Number(counted.rows[0]?.n) });
  }
  const created = (await client.query<{ now: string }>(`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as now`)).rows[0]?.now ?? '';
  return { format: FORMAT, created, migrations, tables, sequences: await sequencesOf(client) };
}

/** An owner that policies hold for must say that it wants the rows of every organisation. */
async function seeAll(client: PoolClient): Promise<void> {
  await client.query(`select set_config('app.orgs', coalesce((select '{' || string_agg(org_id::text, ',') || '}' from organisation), ''), true)`);
}

async function* pieces(client: PoolClient, header: Header): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const hashed = (piece: Buffer): Buffer => (hash.update(piece), piece);
  yield hashed(Buffer.from(`${JSON.stringify(header)}\n`));
  for (const table of header.tables) {
    const columns = table.columns.map((column) => escapeIdentifier(column)).join(', ');
    const rows = client.query(copyTo(`copy public.${escapeIdentifier(table.name)} (${columns}) to stdout`));
    for await (const chunk of portions(rows as AsyncIterable<Buffer>)) {
      yield hashed(lengthOf(chunk));
      yield hashed(chunk);
    }
    yield hashed(lengthOf(Buffer.alloc(0)));
  }
  yield Buffer.from(`${JSON.stringify({ sha256: hash.digest('hex') })}\n`);
}

/** Chunks of one size, whatever the network made of the rows: the same rows give the same file. */
async function* portions(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const piece of rows) {
    held.push(piece);
    bytes += piece.length;
    if (bytes < CHUNK_BYTES) continue;
    const joined = Buffer.concat(held);
    let from = 0;
    for (; joined.length - from >= CHUNK_BYTES; from += CHUNK_BYTES) yield joined.subarray(from, from + CHUNK_BYTES);
    held = [joined.subarray(from)];
    bytes = joined.length - from;
  }
  if (bytes > 0) yield Buffer.concat(held);
}

/** A backup that a power cut takes back is none. */
async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
