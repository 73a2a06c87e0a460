import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BrokenWorld } from '../broken-world.ts';
import { program } from './binaries.ts';
import { notRunnable, serverEnvironment } from './cluster.ts';
import { makeSocketFolder } from './place.ts';
import type { Place } from './place.ts';
import { ping, removeStaleNote } from './postmaster.ts';
import type { Settings } from './settings.ts';

/** Port of the socket's name; nothing listens on the network. */
const SOCKET_PORT = 5432;
const POLL_MS = 15;
/** Recovery after a crash replays what max_wal_size allows at most. */
const READY_WITHIN_MS = 120_000;
/** How long children of a killed server may keep its shared memory. */
const LEFTOVERS_WITHIN_MS = 15_000;
const LOG_BYTES = 10 * 1024 * 1024;

/** What a server says that starts while remains of a killed one are still there; it passes. */
const LEFTOVERS = /postmaster\.pid|pre-existing shared memory|shared memory block|is another postmaster|could not create lock file|Address already in use/i;

/**
 * Starts the server of a cluster and waits until it answers. The caller holds the lock, and nobody answers.
 * Problems: `database-not-started` with the last lines of its log, `disk-full`.
 */
export async function startServer(place: Place, settings: Settings): Promise<void> {
  const until = Date.now() + LEFTOVERS_WITHIN_MS;
  for (;;) {
    removeStaleNote(place.cluster);
    makeSocketFolder(place);
    const said = await startOnce(place, settings);
    if (said === null) return;
    if (/No space left on device/i.test(said)) throw new BrokenWorld('disk-full', place.cluster, { cause: said });
    if (!LEFTOVERS.test(said) || Date.now() > until) throw new BrokenWorld('database-not-started', logOf(place), { cause: said });
    await pause(200);
    if ((await ping(place)) === 'answers') return;
  }
}

/** The server's log, beside its cluster. */
export function logOf(place: Place): string {
  return join(dirname(place.cluster), 'postgres.log');
}

/** Null when the server answers; what it said when it ended instead. */
async function startOnce(place: Place, settings: Settings): Promise<string | null> {
  const log = logOf(place);
  if (existsSync(log) && statSync(log).size > LOG_BYTES) renameSync(log, `${log}.1`);
  const file = openSync(log, 'a', 0o600);
  if (place.account !== null) chownSync(log, place.account.uid, place.account.gid);
  const from = statSync(log).size;
  const child = spawn(program(place.native, 'postgres'), await argumentsOf(place, settings), {
    ...place.account,
    cwd: '/',
    // A process group of its own: what interrupts or kills this process does not reach the server.
    detached: true,
    stdio: ['ignore', file, file],
    env: serverEnvironment(),
    windowsHide: true,
  });
  closeSync(file);
  const ended = await untilReady(place, child);
  child.unref();
  return ended ? readFrom(log, from) : null;
}

async function argumentsOf(place: Place, settings: Settings): Promise<string[]> {
  const windows = process.platform === 'win32';
  const where: Settings = windows
    ? { listen_addresses: '127.0.0.1', port: String(await freePort()) }
    : { listen_addresses: '', port: String(SOCKET_PORT), unix_socket_directories: place.sockets, unix_socket_permissions: '0700' };
  return ['-D', place.cluster, ...Object.entries({ ...settings, ...where }).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** True when the server ended before it answered. */
async function untilReady(place: Place, child: ChildProcess): Promise<boolean> {
  let ended = false;
  let failure: Error | null = null;
  child.on('error', (error) => (failure = error));
  child.on('exit', () => (ended = true));
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (failure !== null) throw notRunnable(failure, program(place.native, 'postgres'));
    if (ended) return true;
    if ((await ping(place)) === 'answers') return false;
    await pause(POLL_MS);
  }
  throw new BrokenWorld('database-not-started', logOf(place), { waited_ms: READY_WITHIN_MS });
}

function readFrom(log: string, from: number): string {
  const length = Math.min(Math.max(statSync(log).size - from, 0), 4_000);
  const buffer = Buffer.alloc(length);
  const file = openSync(log, 'r');
  readSync(file, buffer, 0, length, from);
  closeSync(file);
  return buffer.toString('utf8').trim();
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
