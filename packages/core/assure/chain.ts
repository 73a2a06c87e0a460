/**
 * Whether a chain of the trail is whole, and if not, where it is not. A chain is read once, entry by entry; what was observed of
 * one that is not whole is then laid side by side with what is known from elsewhere (its head, the seals, a seal kept outside).
 */
import { type Hash, type Written, sealedText } from './trail.ts';

/** What is known of a chain beside its entries: that number N had this hash; by its head, or a seal's number. */
export type Mark = { readonly number: number; readonly hash: string | null; readonly by: 'head' | number };

/** An entry as it stands: its number, and the number that its hash was made with (null: it fits no number, it was changed). */
export type Observed = { readonly number: number; readonly writtenAs: number | null; readonly previous: string | null; readonly hash: string };

export type ChainFault = {
  /**
   * `changed` entries say something else than they were hashed with; `missing` ones are gone from the middle, `cut` ones from the
   * end; `inserted` ones were never written there; `moved` ones were written at another place; `rewritten`: somewhere within these
   * numbers entries were made anew with their hashes; `head`: the chain's head is not what its last entry says.
   */
  readonly what: 'changed' | 'missing' | 'cut' | 'inserted' | 'moved' | 'rewritten' | 'head';
  readonly from: number;
  readonly to: number;
  /** What tells of it: the head of the chain, or the number of a seal; null: the chain itself. */
  readonly by: 'head' | number | null;
};

/** Numbers tried for one chain at most, to find out where entries that do not fit were written. */
const TRIES = 200_000;

/** Reads a chain from its first entry to its last; keeps little of each. */
export class ChainReader {
  readonly observed: Observed[] = [];
  #whole = true;
  #shift = 0;
  #tries = 0;
  readonly #hash: Hash;
  readonly #longest: number;

  /** `longest`: the highest number that the chain is known to have had. */
  constructor(hash: Hash, longest: number) {
    this.#hash = hash;
    this.#longest = longest;
  }

  next(entry: Written): void {
    const last = this.observed.at(-1);
    const writtenAs = this.#writtenAs(entry);
    this.#whole &&= writtenAs === entry.number && entry.number === (last?.number ?? 0) + 1 && entry.previous === (last?.hash ?? null);
    this.observed.push({ number: entry.number, writtenAs, previous: entry.previous, hash: entry.hash });
  }

  /** What is wrong with the chain, in the order of its numbers; none when it is whole and all that is known of it holds. */
  end(marks: readonly Mark[]): readonly ChainFault[] {
    const last = this.observed.at(-1);
    const holds = (mark: Mark): boolean => (mark.by !== 'head' || mark.number === last?.number) && this.observed[mark.number - 1]?.hash === mark.hash;
    const kept = this.#whole && marks.every(holds) && marks.some((mark) => mark.by === 'head') === (last !== undefined);
    return kept ? [] : faultsOf(this.observed, marks);
  }

  #fits = (entry: Written, number: number): boolean => {
    this.#tries += 1;
    return this.#hash(sealedText(number === entry.number ? entry : { ...entry, number })) === entry.hash;
  };

  /** Its own number first, then as far away as the one before it was, then whatever is near. */
  #writtenAs(entry: Written): number | null {
    if (this.#fits(entry, entry.number)) return entry.number;
    if (this.#shift !== 0 && this.#fits(entry, entry.number + this.#shift)) return entry.number + this.#shift;
    const furthest = Math.max(this.#longest, entry.number);
    for (let away = 1; away < furthest && this.#tries < TRIES; away += 1) {
      for (const number of [entry.number + away, entry.number - away]) {
        if (number < 1 || number > furthest + 1 || !this.#fits(entry, number)) continue;
        this.#shift = number - entry.number;
        return number;
      }
    }
    return null;
  }
}

/** Pure comparison of what stands with what is known. */
export function faultsOf(observed: readonly Observed[], marks: readonly Mark[]): readonly ChainFault[] {
  const { genuine, inserted } = claims(observed, marks);
  const faults: ChainFault[] = inserted.map((number) => one('inserted', number));
  const end = Math.max(0, ...genuine.keys());
  for (const [number, entry] of genuine) if (entry.writtenAs === null) faults.push(one('changed', number));
  faults.push(...madeAnew(genuine, marks), ...moved(genuine, inserted), ...gone(genuine, end, marks), ...unlike(genuine, end, marks, faults));
  return merged(faults);
}

const one = (what: ChainFault['what'], number: number, by: ChainFault['by'] = null): ChainFault => ({ what, from: number, to: number, by });

type Claims = { readonly genuine: Map<number, Observed>; readonly inserted: number[] };

/** Which entry stands for which number of the chain as it was written; entries that stand for none were put in. */
function claims(observed: readonly Observed[], marks: readonly Mark[]): Claims {
  const genuine = new Map<number, Observed>();
  const inserted: number[] = [];
  const pointedTo = new Set([...observed.map((entry) => entry.previous), ...marks.map((mark) => mark.hash)]);
  for (const entry of observed) {
    if (entry.writtenAs === null) continue;
    const rival = genuine.get(entry.writtenAs);
    if (rival === undefined) genuine.set(entry.writtenAs, entry);
    else {
      // of two that claim a number, the one that others were chained upon was there first
      const [stays, goes] = pointedTo.has(entry.hash) && !pointedTo.has(rival.hash) ? [entry, rival] : [rival, entry];
      genuine.set(entry.writtenAs, stays);
      inserted.push(goes.number);
    }
  }
  let shift = 0;
  for (const entry of observed) {
    if (entry.writtenAs !== null) shift = genuine.get(entry.writtenAs) === entry ? entry.writtenAs - entry.number : shift;
    else if (genuine.has(entry.number + shift)) inserted.push(entry.number);
    else genuine.set(entry.number + shift, entry);
  }
  return { genuine: new Map([...genuine].sort(([a], [b]) => a - b)), inserted };
}

/**
 * Entries that were hashed anew: where one was chained upon another hash than the entry before it has, that entry was made anew; but
 * where what follows does not rest on it either, it is itself the one that does not belong.
 */
function madeAnew(genuine: ReadonlyMap<number, Observed>, marks: readonly Mark[]): ChainFault[] {
  const torn = new Set<number>();
  for (const [number, entry] of genuine) {
    const before = number === 1 ? null : genuine.get(number - 1);
    if (before === undefined || entry.writtenAs === null || (before !== null && before.writtenAs === null)) continue;
    if (entry.previous !== (before?.hash ?? null)) torn.add(number);
  }
  const last = Math.max(0, ...genuine.keys());
  const isTornAfter = (number: number): boolean => torn.has(number + 1) || (number === last && marks.some((mark) => mark.number === number && mark.hash !== genuine.get(number)?.hash));
  return [...torn].map((number) => one('changed', number === 1 || isTornAfter(number) ? number : number - 1));
}

/**
 * Entries out of their order, or at a number that neither the one they were written with nor the ones that lack or were put in
 * before them account for.
 */
function moved(genuine: ReadonlyMap<number, Observed>, inserted: readonly number[]): ChainFault[] {
  const places = [...genuine.values()].map((entry) => entry.number).sort((a, b) => a - b);
  return [...genuine].flatMap(([number, entry], rank) => {
    const followed = rank + 1 + inserted.filter((place) => place < entry.number).length;
    const isInPlace = entry.number === places[rank] && Math.min(number, followed) <= entry.number && entry.number <= Math.max(number, followed);
    return isInPlace ? [] : [one('moved', entry.number)];
  });
}

/** Numbers that nothing stands for: in the middle, and after the end as far as the chain is known to have gone. */
function gone(genuine: ReadonlyMap<number, Observed>, end: number, marks: readonly Mark[]): ChainFault[] {
  const found: ChainFault[] = [];
  for (let number = 1; number < end; number += 1) if (!genuine.has(number)) found.push(one('missing', number));
  const furthest = marks.reduce<Mark | null>((far, mark) => (mark.number > (far?.number ?? 0) ? mark : far), null);
  if (furthest !== null && furthest.number > end) found.push({ what: 'cut', from: end + 1, to: furthest.number, by: furthest.by });
  return found;
}

/** What the seals know of the chain and is not so, where no fault yet accounts for it: the first of them, as the others rest on it. Then the head. */
function unlike(genuine: ReadonlyMap<number, Observed>, end: number, marks: readonly Mark[], known: readonly ChainFault[]): ChainFault[] {
  const found: ChainFault[] = [];
  let good = 0;
  for (const mark of [...marks].sort((a, b) => a.number - b.number)) {
    const entry = genuine.get(mark.number);
    const told = [...known, ...found].some((fault) => fault.from <= mark.number && mark.number <= fault.to);
    if (entry?.hash === mark.hash && entry !== undefined) good = mark.number;
    else if (entry !== undefined && entry.writtenAs !== null && !told && mark.by !== 'head' && !found.some((fault) => fault.from === good + 1)) found.push({ what: 'rewritten', from: good + 1, to: mark.number, by: mark.by });
  }
  return [...found, ...unlikeHead(genuine.get(end), end, marks)];
}

/** The head of a chain is its last entry. Where another hash is remembered, a seal says which of the two is right; else the entry is in doubt. */
function unlikeHead(last: Observed | undefined, end: number, marks: readonly Mark[]): ChainFault[] {
  const head = marks.find((mark) => mark.by === 'head');
  if ((head?.number ?? 0) > end || (head === undefined && end === 0)) return [];
  if (head === undefined || head.number < end) return [one('head', end, 'head')];
  if (last === undefined || last.writtenAs === null || last.hash === head.hash) return [];
  return [one(marks.some((mark) => mark.by !== 'head' && mark.number === end && mark.hash === last.hash) ? 'head' : 'changed', end, 'head')];
}

/** Faults of one sort at numbers that follow one another are one. */
function merged(faults: readonly ChainFault[]): readonly ChainFault[] {
  const sorted = [...faults].sort((a, b) => a.from - b.from || a.to - b.to);
  return sorted.reduce<ChainFault[]>((all, fault) => {
    const last = all.at(-1);
    if (last !== undefined && last.what === fault.what && last.by === fault.by && fault.from <= last.to + 1) all[all.length - 1] = { ...last, to: Math.max(last.to, fault.to) };
    else all.push(fault);
    return all;
  }, []);
}
