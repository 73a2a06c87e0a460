// Plain JavaScript that Node 18 runs: the bootstrap needs it before anything is installed, the launcher after.
import { closeSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 25;
/** A lock without readable content is being written at this moment, or its writer died in between. */
const UNREADABLE_FOR_MS = 5_000;

/**
 * Runs `work` while no other process runs work under the same path. The lock is a file that names its holder, so a
 * holder that was killed is noticed (a process number alone is not enough: numbers are used again, hence its start).
 *
 * @template T
 * @param {string} path of the lock file; its folder exists
 * @param {() => Promise<T> | T} work
 * @param {{ waiting?: (holder: number) => void, patience_ms?: number }} [options]
 *   `waiting` is told once, when another process has the lock
 * @returns {Promise<T>}
 */
export async function exclusively(path, work, options = {}) {
  const until = Date.now() + (options.patience_ms ?? 600_000);
  let told = false;
  while (!take(path)) {
    const holder = holderOf(path);
    if (holder === 'dead') bury(path);
    else if (Date.now() > until) throw new Error(`lock held too long: ${path}`);
    else {
      if (!told && typeof holder === 'number') options.waiting?.(holder);
      told = told || typeof holder === 'number';
      await pause(POLL_MS);
    }
  }
  try {
    return await work();
  } finally {
    remove(path);
  }
}

/** @param {string} path */
function take(path) {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * The process that holds the lock, 'dead' when it is no more, 'unknown' when that cannot be told yet, 'gone' when
 * there is no lock any longer.
 * @param {string} path
 */
function holderOf(path) {
  try {
    const { pid, started } = JSON.parse(readFileSync(path, 'utf8'));
    return alive(pid) && startOf(pid) === started ? pid : 'dead';
  } catch (error) {
    if (error.code === 'ENOENT') return 'gone';
    return age(path) > UNREADABLE_FOR_MS ? 'dead' : 'unknown';
  }
}

/**
 * Removes a dead holder's lock. Two may notice at once, and the slower must not remove the lock which the faster has
 * taken meanwhile: so they bury one at a time, and look again first.
 * @param {string} path
 */
function bury(path) {
  const spade = `${path}.burying`;
  try {
    closeSync(openSync(spade, 'wx'));
  } catch {
    if (age(spade) > UNREADABLE_FOR_MS) remove(spade);
    return;
  }
  try {
    if (holderOf(path) === 'dead') remove(path);
  } finally {
    remove(spade);
  }
}

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * When a process began, in ticks since the machine's start; null where the system does not tell.
 * @param {number} pid
 */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** @param {string} path */
function age(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

/** @param {string} path */
function remove(path) {
  try {
    unlinkSync(path);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
