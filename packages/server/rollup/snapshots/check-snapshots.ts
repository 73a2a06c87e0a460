/** Holds every snapshot against its hashes: part of `throughline check`. It reports; it repairs nothing. */
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { listSnapshots, snapshotHash } from './head.ts';
import { hashOf, unpacked } from './packed.ts';
import * as sql from './queries.ts';

/** What is not as it was: a part (0 names projects and files), or the whole (null: its head, or parts that are gone or added). */
export type Tampered = { readonly snapshot: string; readonly name: string; readonly part: number | null };
export type SnapshotsChecked = { readonly snapshots: number; readonly tampered: number };

export async function checkSnapshots(trx: Trx, org: HeldOrganisation, tell: (one: Tampered) => void): Promise<SnapshotsChecked> {
  const all = await listSnapshots(trx, org);
  let tampered = 0;
  const found = (one: Tampered): void => {
    tampered += 1;
    tell(one);
  };
  for (const head of all) {
    const parts = (await trx.query<{ number: number; indicator: string; figures: number; sha256: string }>(sql.HASHES, [org.orgId, head.id])).rows;
    for (const part of parts) if (!(await isWhole(trx, org, head.id, part))) found({ snapshot: head.id, name: head.name, part: part.number });
    const inOrder = parts.every((part, at) => part.number === at) && parts.length === head.parts;
    if (!inOrder || snapshotHash(org, head, parts.map((part) => part.sha256)) !== head.sha256) found({ snapshot: head.id, name: head.name, part: null });
  }
  return { snapshots: all.length, tampered };
}

async function isWhole(trx: Trx, org: HeldOrganisation, id: string, { number, indicator, figures, sha256 }: { number: number; indicator: string; figures: number; sha256: string }): Promise<boolean> {
  const row = (await trx.query<{ content: Buffer; working: Buffer }>(sql.PART, [org.orgId, id, number])).rows[0]!;
  try {
    return hashOf(String(number), indicator, String(figures), await unpacked(row.content), await unpacked(row.working)) === sha256;
  } catch {
    // what cannot be unpacked is not what was packed
    return false;
  }
}
