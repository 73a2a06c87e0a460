/** Which slices of the letters are shipped. */
import type { Plugin } from 'vite';

/**
 * The font packages offer each slice twice; browsers of the last ten years take woff2, so only that is shipped. Of the Arabic face
 * only the Arabic slice: its Latin and its signs would stand beside those of Noto Sans in another cut.
 */
export const neededSlices: Plugin = {
  name: 'needed-slices',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('@fontsource') || !id.endsWith('.css')) return null;
    const arabicOnly = id.includes('noto-sans-arabic') ? code.replace(/\/\* noto-sans-arabic-(?!arabic-)[\s\S]*?\}\n/g, '') : code;
    return { code: arabicOnly.replace(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/g, ''), map: null };
  },
};
