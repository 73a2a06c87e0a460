/**
 * Sentences for people, from the same catalogues as the screens: `packages/web/words/<language>.json`, flat keys to ICU
 * messages. The server never writes a sentence of its own.
 */
import { readFileSync } from 'node:fs';
import { type Problem } from '@throughline/core/ground/problem.ts';
import { LANGUAGES, type Language } from '@throughline/core/ground/words.ts';
import { IntlMessageFormat } from 'intl-messageformat';

const catalogues = new Map<Language, Readonly<Record<string, string>>>();
const formats = new Map<string, IntlMessageFormat>();

function catalogue(language: Language): Readonly<Record<string, string>> {
  const held = catalogues.get(language);
  if (held) return held;
  const read = JSON.parse(readFileSync(new URL(`../../web/words/${language}.json`, import.meta.url), 'utf8')) as Record<string, string>;
  catalogues.set(language, read);
  return read;
}

/** A sentence by its key; the key itself where no catalogue has it (a check keeps that from landing). */
export function say(language: Language, key: string, data: Readonly<Record<string, unknown>> = {}): string {
  const message = catalogue(language)[key] ?? catalogue('en')[key];
  if (message === undefined) return key;
  const id = `${language} ${key}`;
  const format = formats.get(id) ?? new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
  formats.set(id, format);
  return String(format.format(plain(data)));
}

/** The sentence of a problem: `problem.<code>`, with what was found and what is accepted. */
export function sayProblem(language: Language, one: Problem): string {
  return say(language, `problem.${one.code}`, { found: '', accepted: '', ...one.data, at: one.at, ...(one.line === undefined ? {} : { line: one.line }) });
}

/** The best of the six languages for what a client accepts (RFC 9110, 12.5.4). */
export function languageOf(asked: string | undefined): Language {
  const wanted = (asked ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const quality = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
    return { language: tag.toLowerCase().split('-')[0]!, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
  });
  wanted.sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) if ((LANGUAGES as readonly string[]).includes(language)) return language as Language;
  return 'en';
}

/** What ICU formats: text, numbers; lists joined; everything else as JSON. */
function plain(data: Readonly<Record<string, unknown>>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => {
    if (typeof value === 'number' || typeof value === 'string') return [key, value];
    if (Array.isArray(value)) return [key, value.map(String).join(', ')];
    return [key, value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)];
  }));
}
