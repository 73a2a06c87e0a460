/**
 * The form of a backup, `throughline-backup/1`: gzip of
 *
 *     header   one line of JSON
 *     tables   in the header's order, each as chunks: 4 bytes of length (big-endian), then so many bytes of what
 *              `COPY … TO STDOUT` (text) wrote; a length of 0 ends the table
 *     trailer  one line of JSON with the SHA-256 of everything before it
 */
export const FORMAT = 'throughline-backup/1';

export type TableHeader = { readonly name: string; readonly columns: readonly string[]; readonly rows: number };

export type Header = {
  readonly format: string;
  /** When its snapshot was taken, ISO 8601 in UTC. */
  readonly created: string;
  /** Names of the migrations the store had. */
  readonly migrations: readonly string[];
  /** Tables, those referred to before those that refer. */
  readonly tables: readonly TableHeader[];
  /** Identities and sequences, with the last number each gave out. */
  readonly sequences: readonly { readonly name: string; readonly last: string }[];
};

/** A chunk longer than this was not written by us: it would only make a reader ask for memory. */
export const CHUNK_BYTES_MAX = 64 * 1024 * 1024;
export const LINE_BYTES_MAX = 4 * 1024 * 1024;

/** Reads a header line; null when it is something else. */
export function parseHeader(line: string): Header | null {
  try {
    const read = JSON.parse(line) as Partial<Header>;
    const whole = typeof read.format === 'string' && Array.isArray(read.migrations) && Array.isArray(read.tables) && Array.isArray(read.sequences);
    return whole ? (read as Header) : null;
  } catch {
    return null;
  }
}

/** The length that stands before a chunk. */
export function lengthOf(chunk: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return length;
}
