/**
 * How the values of a published file are read: by rule, or not at all. What is not read is kept as text, listed, and never
 * counted (figures 13.3).
 */
import { type Rational, rational } from '@throughline/core/ground/rational.ts';

/** `plain`: the canonical text of the number, as `contracts.md` writes decimals. */
export type Read =
  | { readonly sort: 'number'; readonly value: Rational; readonly plain: string }
  | { readonly sort: 'absent' }
  /** `reading` is what it most probably means; nobody may count it without asking the publisher. */
  | { readonly sort: 'grouped'; readonly found: string; readonly reading: string | null }
  | { readonly sort: 'placeholder'; readonly found: string }
  | { readonly sort: 'text'; readonly found: string };

const PLAIN = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/;
const PERCENT = /^([+-]?[0-9]+(?:\.[0-9]+)?) ?%$/;
/** Thousands by comma, blank or apostrophe, fraction after a point; or the other way about. */
const ENGLISH = /^[+-]?[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:[ '’][0-9]{3})+)(?:\.[0-9]+)?$/;
const LIKE_A_NUMBER = /^[+-]?[0-9][0-9.,'’ ]*%?$/;
const PLACEHOLDERS = new Set(['n/a', 'na', 'n.a.', 'n.a', '-', '–', '—', 'tbd', 'tbc', 'nd', 'n/d', 's/d', 'null', 'none', '?']);

/**
 * Reads one value. Outer blanks never matter. A percent sign is read where a percentage is due. Anything with separators is
 * not: the comma divides thousands in one publication and fractions in the next ("8,386413" and "72,0000" stand beside
 * "198,412.00" in one real file), so its likely reading is shown and left to people.
 */
export function readNumber(text: string | null | undefined, isPercentage = false): Read {
  const found = (text ?? '').replace(/[\u00a0\u202f\u2009\ufeff]/gu, ' ').trim();
  if (found === '') return { sort: 'absent' };
  if (PLAIN.test(found)) return numberOf(found);
  const percent = PERCENT.exec(found);
  if (percent !== null && isPercentage) return numberOf(percent[1]!);
  if (PLACEHOLDERS.has(found.toLowerCase())) return { sort: 'placeholder', found };
  if (LIKE_A_NUMBER.test(found)) return { sort: 'grouped', found, reading: likely(found) };
  return { sort: 'text', found };
}

function numberOf(text: string): Read {
  const plain = canonical(text);
  return { sort: 'number', value: rational(plain), plain };
}

function likely(found: string): string | null {
  if (ENGLISH.test(found)) return canonical(found.replace(/[,'’ ]/g, ''));
  const percent = PERCENT.exec(found);
  return percent === null ? null : canonical(percent[1]!);
}

/** "+007.50" → "7.5"; "-0" → "0". */
function canonical(text: string): string {
  const negative = text.startsWith('-');
  const [whole = '', rest = ''] = text.replace(/^[+-]/, '').split('.');
  const head = whole.replace(/^0+(?=[0-9])/, '') || '0';
  const tail = rest.replace(/0+$/, '');
  const plain = tail === '' ? head : `${head}.${tail}`;
  return negative && plain !== '0' ? `-${plain}` : plain;
}
