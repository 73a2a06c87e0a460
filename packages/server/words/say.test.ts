import { nothingLeft } from '../transfer/export/portfolio-entries.ts';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '@throughline/core/ground/words.ts';
import { expect, test } from 'vitest';
import { languageOf, say, sayProblem, sayProblemWhole } from './say.ts';

const root = join(import.meta.dirname, '..', '..');
const words = (language: string): Record<string, string> => JSON.parse(readFileSync(join(root, 'web', 'words', `${language}.json`), 'utf8'));
const catalogues = new Map(LANGUAGES.map((language) => [language, words(language)]));

/** Texts of the server and of the command line, tests left out. */
const texts = ['server', 'cli'].flatMap((floor) => readdirSync(join(root, floor), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|node_modules|(^|\/)testing\//.test(file))
  .map((file) => readFileSync(join(root, floor, file), 'utf8')));

const matches = (pattern: RegExp): string[] => texts.flatMap((text) => [...text.matchAll(pattern)].map((one) => one[1]!));
const lacking = (keys: readonly string[]): string[] => LANGUAGES.flatMap((language) => keys.filter((key) => catalogues.get(language)![key] === undefined).map((key) => `${language} ${key}`));

test('every sentence that the server and the command line ask for is there in six languages', () => {
  const keys = matches(/\bsay\((?:[\w.]+|terminalLanguage\(\)), '([a-z][\w.-]*)'/g);
  expect(keys).toEqual(expect.arrayContaining(['start.ready', 'start.demonstration', 'cli.checked', 'cli.import.undone']));
  expect(lacking(keys)).toEqual([]);
});

test('every sentence whose key is put together is there in six languages', () => {
  const templates = [...new Set(matches(/\bsay\((?:[\w.]+|terminalLanguage\(\)), `([a-z][\w.-]*)\$\{/g))].sort();
  // A new one must be added to what follows.
  expect(templates).toEqual(['cli.export.left.', 'cli.import.', 'doctor.', 'problem.', 'problem.kind.']);
  const doctor = readFileSync(join(root, 'server', 'database', 'doctor.ts'), 'utf8').match(/type CheckName =([^;]+);/)![1]!;
  const checks = [...doctor.matchAll(/'([a-z-]+)'/g)].map((one) => one[1]!);
  expect(checks.length).toBe(11);
  expect(lacking([
    // how projects are searched is told; no way of it is wrong
    ...checks.flatMap((name) => [`doctor.${name}.ok`, ...(name === 'search-index' ? [] : [`doctor.${name}.not`])]),
    ...['imported', 'unchanged', 'refused', 'dry'].map((outcome) => `cli.import.${outcome}`),
    ...Object.keys(nothingLeft()).map((what) => `cli.export.left.${what}`),
    ...['invalid', 'forbidden', 'missing', 'conflict', 'closed', 'unavailable'].map((kind) => `problem.kind.${kind}`),
    ...['found', 'accepted', 'cause'].map((name) => `problem.${name}`),
  ])).toEqual([]);
});

const codes = Object.keys(catalogues.get('en')!).flatMap((key) => /^problem\.([a-z0-9]+-[a-z0-9-]+)$/.exec(key)?.[1] ?? []);

test.each(LANGUAGES)('%s says every problem from what was found and what is accepted alone', (language) => {
  expect(codes.length).toBeGreaterThan(200);
  const data = { found: 'AAA', accepted: ['BBB', 'CCC'] };
  for (const code of codes) {
    const message = catalogues.get(language)![`problem.${code}`]!;
    const said = sayProblem(language, { code, at: '/projects/0', data });
    expect([code, said.includes('AAA')]).toEqual([code, message.includes('{found')]);
    expect([code, said.includes('BBB, CCC')]).toEqual([code, message.includes('{accepted')]);
    expect([code, /[{}]|undefined|null|NaN|\[object/.test(said)]).toEqual([code, false]);
    const whole = sayProblemWhole(language, { code, at: '/projects/0', data });
    expect([code, whole.split('AAA').length, whole.split('BBB, CCC').length]).toEqual([code, 2, 2]);
  }
});

test.each(LANGUAGES)('%s says every sentence even without any data', (language) => {
  for (const key of Object.keys(catalogues.get(language)!)) {
    const said = say(language, key);
    expect([key, /[{}]|undefined|null|NaN/.test(said)]).toEqual([key, false]);
  }
});

test('what a doctor finds is said with its numbers', () => {
  const disk = { free_bytes: 512 * 1024 ** 2, accepted: 1024 ** 3 };
  expect(say('en', 'doctor.disk-space.not', disk)).toBe('Only 0.5 GB are free. Make room: at least 1.1 GB are needed.');
  expect(say('ru', 'doctor.disk-space.not', disk)).toContain('0,5 ГБ');
  expect(say('ar', 'doctor.disk-space.not', disk)).toContain('0.5');
  expect(say('en', 'doctor.row-level-security.not', { found: ['programme', 'project'] })).toContain('programme, project');
  expect(say('en', 'doctor.migrations.not', { pending: ['0001-store'], unknown: [] })).toContain('which must then be used: –');
  expect(say('fr', 'doctor.database-reachable.ok', { kind: 'embedded' })).toBe('La base de données intégrée répond.');
});

test('numbers take the plural that the language asks for', () => {
  const imported = (language: (typeof LANGUAGES)[number], projects: number): string => say(language, 'cli.import.imported', { file: 'p.json', number: '3', projects, measurements: 5, warnings: 0 });
  expect(imported('en', 1)).toBe('p.json: brought in as import 3. 1 project, 5 measurements; no warnings.');
  expect([1, 2, 5, 21].map((count) => /(\d+ проек\S+),/.exec(imported('ru', count))![1])).toEqual(['1 проект', '2 проекта', '5 проектов', '21 проект']);
  expect([1, 2, 3, 11, 100].map((count) => imported('ar', count).split('. ')[1]!.split('،')[0])).toEqual(['مشروع واحد', 'مشروعان', '3 مشاريع', '11 مشروعا', '100 مشروع']);
});

test('beside a sentence stands only what it does not say itself', () => {
  const unknown = { code: 'organisation-unknown', at: 'organisation', data: { found: 'X', accepted: ['A', 'B'] } };
  expect(sayProblemWhole('en', unknown)).toBe('This organisation is not held here. (found: X) (accepted: A, B)');
  expect(sayProblemWhole('zh', unknown)).toContain('（可接受：A, B）'.replace('可接受', say('zh', 'problem.accepted')));
  expect(sayProblemWhole('en', { code: 'port-in-use', at: 'PORT', data: { found: 4180 } })).toBe('Port 4180 is in use by another program. Stop that program, or name another port with PORT.');
  const log = sayProblemWhole('en', { code: 'database-not-started', at: 'postgres.log', data: { cause: 'one\n  two '.repeat(200) } });
  expect(log).toMatch(/^The database did not start\. .*\(cause: one two one two .*…\)$/);
  expect(log.length).toBeLessThan(600);
});

test('a key that no catalogue has is said as it is', () => {
  expect(say('fr', 'nothing.of-the-kind')).toBe('nothing.of-the-kind');
});

test.each([
  ['fr', 'fr'], ['FR-ca', 'fr'], ['zh-Hant-TW', 'zh'], ['de, es;q=0.5', 'es'], ['en;q=0.4, ar;q=0.9', 'ar'], ['ru;q=0.5, zh;q=0.5', 'ru'],
  ['fr;q=0, es;q=0.1', 'es'], ['fr;q=nothing', 'en'], ['*', 'en'], ['', 'en'], [undefined, 'en'], ['de', 'en'], ['C', 'en'], [' es ; q=1 , en', 'es'],
])('of %j the language is %s', (asked, language) => {
  expect(languageOf(asked)).toBe(language);
});
