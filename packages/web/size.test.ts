import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

type Chunk = { file: string; imports?: string[]; dynamicImports?: string[]; isEntry?: boolean };

const dist = join(import.meta.dirname, 'dist');
const MOST = 300_000;

/** What the first load of Overview brings: the entry, all it imports, and the largest of the six catalogues. */
function firstLoad(manifest: Record<string, Chunk>): string[] {
  const entry = Object.values(manifest).find((one) => one.isEntry)!;
  const found = new Set<string>();
  const take = (chunk: Chunk): void => {
    if (found.has(chunk.file)) return;
    found.add(chunk.file);
    for (const one of chunk.imports ?? []) take(manifest[one]!);
  };
  take(entry);
  const words = Object.entries(manifest).filter(([source]) => /words\/..\.json$/.test(source)).map(([, chunk]) => chunk.file);
  expect(words).toHaveLength(6);
  return [...found, ...words.sort((a, b) => packed(b) - packed(a)).slice(0, 1), 'early.js'];
}

const packed = (file: string): number => gzipSync(readFileSync(join(dist, file))).length;

test.skipIf(!existsSync(join(dist, '.vite', 'manifest.json')))('the first load of Overview is under 300 kB of compressed JavaScript', () => {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = firstLoad(manifest);
  const total = files.reduce((sum, file) => sum + packed(file), 0);
  expect(total, files.join(', ')).toBeLessThan(MOST);
  expect(total).toBeGreaterThan(50_000);
  const later = Object.entries(manifest).filter(([source]) => /indicator-page|data-page|panel\.tsx/.test(source));
  expect(later.map(([source, chunk]) => [source, files.includes(chunk.file)])).toEqual(later.map(([source]) => [source, false]));
});
