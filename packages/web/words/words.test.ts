import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '@throughline/core/ground/words.ts';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';

type Part = { type: number; value?: string; options?: Record<string, { value: Part[] }>; children?: Part[] };

const here = import.meta.dirname;
const folders = readdirSync(here, { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name);
const read = (path: string): Record<string, string> => (existsSync(join(here, path)) ? JSON.parse(readFileSync(join(here, path), 'utf8')) : {});
/** The common words and those of every screen. */
const catalogue = (language: string): Record<string, string> => Object.assign({}, ...[`${language}.json`, ...folders.map((one) => `${one}/${language}.json`)].map(read));
const english = catalogue('en');
const PLURAL = 6;
const SELECT = 5;

const parts = (message: string, language: string): Part[] => new IntlMessageFormat(message, language).getAst() as Part[];

/** Names of the values that a message takes. */
function names(all: readonly Part[]): string[] {
  const found = all.flatMap((part) => [
    ...(part.type === 0 || part.type === 7 ? [] : [part.value!]),
    ...Object.values(part.options ?? {}).flatMap((option) => names(option.value)),
    ...names(part.children ?? []),
  ]);
  return [...new Set(found)].sort();
}

const plurals = (all: readonly Part[]): Part[] => all.flatMap((part) => [
  ...(part.type === PLURAL ? [part] : []),
  ...Object.values(part.options ?? {}).flatMap((option) => plurals(option.value)),
]);
const selects = (all: readonly Part[]): string[] => all.flatMap((part) => [
  ...(part.type === SELECT ? [`${part.value} ${Object.keys(part.options!).sort().join()}`] : []),
  ...Object.values(part.options ?? {}).flatMap((option) => selects(option.value)),
]).sort();

test.each(LANGUAGES)('%s has every sentence, none too many and none empty', (language) => {
  const words = catalogue(language);
  expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
  expect(Object.entries(words).filter(([, text]) => text.trim() === '')).toEqual([]);
});

test.each(LANGUAGES)('%s takes the same values as English in every sentence', (language) => {
  const words = catalogue(language);
  for (const [key, text] of Object.entries(words)) {
    expect([key, names(parts(text, language))]).toEqual([key, names(parts(english[key]!, 'en'))]);
    expect([key, selects(parts(text, language))]).toEqual([key, selects(parts(english[key]!, 'en'))]);
  }
});

test.each(LANGUAGES)('%s has the plural forms that its grammar asks for', (language) => {
  const rare = language === 'fr' || language === 'es' ? ['many'] : [];
  const asked = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((one) => !rare.includes(one));
  for (const [key, text] of Object.entries(catalogue(language))) {
    for (const plural of plurals(parts(text, language))) {
      const given = Object.keys(plural.options!).filter((one) => !one.startsWith('='));
      expect([key, asked.filter((one) => !given.includes(one))]).toEqual([key, []]);
    }
  }
});

test('sentences are in the script of their language', () => {
  const script = { ru: /\p{Script=Cyrillic}/u, zh: /\p{Script=Han}/u, ar: /\p{Script=Arabic}/u };
  for (const [language, letters] of Object.entries(script)) {
    const odd = Object.entries(catalogue(language)).filter(([, text]) => /\p{L}/u.test(text.replace(/\{[^{}]*\}/g, '')) && !letters.test(text)).map(([key]) => key);
    // Names that are the same everywhere.
    expect(odd.filter((key) => key !== 'file-kind.uninfo')).toEqual([]);
  }
  const left = LANGUAGES.filter((one) => one !== 'en').flatMap((language) => Object.entries(catalogue(language))
    .filter(([key, text]) => text === english[key] && /\p{L}{4,}.*\s.*\p{L}{4,}/u.test(text.replace(/\{[^{}]*\}/g, ''))).map(([key]) => `${language} ${key}`));
  expect(left).toEqual([]);
});

test('Arabic problem sentences hold what was found apart from the direction of the sentence', () => {
  for (const [key, text] of Object.entries(catalogue('ar'))) {
    if (key.startsWith('problem.')) expect([key, /(?<!\u2068)\{(found|accepted|at)\}/.test(text)]).toEqual([key, false]);
  }
});

test('every sentence that a component names is in the catalogue, and the app has no other words', () => {
  const files = readdirSync(join(here, '..'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/node_modules|dist|\.test\./.test(file));
  const named = files.flatMap((file) => {
    const text = readFileSync(join(here, '..', file), 'utf8');
    return [...text.matchAll(/\bid(?:=|: )["']([a-z][\w.-]*)["']/g), ...text.matchAll(/'((?:data|problems|nav|column|by)\.[a-z-]+)'/g)].map((one) => one[1]!);
  });
  expect(named.length).toBeGreaterThan(150);
  expect(named.filter((key) => key.includes('.') && english[key] === undefined && key !== 'fonts-zh.ts')).toEqual([]);
  const stray = files.filter((file) => file.endsWith('.tsx')).flatMap((file) => {
    const text = readFileSync(join(here, '..', file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
    return [...text.matchAll(/<[\w.]+[^<>]*>([^<>{}]*\p{L}{3,}[^<>{}]*)<\//gu)].map((one) => `${file}: ${one[1]!.trim()}`);
  });
  expect(stray.filter((one) => !one.endsWith(': Throughline'))).toEqual([]);
});
