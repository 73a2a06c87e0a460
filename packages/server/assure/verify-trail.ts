/**
 * Proves the trail of a whole store, or says where it is not what was written: every entry of every chain is hashed anew, every head and
 * every seal held against them, and the chain of seals against one that was kept elsewhere. Reads one moment of the store; changes nothing.
 */
import { ChainReader, type ChainFault, type Mark } from '@throughline/core/assure/chain.ts';
import { type Head, type KeptSeal, type Seal, SealChain, type SealFault } from '@throughline/core/assure/seal.ts';
import { type Written, chainOf } from '@throughline/core/assure/trail.ts';
import type { Pool } from 'pg';
import { type Trx, inScope } from '../database/scope.ts';
import { everyone } from '../frame/seal-trail.ts';
import * as sql from '../frame/trail-queries.ts';
import { sha256 } from '../frame/write-trail.ts';

/** A chain as people know it: the code of the organisation (null: the store's own), of the project (null: the organisation's own). */
export type ChainName = { readonly orgId: string; readonly organisation: string | null; readonly project: string | null };
export type Place = { readonly projectId: string; readonly orgId: string };

export type Verified = {
  readonly chains: number;
  readonly entries: number;
  readonly seals: number;
  readonly last: Seal | null;
  /** Entries that no seal stands for yet. */
  readonly unsealed: number;
  readonly faults: readonly (ChainFault & { readonly chain: ChainName })[];
  readonly sealFaults: readonly SealFault[];
};

export type Progress = (checked: number, of: number) => void;

const ENTRIES_AT_ONCE = 2000;
const SEALS_AT_ONCE = 200;

/** As the owner, who sees every chain. `kept`: the seal kept elsewhere. */
export async function verifyTrail(ownerPool: Pool, kept: KeptSeal | null = null, progress: Progress = () => {}): Promise<Verified> {
  return inScope(ownerPool, await everyone(ownerPool), async (trx) => {
    const marks = new Marks();
    const seals = await readSeals(trx, marks, kept);
    const names = await readHeads(trx, marks);
    const of = [...names.values()].reduce((sum, one) => sum + one.number, 0);
    const read = await readChains(trx, marks, (checked) => progress(checked, of));
    const codes = await codesOf(trx);
    const named = (place: Place): ChainName => ({ orgId: place.orgId, organisation: codes.get(place.orgId) ?? null, project: place.projectId === '0' ? null : (names.get(chainOf(place.orgId, place.projectId))?.code ?? place.projectId) });
    return {
      chains: read.chains, entries: read.entries, seals: seals.count, last: seals.last, unsealed: Math.max(0, read.entries - (seals.last?.entries ?? 0)),
      faults: read.faults.map(({ place, ...fault }) => ({ ...fault, chain: named(place) })), sealFaults: seals.faults,
    };
  });
}

/** What is known of each chain beside its entries. */
class Marks {
  readonly #of = new Map<string, Mark[]>();
  readonly places = new Map<string, Place>();

  add(place: Place, mark: Mark): void {
    const chain = chainOf(place.orgId, place.projectId);
    this.places.set(chain, place);
    const held = this.#of.get(chain);
    if (held === undefined) this.#of.set(chain, [mark]);
    else held.push(mark);
  }

  of = (chain: string): readonly Mark[] => this.#of.get(chain) ?? [];
}

type HeadRow = { project_id: string; org_id: string; number: number; hash: string };
const placeOf = (row: { project_id: string; org_id: string }): Place => ({ projectId: row.project_id, orgId: row.org_id });

async function readSeals(trx: Trx, marks: Marks, kept: KeptSeal | null): Promise<{ count: number; last: Seal | null; faults: readonly SealFault[] }> {
  const chain = new SealChain(sha256, kept);
  let last: Seal | null = null;
  let count = 0;
  for (;;) {
    const seals: Seal[] = (await trx.query<Seal>(sql.SEALS_AFTER, [last?.number ?? 0, SEALS_AT_ONCE])).rows;
    if (seals.length === 0) return { count, last, faults: chain.end() };
    const heads = (await trx.query<HeadRow & { seal: number }>(sql.SEALED_HEADS, [seals.map((seal) => seal.number)])).rows;
    const bySeal = Map.groupBy(heads, (head) => head.seal);
    for (const seal of seals) {
      chain.next(seal, (bySeal.get(seal.number) ?? []).map((head): Head => ({ chain: chainOf(head.org_id, head.project_id), number: head.number, hash: head.hash })));
      for (const head of bySeal.get(seal.number) ?? []) marks.add(placeOf(head), { number: head.number, hash: head.hash, by: seal.number });
    }
    count += seals.length;
    last = seals.at(-1)!;
  }
}

async function readHeads(trx: Trx, marks: Marks): Promise<Map<string, { code: string | null; number: number }>> {
  const names = new Map<string, { code: string | null; number: number }>();
  for (let after = ['0', '-1']; ;) {
    const heads = (await trx.query<HeadRow & { code: string | null }>(sql.HEADS_AFTER, [...after, ENTRIES_AT_ONCE])).rows;
    for (const head of heads) {
      marks.add(placeOf(head), { number: head.number, hash: head.hash, by: 'head' });
      names.set(chainOf(head.org_id, head.project_id), head);
    }
    const last = heads.at(-1);
    if (last === undefined) return names;
    after = [last.project_id, last.org_id];
  }
}

type Read = { chains: number; entries: number; faults: (ChainFault & { place: Place })[] };

/** Goes along all entries, chain by chain; chains that are known and have none left are told at the end. */
async function readChains(trx: Trx, marks: Marks, progress: (checked: number) => void): Promise<Read> {
  const read: Read = { chains: 0, entries: 0, faults: [] };
  const seen = new Set<string>();
  let open: { chain: string; place: Place; reader: ChainReader } | null = null;
  const close = (): void => {
    if (open !== null) read.faults.push(...open.reader.end(marks.of(open.chain)).map((fault) => ({ ...fault, place: open!.place })));
  };
  for await (const row of entries(trx)) {
    const chain = chainOf(row.org_id, row.project_id);
    if (open === null || open.chain !== chain) {
      close();
      open = { chain, place: placeOf(row), reader: new ChainReader(sha256, Math.max(0, ...marks.of(chain).map((mark) => mark.number))) };
      seen.add(chain);
      read.chains += 1;
    }
    open.reader.next({ ...row, chain });
    read.entries += 1;
    if (read.entries % ENTRIES_AT_ONCE === 0) progress(read.entries);
  }
  close();
  for (const [chain, place] of marks.places) {
    if (!seen.has(chain)) read.faults.push(...new ChainReader(sha256, 0).end(marks.of(chain)).map((fault) => ({ ...fault, place })));
  }
  progress(read.entries);
  return read;
}

type EntryRow = Omit<Written, 'chain'> & { project_id: string; org_id: string };

async function* entries(trx: Trx): AsyncGenerator<EntryRow> {
  for (let after: readonly (string | number)[] = ['-1', '-1', 0]; ;) {
    const rows = (await trx.query<EntryRow>(sql.ENTRIES_AFTER, [...after, ENTRIES_AT_ONCE])).rows;
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = [last.project_id, last.org_id, last.number];
  }
}

const codesOf = async (trx: Trx): Promise<Map<string, string>> =>
  new Map((await trx.query<{ org_id: string; code: string }>('select org_id, code from organisation')).rows.map((row) => [row.org_id, row.code]));
