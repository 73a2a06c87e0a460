/** Text by language (BCP 47). */
export type Words = Readonly<Record<string, string>>;

/** The six languages of the United Nations, in the order in which a missing one is replaced. */
export const LANGUAGES = ['en', 'fr', 'es', 'ru', 'zh', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The text in a language, or the nearest one held, with the language it is really in. */
export function wordsIn(words: Words, language: string): { text: string; language: string } {
  const wanted = [language, language.split('-')[0]!, ...LANGUAGES, ...Object.keys(words)];
  const held = wanted.find((one) => words[one] !== undefined && words[one] !== '');
  return held === undefined ? { text: '', language } : { text: words[held]!, language: held };
}
