/** Each check finds the fault that is planted for it, and is quiet about the sound look-alike. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checks } from './all.ts';
import { plantedTree, repositoryTree } from './tree.ts';

type Case = { check: string; fault: string; planted: Record<string, string>; says: RegExp; sound: Record<string, string> };

const six = (key: string, text: (language: string) => string): Record<string, string> =>
  Object.fromEntries(['en', 'fr', 'es', 'ru', 'zh', 'ar'].map((one) => [`packages/web/words/${one}.json`, JSON.stringify({ [key]: text(one) })]));
const hello: Record<string, string> = { en: 'Hello {name}', fr: 'Bonjour {name}', es: 'Hola {name}', ru: 'Привет, {name}', zh: '你好,{name}', ar: 'مرحبا {name}' };
const lines = (count: number): string => Array.from({ length: count }, (_, index) => `export const n${index} = ${index};`).join('\n');
const longFunction = (count: number): string => `export function long(): void {\n${'  go();\n'.repeat(count - 2)}}\n`;
const action = "import { importForm } from '@throughline/contract/transfer/imports.ts';\nexport const importFile = { verb: 'portfolio.import', form: importForm, run: () => ({ facts: [] }) };\n";
const verbWords = (key: string): Record<string, string> => six(key, (one) => hello[one] as string);

const cases: Case[] = [
  { check: 'arrow', fault: 'a room that imports downstream', says: /may not import rollup/,
    planted: { 'packages/core/collect/a.ts': "import { b } from '../rollup/b.ts';\nexport const a = b;", 'packages/core/rollup/b.ts': 'export const b = 1;' },
    sound: { 'packages/core/collect/a.ts': 'export const a = 1;', 'packages/core/rollup/b.ts': "import { a } from '../collect/a.ts';\nexport const b = a;" } },
  { check: 'arrow', fault: 'a circle, even of types', says: /circle/,
    planted: { 'packages/core/ground/a.ts': "import type { B } from './b.ts';\nexport type A = B;", 'packages/core/ground/b.ts': "import type { A } from './a.ts';\nexport type B = A;" },
    sound: { 'packages/core/ground/a.ts': "import type { B } from './b.ts';\nexport type A = B;", 'packages/core/ground/b.ts': 'export type B = string;' } },
  { check: 'arrow', fault: 'a floor of which nothing is seen', says: /no module of this floor/,
    planted: { 'packages/core/package.json': '{}' }, sound: { 'packages/core/package.json': '{}', 'packages/core/ground/a.ts': 'export {};' } },
  { check: 'arrow', fault: 'a folder that is no room', says: /neither a room/,
    planted: { 'packages/core/misc/a.ts': 'export {};' }, sound: { 'packages/core/ground/a.ts': 'export {};' } },
  { check: 'floors', fault: 'a screen that imports the server', says: /web may not import floor server/,
    planted: { 'packages/web/rollup/a.ts': "import { b } from '@throughline/server/rollup/b.ts';\nb();", 'packages/server/rollup/b.ts': 'export const b = () => 1;' },
    sound: { 'packages/web/rollup/a.ts': "import { b } from '@throughline/core/rollup/b.ts';\nb();", 'packages/core/rollup/b.ts': 'export const b = () => 1;' } },
  { check: 'floors', fault: 'a reader of files that asks the database', says: /never imports pg/,
    planted: { 'packages/exchange/package.json': '{"dependencies":{"pg":"1"}}', 'packages/exchange/iati/a.ts': "import pg from 'pg';\npg;" },
    sound: { 'packages/exchange/package.json': '{"dependencies":{"saxes":"1"}}', 'packages/exchange/iati/a.ts': "import { SaxesParser } from 'saxes';\nSaxesParser;" } },
  { check: 'floors', fault: 'a package that is not declared', says: /not among the dependencies/,
    planted: { 'packages/server/package.json': '{}', 'packages/server/http/a.ts': "import f from 'fastify';\nf;" },
    sound: { 'packages/server/package.json': '{"dependencies":{"fastify":"5"}}', 'packages/server/http/a.ts': "import f from 'fastify';\nf;" } },
  ...['new Date()', 'Math.random()', "'a'.localeCompare('b')", 'Intl', 'process.env', 'fetch("x")', 'console.log(1)', 'globalThis'].map((impure): Case => ({
    check: 'purity', fault: `${impure} in core`, says: /does not exist|no chance|human language/,
    planted: { 'packages/core/ground/a.ts': `export const a = () => ${impure};` }, sound: { 'packages/core/ground/a.ts': 'export const a = (given: { process: string }) => given.process;' } })),
  { check: 'purity', fault: 'a reader of files that reads the clock', says: /clock/,
    planted: { 'packages/exchange/iati/a.ts': 'export const now = () => Date.now();' }, sound: { 'packages/exchange/iati/a.ts': "export const day = (text: string) => new Date(text);" } },
  { check: 'sizes', fault: 'a file of 401 lines', says: /401 lines/, planted: { 'packages/core/ground/a.ts': lines(401) }, sound: { 'packages/core/ground/a.ts': lines(400), 'packages/core/ground/b.test.ts': lines(900) } },
  { check: 'sizes', fault: 'a function of 61 lines', says: /function long has 61 lines/, planted: { 'packages/core/ground/a.ts': longFunction(61) }, sound: { 'packages/core/ground/a.ts': longFunction(60) } },
  { check: 'parity', fault: 'a use case without a test', says: /no test/,
    planted: { ...verbWords('verb.portfolio.import'), 'packages/server/transfer/actions/import-file.ts': action },
    sound: { ...verbWords('verb.portfolio.import'), 'packages/server/transfer/actions/import-file.ts': action, 'packages/server/transfer/actions/import-file.test.ts': "import { importFile } from './import-file.ts';\nimportFile;" } },
  { check: 'parity', fault: 'a use case without words', says: /no words for verb.portfolio.import in zh/,
    planted: { 'packages/server/transfer/actions/import-file.ts': action }, sound: {} },
  { check: 'parity', fault: 'a use case without permission, contract or trail', says: /permission verb[^]*contract[^]*trail/,
    planted: { 'packages/server/transfer/actions/import-file.ts': 'export const importFile = () => 1;' }, sound: {} },
  { check: 'problems', fault: 'a code without a document and words', says: /not documented[^]*no words/,
    planted: { 'packages/core/plan/a.ts': "export const a = invalid('parts-total', '/a');" },
    sound: { 'packages/core/plan/a.ts': "export const a = invalid('parts-total', '/a');", 'docs/problems.md': '| `parts-total` | … |', 'packages/web/words/en.json': '{"problem.parts-total":"x"}' } },
  { check: 'problems', fault: 'a broken world without words', says: /disk-full has no words/, planted: { 'packages/server/database/a.ts': "throw new BrokenWorld('disk-full', '/');" }, sound: {} },
  { check: 'problems', fault: 'a code that a function of the file passes on', says: /host-not-local has no words/,
    planted: { 'packages/server/http/a.ts': "const refuse = (code: string): never => { throw problem('forbidden', code, '/'); };\nrefuse('host-not-local');" }, sound: {} },
  { check: 'problems', fault: 'a code out of a table', says: /disk-failing has no words/,
    planted: { 'packages/server/database/a.ts': "const CODES: Record<string, string> = { EIO: 'disk-failing' };\nexport const of = (code = CODES['EIO']) => problem('unavailable', code, '/');" }, sound: {} },
  { check: 'problems', fault: 'a documented code that nothing raises', says: /nothing raises it/, planted: { 'docs/problems.md': '| `parts-total` | … |' }, sound: { 'docs/problems.md': 'plain text' } },
  { check: 'words', fault: 'a message missing in Arabic', says: /ar\.json: hi is missing/,
    planted: { ...six('hi', (one) => hello[one] as string), 'packages/web/words/ar.json': '{}' }, sound: six('hi', (one) => hello[one] as string) },
  { check: 'words', fault: 'a placeholder lost in French', says: /\{name\} is missing/,
    planted: six('hi', (one) => (one === 'fr' ? 'Bonjour' : (hello[one] as string))), sound: six('hi', (one) => hello[one] as string) },
  { check: 'words', fault: 'a plural form that Russian needs', says: /"few"/,
    planted: six('n', (one) => (one === 'ru' ? '{n, plural, one {# день} many {# дней} other {# дня}}' : '{n, plural, other {#}}')),
    sound: six('n', (one) => ({ ru: '{n, plural, one {# день} few {# дня} many {# дней} other {# дня}}', zh: '{n, plural, other {#天}}', ar: '{n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}' })[one] ?? '{n, plural, one {#} other {#}}') },
  { check: 'words', fault: 'English left in Chinese', says: /not translated/, planted: six('hi', (one) => (one === 'zh' ? 'Hello {name}' : (hello[one] as string))), sound: six('hi', (one) => hello[one] as string) },
  { check: 'words', fault: 'a message that is no ICU', says: /is no message/, planted: six('hi', (one) => (one === 'es' ? 'Hola {name' : (hello[one] as string))), sound: six('hi', (one) => hello[one] as string) },
  { check: 'literals', fault: 'text in a component', says: /untranslated text "Hello"/, planted: { 'packages/web/ui/a.tsx': 'export const A = () => <p>Hello</p>;' }, sound: { 'packages/web/ui/a.tsx': 'export const A = () => <p className="big">{say("hi")} · 1</p>;' } },
  { check: 'literals', fault: 'text in an attribute', says: /untranslated text "Close"/, planted: { 'packages/web/ui/a.tsx': 'export const A = () => <p aria-label="Close" />;' }, sound: {} },
  { check: 'codes', fault: 'an indicator code in program text', says: /"TCO.1" is a code/,
    planted: { 'frameworks/f/indicators.json': '[{"code": "TCO.1"}]', 'packages/core/plan/a.ts': "export const a = 'TCO.1';" }, sound: { 'frameworks/f/indicators.json': '[{"code": "TCO.1"}]', 'packages/core/plan/a.ts': '/** TCO.1 for example */ export const a = 1;' } },
  { check: 'codes', fault: 'a country in program text', says: /"ETH" is a code/, planted: { 'frameworks/r/countries.json': '[{"iso3": "ETH"}]', 'packages/web/ui/a.tsx': "export const a = 'ETH';" }, sound: {} },
  { check: 'codes', fault: 'an SDG target in program text', says: /"9.4" is a code/,
    planted: { 'frameworks/r/sdg.json': '[{"code": "9.4"}]', 'packages/core/plan/a.ts': "export const sdg = '9.4';" }, sound: { 'frameworks/r/sdg.json': '[{"code": "9.4"}]', 'packages/web/ui/a.tsx': 'export const A = () => <path strokeWidth="9.4" />;' } },
  { check: 'migrations', fault: 'a migration without a comment', says: /without a comment/, planted: { 'packages/server/database/migrations/0001-a.sql': 'create table a (id int);' }, sound: { 'packages/server/database/migrations/0001-a.sql': '-- Why.\nselect 1;' } },
  { check: 'migrations', fault: 'a number twice', says: /has the number of/, planted: { 'packages/server/database/migrations/0001-a.sql': '-- a', 'packages/server/database/migrations/0001-b.sql': '-- b' }, sound: { 'packages/server/database/migrations/0001-a.sql': '-- a', 'packages/server/database/migrations/0003-b.sql': '-- b' } },
  { check: 'lockfile', fault: 'a host in the lockfile', says: /names a host/, planted: { 'package-lock.json': '{"resolved": "https://example.org/a.tgz"}' }, sound: { 'package-lock.json': '{"version": "1"}' } },
  { check: 'strangers', fault: 'a path of this machine', says: /machine/, planted: { 'docs/a.md': ['see /wo', 'rk/main'].join('') }, sound: { 'docs/a.md': 'see packages/core' } },
  { check: 'where', fault: 'an answer that is not true', says: /does not hold[^]*is not there/,
    planted: { 'docs/where.md': '| Where does a rule live? | `a.ts` | `figures 2.2` |\n| Where does b live? | `b.ts` | `x` |', 'a.ts': 'nothing' }, sound: {} },
];

describe('the checks of the house', () => {
  test.each(cases)('$check finds $fault', async ({ check, planted, says, sound }) => {
    const { run } = checks.find((one) => one.name === check) ?? { run: () => ({ seen: '', found: [] }) };
    const told = async (tree: Record<string, string>): Promise<string> => (await run(plantedTree(tree))).found.map((one) => `${one.file}: ${one.says}`).join('\n');
    expect(await told(planted)).toMatch(says);
    if (Object.keys(sound).length > 0) expect(await told(sound)).not.toMatch(says);
  });

  test('every check but the two that look for themselves has a planted fault', () => {
    const planted = new Set(cases.map((one) => one.check));
    expect(checks.map((one) => one.name).filter((one) => !planted.has(one))).toEqual(['types', 'lint']);
  });

  test('the repository is seen whole', () => {
    const tree = repositoryTree(fileURLToPath(new URL('../..', import.meta.url)));
    expect(tree.files).toContain('packages/core/ground/rational.ts');
    expect(tree.files.length).toBeGreaterThan(100);
  });
});
