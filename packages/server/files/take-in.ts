/** A file as it comes in: what it is, whether it is taken, what is left out of it, its hash, and what the scanner says. Then it is kept. */
import { createHash } from 'node:crypto';
import { cleanName } from '@throughline/core/collect/file-name.ts';
import { type FileType, faultsOfType, fileTypeOf } from '@throughline/core/collect/file-types.ts';
import { Refused, invalid } from '@throughline/core/ground/problem.ts';
import type { Keeping } from './settings.ts';
import { sniff } from './sniff.ts';
import { stripJpeg } from './strip/jpeg.ts';
import { stripPng } from './strip/png.ts';
import { stripWebp } from './strip/webp.ts';

export type TakenFile = {
  readonly name: string; readonly type: string; readonly size: number; readonly hash: string;
  /** `removed`: it was taken out; `kept`: on purpose, or as the document has it; `none`: there was none. */
  readonly metadata: 'removed' | 'kept' | 'none';
  readonly scan: 'clean' | 'not-scanned'; readonly scanner: string | null;
};

const STRIP: Readonly<Record<string, (bytes: Buffer) => Buffer | null>> = { 'image/jpeg': stripJpeg, 'image/png': stripPng, 'image/webp': stripWebp };

/**
 * Refused (invalid): `evidence-empty`, `evidence-type-refused`, `evidence-type-false`, `evidence-damaged`, `evidence-carries-metadata`,
 * `evidence-infected`; unavailable: `scanner-unavailable`, `evidence-storage-unavailable`. Nothing is kept then.
 */
export async function takeIn(keeping: Keeping, given: { readonly bytes: Buffer; readonly name: string; readonly keepMetadata: boolean }): Promise<TakenFile> {
  if (given.bytes.length === 0) throw new Refused([invalid('evidence-empty', 'file', {})]);
  const seen = await sniff(given.bytes);
  const faults = faultsOfType(seen, given.name);
  if (faults.length > 0) throw new Refused(faults);
  const type = fileTypeOf(seen!)!;
  const { bytes, metadata } = withoutMetadata(type, given.bytes, given.keepMetadata);
  const scanned = await scan(keeping, bytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  await keeping.storage.put(hash, bytes);
  return { name: cleanName(given.name, type.endings[0]!), type: type.type, size: bytes.length, hash, metadata, ...scanned };
}

function withoutMetadata({ type, metadata }: FileType, bytes: Buffer, keep: boolean): Pick<TakenFile, 'metadata'> & { readonly bytes: Buffer } {
  if (metadata === 'document' || keep) return { bytes, metadata: 'kept' };
  const strip = STRIP[type];
  // where a picture was taken is taken out or told, never passed on unseen
  if (strip === undefined) throw new Refused([invalid('evidence-carries-metadata', 'file', { found: type, accepted: Object.keys(STRIP) })]);
  const bare = strip(bytes);
  if (bare === null) throw new Refused([invalid('evidence-damaged', 'file', { found: type })]);
  return { bytes: bare, metadata: bare.length === bytes.length ? 'none' : 'removed' };
}

async function scan({ scanner }: Keeping, bytes: Buffer): Promise<Pick<TakenFile, 'scan' | 'scanner'>> {
  if (scanner === null) return { scan: 'not-scanned', scanner: null };
  const verdict = await scanner.scan(bytes);
  if (!verdict.clean) throw new Refused([invalid('evidence-infected', 'file', { found: verdict.found ?? scanner.name })]);
  return { scan: 'clean', scanner: scanner.name };
}
