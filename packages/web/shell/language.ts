/** The six languages: names, direction, locale. */
import { LANGUAGES, type Language } from '@throughline/core/ground/words.ts';

export { LANGUAGES, type Language };

/** Each language by its own name: read by those who look for it. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
  en: 'English', fr: 'Français', es: 'Español', ru: 'Русский', zh: '中文', ar: 'العربية',
};

export const isLanguage = (text: string | undefined): text is Language => LANGUAGES.includes(text as Language);
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** Days as the United Nations write them in English; Arabic with the digits 0–9, on purpose (docs/look.md). */
export const localeOf = (language: Language): string => ({ en: 'en-GB', ar: 'ar-u-nu-latn' } as Record<string, string>)[language] ?? language;


/** The language of the address, else the one kept, else the browser's (as early.js decided). */
export function languageOf(asked: string | undefined): Language {
  if (isLanguage(asked)) return asked;
  return isLanguage(document.documentElement.lang) ? document.documentElement.lang : 'en';
}

export function keepLanguage(language: Language): void {
  try { localStorage.setItem('throughline-language', language); } catch { /* A reader may forbid storage; the address still holds it. */ }
}
