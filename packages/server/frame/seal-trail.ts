/** Seals the heads of all chains of the trail into the one chain of seals (core/assure/seal.ts). */
import { type Seal, nextSeal } from '@throughline/core/assure/seal.ts';
import { chainOf } from '@throughline/core/assure/trail.ts';
import type { Pool } from 'pg';
import { type Trx, inScope } from '../database/scope.ts';
import * as sql from './trail-queries.ts';
import { NONE, sha256 } from './write-trail.ts';

/** Every organisation, and what concerns none: for what looks after the whole store, as its owner. */
export async function everyone(pool: Pool): Promise<string[]> {
  return [NONE, ...(await pool.query<{ org_id: string }>('select org_id from organisation order by org_id')).rows.map((row) => row.org_id)];
}

/** The last seal, new if anything was written since the one before it; null in a store without any entry. As the owner. */
export async function sealTrail(ownerPool: Pool): Promise<Seal | null> {
  return inScope(ownerPool, await everyone(ownerPool), seal, true);
}

type Unsealed = { project_id: string; org_id: string; number: number; hash: string; sealed: number };

async function seal(trx: Trx): Promise<Seal | null> {
  // two who seal at once follow one another; those who write are not held up
  await trx.query('lock table trail_seal in share row exclusive mode');
  const last = (await trx.query<Seal>(sql.LAST_SEAL)).rows[0] ?? null;
  const heads = (await trx.query<Unsealed>(sql.UNSEALED_HEADS)).rows;
  if (heads.length === 0) return last;
  const since = {
    heads: heads.map((head) => ({ chain: chainOf(head.org_id, head.project_id), number: head.number, hash: head.hash })),
    chains: heads.filter((head) => head.sealed === 0).length,
    entries: heads.reduce((sum, head) => sum + head.number - head.sealed, 0),
  };
  const { at } = (await trx.query<{ at: string }>(`select ${sql.MOMENT('clock_timestamp()')} as at`)).rows[0]!;
  const made = nextSeal(last, since, at, sha256);
  await trx.query(sql.INSERT_SEAL, [made.number, made.at, made.chains, made.entries, made.heads, made.previous, made.hash]);
  await trx.query(sql.INSERT_SEALED_HEADS, [made.number, ...(['project_id', 'org_id', 'number', 'hash'] as const).map((name) => heads.map((head) => head[name]))]);
  return made;
}
