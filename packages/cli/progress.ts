/** How far a file has been read, drawn on a terminal only and on standard error. */
import { basename } from 'node:path';
import { SingleBar } from 'cli-progress';

export type Progress = { watch(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>; end(): void };

/** A file smaller than this is read before a bar could be seen. */
const WORTH_DRAWING = 256 * 1024;

export function progressOf(path: string, bytes: number): Progress {
  if (!process.stderr.isTTY || bytes < WORTH_DRAWING) return { watch: (source) => source, end: () => {} };
  const bar = new SingleBar({ format: '{file} {bar} {percentage}%', stream: process.stderr, clearOnComplete: true, hideCursor: true });
  bar.start(bytes, 0, { file: basename(path) });
  return {
    async *watch(source) {
      bar.update(0);
      for await (const piece of source) {
        yield piece;
        bar.increment(piece.byteLength);
      }
    },
    end: () => bar.stop(),
  };
}

/** How many are done so far, drawn on a terminal only, where their number is not known before. */
export function countOnTerminal(): { at: (done: number) => void; end: () => void } {
  if (!process.stderr.isTTY) return { at: () => {}, end: () => {} };
  return { at: (done) => void process.stderr.write(`\r${done}`), end: () => void process.stderr.write('\r\u001B[K') };
}
