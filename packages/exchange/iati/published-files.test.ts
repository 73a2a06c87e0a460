/** Real files beside the project: what is read is counted against the tables of their folders. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedDir } from '../../../tools/shared.ts';
import { countsOf, fileSource, gather, iati } from './testing/read-all.ts';

const COLUMNS = ['activities', 'withResults', 'results', 'indicators', 'baselines', 'periods', 'targets / actuals', 'transactions'];
const APART = new Set(['organisation-files', 'csv-folders']);

type Row = { readonly path: string; readonly version: string; readonly counts: Record<string, number> };

/** Rows of the tables in the folders' README.md. */
function tables(folder: string): Row[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory() && !APART.has(one.name));
  return folders.flatMap(({ name }) => readFileSync(`${folder}/${name}/README.md`, 'utf8').split('\n').flatMap((line): Row[] => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, file = '', , , , version = '', ...numbers] = cells;
    if (!/\.xml(\.gz)?$/.test(file) || !existsSync(`${folder}/${name}/${file}`)) return [];
    const counts: Record<string, number> = {};
    COLUMNS.forEach((column, i) => {
      const parts = column.split(' / ');
      (numbers[i] ?? '').split('/').forEach((number, j) => { counts[parts[j]!] = Number(number); });
    });
    return [{ path: `${folder}/${name}/${file}`, version, counts }];
  }));
}

const shared = sharedDir();
const folder = shared === null ? null : `${shared}/data/iati`;

describe.skipIf(folder === null || !existsSync(folder))('published IATI files (the folder of reference material is needed)', () => {
  let rows: Row[] = [];
  beforeAll(() => { rows = tables(folder!); });

  test('every activity file holds what its table says', { timeout: 180_000 }, async () => {
    expect(rows.length).toBeGreaterThanOrEqual(14);
    for (const { path, version, counts } of rows) {
      const { projects, problems } = await gather(iati(), fileSource(path), { file: path });
      const errors = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      if (version.startsWith('1.')) {
        expect(errors, path).toEqual(['version-deprecated']);
        continue;
      }
      const { budgets: _, ...read } = countsOf(projects);
      expect(errors, path).toEqual([]);
      expect(read, path).toEqual(counts);
    }
  });

  test('files that keep to the schema pass when read strictly', { timeout: 120_000 }, async () => {
    for (const { path, version } of rows.filter((row) => row.version === '2.03' && row.counts['activities']! < 200)) {
      const { problems } = await gather(iati(), fileSource(path), { file: path, strict: true });
      expect(problems.filter(({ severity }) => severity === 'error'), `${path} ${version}`).toEqual([]);
    }
  });

  test('organisation files are refused with a word of their own', async () => {
    for (const name of readdirSync(`${folder}/organisation-files`).filter((one) => one.endsWith('.xml'))) {
      const { problems, projects } = await gather(iati(), fileSource(`${folder}/organisation-files/${name}`));
      expect([problems.map(({ code }) => code), projects]).toEqual([['organisation-file'], []]);
    }
  });

  test('UNHCR 2024: shared indicators, parts that add, parts that stand apart, money at one level', { timeout: 60_000 }, async () => {
    const path = rows.find((row) => row.path.includes('unhcr-2024'))!.path;
    const { projects, indicators } = await gather(iati(), fileSource(path));
    const own = [...indicators.values()];
    const whole = own.filter(({ origin }) => origin?.['of'] === undefined);
    // 70 titles; two of them carry the same reference and are one indicator.
    expect(whole).toHaveLength(69);
    expect(own.filter(({ origin }) => origin?.['twin'] !== undefined)).toEqual([]);
    expect(projects.flatMap((one) => one.published).every(({ indicator }) => whole.some(({ code }) => code === indicator))).toBe(true);
    const parents = projects.filter(({ facts }) => facts.hierarchy === 1 || (facts.hierarchy === 2 && facts.detail['money'] !== undefined && (facts.detail['money'] as { counted: string }).counted === 'children'));
    expect(parents.every(({ budget }) => budget === null)).toBe(true);
    expect(projects.filter(({ budget }) => budget !== null)).toHaveLength(118);
  });

  test('the standard\'s own example has no problem', async () => {
    const path = `${shared}/data/iati-standard/official-examples/activity-standard-example-annotated.xml`;
    const { problems, projects } = await gather(iati(), fileSource(path), { strict: true });
    expect([problems, projects.length]).toEqual([[], 1]);
  });
});
