import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refused, invalid, problem } from '@throughline/core/ground/problem.ts';
import { escapeIdentifier } from 'pg';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { asBrokenWorld } from '../broken-world.ts';
import { grantToApp, layMigrations, migrationsOf } from '../migrate/migrate.ts';
import { readMigrations } from '../migrate/read-migrations.ts';
import type { MigrationFile } from '../migrate/read-migrations.ts';
import type { BackupDone } from './backup.ts';
import { isHeldByPolicies, tablesOf } from './catalogue.ts';
import type { StoreTable } from './catalogue.ts';
import type { Header, TableHeader } from './format.ts';
import { openBackup } from './read-backup.ts';
import type { BackupReader } from './read-backup.ts';

/**
 * Puts a backup into a store that holds no organisation yet, in one transaction: all of it, or nothing. A backup of an
 * earlier Throughline is laid as it was and then brought up by the migrations since, for which the store must be new
 * (without any table). Run with the owner's pool; do not migrate before.
 *
 * Refused: what `openBackup` refuses, `store-not-empty`, `backup-newer`, `store-of-another-level`,
 * `backup-does-not-fit`, and a broken world.
 */
export async function restore(ownerPool: Pool, file: string, folder?: string): Promise<BackupDone> {
  const reader = await openBackup(file);
  try {
    const files = readMigrations(folder);
    refuseNewer(reader.header, files, file);
    const before = await migrationsOf(ownerPool);
    await inOneTransaction(ownerPool, async (client) => {
      await lay(client, reader.header, before, files, file);
      await fill(client, reader, file);
      await reader.finish();
      await layMigrations(client, files.slice(Math.max(before.length, reader.header.migrations.length)));
      for (const { name, last } of reader.header.sequences) await client.query('select setval(format($f$public.%I$f$, $1::text)::regclass, $2)', [name, last]);
    });
    await grantToApp(ownerPool);
    await ownerPool.query('analyze');
    const { tables } = reader.header;
    return { tables: tables.length, rows: tables.reduce((sum, table) => sum + table.rows, 0) };
  } catch (error) {
    throw asBrokenWorld(error);
  } finally {
    reader.close();
  }
}

function refuseNewer(header: Header, files: readonly MigrationFile[], file: string): void {
  const found = header.migrations.at(-1) ?? '';
  const known = header.migrations.every((name, index) => files[index]?.name === name);
  if (!known) throw new Refused([invalid('backup-newer', file, { found, accepted: files.at(-1)?.name ?? '' })]);
}

async function inOneTransaction(pool: Pool, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  let whole = false;
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
    whole = true;
  } finally {
    // A connection that ends takes its transaction with it, even in the middle of a COPY.
    client.release(!whole);
  }
}

/** Makes the store what the backup's was: the same tables, without rows. */
async function lay(client: PoolClient, header: Header, before: readonly string[], files: readonly MigrationFile[], file: string): Promise<void> {
  if (before.length === 0) return layMigrations(client, files.slice(0, header.migrations.length));
  const tables = await tablesOf(client);
  await client.query(`lock table ${tables.map((table) => nameOf(table)).join(', ')} in access exclusive mode`);
  await liftForce(client, tables);
  await refuseFilled(client, tables);
  if (before.length !== header.migrations.length) {
    throw new Refused([problem('conflict', 'store-of-another-level', file, { found: before.at(-1), accepted: header.migrations.at(-1) ?? '' })]);
  }
  // What a start puts into an empty store (the frameworks) comes from the backup instead.
  for (const table of tables.toReversed()) await client.query(`delete from ${nameOf(table)}`);
}

async function refuseFilled(client: PoolClient, tables: readonly StoreTable[]): Promise<void> {
  for (const table of tables.filter((one) => one.ofOrganisations)) {
    const found = await client.query(`select 1 from ${nameOf(table)} limit 1`);
    if (found.rowCount !== 0) throw new Refused([problem('conflict', 'store-not-empty', table.name)]);
  }
}

/** COPY does not go into tables whose policies hold for the owner: the force is lifted within this transaction. */
async function liftForce(client: PoolClient, tables: readonly StoreTable[]): Promise<void> {
  if (!(await isHeldByPolicies(client))) return;
  for (const table of tables.filter((one) => one.policed)) await client.query(`alter table ${nameOf(table)} no force row level security`);
}

async function fill(client: PoolClient, reader: BackupReader, file: string): Promise<void> {
  const tables = await tablesOf(client);
  await liftForce(client, tables);
  for (const table of reader.header.tables) {
    const there = tables.find((one) => one.name === table.name);
    if (there === undefined || table.columns.some((column) => !there.columns.includes(column))) throw unfit(file, table);
    await fillTable(client, table, reader, file);
  }
  for (const table of tables.filter((one) => one.policed)) await client.query(`alter table ${nameOf(table)} force row level security`);
}

async function fillTable(client: PoolClient, table: TableHeader, reader: BackupReader, file: string): Promise<void> {
  const columns = table.columns.map((column) => escapeIdentifier(column)).join(', ');
  const into = client.query(copyFrom(`copy ${nameOf(table)} (${columns}) from stdin`));
  try {
    await pipeline(Readable.from(reader.nextTable()), into);
  } catch (error) {
    // Class 22 and 23: rows that the table does not take; the file says something else than this store's rules.
    if (/^2[23]/.test(String((error as { code?: unknown }).code))) throw unfit(file, table, (error as Error).message);
    throw error;
  }
  if (into.rowCount !== table.rows) throw new Refused([invalid('backup-damaged', file, { table: table.name, found: into.rowCount, accepted: table.rows })]);
}

function unfit(file: string, table: TableHeader, cause = ''): Refused {
  return new Refused([invalid('backup-does-not-fit', file, { table: table.name, cause })]);
}

function nameOf(table: { readonly name: string }): string {
  return `public.${escapeIdentifier(table.name)}`;
}
