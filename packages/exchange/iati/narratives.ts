/** Texts in several languages (IATI `narrative`). */
import type { Words } from '@throughline/core/ground/words.ts';
import { type Element, childrenOf, firstOf, tidy } from './tree.ts';

/** Language of a text whose file names none (ISO 639-2: undetermined). */
export const UNDETERMINED = 'und';

const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;

/** A language tag as `Words` are keyed: lower case but for subtags; anything else is undetermined. */
export function languageOf(tag: string | undefined, otherwise: string): string {
  const [main = '', ...rest] = (tag ?? '').trim().split(/[-_]/);
  const written = [main.toLowerCase(), ...rest].join('-');
  return TAG.test(written) ? written : otherwise;
}

/** The narratives of an element; several of one language are one text with line breaks. Without any: an empty record. */
export function narrativesOf(element: Element | undefined, language: string): Words {
  const words: Record<string, string> = {};
  for (const narrative of element === undefined ? [] : childrenOf(element, 'narrative')) {
    const text = narrative.text.trim();
    if (text === '') continue;
    const tag = languageOf(narrative.attributes['xml:lang'], language);
    words[tag] = words[tag] === undefined ? text : `${words[tag]}\n${text}`;
  }
  return words;
}

/** Narratives of the first child of a name, blanks made single: titles. */
export function titleOf(element: Element, child: string, language: string): Words {
  const words = narrativesOf(firstOf(element, child), language);
  return Object.fromEntries(Object.entries(words).map(([tag, text]) => [tag, tidy(text)]).filter(([, text]) => text !== ''));
}

/** One text out of several languages, the same whatever their order: the file's own language first. */
export function oneOf(words: Words, language: string): string {
  return words[language] ?? words[Object.keys(words).sort()[0] ?? ''] ?? '';
}
