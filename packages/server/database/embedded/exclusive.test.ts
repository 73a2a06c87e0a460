import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exclusively } from './exclusive.mjs';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exclusive-'));
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const MODULE = JSON.stringify(join(import.meta.dirname, 'exclusive.mjs'));

/** A process that adds one to a file's number in a way that loses counts unless it is alone. */
const ADD = `
  import { exclusively } from ${MODULE};
  import { readFileSync, writeFileSync } from 'node:fs';
  for (let n = 0; n < 20; n += 1) await exclusively(process.argv[1], async () => {
    const was = Number(readFileSync(process.argv[2], 'utf8'));
    await new Promise((done) => setTimeout(done, 1));
    writeFileSync(process.argv[2], String(was + 1));
  });`;

test('processes do their work one at a time', async () => {
  const count = join(folder, 'count');
  writeFileSync(count, '0');
  const runs = [1, 2, 3, 4].map(() => new Promise((done) => spawn(process.execPath, ['--input-type=module', '-e', ADD, lock, count], { stdio: 'inherit' }).on('close', done)));
  await Promise.all(runs);
  expect(readFileSync(count, 'utf8')).toBe('80');
  expect(existsSync(lock)).toBe(false);
});

test('a holder that was killed holds nothing, even when its number is used again', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  for (const holder of [{ pid: dead, started: '1' }, { pid: process.pid, started: 'before' }]) {
    writeFileSync(lock, JSON.stringify(holder));
    expect(await exclusively(lock, () => 'mine', { patience_ms: 2_000 })).toBe('mine');
  }
});

test('a lock whose writer died in between is taken after a while, and not before', async () => {
  writeFileSync(lock, '');
  await expect(exclusively(lock, () => 'mine', { patience_ms: 200 })).rejects.toThrow(/lock/);
  utimesSync(lock, new Date(0), new Date(0));
  expect(await exclusively(lock, () => 'mine', { patience_ms: 2_000 })).toBe('mine');
});

test('work that fails gives the lock back, and who waits is told of the holder once', async () => {
  await expect(exclusively(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const told: number[] = [];
  const first = exclusively(lock, () => pause(150));
  await exclusively(lock, () => {}, { waiting: (holder) => told.push(holder) });
  await first;
  expect(told).toEqual([process.pid]);
});
