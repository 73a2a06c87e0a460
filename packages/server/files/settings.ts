/** How evidence is kept, as the environment says it (docs/guides/evidence.md). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceLimits } from '@throughline/core/collect/evidence.ts';
import { BrokenWorld } from '../database/broken-world.ts';
import { dataFolder } from '../database/embedded/place.ts';
import { folderStorage } from './folder-storage.ts';
import { s3Storage } from './s3-storage.ts';
import { type Scanner, scannerOf } from './scanner.ts';
import type { Storage } from './storage.ts';

/** Where files of evidence go, who looks at them first, and how much is taken. */
export type Keeping = { readonly storage: Storage; readonly scanner: Scanner | null; readonly limits: EvidenceLimits & { readonly bytes: number } };

type Said = Readonly<Record<string, string | undefined>>;
const MEGABYTE = 1024 * 1024;

/** Reads THROUGHLINE_EVIDENCE_…, _SCANNER and _S3_…. `data`: the data folder where one is used. Problems: `setting-not-understood` (BrokenWorld), with its name. */
export function keepingOf(said: Said, data: string | null): Keeping {
  const scanning = said['THROUGHLINE_SCANNER'] ?? '';
  const scanner = scanning === '' ? null : scannerOf(scanning);
  if (scanning !== '' && scanner === null) refuse('THROUGHLINE_SCANNER', scanning, 'clamd:host:port, clamd:/socket, command:…');
  return {
    storage: storageOf(said, data), scanner,
    limits: {
      bytes: wholeOf(said, 'THROUGHLINE_EVIDENCE_MB', 25, 1024) * MEGABYTE, perValue: wholeOf(said, 'THROUGHLINE_EVIDENCE_PER_VALUE', 20, 1000),
      perReport: wholeOf(said, 'THROUGHLINE_EVIDENCE_PER_REPORT', 500, 100_000),
    },
  };
}

function storageOf(said: Said, data: string | null): Storage {
  const endpoint = said['THROUGHLINE_S3_ENDPOINT'] ?? '';
  if (endpoint === '') return folderStorage(said['THROUGHLINE_EVIDENCE_FOLDER'] || join(data ?? dataFolder(said['THROUGHLINE_DATA']), 'evidence'));
  // an address with a name and password in it would end in a log
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol) || new URL(endpoint).password !== '') refuse('THROUGHLINE_S3_ENDPOINT', '', 'https://s3.example.org');
  const needed = (name: string): string => said[name] || refuse(name, '', 'a value');
  const prefix = (said['THROUGHLINE_S3_PREFIX'] ?? '').replaceAll(/^\/+|\/+$/g, '');
  if (!/^[A-Za-z0-9/._-]*$/.test(prefix) || prefix.includes('..')) refuse('THROUGHLINE_S3_PREFIX', prefix, 'letters, digits, / . _ -');
  return s3Storage({
    endpoint: new URL(endpoint), bucket: needed('THROUGHLINE_S3_BUCKET'), region: said['THROUGHLINE_S3_REGION'] || 'us-east-1', keyId: needed('THROUGHLINE_S3_KEY_ID'),
    secret: secretOf(said), prefix,
  });
}

/** By itself, or in a file that only the server reads. */
function secretOf(said: Said): string {
  const file = said['THROUGHLINE_S3_SECRET_FILE'] ?? '';
  if (file === '') return said['THROUGHLINE_S3_SECRET'] || refuse('THROUGHLINE_S3_SECRET', '', 'a value');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return refuse('THROUGHLINE_S3_SECRET_FILE', file, 'a file that can be read');
  }
}

function wholeOf(said: Said, name: string, usual: number, most: number): number {
  const text = said[name] ?? '';
  if (text === '') return usual;
  const found = /^[0-9]{1,6}$/.test(text) ? Number(text) : 0;
  return found >= 1 && found <= most ? found : refuse(name, text, `1–${most}`);
}

function refuse(name: string, found: string, accepted: string): never {
  throw new BrokenWorld('setting-not-understood', name, { found, accepted });
}
