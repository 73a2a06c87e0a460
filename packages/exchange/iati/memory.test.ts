import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { generateIati } from './generate.ts';

const script = fileURLToPath(new URL('./testing/measure-reading.ts', import.meta.url));
const measure = (megabytes: number): { projects: number; problems: number; peakMegabytes: number } =>
  JSON.parse(execFileSync(process.execPath, [script, String(megabytes)], { encoding: 'utf8' }));

test('memory does not grow with the file', { timeout: 120_000 }, () => {
  const [small, large] = [measure(1), measure(10)];
  expect(large.problems).toBe(0);
  expect(large.projects).toBeGreaterThan(8 * small.projects);
  expect(large.peakMegabytes).toBeLessThan(512);
  // Ten times the file: what V8 leaves lying between two collections, and nothing of the file.
  expect(large.peakMegabytes - small.peakMegabytes).toBeLessThan(120);
});

test('the same seed makes the same file, another one another', () => {
  const made = (seed: number): string => [...generateIati(60_000, seed)].join('');
  expect(made(1)).toBe(made(1));
  expect(made(2)).not.toBe(made(1));
  expect(made(1).length).toBeGreaterThanOrEqual(60_000);
});
