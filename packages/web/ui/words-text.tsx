/** Text that came as data, in the reader's language or the nearest one held: then its own language is marked. */
import { wordsIn } from '@throughline/core/ground/words.ts';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { directionOf, isLanguage } from '../shell/language.ts';

type Words = Readonly<Record<string, string>>;

/** The text alone, for titles, options and attributes. */
export function useWords(): (words: Words | null | undefined) => string {
  const language = useLanguage();
  return useCallback((words: Words | null | undefined) => (words ? wordsIn(words, language).text : ''), [language]);
}

export const useLanguage = (): string => useIntl().locale.split('-')[0]!;

export function WordsText({ words, otherwise = '' }: { words: Words | null | undefined; otherwise?: string }) {
  const language = useLanguage();
  if (!words) return <bdi>{otherwise}</bdi>;
  const held = wordsIn(words, language);
  if (held.text === '') return <bdi>{otherwise}</bdi>;
  if (held.language === language) return <>{held.text}</>;
  // Not only the voice but the letters change with `lang`; the direction is its own.
  const dir = isLanguage(held.language) ? directionOf(held.language) : 'auto';
  return <bdi lang={held.language} dir={dir}>{held.text}</bdi>;
}

/** A code (`KASA.2`, `country:SEN`): left to right in every language. */
export const Code = ({ children }: { children: string }) => <bdi className="code" dir="ltr" translate="no">{children}</bdi>;
