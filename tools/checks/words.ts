/** Words: six whole catalogues, with the same placeholders and the plural forms that each language has. */
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { catalogue, catalogues, languages } from './house.ts';
import type { Finding, Outcome, Tree } from './tree.ts';

export const words = { name: 'words', run: checkWords };

type Words = Readonly<Record<string, string>>;

function checkWords(tree: Tree): Outcome {
  const there = languages.filter((language) => tree.has(catalogue(language)));
  if (there.length === 0) return { seen: 'no catalogue', found: [{ file: 'packages/web/words', says: 'no catalogue was seen' }] };
  const found: Finding[] = languages.filter((one) => !there.includes(one)).map((one) => ({ file: catalogue(one), says: 'is missing' }));
  const parts = catalogues(tree.files, 'en');
  const seen = new Map<string, string>();
  for (const part of parts) {
    const english = JSON.parse(tree.text(part)) as Words;
    for (const key of Object.keys(english)) {
      if (seen.has(key)) found.push({ file: part, says: `${key} stands in ${seen.get(key)} as well` });
      seen.set(key, part);
    }
    for (const language of there) found.push(...judgePart(tree, language, part.replace(/en\.json$/, `${language}.json`), english));
  }
  return { seen: `${seen.size} messages of ${parts.length} catalogues in ${there.length} languages`, found };
}

function judgePart(tree: Tree, language: string, file: string, english: Words): Finding[] {
  if (!tree.has(file)) return [{ file, says: 'is missing' }];
  const own = JSON.parse(tree.text(file)) as Words;
  const found: Finding[] = Object.keys(english).filter((key) => !(key in own)).map((key) => ({ file, says: `${key} is missing` }));
  for (const key of Object.keys(own)) {
    if (!(key in english)) found.push({ file, says: `${key} is not in English` });
    else found.push(...judge(language, key, own[key] as string, english[key] as string).map((says) => ({ file, says: `${key}: ${says}` })));
  }
  return found;
}

function judge(language: string, key: string, message: string, english: string): string[] {
  if (typeof message !== 'string' || message.trim() === '') return ['says nothing'];
  const own = read(message);
  if (typeof own === 'string') return [`is no message: ${own}`];
  const model = read(english);
  const said = language === 'en' ? [] : copied(language, key, message, english);
  if (typeof model !== 'string') {
    const [here, there] = [placeholders(own), placeholders(model)];
    for (const name of there) if (!here.has(name)) said.push(`{${name}} is missing`);
    for (const name of here) if (!there.has(name)) said.push(`{${name}} is not in English`);
  }
  return [...said, ...plurals(language, own)];
}

function read(message: string): MessageFormatElement[] | string {
  try { return parse(message); } catch (error) { return (error as Error).message; }
}

function placeholders(message: readonly MessageFormatElement[]): Set<string> {
  const names = new Set<string>();
  each(message, (one) => { if (one.type !== TYPE.literal && one.type !== TYPE.pound) names.add(one.value); });
  return names;
}

function each(message: readonly MessageFormatElement[], visit: (one: MessageFormatElement) => void): void {
  for (const one of message) {
    visit(one);
    if (one.type === TYPE.plural || one.type === TYPE.select) for (const option of Object.values(one.options)) each(option.value, visit);
    if (one.type === TYPE.tag) each(one.children, visit);
  }
}

/** French and Spanish keep "many" for millions in words; no message of ours needs it. */
const spare: Readonly<Record<string, readonly string[]>> = { fr: ['many'], es: ['many'] };

function plurals(language: string, message: readonly MessageFormatElement[]): string[] {
  const said: string[] = [];
  each(message, (one) => {
    if (one.type !== TYPE.plural) return;
    const { pluralCategories } = new Intl.PluralRules(language, { type: one.pluralType ?? 'cardinal' }).resolvedOptions();
    const given = Object.keys(one.options).filter((form) => !form.startsWith('='));
    for (const form of given) if (!(pluralCategories as string[]).includes(form)) said.push(`the language has no plural form "${form}"`);
    for (const form of pluralCategories) if (!given.includes(form) && !spare[language]?.includes(form)) said.push(`the plural form "${form}" of {${one.value}} is missing`);
  });
  return said;
}

const scripts: Readonly<Record<string, RegExp>> = { ru: /\p{Script=Cyrillic}/u, zh: /\p{Script=Han}/u, ar: /\p{Script=Arabic}/u };
/** Names that are the same in every language. */
const names = /\b(Throughline|IATI|UN INFO|CSV|JSON|XML|SDG|PDF|Word|Excel|OpenAPI|API|English|Français|Español|Русский|中文|العربية)\b/g;

/** A copy of the English text: none of the language's own letters, or the same three words and more. */
function copied(language: string, _key: string, message: string, english: string): string[] {
  const bare = message.replace(/\{[^}]*\}?/g, '').replace(/<[^>]*>/g, '').replace(names, '').trim();
  const script = scripts[language];
  if (script !== undefined) return /[A-Za-z]{3}/.test(bare) && !script.test(message) ? ['is not translated'] : [];
  return message === english && bare.split(/\s+/).filter((one) => /\p{L}{2}/u.test(one)).length >= 3 ? ['is the English text'] : [];
}
