/**
 * Names of accounts. A sign-in name looks like an address of mail, is kept in one form, and cannot be made to look like somebody
 * else's: letters of one script in each of its parts, and none of a script whose letters all look like Latin ones (UTS 39).
 */
import { type Problem, invalid } from '../ground/problem.ts';

/** What stands between the points and the at of a name; letters, marks, digits and a few signs. */
const PART = /^[\p{L}\p{M}\p{Nd}_+'-]+$/u;
const LONGEST = 254;

/** Letters of other scripts that read as Latin ones in most typefaces (UTS 39, confusables). */
const LOOK_LATIN = new Set('аеорсухіјѕԁԛԝһӏьгёүґтмквн' + 'οαινυχρτκεημβζ' + 'օոսհցզյ');

/** Scripts that are written together in one word: Japanese, Korean, Chinese. */
const TOGETHER: readonly (readonly string[])[] = [['Han', 'Hiragana', 'Katakana'], ['Han', 'Hangul'], ['Han', 'Bopomofo']];
const SCRIPTS = [
  'Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Han', 'Hiragana', 'Katakana', 'Hangul', 'Bopomofo', 'Devanagari', 'Bengali', 'Tamil', 'Telugu', 'Thai', 'Lao', 'Khmer', 'Myanmar',
  'Georgian', 'Armenian', 'Ethiopic', 'Sinhala', 'Gujarati', 'Gurmukhi', 'Kannada', 'Malayalam', 'Tibetan', 'Mongolian', 'Cherokee',
].map((name) => ({ name, holds: new RegExp(`\\p{Script=${name}}`, 'u') }));

/** The one form in which a sign-in name is kept and compared: compatibility forms joined, small letters, no space around. */
export const signInName = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase().normalize('NFKC');

/** Everything wrong with a sign-in name in its one form. `sign-in-name-malformed`, `name-of-mixed-scripts`. */
export function whyNotSignInName(name: string, at: string): readonly Problem[] {
  const halves = name.split('@');
  const parts = halves.flatMap((half) => half.split('.'));
  if (halves.length !== 2 || name.length > LONGEST || parts.some((part) => !PART.test(part))) return [invalid('sign-in-name-malformed', at, { found: shown(name) })];
  return parts.some(pretends) ? [invalid('name-of-mixed-scripts', at, { found: name })] : [];
}

/** Everything wrong with a name as it is shown: `text-empty`, `name-of-mixed-scripts`, `name-with-hidden-signs`, `name-too-long`. */
export function whyNotDisplayName(name: string, at: string): readonly Problem[] {
  if (name.trim() === '') return [invalid('text-empty', at)];
  if (name.length > LONGEST) return [invalid('name-too-long', at, { accepted: LONGEST })];
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(name)) return [invalid('name-with-hidden-signs', at, { found: shown(name) })];
  return name.split(/[\s.,'’-]+/).some((word) => isMixed(scriptsOf(word))) ? [invalid('name-of-mixed-scripts', at, { found: name })] : [];
}

/** Invisible signs would make the refusal as misleading as the name. */
const shown = (text: string): string => [...text].map((one) => (/[\p{C}\p{Z}]/u.test(one) ? '□' : one)).join('').slice(0, LONGEST);

function pretends(part: string): boolean {
  const scripts = scriptsOf(part);
  if (isMixed(scripts)) return true;
  if (scripts.length === 0 || scripts[0] === 'Latin') return false;
  return [...part].filter((sign) => /\p{L}/u.test(sign)).every((sign) => LOOK_LATIN.has(sign));
}

/** `?` stands for a letter of a script that is not listed. */
function scriptsOf(text: string): string[] {
  const found = new Set<string>();
  for (const sign of text) if (/\p{L}/u.test(sign)) found.add(SCRIPTS.find((one) => one.holds.test(sign))?.name ?? '?');
  return [...found];
}

const isMixed = (scripts: readonly string[]): boolean => scripts.length > 1 && !TOGETHER.some((together) => scripts.every((one) => together.includes(one)));
