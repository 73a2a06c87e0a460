import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * The font packages offer each slice twice; browsers of the last ten years take woff2, so only that is shipped. Of the Arabic face
 * only the Arabic slice: its Latin and its signs would stand beside those of Noto Sans in another cut.
 */
const neededSlices: Plugin = {
  name: 'needed-slices',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('@fontsource') || !id.endsWith('.css')) return null;
    const arabicOnly = id.includes('noto-sans-arabic') ? code.replace(/\/\* noto-sans-arabic-(?!arabic-)[\s\S]*?\}\n/g, '') : code;
    return { code: arabicOnly.replace(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/g, ''), map: null };
  },
};

/**
 * The slices that the first words need are fetched beside the program, so that no line wraps anew when its letters come. Those of
 * other scripts are only named; early.js asks for the ones of the reader's language.
 */
const earlySlices: Plugin = {
  name: 'early-slices',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const named = (script: RegExp) => Object.keys(bundle ?? {}).filter((file) => file.endsWith('.woff2') && script.test(file)).map((file) => `/${file}`);
      const latin = named(/noto-sans-latin-(400|600)-/).map((href) => ({ tag: 'link', attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href }, injectTo: 'head' as const }));
      const others = ([['ru', named(/noto-sans-cyrillic-(400|600)-/)], ['ar', named(/noto-sans-arabic-arabic-(400|600)-/)]] as const)
        .map(([language, files]) => ({ tag: 'meta', attrs: { name: `slices-${language}`, content: files.join(' ') }, injectTo: 'head-prepend' as const }));
      return { html, tags: [...latin, ...others] };
    },
  },
};

/**
 * The writer of spreadsheets packs large files in threads made from text, which the content policy forbids. It runs in a thread of
 * its own already (design/sheet-worker.ts), so there it packs on the spot.
 */
const packOnTheSpot: Plugin = {
  name: 'pack-on-the-spot',
  transform: (_code, id) => (id.endsWith('write-excel-file/modules/zip/zipToArrayBuffer.js')
    ? { code: `import { zipSync } from 'fflate'; export default async (files) => zipSync(files).buffer;`, map: null } : null),
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [neededSlices, earlySlices, react()],
  worker: { format: 'es', plugins: () => [packOnTheSpot] },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Fonts stay files: an inlined slice would be fetched by everybody, and the policy allows no data: fonts.
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5180,
    proxy: { '/api': process.env['API'] ?? 'http://localhost:4180' },
  },
});
