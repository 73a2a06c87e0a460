/** Where the bytes of evidence are kept: by their SHA-256, each once, never changed. */
import type { Readable } from 'node:stream';

export type Storage = {
  /** `folder` or `s3`, and where, without secrets: for the operator. */
  readonly kind: 'folder' | 's3';
  readonly place: string;
  /** Keeps the bytes under their hash; what is there already stays. Done when it would outlast a power cut. Problems: `evidence-storage-unavailable`. */
  put(hash: string, bytes: Buffer): Promise<void>;
  /** The bytes; null when they are not there. Problems: `evidence-storage-unavailable`. */
  open(hash: string): Promise<Readable | null>;
};

export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
