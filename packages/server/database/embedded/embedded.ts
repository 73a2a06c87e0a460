import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { ClientConfig } from 'pg';
import { BrokenWorld } from '../broken-world.ts';
import { ensureCluster, isThere } from './cluster.ts';
import { exclusively } from './exclusive.mjs';
import { makeDataFolder, placeOf, removeSocketFolder } from './place.ts';
import type { Place } from './place.ts';
import { ownerConnection, ping, readPostmaster, stopPostmaster } from './postmaster.ts';
import { serverSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { startServer } from './start.ts';

/** A running embedded server, and this process's presence at it. */
export type Embedded = {
  readonly place: Place;
  readonly connection: ClientConfig & { host: string; port: number };
  /** Whether this process started it, and not another. */
  readonly startedHere: boolean;
  /** Leaves; who leaves last stops the server. Call when all other connections of this process are closed. */
  leave(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Changes to the settings: tests go without fsync. */
  readonly settings?: Settings;
  /** Told what is being done when it takes longer than a moment: 'prepares' the cluster, 'waits' for another process. */
  readonly onStep?: (step: 'prepares' | 'starts' | 'waits') => void;
};

/**
 * Finds or starts the server of a data folder. Every process that uses it keeps one connection open, its presence:
 * so the last to leave is known, whoever started the server, and nothing is left running for long.
 */
export async function useEmbedded(data: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const place = placeOf(makeDataFolder(data));
  const lock = join(place.data, '.embedded-database.lock');
  const state: Presence = { client: null, leaving: false };
  const waiting = { waiting: () => options.onStep?.('waits') };
  const settings = { ...serverSettings(), ...options.settings };

  async function arrive(): Promise<boolean> {
    const started = await ensureRunning(place, settings, options);
    state.client = await present(place);
    // A server that dies under this process is started again: what was under way fails, what comes next is answered.
    state.client.on('end', () => void revive());
    return started;
  }

  async function revive(): Promise<void> {
    // Not where the cluster itself has gone: an empty one in its place would look like lost data.
    for (let wait_ms = 100; !state.leaving && isThere(place); wait_ms = Math.min(wait_ms * 2, 10_000)) {
      try {
        // This process may have begun to leave while it waited for the lock.
        await exclusively(lock, () => (state.leaving ? false : arrive()), waiting);
        return;
      } catch {
        // What is wrong shows in every question meanwhile; the disk may have room again later.
        await pause(wait_ms, undefined, { ref: false });
      }
    }
  }

  const startedHere = await exclusively(lock, arrive, waiting);
  const running = readPostmaster(place.cluster);
  if (running === null) throw new BrokenWorld('database-stopped', place.cluster);
  return {
    place,
    connection: ownerConnection(place, running),
    startedHere,
    leave: () => {
      state.leaving = true;
      return exclusively(lock, () => leave(place, state), waiting);
    },
  };
}

/** How a presence is told from other connections. */
const PRESENCE = 'throughline presence';

/** The driver can let a program end despite an open connection; its types do not say so. */
type PresentClient = Client & { ref(): void; unref(): void };

type Presence = { client: PresentClient | null; leaving: boolean };

async function ensureRunning(place: Place, settings: Settings, options: EmbeddedOptions): Promise<boolean> {
  const until = Date.now() + 120_000;
  let answer = await ping(place);
  while (answer === 'starting' && Date.now() < until) {
    await pause(50);
    answer = await ping(place);
  }
  if (answer === 'answers') return false;
  options.onStep?.('starts');
  // A server without its socket (somebody tidied the temporary directory) can serve nobody: it goes first.
  await stopPostmaster(place.cluster);
  await ensureCluster(place, () => options.onStep?.('prepares'));
  await startServer(place, settings);
  return true;
}

async function present(place: Place): Promise<PresentClient> {
  const running = readPostmaster(place.cluster);
  if (running === null) throw new BrokenWorld('database-stopped', place.cluster);
  const client = new Client({ ...ownerConnection(place, running), application_name: PRESENCE, keepAlive: true }) as PresentClient;
  client.on('error', () => {});
  await client.connect();
  // The presence alone must not keep a finished program from ending.
  client.unref();
  return client;
}

async function leave(place: Place, state: Presence): Promise<void> {
  const alone = state.client !== null && (await isAlone(state.client));
  await state.client?.end().catch(() => {});
  if (!alone) return;
  await stopPostmaster(place.cluster);
  removeSocketFolder(place);
}

const OTHERS = `
  select coalesce(bool_or(application_name = '${PRESENCE}'), false) as present, count(*)::int as connected
  from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;

/** Connections that this process has just closed may be seen for some milliseconds more. */
async function isAlone(client: PresentClient): Promise<boolean> {
  client.ref();
  try {
    for (let left = 10; left > 0; left -= 1) {
      const others = (await client.query<{ present: boolean; connected: number }>(OTHERS)).rows[0];
      if (others === undefined || others.present) return false;
      if (others.connected === 0) return true;
      await pause(20);
    }
  } catch {
    // A server that answers no more has nobody to stay for.
  }
  return false;
}
