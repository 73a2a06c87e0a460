/**
 * The trail: who did what, when, from where, to which subject, what it was before and after, and why. Written in the transaction of
 * the deed, at the end of its chain (core/assure/trail.ts), never changed. The one door to it.
 */
import { createHash } from 'node:crypto';
import { type TrailEntry, canonical, chainOf, keptText, sealedText } from '@throughline/core/assure/trail.ts';
import type { Trx } from '../database/scope.ts';
import { APPEND_ENTRIES, LENGTHEN_CHAINS } from './trail-queries.ts';

/** The organisation of what concerns none, and the project of what concerns none: the store's and an organisation's own chain. */
export const NONE = '0';

export type Deed = {
  /** The organisation concerned, whose rows the transaction sees; `NONE` (seen as `0`) for a deed of the whole store. */
  readonly orgId: string;
  /** The project concerned, where it is one: the entry goes into its chain, else into the organisation's own. */
  readonly project?: { readonly projectId: string; readonly code: string } | null;
  readonly actor: string;
  /** From where: an address, or `terminal`. */
  readonly from?: string | null;
  /** `noun.verb`, as in core/people/may.ts. */
  readonly verb: string;
  /** `kind:code`. */
  readonly subject: string;
  /** The values that the deed changed: as they were, and as they are. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** What else belongs to the deed and is no value of its subject. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly reason?: string | null;
};

/** SHA-256 of the UTF-8 bytes, in lower-case hexadecimal. */
export const sha256: (text: string) => string = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Entries that one statement adds at most. */
const AT_ONCE = 5000;

/**
 * Adds a deed, or many of one transaction in their order, each to the chain of its project. Holds the chains' heads until the
 * transaction ends, taken in one order, after whatever rows the deed itself locked: writers of one project follow one another.
 */
export async function writeTrail(trx: Trx, deed: Deed | readonly Deed[]): Promise<void> {
  const deeds = 'orgId' in deed ? [deed] : deed;
  for (const [head, written] of await lengthened(trx, deeds)) await append(trx, head, written);
}

type Longer = { project_id: string; org_id: string; number: string; hash: string | null; at: string };
type Row = TrailEntry & { readonly orgId: string; readonly projectId: string; readonly hash: string };

/** Takes the heads of all chains concerned, and numbers and hashes what comes after them. */
async function lengthened(trx: Trx, deeds: readonly Deed[]): Promise<[readonly Longer[], readonly Row[]][]> {
  const chains = [...Map.groupBy(deeds, (deed) => chainOf(deed.orgId, deed.project?.projectId ?? NONE)).values()]
    .sort(([a], [b]) => Number(BigInt(a!.project?.projectId ?? NONE) - BigInt(b!.project?.projectId ?? NONE)) || Number(BigInt(a!.orgId) - BigInt(b!.orgId)));
  const pieces: [Longer[], Row[]][] = [];
  for (let from = 0; from < chains.length; from += AT_ONCE) {
    const piece = chains.slice(from, from + AT_ONCE);
    const heads = (await trx.query<Longer>({ name: 'trail-lengthen', text: LENGTHEN_CHAINS, values: [
      piece.map(([first]) => first!.project?.projectId ?? NONE), piece.map(([first]) => first!.orgId), piece.map(([first]) => first!.project?.code ?? null), piece.map((all) => all.length),
    ] })).rows;
    const byName = new Map(heads.map((head) => [chainOf(head.org_id, head.project_id), head]));
    pieces.push([heads, piece.flatMap((all) => chained(all, byName.get(chainOf(all[0]!.orgId, all[0]!.project?.projectId ?? NONE))!))]);
  }
  return pieces;
}

/** Entries of one chain after its head: `number` of it is already that of the last of them, `hash` still that of the one before. */
function chained(deeds: readonly Deed[], head: Longer): Row[] {
  let previous = head.hash;
  return deeds.map((deed, index) => {
    const entry = entryOf(deed, { chain: chainOf(head.org_id, head.project_id), number: Number(head.number) - deeds.length + index + 1, previous, at: head.at });
    previous = sha256(sealedText(entry));
    return { ...entry, hash: previous, orgId: head.org_id, projectId: head.project_id };
  });
}

/** An entry as it is kept, from a deed and its place in a chain. */
export function entryOf(deed: Deed, place: Pick<TrailEntry, 'chain' | 'number' | 'previous' | 'at'>): TrailEntry {
  const said = (value: unknown): string | null => (value === undefined || value === null ? null : canonical(value));
  const text = (value: string | null | undefined): string | null => (value == null ? null : keptText(value));
  return {
    ...place, actor: keptText(deed.actor), from: text(deed.from), verb: deed.verb, subject: keptText(deed.subject), reason: text(deed.reason),
    before: said(deed.before), after: said(deed.after), data: said(deed.data),
  };
}

async function append(trx: Trx, heads: readonly Longer[], rows: readonly Row[]): Promise<void> {
  const last = new Map(rows.map((row) => [row.chain, row.hash]));
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const piece = rows.slice(from, from + AT_ONCE);
    const of = (name: keyof Row): unknown[] => piece.map((row) => row[name]);
    const ends = from + AT_ONCE >= rows.length ? heads : [];
    // not prepared by name: a plan made for one entry would serve badly for thousands
    await trx.query(APPEND_ENTRIES, [
      ...(['projectId', 'orgId', 'number', 'at', 'actor', 'from', 'verb', 'subject', 'reason', 'before', 'after', 'data', 'previous', 'hash'] as const).map(of),
      ends.map((head) => head.project_id), ends.map((head) => head.org_id), ends.map((head) => last.get(chainOf(head.org_id, head.project_id))),
    ]);
  }
}
