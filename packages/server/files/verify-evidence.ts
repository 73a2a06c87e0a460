/** Proves what is kept: every file that the store names is there and is what its hash says. Nothing is repaired. */
import { createHash } from 'node:crypto';
import { type Problem, invalid, missing } from '@throughline/core/ground/problem.ts';
import type { Pool } from 'pg';
import { inScope } from '../database/scope.ts';
import { everyone } from '../frame/seal-trail.ts';
import { FILES_AFTER } from '../collect/evidence-queries.ts';
import type { Storage } from './storage.ts';

export type VerifiedEvidence = { readonly files: number; readonly bytes: number; readonly problems: readonly Problem[] };
const AT_ONCE = 500;

/** As the owner, over all organisations. Problems are told: `evidence-file-missing` (missing), `evidence-file-changed` (invalid). */
export async function verifyEvidence(ownerPool: Pool, storage: Storage, seen: (files: number) => void = () => {}): Promise<VerifiedEvidence> {
  const problems: Problem[] = [];
  let [files, bytes, after] = [0, 0, ''];
  for (;;) {
    const rows = await inScope(ownerPool, await everyone(ownerPool), async (trx) => (await trx.query<{ sha256: string; size_bytes: string; at: string }>(FILES_AFTER, [after, AT_ONCE])).rows);
    for (const { sha256, size_bytes, at } of rows) {
      const found = await hashOf(storage, sha256);
      if (found === null) problems.push(missing('evidence-file-missing', at, { found: sha256 }));
      else if (found.hash !== sha256) problems.push(invalid('evidence-file-changed', at, { found: found.hash, accepted: sha256 }));
      files += 1;
      bytes += Number(size_bytes);
      seen(files);
    }
    if (rows.length < AT_ONCE) return { files, bytes, problems };
    after = rows.at(-1)!.sha256;
  }
}

async function hashOf(storage: Storage, sha256: string): Promise<{ readonly hash: string } | null> {
  const bytes = await storage.open(sha256);
  if (bytes === null) return null;
  const hash = createHash('sha256');
  for await (const piece of bytes) hash.update(piece as Buffer);
  return { hash: hash.digest('hex') };
}
