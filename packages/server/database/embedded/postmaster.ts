import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { ClientConfig } from 'pg';
import { OWNER, ownerPassword } from './cluster.ts';
import type { Place } from './place.ts';

/** What the server itself wrote down about where it can be reached. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly sockets: string };

const POLL_MS = 15;

/** Reads `postmaster.pid`, the server's own note; null when there is none (no server, or one that has just gone). */
export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]), sockets: lines[4] ?? '' } : null;
  } catch {
    return null;
  }
}

/** How to connect to a running embedded server as its owner. */
export function ownerConnection(place: Place, running: Postmaster): ClientConfig & { host: string; port: number } {
  const password = ownerPassword(place.data);
  return {
    host: running.sockets === '' ? '127.0.0.1' : running.sockets,
    port: running.port,
    user: OWNER,
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 5_000,
    ...(password === undefined ? {} : { password }),
  };
}

export type Ping = 'answers' | 'starting' | 'silent';

/** Asks whether the server answers. 'starting' is also said by one that recovers after a crash or shuts down. */
export async function ping(place: Place): Promise<Ping> {
  const running = readPostmaster(place.cluster);
  if (running === null || !isAlive(running.pid)) return 'silent';
  const client = new Client(ownerConnection(place, running));
  client.on('error', () => {});
  try {
    await client.connect();
    return 'answers';
  } catch (error) {
    return (error as { code?: string }).code === '57P03' ? 'starting' : 'silent';
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether a process is there and, where the system tells, is PostgreSQL: numbers are used again after a crash. */
export function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return true;
  }
}

/**
 * Removes the note of a server that is no more, when the process that bears its number is something else: PostgreSQL
 * itself would refuse to start, taking it for the server.
 */
export function removeStaleNote(cluster: string): void {
  const running = readPostmaster(cluster);
  if (running !== null && !isPostgres(running.pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Stops the server fast: open transactions are rolled back, what is committed is on disk. */
export async function stopPostmaster(cluster: string, patience_ms = 60_000): Promise<void> {
  const running = readPostmaster(cluster);
  if (running === null || !isPostgres(running.pid)) return;
  // SIGINT asks for a fast shutdown. Windows knows no such thing between processes: it ends there, and recovers.
  process.kill(running.pid, 'SIGINT');
  const until = Date.now() + patience_ms;
  while (isAlive(running.pid) && noteOf(cluster) && Date.now() < until) await pause(POLL_MS);
}

function noteOf(cluster: string): boolean {
  return statSync(join(cluster, 'postmaster.pid'), { throwIfNoEntry: false }) !== undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
