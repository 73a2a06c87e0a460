/**
 * The words on the screen: the common catalogue, and of each screen that was opened its own part, so that the first load
 * brings no sentence of a screen that is not shown.
 */
import { useSyncExternalStore } from 'react';
import type { Language } from './language.ts';

export type Catalogue = Readonly<Record<string, string>>;
type File = () => Promise<{ default: Catalogue }>;

const FILES = import.meta.glob<{ default: Catalogue }>('../words/**/*.json') as Record<string, File>;

/** Parts that screens have asked for, the common one first. */
const asked: string[] = [''];
const held = new Map<Language, Catalogue>();
const waiting = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();
let shown: Language | null = null;

const pathOf = (part: string, language: Language): string => `../words/${part === '' ? '' : `${part}/`}${language}.json`;

function load(part: string, language: Language): Promise<void> {
  const path = pathOf(part, language);
  const before = waiting.get(path);
  if (before) return before;
  const file = FILES[path];
  const coming = (file ? file() : Promise.reject(new Error(`no words: ${path}`))).then(({ default: words }) => {
    held.set(language, { ...held.get(language), ...words });
    listeners.forEach((changed) => changed());
  });
  // what failed (a lost connection) is asked for again
  coming.catch(() => waiting.delete(path));
  waiting.set(path, coming);
  return coming;
}

/** Makes a language the one shown, once all parts asked for so far are there. */
export async function speak(language: Language): Promise<void> {
  await Promise.all(asked.map((part) => load(part, language)));
  shown = language;
}

/** Whether it is the language shown now. */
export const isSpoken = (language: Language): boolean => shown === language;

/** The words of a screen, before the screen is drawn. */
export async function loadPart(part: string, language: Language): Promise<void> {
  if (!asked.includes(part)) asked.push(part);
  await Promise.all([load(part, language), ...(shown && shown !== language ? [load(part, shown)] : [])]);
}

/** All words held of a language; new ones as parts come. */
export const useCatalogue = (language: Language): Catalogue =>
  useSyncExternalStore(listen, () => held.get(language) ?? NONE, () => NONE);

const NONE: Catalogue = {};

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
