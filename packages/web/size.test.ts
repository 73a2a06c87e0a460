import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Early, routesOf } from '../../tools/web/early.ts';

const dist = join(import.meta.dirname, 'dist');
const MOST = 300_000;
/** A request costs a slow machine more than some kilobytes do. */
const MOST_FILES = 20;

const sizes = new Map<string, number>();
function packed(file: string): number {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file))).length);
  return sizes.get(file)!;
}
const isScript = (file: string): boolean => file.endsWith('.js');

test.skipIf(!existsSync(join(dist, 'index.html')))('the first load of any screen, in any language, is under 300 kB of compressed JavaScript', () => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const early = JSON.parse(/id="early">(.*?)<\/script>/s.exec(page)![1]!) as Early;
  const common = [...page.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, file]) => file!);
  const router = readFileSync(join(import.meta.dirname, 'shell/router.tsx'), 'utf8');
  expect(common.length).toBeGreaterThan(2);
  // every screen is named in the page, so that all it needs comes at once
  expect(early.screens).toHaveLength(router.match(/createRoute\(/g)!.length);
  expect(early.screens.map((one) => one.path)).toEqual(routesOf(router).map((one) => one.path));
  for (const { path, part, files } of early.screens) {
    expect(files.filter(isScript).length, path).toBeGreaterThan(0);
    for (const language of Object.keys(early.words['']!)) {
      const words = [early.words['']![language]!, ...(part === null ? [] : [early.words[part]![language]!])];
      const scripts = [...new Set([...common, ...files.filter(isScript), ...words])];
      const total = scripts.reduce((sum, file) => sum + packed(file), 0);
      expect(total, `${path} ${language}`).toBeLessThan(MOST);
      expect(total, `${path} ${language}`).toBeGreaterThan(50_000);
      expect(scripts.length, `${path} ${language}`).toBeLessThanOrEqual(MOST_FILES);
    }
  }
});

test.skipIf(!existsSync(join(dist, 'assets')))('what checks answers stays with the server: no screen brings zod', () => {
  const scripts = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(50);
  expect(scripts.filter((file) => readFileSync(join(dist, 'assets', file), 'utf8').includes('__zod_'))).toEqual([]);
});
