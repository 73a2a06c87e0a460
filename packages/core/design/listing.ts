/** What a project is found by: folded texts, most telling first, and the words of a search. */
import { fold } from '../ground/fold.ts';
import type { Words } from '../ground/words.ts';

/** Between the parts of a folded text: no word of a search stands across it. */
export const SEAM = ' | ';
/** Words of one search; what is written after them is not looked at. */
const MOST_WORDS = 8;
const MOST_LETTERS = 200;

export type Told = {
  readonly code: string;
  readonly title: Words;
  readonly unit: string | null;
  readonly donors: readonly string[];
  /** Titles of results, descriptions, names of partners: in any language. */
  readonly texts: readonly string[];
};

/** `heading` begins with the code, so that a search for a code or its beginning is told from others. */
export function listingTexts({ code, title, unit, donors, texts }: Told): { heading: string; body: string } {
  const joined = (parts: readonly string[]): string => [...new Set(parts.map((part) => fold(clean(part))).filter((part) => part !== ''))].join(SEAM);
  return { heading: joined([code, ...Object.values(title), ...(unit === null ? [] : [unit]), ...donors]), body: joined(texts) };
}

/** A text for finding holds no zero bytes, which a database refuses. */
const clean = (text: string): string => text.replaceAll('\0', '');

/** The folded words of a search. */
export const wordsSought = (text: string): string[] =>
  [...new Set(fold(clean(text).slice(0, MOST_LETTERS)).split(' ').filter((word) => word !== '' && word !== '|'))].slice(0, MOST_WORDS);

/** Every text within a piece of JSON. */
export function textsWithin(json: unknown): string[] {
  if (typeof json === 'string') return [json];
  if (Array.isArray(json)) return json.flatMap(textsWithin);
  if (json !== null && typeof json === 'object') return Object.values(json).flatMap(textsWithin);
  return [];
}
