/** A folder: `ab/cd/abcd…`. A file appears under its name when it is whole and on disk, and never half. */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { BrokenWorld } from '../database/broken-world.ts';
import { type Storage, isHash } from './storage.ts';

export function folderStorage(folder: string): Storage {
  const pathOf = (hash: string): string => {
    if (!isHash(hash)) throw new RangeError('not a hash');
    return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash);
  };
  return {
    kind: 'folder', place: folder,
    put: (hash, bytes) => told(folder, () => putFile(pathOf(hash), bytes)),
    open: (hash) => told(folder, () => openFile(pathOf(hash))),
  };
}

async function putFile(path: string, bytes: Buffer): Promise<void> {
  const held = await stat(path).catch(missingIsNull);
  // one of another length is damaged: it is written anew, as its hash says what it is
  if (held?.size === bytes.length) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    await withFile(beside, 'wx', async (file) => {
      await file.writeFile(bytes);
      await file.sync();
    });
    await rename(beside, path);
    await withFile(dirname(path), 'r', (folder) => folder.sync()).catch(ofNoUse);
  } finally {
    await rm(beside, { force: true });
  }
}

async function openFile(path: string): Promise<Readable | null> {
  return (await stat(path).catch(missingIsNull)) === null ? null : createReadStream(path);
}

async function withFile(path: string, flags: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

function missingIsNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Some systems sync no folder: the file itself is on disk all the same. */
function ofNoUse(error: NodeJS.ErrnoException): void {
  if (!['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP', 'EACCES'].includes(error.code ?? '')) throw error;
}

async function told<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new BrokenWorld('evidence-storage-unavailable', folder, { found: code }, error);
  }
}
