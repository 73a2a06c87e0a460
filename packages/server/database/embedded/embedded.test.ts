// The embedded server against what happens to it: killed processes, several commands at once, awkward folders. Real
// processes and real signals, each test in a folder of its own.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { readPostmaster } from './postmaster.ts';

const SCRIPT = join(import.meta.dirname, '../testing/hold-database.ts');
const IS_ROOT = process.getuid?.() === 0;

type Told = { open?: boolean; cluster?: string; postmaster?: number; wrote?: number; problem?: { code: string; at: string; data: object } };
type Held = { child: ChildProcess; told: Told[]; first: Promise<Told>; end(): Promise<void>; kill(): Promise<void> };

let base: string;
let data: string;
let children: ChildProcess[] = [];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'embedded-'));
  chmodSync(base, 0o755);
  data = join(base, 'data');
});
afterEach(async () => {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  children = [];
  await endServer(join(data, 'postgres'));
  rmSync(base, { recursive: true, force: true });
});

/** Ends a server that a test has left on purpose. */
async function endServer(cluster: string): Promise<void> {
  const left = readPostmaster(cluster);
  if (left === null) return;
  try {
    process.kill(left.pid, 'SIGQUIT');
  } catch {
    return;
  }
  for (let tries = 200; tries > 0 && existsSync(join(cluster, 'postmaster.pid')); tries -= 1) await pause(10);
}

function hold(folder: string, options: { writes?: boolean; uid?: number } = {}): Held {
  const { uid } = options;
  const child = spawn(process.execPath, [SCRIPT, folder, ...(options.writes === true ? ['writes'] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  children.push(child);
  const told: Told[] = [];
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  const first = new Promise<Told>((done, failed) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      told.push(JSON.parse(line) as Told);
      done(told[0]!);
    });
    child.on('close', () => failed(new Error('ended without a word')));
  });
  first.catch(() => {});
  const end = (): Promise<void> => (child.stdin!.end(), ended);
  const kill = (): Promise<void> => (child.kill('SIGKILL'), ended);
  return { child, told, first, end, kill };
}

/** Number of the server that runs on the test's folder, or null: its note goes when it has ended cleanly. */
const running = (): number | null => readPostmaster(join(data, 'postgres'))?.pid ?? null;

describe('several at once', () => {
  test('first starts wait for one another and share one server; the last to leave stops it', async () => {
    const all = [hold(data), hold(data), hold(data)];
    const told = await Promise.all(all.map((one) => one.first));
    expect(new Set(told.map((one) => one.postmaster)).size).toBe(1);
    await all[0]!.end();
    await all[1]!.end();
    expect(running()).toBe(told[0]!.postmaster);
    await all[2]!.end();
    expect(running()).toBe(null);
  });

  test('a command beside a running one shares its server and leaves it running', async () => {
    const server = hold(data);
    const { postmaster } = await server.first;
    const command = hold(data);
    expect((await command.first).postmaster).toBe(postmaster);
    await command.end();
    expect(running()).toBe(postmaster);
    await server.end();
  });
});

describe('killed', () => {
  test('kill -9 of Node leaves the server to the next, and what was committed is there', async () => {
    const first = hold(data, { writes: true });
    const { postmaster } = await first.first;
    while (first.told.length < 20) await pause(10);
    await first.kill();
    const db = await openDatabase({ url: '', data });
    expect(running()).toBe(postmaster);
    const wrote = first.told.at(-1)?.wrote ?? 0;
    const kept = (await db.ownerPool.query('select max(n) as n from written')).rows[0].n;
    // The last commit may have been made before it could be told.
    expect([wrote, wrote + 1]).toContain(kept);
    await db.close();
    expect(running()).toBe(null);
  });

  test('kill -9 of the server loses nothing committed, and the next start recovers', async () => {
    const first = hold(data, { writes: true });
    const { postmaster } = await first.first;
    while (first.told.length < 20) await pause(10);
    process.kill(postmaster!, 'SIGKILL');
    await first.kill();
    const db = await openDatabase({ url: '', data });
    const wrote = first.told.at(-1)?.wrote ?? 0;
    const kept = (await db.ownerPool.query('select max(n) as n from written')).rows[0].n;
    expect([wrote, wrote + 1]).toContain(kept);
    await db.close();
  });

  test('a program brings a server that was killed under it back by itself', async () => {
    const db = await openDatabase({ url: '', data });
    const before = running()!;
    process.kill(before, 'SIGKILL');
    const until = Date.now() + 20_000;
    let answer: unknown = null;
    while (answer === null && Date.now() < until) {
      answer = await db.appPool.query('select 1 as one').then((found) => found.rows[0].one, () => null);
      await pause(50);
    }
    expect(answer).toBe(1);
    expect(running()).not.toBe(before);
    await db.close();
    expect(running()).toBe(null);
  });

  test('a start killed while it makes the cluster leaves nothing half', async () => {
    const first = hold(data);
    const halfMade = (): boolean => existsSync(data) && readdirSync(data).some((name) => name.startsWith('postgres.new-') && existsSync(join(data, name, 'global')));
    while (!halfMade()) await pause(2);
    await first.kill();
    expect(existsSync(join(data, 'postgres'))).toBe(false);
    const db = await openDatabase({ url: '', data });
    expect((await db.appPool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await db.close();
  });

  test('a server whose socket somebody tidied away is started again with one', async () => {
    const db = await openDatabase({ url: '', data });
    rmSync(decodeURIComponent(/host=([^&]+)/.exec(db.url)?.[1] ?? ''), { recursive: true });
    const next = await openDatabase({ url: '', data });
    expect((await next.appPool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await next.close();
    await db.close();
    expect(running()).toBe(null);
  });

  test('a folder in the place of the socket’s that is not ours is refused', async () => {
    const db = await openDatabase({ url: '', data });
    const sockets = decodeURIComponent(/host=([^&]+)/.exec(db.url)?.[1] ?? '');
    await db.close();
    mkdirSync(sockets, { mode: 0o755 });
    await expect(openDatabase({ url: '', data })).rejects.toMatchObject({ problems: [{ code: 'socket-folder-not-ours' }] });
    rmSync(sockets, { recursive: true });
  });

  test('a note of a server that is no more, whose number something else bears now, is no hindrance', async () => {
    await (await openDatabase({ url: '', data })).close();
    const note = [process.pid, join(data, 'postgres'), 1, 5432, tmpdir(), '', '  1 2', 'ready'].join('\n');
    writeFileSync(join(data, 'postgres', 'postmaster.pid'), `${note}\n`, { mode: 0o600 });
    await (await openDatabase({ url: '', data })).close();
  });
});

describe('folders and users', () => {
  test('a path of 150 characters', async () => {
    data = join(base, 'x'.repeat(150 - base.length - 6), 'data');
    expect(data.length).toBe(150);
    const db = await openDatabase({ url: '', data });
    expect((await db.appPool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await db.close();
  });

  test('a folder that cannot be made is said so', async () => {
    writeFileSync(join(base, 'file'), '');
    await expect(openDatabase({ url: '', data: join(base, 'file', 'data') })).rejects.toMatchObject({ problems: [{ kind: 'unavailable', code: 'data-folder-not-writable' }] });
  });

  test('a cluster of another version is refused and not touched', async () => {
    mkdirSync(join(data, 'postgres'), { recursive: true });
    writeFileSync(join(data, 'postgres', 'PG_VERSION'), '12\n');
    await expect(openDatabase({ url: '', data })).rejects.toMatchObject({ problems: [{ code: 'database-of-another-version' }] });
    expect(readFileSync(join(data, 'postgres', 'PG_VERSION'), 'utf8')).toBe('12\n');
  });

  test.skipIf(!IS_ROOT)('an ordinary user, and then root with the same folder', async () => {
    mkdirSync(data);
    // `games` and the like are in every /etc/passwd; any account but root's and the server's own will do.
    const uid = Number(/^(?!root|postgres)[^:]+:[^:]*:(\d+)/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[1]);
    const { chownSync } = await import('node:fs');
    chownSync(data, uid, uid);
    const user = hold(data, { uid });
    expect(await user.first).toMatchObject({ open: true });
    await user.end();
    const db = await openDatabase({ url: '', data });
    expect((await db.ownerPool.query('select count(*)::int as n from written')).rows).toEqual([{ n: 0 }]);
    await db.close();
    const again = hold(data, { uid });
    expect(await again.first).toMatchObject({ open: true });
    await again.end();
  });

  test.skipIf(!IS_ROOT)('a number without a name cannot run it, and is told so', async () => {
    mkdirSync(data);
    chmodSync(data, 0o777);
    const nameless = hold(data, { uid: 54_321 });
    expect(await nameless.first).toMatchObject({ problem: { code: 'account-without-name', data: { uid: 54_321 } } });
  });

  test.skipIf(!IS_ROOT)('below a folder only root enters, the cluster lives elsewhere; a copy of the folder is refused', async () => {
    chmodSync(base, 0o700);
    const db = await openDatabase({ url: '', data });
    await db.ownerPool.query('create table kept (n int)');
    await db.close();
    const { cluster } = JSON.parse(readFileSync(join(data, 'embedded-database.json'), 'utf8')) as { cluster: string };
    try {
      expect(cluster).toMatch(/^\/var\/lib\/throughline\/[0-9a-f]{12}\/postgres$/);
      expect(readdirSync(data)).not.toContain('postgres');
      cpSync(data, join(base, 'copy'), { recursive: true });
      await expect(openDatabase({ url: '', data: join(base, 'copy') })).rejects.toMatchObject({ problems: [{ code: 'data-folder-is-a-copy' }] });
      const again = await openDatabase({ url: '', data });
      expect((await again.ownerPool.query('select * from kept')).rowCount).toBe(0);
      await again.close();
    } finally {
      rmSync(join(cluster, '..'), { recursive: true, force: true });
    }
  });
});
