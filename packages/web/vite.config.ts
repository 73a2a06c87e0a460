import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { earlyFiles } from '../../tools/web/early.ts';
import { packed } from '../../tools/web/packed.ts';
import { neededSlices } from '../../tools/web/slices.ts';

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
  plugins: [neededSlices, earlyFiles, packed, react()],
  worker: { format: 'es', plugins: () => [packOnTheSpot] },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Fonts stay files: an inlined slice would be fetched by everybody, and the policy allows no data: fonts.
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // files may need one another; each part of them runs when what it needs has run
        strictExecutionOrder: true,
        // a shared file would bear the names of all screens that share it
        chunkFileNames: ({ name }) => `assets/${name.startsWith('shared~') ? 'shared' : name}-[hash].js`,
        codeSplitting: {
          groups: [
            // What every screen needs comes in two files, not in forty: libraries, which seldom change, and the product's own.
            { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 2 },
            { name: 'throughline', tags: ['$initial'], priority: 1 },
            // Of what several screens share, little crumbs go with the parts they are nearest to: a file costs a request.
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 24_000 },
          ],
        },
      },
    },
  },
  server: {
    port: 5180,
    proxy: { '/api': process.env['API'] ?? 'http://localhost:4180' },
  },
});
