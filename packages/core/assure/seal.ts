/**
 * Seals, `throughline-seal/1`: one chain over the heads of all chains of a store. A seal names the heads that are new since the
 * seal before it; as it is chained to that one, it stands for all of them. The hash of a seal is SHA-256 of the canonical JSON of
 *
 *     { "at": text, "chains": integer, "entries": integer, "form": "throughline-seal/1", "heads": hash, "number": integer,
 *       "previous": hash of the seal before it, or null }
 *
 * where `heads` is the hash of the canonical JSON of `[[chain, number, hash], …]`: the heads new since, in the order of the chains'
 * names by code units; `chains` and `entries` count everything sealed so far.
 */
import { type Hash, canonical } from './trail.ts';

export const SEAL_FORM = 'throughline-seal/1';

export type Head = { readonly chain: string; readonly number: number; readonly hash: string };

export type Seal = {
  readonly number: number;
  readonly at: string;
  readonly chains: number;
  readonly entries: number;
  readonly heads: string;
  readonly previous: string | null;
  readonly hash: string;
};

/** What is kept elsewhere of the last seal: enough to find a chain of seals that was made anew or cut off. */
export type KeptSeal = Pick<Seal, 'number' | 'at' | 'hash' | 'chains' | 'entries'>;

/** What is new since a seal: its heads (in any order), how many chains and entries they add. */
export type Since = { readonly heads: readonly Head[]; readonly chains: number; readonly entries: number };

/** The seal after `last`, of what is new since. */
export function nextSeal(last: Seal | null, since: Since, at: string, hash: Hash): Seal {
  const seal = {
    number: (last?.number ?? 0) + 1, at, previous: last?.hash ?? null, heads: headsHash(since.heads, hash),
    chains: (last?.chains ?? 0) + since.chains, entries: (last?.entries ?? 0) + since.entries,
  };
  return { ...seal, hash: hash(sealText(seal)) };
}

/** What is hashed of a seal. */
export const sealText = ({ number, at, previous, heads, chains, entries }: Omit<Seal, 'hash'>): string =>
  canonical({ at, chains, entries, form: SEAL_FORM, heads, number, previous });

/** The hash of the heads that a seal names. */
export const headsHash = (heads: readonly Head[], hash: Hash): string =>
  hash(canonical([...heads].sort((a, b) => (a.chain < b.chain ? -1 : 1)).map((one) => [one.chain, one.number, one.hash])));

export type SealFault = {
  /** A seal says something else than it was hashed with; seals lack in between; the last ones are gone; the kept one is another. */
  readonly what: 'sealChanged' | 'sealMissing' | 'sealCut' | 'sealOther';
  readonly from: number;
  readonly to: number;
};

/** Goes along the seals, one after another, with the heads each names; `end` tells what is wrong, in order. */
export class SealChain {
  #last: Seal | null = null;
  readonly #faults: SealFault[] = [];
  readonly #sealed = new Map<string, number>();
  #entries = 0;
  readonly #hash: Hash;
  readonly #kept: KeptSeal | null;

  constructor(hash: Hash, kept: KeptSeal | null = null) {
    this.#hash = hash;
    this.#kept = kept;
  }

  next(seal: Seal, heads: readonly Head[]): void {
    const expected = (this.#last?.number ?? 0) + 1;
    if (seal.number > expected) this.#faults.push({ what: 'sealMissing', from: expected, to: seal.number - 1 });
    else if (this.#isChanged(seal, heads)) this.#faults.push({ what: 'sealChanged', from: seal.number, to: seal.number });
    if (seal.number === this.#kept?.number && seal.hash !== this.#kept.hash) this.#faults.push({ what: 'sealOther', from: seal.number, to: seal.number });
    this.#last = seal;
  }

  end(): readonly SealFault[] {
    const last = this.#last?.number ?? 0;
    if (this.#kept !== null && this.#kept.number > last) this.#faults.push({ what: 'sealCut', from: last + 1, to: this.#kept.number });
    return this.#faults;
  }

  #isChanged(seal: Seal, heads: readonly Head[]): boolean {
    for (const one of heads) {
      this.#entries += one.number - (this.#sealed.get(one.chain) ?? 0);
      this.#sealed.set(one.chain, one.number);
    }
    const whole = seal.previous === (this.#last?.hash ?? null) && seal.heads === headsHash(heads, this.#hash) && seal.hash === this.#hash(sealText(seal));
    return !whole || seal.chains !== this.#sealed.size || seal.entries !== this.#entries;
  }
}
