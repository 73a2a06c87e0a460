/** The bytes of a file as a reader wants them: unpacked when they are gzip, measured, and judged by their content. */
import { createHash } from 'node:crypto';
import { Readable, PassThrough } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refused, invalid } from '@throughline/core/ground/problem.ts';

/** No gzip of honest text packs tighter over a long stretch; bombs pack a thousandfold. */
const TIGHTEST = 200;
const FREE = 64 * 1024 * 1024;
/** Unpacked, whatever the ratio. */
const LARGEST = 8 * 1024 * 1024 * 1024;
/** How much of the content is looked at to tell its kind. */
const HEAD = 64 * 1024;

export type Unpacked = {
  /** The first bytes of the content, unpacked. */
  readonly head: Uint8Array;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Of the raw file; complete when all bytes were read. */
  sha256(): string;
};

/**
 * Opens a file's bytes. Reading them throws `Refused`: `gzip-truncated`, `gzip-damaged`, `file-unpacks-too-large`.
 */
export async function unpack(raw: AsyncIterable<Uint8Array>): Promise<Unpacked> {
  const hash = createHash('sha256');
  const counted = { packed: 0 };
  const measured = measure(raw, (chunk) => {
    hash.update(chunk);
    counted.packed += chunk.length;
  });
  const start = await take(measured, 2);
  const isGzip = start.head[0] === 0x1f && start.head[1] === 0x8b;
  const plain = isGzip ? guarded(gunzip(start.all), counted) : start.all;
  const content = await take(plain, HEAD);
  let digest: string | null = null;
  return { head: content.head.subarray(0, HEAD), bytes: content.all, sha256: () => (digest ??= hash.digest('hex')) };
}

async function* measure(raw: AsyncIterable<Uint8Array>, count: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of raw) {
    count(chunk);
    yield chunk;
  }
}

/** The first bytes, and all of them again from the beginning. */
async function take(source: AsyncGenerator<Uint8Array>, wanted: number): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < wanted) {
    const next = await source.next();
    if (next.done) break;
    chunks.push(next.value);
    size += next.value.length;
  }
  const head = Buffer.concat(chunks, size);
  return { head, all: again(head, source) };
}

async function* again(head: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const out = Readable.from(packed).on('error', (error) => inflate.destroy(error)).pipe(new PassThrough());
  const inflate = createGunzip();
  out.pipe(inflate);
  try {
    for await (const chunk of inflate) yield chunk as Uint8Array;
  } catch (error) {
    throw gzipProblem(error);
  } finally {
    inflate.destroy();
    out.destroy();
  }
}

function gzipProblem(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'Z_BUF_ERROR') return new Refused([invalid('gzip-truncated', '', { found: 'end of the file' })]);
  return code.startsWith('Z_') ? new Refused([invalid('gzip-damaged', '', { found: (error as Error).message })]) : error;
}

async function* guarded(content: AsyncIterable<Uint8Array>, counted: { packed: number }): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    const allowed = Math.min(LARGEST, Math.max(FREE, counted.packed * TIGHTEST));
    if (size > allowed) throw new Refused([invalid('file-unpacks-too-large', '', { found: `> ${allowed}`, accepted: allowed })]);
    yield chunk;
  }
}
