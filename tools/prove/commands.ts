/** The public commands, run as a person runs them, with their output, their time and the peak memory of their Node process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placeOf } from '../../packages/server/database/embedded/place.ts';
import { readPostmaster, stopPostmaster } from '../../packages/server/database/embedded/postmaster.ts';
import type { OpenDatabase } from '../../packages/server/database/open-database.ts';
import { openStore } from '../../packages/server/open-store.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export type Ran = { readonly status: number | null; readonly out: string; readonly err: string; readonly ms: number; readonly peakMiB: number };
export type Given = { readonly data: string; readonly cwd?: string; readonly env?: Readonly<Record<string, string>>; readonly nodeArgs?: readonly string[] };

const environment = ({ data, env }: Given): NodeJS.ProcessEnv => ({ ...process.env, THROUGHLINE_DATA: data, DATABASE_URL: '', ...env });

/** `throughline …`, as `npx` would start it, on the data folder named. */
export function throughline(args: readonly string[], given: Given): Promise<Ran> {
  const child = spawn(process.execPath, [...(given.nodeArgs ?? []), join(given.cwd ?? root, 'packages/cli/main.ts'), ...args], { cwd: given.cwd ?? root, env: environment(given) });
  return ended(child);
}

export function command(file: string, args: readonly string[], given: Given): Promise<Ran> {
  return ended(spawn(file, [...args], { cwd: given.cwd ?? root, env: environment(given) }));
}

export function ended(child: ChildProcess): Promise<Ran> {
  const began = performance.now();
  let out = '';
  let err = '';
  let peakMiB = 0;
  child.stdout?.on('data', (part: Buffer) => { out += part.toString(); });
  child.stderr?.on('data', (part: Buffer) => { err += part.toString(); });
  const look = setInterval(() => { peakMiB = Math.max(peakMiB, residentPeak(child.pid)); }, 40);
  return new Promise((done) => child.on('close', (status) => {
    clearInterval(look);
    done({ status, out, err, ms: performance.now() - began, peakMiB });
  }));
}

/** The most memory that a process has held so far, in MiB; 0 where the system does not tell. */
export function residentPeak(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** A server of its own on a free port; `stop` asks it to end and waits. */
export async function serve(port: number, given: Given): Promise<{ child: ChildProcess; base: string; readyMs: number; stop: () => Promise<void> }> {
  const began = performance.now();
  const cwd = given.cwd ?? root;
  const child = spawn(process.execPath, [join(cwd, 'packages/server/main.ts')], { cwd, env: { ...environment(given), PORT: String(port), HOST: '127.0.0.1' }, stdio: 'ignore' });
  const base = `http://127.0.0.1:${port}`;
  const closed = new Promise<void>((done) => child.on('close', () => done()));
  const gone = closed.then(() => { throw new Error(`the server ended before it was ready (status ${child.exitCode})`); });
  await Promise.race([until(() => answers(`${base}/readyz`), 180_000), gone]);
  gone.catch(() => undefined);
  const stop = async (): Promise<void> => { child.kill('SIGTERM'); await closed; };
  return { child, base, readyMs: performance.now() - began, stop };
}

const answers = (url: string): Promise<boolean> => fetch(url).then((answer) => answer.ok, () => false);

export async function until(isSo: () => Promise<boolean>, limit: number): Promise<void> {
  const end = performance.now() + limit;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not so within ${limit / 1000} s`);
    await new Promise((done) => { setTimeout(done, 100); });
  }
}

/** A data folder that is gone, with its database stopped, when the work is done. */
export async function inDataFolder<T>(work: (data: string) => Promise<T>): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'tl-proof-'));
  chmodSync(data, 0o755);
  try {
    return await work(data);
  } finally {
    const { cluster } = placeOf(data);
    await stopPostmaster(cluster);
    for (const folder of [cluster, data]) rmSync(folder, { recursive: true, force: true });
  }
}

/** The same with the database kept running between the commands, as beside a server; and open to be looked into. */
export const inWarmDataFolder = <T>(work: (data: string, store: OpenDatabase) => Promise<T>): Promise<T> => inDataFolder(async (data) => {
  const store = await openStore({ data });
  try {
    return await work(data, store);
  } finally {
    await store.close();
  }
});

/** The database's process on this data folder and on no other, by its own note; null when none is noted. */
export const databasePid = (data: string): number | null => readPostmaster(placeOf(data).cluster)?.pid ?? null;
