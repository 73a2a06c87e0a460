/** Near spellings: what somebody may have meant. Texts are folded (ground/fold.ts) before they are compared. */
import { fold } from '../ground/fold.ts';

/** At least this alike to be offered. */
const ALIKE = 0.6;
/** Those further than this behind the best are not offered beside it. */
const BEHIND = 0.15;
/** Chinese, Japanese and Korean write no spaces: a run of letters is looked into at every place. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

export const isUnspaced = (word: string): boolean => UNSPACED.test(word);

/**
 * How alike two folded words are, 0 to 1: one less the letters to be put in, left out, changed or swapped with a neighbour
 * (optimal string alignment), as a share of the longer.
 */
export function likeness(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - steps(a, b) / longer;
}

function steps(a: readonly string[], b: readonly string[]): number {
  let [before, last] = [[] as number[], b.map((_letter, at) => at + 1)];
  last.unshift(0);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

/** The words of folded texts that are nearest to a folded word, best first, `most` at most; those much further than the best are left out. */
export function nearWords(word: string, texts: Iterable<string>, most = 3): string[] {
  const found = new Map<string, number>();
  const length = [...word].length;
  for (const text of texts) {
    for (const piece of text.split(/[\s|,;:()«»"“”]+/u)) {
      for (const candidate of isUnspaced(word) ? windows(piece, length) : [piece]) {
        if (candidate === '' || found.has(candidate) || Math.abs(candidate.length - word.length) > word.length * (1 - ALIKE) + 1) continue;
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

/** Codes and their names, in however many languages: those that a wrong code may have meant, best first. */
export function nearNamed(wrong: string, named: Iterable<readonly [code: string, names: readonly string[]]>, most = 3): string[] {
  const sought = fold(wrong);
  const ranked: [string, number][] = [];
  for (const [code, names] of named) {
    const alike = Math.max(...[code, ...names].map((one) => nearness(sought, fold(one))));
    if (alike >= ALIKE) ranked.push([code, alike]);
  }
  ranked.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return ranked.filter(([, alike]) => alike >= ranked[0]![1] - BEHIND).slice(0, most).map(([code]) => code);
}

/** A name that begins as the wrong one does is near, however long it is. */
function nearness(sought: string, name: string): number {
  if (sought === '' || name === '') return 0;
  const begins = sought.length >= 3 && (name.startsWith(sought) || sought.startsWith(name) && name.length >= 3);
  return Math.max(begins ? 0.9 : 0, likeness(sought, name));
}
