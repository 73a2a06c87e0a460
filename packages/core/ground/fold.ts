/**
 * How texts are compared when somebody looks for one: case, accents, the vowel signs and letter variants of Arabic, wide and
 * narrow forms do not matter. The folded text is for finding only and is never shown.
 */

/** Letters that people write for one another. Arabic alef with its bearers, ya and alef maqsura, ta marbuta and ha; Cyrillic yo. */
const ALIKE: Readonly<Record<string, string>> = {
  'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ئ': 'ي', 'ؤ': 'و', 'ة': 'ه',
  'ё': 'е', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ł': 'l', 'ı': 'i',
};
const LETTERS = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'gu');
/** Accents, Arabic vowel signs, the stretching line, and marks of direction. */
const DROPPED = /\p{M}|\u0640|\p{Cf}/gu;

/** A text as it is looked for. */
export function fold(text: string): string {
  // letters first, for what is made of letter and mark would lose its mark to the next step
  return text.toLowerCase().normalize('NFC').replace(LETTERS, (letter) => ALIKE[letter]!)
    .normalize('NFKD').replace(DROPPED, '').replace(/[\s\u00a0]+/gu, ' ').trim();
}

/** Whether each word of what is sought stands in one of the texts; nothing sought is found everywhere. */
export function finds(sought: string, texts: readonly string[]): boolean {
  const words = fold(sought).split(' ').filter((word) => word !== '');
  const folded = texts.map(fold);
  return words.every((word) => folded.some((text) => text.includes(word)));
}
