/**
 * Sentences as a native reader expects them, by rule: signs, spaces, quotation marks, digits and mixed direction of each
 * language, over the whole of its catalogues (never fewer than sixty sentences). Plural forms and placeholders: words.test.ts.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '@throughline/core/ground/words.ts';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';

const here = import.meta.dirname;
const folders = readdirSync(here, { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name);
const read = (path: string): Record<string, string> => (existsSync(join(here, path)) ? JSON.parse(readFileSync(join(here, path), 'utf8')) : {});
const catalogue = (language: Language): Record<string, string> => Object.assign({}, ...[`${language}.json`, ...folders.map((one) => `${one}/${language}.json`)].map(read));

type Part = { type: number; value?: string; options?: Record<string, { value: Part[] }>; children?: Part[] };
const [LITERAL, TAG, POUND] = [0, 8, 7];

/** A message as its readers may see it: each of its forms, with "○" for what is put in. */
function forms(parts: readonly Part[]): string[] {
  return parts.reduce<string[]>((said, part) => {
    const here = part.type === LITERAL ? [part.value!] : part.options ? Object.values(part.options).flatMap((one) => forms(one.value)) : part.type === TAG ? forms(part.children ?? []) : [part.type === POUND ? '3' : '○'];
    return said.flatMap((before) => here.map((one) => before + one)).slice(0, 64);
  }, ['']);
}

const PAIRS: readonly (readonly [string, string])[] = [['(', ')'], ['[', ']'], ['（', '）'], ['«', '»'], ['“', '”'], ['《', '》']];

type Rule = readonly [what: string, breach: RegExp];
const EVERYWHERE: readonly Rule[] = [
  // isolates alone: these act on what stands beside them
  ['marks and overrides of direction', /[\u200e\u200f\u202a-\u202e]/],
  ['straight quotation marks', /"/],
  ['two spaces', / {2}/],
  ['space at an end', /^\s|\s$/],
  ['three dots instead of one sign', /\.\.\.(?!\d)/],
];
const RULES: Readonly<Record<Language, readonly Rule[]>> = {
  en: [['space before a sign', /[^\d] [,;!?]/], ['straight apostrophe', /\p{L}'\p{L}/u]],
  fr: [
    ['no no-break space before ; ! ?', /[^\s\u202f\u00a0]?[^\u202f\u00a0][;!?](?=\s|$)/], ['no no-break space before :', /[^\u00a0\d:/]:(?=\s|$)/],
    ['« without no-break space', /«[^\u00a0\u202f]/], ['» without no-break space', /[^\u00a0\u202f]»/], ['straight apostrophe', /\p{L}'\p{L}/u], ['English quotation marks', /“[^”]*”/],
  ],
  es: [['English quotation marks', /“[^”]*”/], ['space before a sign', /[^\d] [,;:!?]/]],
  ru: [['hyphen instead of a dash', /\p{L} - \p{L}/u], ['English quotation marks', /“[^„]*”/], ['space before a sign', / [,;:!?]/], ['Latin letter within a Russian word', /\p{Script=Cyrillic}[a-z]|[a-z]\p{Script=Cyrillic}/u]],
  zh: [['half-width sign after a Chinese letter', /\p{Script=Han}[,;:!?]/u], ['half-width full stop', /\p{Script=Han}\.(?=\s|$)/u], ['half-width brackets round Chinese', /\([^)]*\p{Script=Han}[^)]*\)/u], ['space between Chinese letters', /\p{Script=Han} \p{Script=Han}/u], ['traditional letters', /[個們國際項與還過這]/u]],
  ar: [['Latin comma', /\p{Script=Arabic}\s?,/u], ['Latin semicolon', /\p{Script=Arabic}\s?;/u], ['Latin question mark', /\p{Script=Arabic}\s?\?/u], ['digits that screens do not use', /[\u0660-\u0669\u06f0-\u06f9]/], ['Persian letters', /[\u06a9\u06cc\u067e\u0686]/u], ['English quotation marks', /“[^”]*”/]],
};

describe.each(LANGUAGES)('%s', (language) => {
  const sentences = Object.entries(catalogue(language)).flatMap(([key, text]) => forms(new IntlMessageFormat(text, language).getAst() as Part[]).map((form) => [key, form] as const));

  test('is set as its readers set it', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(60);
    const found = [...EVERYWHERE, ...RULES[language]].flatMap(([what, breach]) => sentences.filter(([, form]) => breach.test(form)).map(([key, form]) => `${what}: ${key}: ${form}`));
    expect(found).toEqual([]);
  });

  test('opens and closes its brackets, quotation marks and isolates', () => {
    const uneven = sentences.filter(([, form]) => PAIRS.some(([open, close]) => form.split(open).length !== form.split(close).length));
    expect(uneven.map(([key, form]) => `${key}: ${form}`)).toEqual([]);
    const isolates = sentences.filter(([, form]) => (form.match(/[\u2066-\u2068]/g) ?? []).length !== (form.match(/\u2069/g) ?? []).length);
    expect(isolates.map(([key]) => key)).toEqual([]);
  });

  if (language === 'es') {
    test('asks and calls with both signs', () => {
      const lame = sentences.filter(([, form]) => form.split('?').length !== form.split('¿').length || form.split('!').length !== form.split('¡').length);
      expect(lame.map(([key, form]) => `${key}: ${form}`)).toEqual([]);
    });
  }
});
