/**
 * Passwords: long, and not among those that are tried first. No rule of composition: such rules make passwords worse (NIST SP 800-63B,
 * 3.1.1.2). Whether one is on the list of breached ones is the caller's to look up; what to look up is said here.
 */
import { type Problem, invalid } from '../ground/problem.ts';

/** In characters as people count them, not in bytes. */
export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 256;

/** As it is hashed: the same password typed on another keyboard or system is the same text. */
export const passwordText = (typed: string): string => typed.normalize('NFC');

/** What of a password to look for in the list: itself, without digits and signs around, with look-alike signs read as letters. */
export function passwordCores(typed: string): readonly string[] {
  const whole = typed.normalize('NFKC').toLowerCase();
  const bare = letters(whole);
  const doubled = /^(.+?)\1+$/su.exec(whole)?.[1] ?? whole;
  return [...new Set([whole, bare, letters(read(bare)), letters(read(whole)), doubled, letters(doubled)])].filter((one) => one !== '');
}

/** Without digits and signs around. */
const letters = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
const read = (text: string): string => [...text].map((sign) => READ_AS[sign] ?? sign).join('');

const READ_AS: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', '@': 'a', $: 's', '!': 'i' };

/**
 * Everything wrong with a password: `password-too-short`, `password-too-long`, `password-too-common` (on the list, a run of one or a
 * few signs, a row of the keyboard, or little more than the account's own names).
 */
export function whyNotPassword(typed: string, names: readonly string[], isBreached: (core: string) => boolean, at: string): readonly Problem[] {
  const signs = [...passwordText(typed)];
  if (signs.length < SHORTEST_PASSWORD) return [invalid('password-too-short', at, { accepted: SHORTEST_PASSWORD })];
  if (signs.length > LONGEST_PASSWORD) return [invalid('password-too-long', at, { accepted: LONGEST_PASSWORD })];
  const cores = passwordCores(typed);
  const poor = new Set(signs).size < 5 || isRow(cores[0]!) || cores.some(isBreached) || leans(cores, names);
  return poor ? [invalid('password-too-common', at)] : [];
}

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm', 'qwertzuiopasdfghjklyxcvbnm', 'azertyuiopqsdfghjklmwxcvbn', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p'];

const isRow = (text: string): boolean => ROWS.some((row) => row.includes(text) || [...row].reverse().join('').includes(text));

/** What is left when the account's own names are taken out is shorter than half of what is asked. */
function leans(cores: readonly string[], names: readonly string[]): boolean {
  const words = names.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2);
  return cores.some((core) => words.some((word) => core.includes(word)) && [...words.reduce((rest, word) => rest.replaceAll(word, ''), core)].length < SHORTEST_PASSWORD / 2);
}
