/** Near spellings of the words of a search, among the texts that projects are found by. All are folded (ground/fold.ts). */
import { likeness } from '../ground/near.ts';

/** At least this alike to be looked for in the place of a word that stands nowhere. */
const ALIKE = 0.5;
/** Those further than this behind the best are not offered beside it. */
const BEHIND = 0.15;
/** Chinese, Japanese and Korean write no spaces: a run of letters is looked into at every place. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

export const isUnspaced = (word: string): boolean => UNSPACED.test(word);

/** The words of folded texts that are nearest to a folded word, best first, `most` at most. */
export function nearWords(word: string, texts: Iterable<string>, most = 3): string[] {
  const found = new Map<string, number>();
  const length = [...word].length;
  for (const text of texts) {
    for (const piece of text.split(/[\s|,;:()«»"“”]+/u)) {
      for (const candidate of isUnspaced(word) ? windows(piece, length) : [piece]) {
        if (candidate === '' || found.has(candidate) || Math.abs(candidate.length - word.length) > word.length / 2 + 1) continue;
        found.set(candidate, likeness(word, candidate));
      }
    }
  }
  const ranked = [...found].filter(([, alike]) => alike >= ALIKE).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const best = ranked[0]?.[1] ?? 0;
  return ranked.filter(([, alike]) => alike >= best - BEHIND).slice(0, most).map(([candidate]) => candidate);
}

function windows(piece: string, length: number): string[] {
  const letters = [...piece];
  if (letters.length <= length) return [piece];
  return Array.from({ length: letters.length - length + 1 }, (_one, at) => letters.slice(at, at + length).join(''));
}
