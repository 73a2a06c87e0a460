/** The head of a snapshot, and the hash of the whole. */
import type { Status } from '@throughline/core/rollup/snapshots/snapshot.ts';
import { canonical } from '@throughline/core/assure/trail.ts';
import { Refused, invalid, missing } from '@throughline/core/ground/problem.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { hashOf } from './packed.ts';
import * as sql from './queries.ts';

export type Head = {
  readonly id: string;
  readonly name: string;
  readonly asOf: string;
  readonly framework: string;
  readonly software: string;
  readonly actor: string;
  /** A moment in UTC. */
  readonly at: string;
  readonly periods: string[];
  readonly indicators: number;
  readonly places: number;
  readonly figures: number;
  readonly parts: number;
  /** Bytes as stored. */
  readonly size: string;
  readonly sha256: string;
};
export type HeldSnapshot = Head & {
  readonly status: Status;
  readonly published: { readonly actor: string; readonly at: string; readonly reason: string | null } | null;
  /** Restatements approved so far. */
  readonly approved: number;
};

export const listSnapshots = async (trx: Trx, org: HeldOrganisation): Promise<HeldSnapshot[]> =>
  (await trx.query<HeldSnapshot>(sql.SNAPSHOTS, [org.orgId, null])).rows;

/** Refused: `snapshot-number` (invalid), `snapshot-unknown` (missing). */
export async function findSnapshot(trx: Trx, org: HeldOrganisation, id: string): Promise<HeldSnapshot> {
  if (!/^[1-9][0-9]{0,17}$/.test(id)) throw new Refused([invalid('snapshot-number', 'snapshot', { found: id })]);
  const found = (await trx.query<HeldSnapshot>(sql.SNAPSHOTS, [org.orgId, id])).rows[0];
  if (found === undefined) throw new Refused([missing('snapshot-unknown', 'snapshot', { found: id })]);
  return found;
}

/** Of what the head says and of the hashes of all parts in their order; moments by their milliseconds, however they are written. */
export function snapshotHash(org: HeldOrganisation, head: Omit<Head, 'sha256' | 'id' | 'size'>, parts: readonly string[]): string {
  const { name, asOf, framework, software, actor, at, periods, indicators, places, figures } = head;
  const said = { organisation: org.code, name, asOf, framework, software, actor, at: Date.parse(at), periods, indicators, places, figures, parts: parts.length };
  return hashOf(canonical(said), ...parts);
}
