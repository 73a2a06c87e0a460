/**
 * Sentences for people, from the same catalogues as the screens: `packages/web/words/<language>.json` and the folders of the
 * screens beside it, flat keys to ICU messages. The server never writes a sentence of its own.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { type Problem } from '@throughline/core/ground/problem.ts';
import { LANGUAGES, type Language } from '@throughline/core/ground/words.ts';
import { IntlMessageFormat } from 'intl-messageformat';

const catalogues = new Map<Language, Readonly<Record<string, string>>>();
const WORDS = new URL('../../web/words/', import.meta.url);
const formats = new Map<string, IntlMessageFormat>();

function catalogue(language: Language): Readonly<Record<string, string>> {
  const held = catalogues.get(language);
  if (held) return held;
  const parts = readdirSync(WORDS, { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => new URL(`${one.name}/${language}.json`, WORDS));
  const read: Record<string, string> = {};
  for (const part of [new URL(`${language}.json`, WORDS), ...parts]) if (existsSync(part)) Object.assign(read, JSON.parse(readFileSync(part, 'utf8')));
  catalogues.set(language, read);
  return read;
}

/** Digits 0-9 in Arabic too, as on the screens (docs/look.md). */
const localeOf = (language: Language): string => ({ en: 'en-GB', ar: 'ar-u-nu-latn' } as Partial<Record<Language, string>>)[language] ?? language;

/**
 * A sentence by its key; the key itself where no catalogue has it (a check keeps that from landing). What the data lack is
 * left empty: a sentence with a hole tells more than none.
 */
export function say(language: Language, key: string, data: Readonly<Record<string, unknown>> = {}): string {
  const message = messageOf(language, key);
  if (message === undefined) return key;
  const id = `${language} ${key}`;
  const format = formats.get(id) ?? new IntlMessageFormat(message, localeOf(language), undefined, { ignoreTag: true });
  formats.set(id, format);
  const values = plain(data);
  return String(format.format(new Proxy(values, { has: () => true, get: (held, name) => held[String(name)] ?? '' })));
}

const messageOf = (language: Language, key: string): string | undefined => catalogue(language)[key] ?? catalogue('en')[key];

/** What a sentence is made of: a problem, or as much of it as a check of `doctor` tells. */
export type Told = Pick<Problem, 'code' | 'at' | 'line' | 'data'>;

/** The sentence of a problem: `problem.<code>`, with what was found and what is accepted. */
export function sayProblem(language: Language, one: Told): string {
  return say(language, `problem.${one.code}`, { ...one.data, at: one.at, ...(one.line === undefined ? {} : { line: one.line }) });
}

/** Longer lists and logs are cut where they stand beside a sentence. */
const BESIDE_CHARACTERS = 400;

/**
 * The sentence with what was found, what is accepted and what caused it beside it, each where the sentence does not say it
 * itself: for a terminal, which has no columns for them as the screens do.
 */
export function sayProblemWhole(language: Language, one: Told): string {
  const message = messageOf(language, `problem.${one.code}`) ?? '';
  return ['found', 'accepted', 'cause'].reduce((sentence, name) => {
    const value = String(plain(one.data)[name] ?? '').replace(/\s+/g, ' ').trim();
    if (value === '' || message.includes(`{${name}`)) return sentence;
    const short = value.length > BESIDE_CHARACTERS ? `${value.slice(0, BESIDE_CHARACTERS)}…` : value;
    return say(language, 'problem.beside', { sentence, name: say(language, `problem.${name}`), value: short });
  }, sayProblem(language, one));
}

/** The best of the six languages for what a client accepts (RFC 9110, 12.5.4); English where none is. */
export function languageOf(asked: string | undefined): Language {
  const wanted = (asked ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const quality = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
    return { language: tag.trim().toLowerCase().split('-')[0]!, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
  });
  const taken = wanted.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  for (const { language } of taken) if ((LANGUAGES as readonly string[]).includes(language)) return language as Language;
  return 'en';
}

/** What ICU formats: text, numbers; lists joined, an empty one as a dash; everything else as JSON. */
function plain(data: Readonly<Record<string, unknown>>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => {
    if (typeof value === 'number' || typeof value === 'string') return [key, value];
    if (Array.isArray(value)) return [key, value.length === 0 ? '–' : value.map(String).join(', ')];
    return [key, value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)];
  }));
}
