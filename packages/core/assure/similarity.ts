/**
 * How alike two short texts are, in any language: the cosine of their character trigrams, each weighed by how rare it is among
 * the texts compared with (TF-IDF). No list of words, no stemming: what is written alike is found alike, in every script. The
 * same texts give the same numbers everywhere; they only put proposals in an order and are no figures.
 */
import { fold } from '../ground/fold.ts';

/** A text to be found, and what it is a text of. `weight` lowers what is less telling than a name (a definition). */
export type IndexedText = { readonly of: string; readonly text: string; readonly weight: number };
export type Near = { readonly of: string; readonly score: number; readonly text: string };

type Posting = { readonly doc: number; readonly share: number };
export type TextIndex = {
  readonly docs: readonly IndexedText[];
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  readonly rarity: (trigram: string) => number;
};

/** Trigrams of a text with how often each comes; words are held apart by blanks, and a blank stands at both ends. */
export function trigramsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) {
    const letters = [...` ${word} `];
    for (let at = 0; at + 3 <= letters.length; at += 1) {
      const gram = letters.slice(at, at + 3).join('');
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  return counts;
}

/** Words and numbers of a text as it is looked for. */
export const wordsOf = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Texts made ready to be searched. Costs one pass over them. */
export function indexTexts(docs: readonly IndexedText[]): TextIndex {
  const grams = docs.map((doc) => trigramsOf(doc.text));
  const frequency = new Map<string, number>();
  for (const counts of grams) for (const gram of counts.keys()) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  const rarity = (gram: string): number => Math.log((docs.length + 1) / ((frequency.get(gram) ?? 0) + 1)) + 1;
  const postings = new Map<string, Posting[]>();
  grams.forEach((counts, doc) => {
    const length = lengthOf(counts, rarity);
    for (const [gram, count] of counts) {
      const posting = { doc, share: (count * rarity(gram)) / length };
      const list = postings.get(gram);
      if (list) list.push(posting);
      else postings.set(gram, [posting]);
    }
  });
  return { docs, postings, rarity };
}

/** What is nearest to the texts (the same thing in several languages), best first, each thing once: at most `most`. */
export function nearest(index: TextIndex, texts: readonly string[], most: number): Near[] {
  const best = new Map<string, Near>();
  for (const text of texts) {
    for (const [doc, cosine] of cosines(index, text)) {
      const { of, weight, text: found } = index.docs[doc]!;
      const score = cosine * weight;
      if (score > (best.get(of)?.score ?? 0)) best.set(of, { of, score, text: found });
    }
  }
  // what differs only by the order of adding up is the same
  return [...best.values()].map((one) => ({ ...one, score: Math.round(one.score * 1e6) / 1e6 })).sort((a, b) => b.score - a.score || (a.of < b.of ? -1 : 1)).slice(0, most);
}

function cosines({ postings, rarity }: TextIndex, text: string): Map<number, number> {
  const counts = trigramsOf(text);
  const length = lengthOf(counts, rarity);
  const sums = new Map<number, number>();
  for (const [gram, count] of counts) {
    const share = (count * rarity(gram)) / length;
    for (const posting of postings.get(gram) ?? []) sums.set(posting.doc, (sums.get(posting.doc) ?? 0) + share * posting.share);
  }
  return sums;
}

function lengthOf(counts: ReadonlyMap<string, number>, rarity: (gram: string) => number): number {
  let squares = 0;
  for (const [gram, count] of counts) squares += (count * rarity(gram)) ** 2;
  return Math.sqrt(squares);
}

/** Scripts that write words without blanks between them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** What two texts have in common, to be shown as the reason: whole words, and runs of at least two signs where words are not spaced. */
export function sharedWords(a: string, b: string): string[] {
  const there = wordsOf(b);
  const plain = new Set(there.filter((word) => !UNSPACED.test(word)));
  const runs = there.filter((word) => UNSPACED.test(word));
  // shown as the first text writes them
  const shared = (a.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).flatMap((written) => {
    const word = fold(written);
    if (UNSPACED.test(word)) return runs.flatMap((run) => sharedRuns(word, run));
    return plain.has(word) && [...word].length > 3 ? [written] : [];
  });
  return [...new Set(shared)];
}

/** Longest runs of signs that stand in both, from left to right. */
function sharedRuns(a: string, b: string): string[] {
  const signs = [...a];
  const found: string[] = [];
  for (let from = 0; from < signs.length;) {
    let length = 0;
    while (from + length < signs.length && b.includes(signs.slice(from, from + length + 1).join(''))) length += 1;
    if (length >= 2) found.push(signs.slice(from, from + length).join(''));
    from += Math.max(length, 1);
  }
  return found;
}
