import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refused, invalid, missing } from '@throughline/core/ground/problem.ts';
import { CHUNK_BYTES_MAX, FORMAT, LINE_BYTES_MAX, parseHeader } from './format.ts';
import type { Header } from './format.ts';

/** A backup being read from its beginning to its end, once. */
export type BackupReader = {
  readonly header: Header;
  /** What COPY wrote for the next table, chunk by chunk. */
  nextTable(): AsyncGenerator<Buffer>;
  /** Reads the trailer; refuses a file that is not what was written. */
  finish(): Promise<void>;
  close(): void;
};

/**
 * Opens a backup and reads its header. Refused are `file-missing`, `not-a-backup`, `backup-newer` (a later format),
 * `backup-truncated`, `backup-damaged`: the last two also while the rest is read.
 */
export async function openBackup(file: string): Promise<BackupReader> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  // Errors come out where the bytes are asked for.
  pipeline(source, unzipped, () => {});
  const bytes = new Bytes(unzipped[Symbol.asyncIterator]() as AsyncIterator<Buffer>, file);
  const close = (): void => void (source.destroy(), unzipped.destroy());
  try {
    const header = await readHeader(bytes, file);
    return { header, nextTable: () => chunks(bytes, file), finish: () => finish(bytes, file), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function readHeader(bytes: Bytes, file: string): Promise<Header> {
  const header = parseHeader(await bytes.line());
  if (header === null || !header.format.startsWith('throughline-backup/')) throw refusal('not-a-backup', file);
  if (header.format !== FORMAT) throw refusal('backup-newer', file, { found: header.format, accepted: FORMAT });
  return header;
}

async function* chunks(bytes: Bytes, file: string): AsyncGenerator<Buffer> {
  for (;;) {
    const length = (await bytes.take(4)).readUInt32BE();
    if (length === 0) return;
    if (length > CHUNK_BYTES_MAX) throw refusal('backup-damaged', file);
    yield await bytes.take(length);
  }
}

async function finish(bytes: Bytes, file: string): Promise<void> {
  const sum = bytes.sum();
  const trailer = await bytes.line();
  if (trailer !== JSON.stringify({ sha256: sum }) || !(await bytes.atEnd())) throw refusal('backup-damaged', file);
}

function refusal(code: string, file: string, data: Record<string, unknown> = {}): Refused {
  return new Refused([invalid(code, file, data)]);
}

/** Takes bytes from a stream in the portions that are asked for, summing up what was taken. */
class Bytes {
  #held: Buffer = Buffer.alloc(0);
  readonly #source: AsyncIterator<Buffer>;
  readonly #file: string;
  readonly #hash = createHash('sha256');

  constructor(source: AsyncIterator<Buffer>, file: string) {
    this.#source = source;
    this.#file = file;
  }

  async take(length: number): Promise<Buffer> {
    if (this.#held.length < length) await this.#gather(length);
    return this.#give(length);
  }

  async line(): Promise<string> {
    for (;;) {
      const end = this.#held.indexOf(0x0a);
      if (end >= 0) return this.#give(end + 1).toString('utf8').trimEnd();
      if (this.#held.length > LINE_BYTES_MAX) throw refusal('not-a-backup', this.#file);
      await this.#gather(this.#held.length + 1);
    }
  }

  async atEnd(): Promise<boolean> {
    return this.#held.length === 0 && (await this.#next()) === null;
  }

  sum(): string {
    return this.#hash.copy().digest('hex');
  }

  #give(length: number): Buffer {
    const given = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    this.#hash.update(given);
    return given;
  }

  async #gather(length: number): Promise<void> {
    const parts = [this.#held];
    for (let have = this.#held.length; have < length; ) {
      const part = await this.#next();
      if (part === null) throw refusal('backup-truncated', this.#file);
      parts.push(part);
      have += part.length;
    }
    this.#held = Buffer.concat(parts);
  }

  async #next(): Promise<Buffer | null> {
    try {
      const { value, done } = await this.#source.next();
      return done === true ? null : value;
    } catch (error) {
      const code = String((error as NodeJS.ErrnoException).code);
      if (code === 'ENOENT') throw new Refused([missing('file-missing', this.#file)]);
      if (code === 'EISDIR') throw refusal('not-a-backup', this.#file);
      if (code === 'Z_BUF_ERROR') throw refusal('backup-truncated', this.#file);
      // Before the header nothing was recognised: then it is no damaged backup but something else.
      if (code.startsWith('Z_')) throw refusal(this.#held.length === 0 && this.sum() === NOTHING_TAKEN ? 'not-a-backup' : 'backup-damaged', this.#file);
      throw error;
    }
  }
}

const NOTHING_TAKEN = createHash('sha256').digest('hex');
