import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '@throughline/server/database/test-database.ts';
import { type ExpectedFigure, differences, documentsOf } from '@throughline/core/rollup/testing/expected.ts';
import { ROOT, run } from './testing/run.ts';

const PORTFOLIO = join(ROOT, 'cases/agro-industry.portfolio.json');
let store: TestDatabase;
let folder: string;

beforeAll(async () => {
  store = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'throughline-cli-'));
});
afterAll(async () => {
  await store.drop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (...args: string[]) => run(store.url, args);
type Import = { files: { file: string; kind: string; outcome: string; counts: Record<string, number>; problems: { severity: string; code: string; at: string; text: string }[] }[] };

describe('the command line on the worked example', () => {
  it('says that an empty store holds nothing, in plain words', async () => {
    const { status, out, err } = await ask('figures');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('store-empty');
  });

  it('brings the portfolio in, and says what the store now holds of it', async () => {
    const { status, out } = await ask('import', PORTFOLIO, '--format', 'json');
    const told = JSON.parse(out) as Import;
    expect(status).toBe(0);
    expect(told.files[0]).toMatchObject({ kind: 'portfolio', outcome: 'imported', problems: [], counts: { projects: 4, measurements: 94 } });
  });

  it('changes nothing when it is brought in again', async () => {
    const { status, out } = await ask('import', PORTFOLIO, '--format', 'json');
    expect(status).toBe(0);
    expect((JSON.parse(out) as Import).files[0]!.outcome).toBe('unchanged');
  });

  it('meets every figure of the expected file, cells included', async () => {
    const document = documentsOf('agro-industry.expected.json').find((one) => one.asOf === '2024-03-31')!;
    const dimensions = [...new Set(document.figures.flatMap((one) => Object.keys(one.cell ?? {})))];
    const codes = [...new Set(document.figures.map((one) => one.indicator))].flatMap((code) => ['--indicator', code]);
    const places = [...new Set(document.figures.map((one) => one.place))].flatMap((place) => ['--place', place]);
    const found = new Map<string, ExpectedFigure>();
    for (const by of [[], ...dimensions.map((one) => ['--by', one])]) {
      const { status, out, err } = await ask('figures', ...codes, ...places, ...by, '--as-of', document.asOf, '--format', 'json');
      expect(status, err).toBe(0);
      for (const one of (JSON.parse(out) as { figures: ExpectedFigure[] }).figures) found.set(keyOf(one), one);
    }
    const wrong = document.figures.flatMap((one) => {
      const figure = found.get(keyOf(one));
      return figure === undefined ? [`${keyOf(one)} is not answered`] : differences(one, figure).map((each) => `${keyOf(one)} ${each}`);
    });
    expect(wrong).toEqual([]);
    expect(document.figures.length).toBeGreaterThan(100);
  });

  it('finds no difference between the fast way and the plain rules', async () => {
    const { status, out, err } = await ask('check');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/ORG/);
  });

  it('opens a figure to its records', async () => {
    const { status, out } = await ask('trace', '--indicator', 'X.ENERGY', '--place', 'programme:PRG', '--period', '2021', '--as-of', '2024-03-31', '--format', 'json');
    const { figure, working } = JSON.parse(out) as { figure: { value: string }; working: { contributions: { project: string }[] } };
    expect(status).toBe(0);
    expect(figure.value).not.toBeNull();
    expect(working.contributions.map((one) => one.project).sort()).toEqual(['P1', 'P2', 'P3']);
  });

  it('takes out what it took in: the exported portfolio, brought into nothing, exports the same', async () => {
    const first = join(folder, 'first.json');
    const second = join(folder, 'second.json');
    expect((await ask('export', 'portfolio', '-o', first)).status).toBe(0);
    const other = await testDatabase();
    try {
      expect((await run(other.url, ['import', first])).status).toBe(0);
      expect((await run(other.url, ['export', 'portfolio', '-o', second])).status).toBe(0);
    } finally {
      await other.drop();
    }
    expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'));
  });

  it('writes CSV that a spreadsheet cannot be harmed by', async () => {
    const { status, out } = await ask('figures', '--indicator', 'TCO.1', '--place', 'organisation', '--format', 'csv', '--as-of', '2024-03-31');
    expect(status).toBe(0);
    expect(out.split('\r\n')[0]).toMatch(/^asOf,indicator,place,period,/);
    expect(out.split('\r\n')[1]).toMatch(/^2024-03-31,TCO\.1,organisation,2021,/);
  });

  it('takes an import back', async () => {
    expect((await ask('import', 'undo', '1')).status).toBe(0);
    expect((await ask('figures', '--format', 'json')).err).toContain('store-empty');
    expect((await ask('import', PORTFOLIO)).status).toBe(0);
    expect((await ask('figures', '--indicator', 'TCO.1', '--place', 'organisation', '--period', '2021', '--format', 'json')).out).toContain('"value":"18"');
  });
});

describe('what is wrong is said with the right status', () => {
  it.each([
    ['an unknown place', ['figures', '--place', 'programme:NONE'], 'unknown-place'],
    ['a period that is none', ['figures', '--period', '2023..2021'], 'malformed-period'],
    ['a date that is none', ['figures', '--as-of', '2023-02-30'], 'malformed-date'],
    ['an unknown organisation', ['figures', '--organisation', 'NOBODY'], 'organisation-unknown'],
    ['a file that is not there', ['import', '/nowhere/at-all.json'], 'file-missing'],
    ['a number that is no import', ['import', 'undo', '4711'], 'import-unknown'],
  ])('%s is refused with status 1', async (_name, args, code) => {
    const { status, out, err } = await ask(...args);
    expect(status).toBe(1);
    expect(err).toContain(code);
    expect(out.includes('"figures":[{')).toBe(false);
  });

  it.each([[['figures', '--format', 'yaml']], [['nonsense']], [['export', 'smoke', '-o', '/tmp/x']], [['trace']]])('%j is wrong usage, status 2', async (args) => {
    expect((await ask(...args)).status).toBe(2);
  });

  it('a database that cannot be reached is a broken world, status 3', async () => {
    const { status, err } = await run('postgresql://nobody@127.0.0.1:1/none', ['figures']);
    expect(status).toBe(3);
    expect(err).toContain('database-unreachable');
  });

  it('problems of a file are one a line: file, place, code, text', async () => {
    const file = join(folder, 'bad.json');
    writeFileSync(file, readFileSync(join(ROOT, 'cases/invalid/parts-by-sex.json')));
    const { status, err } = await ask('import', file);
    expect(status).toBe(1);
    expect(err).toMatch(/bad\.json:\/reports\/1\/values\/3\/cells.*: [a-z-]+: .+/);
  });
});

const keyOf = (one: ExpectedFigure): string => [one.indicator, one.place, one.period, JSON.stringify(one.cell ?? null)].join(' ');
