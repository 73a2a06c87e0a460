import { describe, expect, test } from 'vitest';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { type Gathered, gather, pieces, reference } from '../iati/testing/read-all.ts';
import { uninfoReader } from './read-uninfo.ts';

const reader = uninfoReader(reference());
const record = { id: 7, agency: 'UNIDO', code: '1.1', name: 'Sub-output', description: 'About', start: '2023-01-01', end: '2024-12-31', outcome: 'Output 1.1: Skills', required: 100, available: 80, spent: 30.5 };
const framework = [{ id: 1, code: '1', name: 'Priority', children: [{ id: 2, code: '1', name: 'Outcome', children: [{ id: 3, code: '1.1', name: 'Output 1.1:  Skills' }] }] }];
const country = (iso3: string, records: readonly unknown[], tree: unknown = framework): unknown => ({ iso3, name: iso3, framework: tree, projects: records });
const read = (json: unknown, file = 'portfolio.json'): Promise<Gathered> => gather(reader, pieces(typeof json === 'string' ? json : JSON.stringify(json)), { file });

describe('a portfolio', () => {
  test('a record of several countries is one project at all of them, its money once', async () => {
    const { projects, organisations, problems } = await read({ countries: [country('KEN', [record]), country('UGA', [record])] });
    expect(problems).toEqual([]);
    expect(organisations.map(({ id }) => id)).toEqual(['UNIDO']);
    expect(projects).toHaveLength(1);
    const [{ project, budget, budgets, transactions }] = projects as [Gathered['projects'][number]];
    expect(project.id).toBe('uninfo-7');
    expect(project.countries).toEqual([{ iso3: 'KEN', share: null }, { iso3: 'UGA', share: null }]);
    expect([decimalText(budget!.amount), budget!.currency]).toEqual(['100', 'USD']);
    expect(budgets.map(({ type, amount }) => [type, amount])).toEqual([['required', '100'], ['available', '80']]);
    expect(transactions.map(({ type, amount }) => [type, amount])).toEqual([['spent', '30.5']]);
  });

  test('the tree is its chain of results', async () => {
    const { projects } = await read({ countries: [country('KEN', [record])] });
    expect(projects[0]!.project.results.map(({ id, stage, leadsTo }) => [id, stage, leadsTo.map((one) => one.result)])).toEqual([
      ['uninfo-3', 'output', ['uninfo-2']], ['uninfo-2', 'behaviour', ['uninfo-1']], ['uninfo-1', 'impact', []],
    ]);
  });

  test('a parent that is not in the tree stands alone, and is said', async () => {
    const { projects, problems } = await read({ countries: [country('KEN', [record], [])] });
    expect(projects[0]!.project.results.map(({ stage, title }) => [stage, title])).toEqual([['output', { und: 'Output 1.1: Skills' }]]);
    expect(problems.map(({ code, at, severity }) => [code, at, severity])).toEqual([['parent-not-in-framework', '/countries/0/projects/0/outcome', 'warning']]);
  });

  test('the same id with other content: the first is kept, the other listed', async () => {
    const { projects, problems } = await read({ countries: [country('KEN', [record]), country('UGA', [{ ...record, required: 5 }])] });
    expect(projects.map(({ budget }) => decimalText(budget!.amount))).toEqual(['100']);
    expect(problems.map(({ code, at }) => [code, at])).toEqual([['record-repeated', '/countries/1/projects/0']]);
  });
});

describe('a country', () => {
  test('each agency of a joint record has its own project and its own money', async () => {
    const { projects, organisations } = await read({ name: 'Kenya', framework, projects: [record, { ...record, agency: 'ILO', required: 40 }] });
    expect(organisations.map(({ id }) => id)).toEqual(['UNIDO', 'ILO']);
    expect(projects.map(({ project, budget }) => [project.id, project.countries[0]!.iso3, decimalText(budget!.amount)])).toEqual([['uninfo-7', 'KEN', '100'], ['uninfo-7', 'KEN', '40']]);
  });

  test('its code comes from the name of the file or the name of the country', async () => {
    const iso = async (name: string, file: string): Promise<unknown> => (await read({ name, framework, projects: [record] }, file)).projects[0]!.project.countries.map(({ iso3 }) => iso3);
    expect(await iso('nowhere', 'data/KEN.json.gz')).toEqual(['KEN']);
    expect(await iso('Tunisie', 'x.json')).toEqual(['TUN']);
    expect(await iso('nowhere', 'x.json')).toEqual([]);
  });
});

describe('what is wrong', () => {
  const codes = async (json: unknown): Promise<string[]> => (await read(json)).problems.map(({ code, at, severity }) => `${severity} ${code} ${at}`);
  test.each([
    ['no JSON', '{"projects": [', ['error json-malformed ']],
    ['something else', { totals: {} }, ['error uninfo-shape ']],
    ['no id, no agency', { name: 'Kenya', projects: [{ name: 'x' }] }, ['error identifier-missing /projects/0/id', 'error organisation-missing /projects/0/agency']],
    ['a country nobody knows', { countries: [country('XXX', [record])] }, ['warning country-unknown /countries/0/projects']],
    ['dates and sums', { name: 'Kenya', framework, projects: [{ ...record, start: 'soon', required: 'much' }] }, ['warning date-not-understood /projects/0/start', 'warning start-assumed /projects/0/start', 'warning amount-not-understood /projects/0/required']],
    ['an end before the start', { name: 'Kenya', framework, projects: [{ ...record, end: '2022-01-01' }] }, ['warning end-before-start /projects/0/end']],
  ])('%s', async (_, json, expected) => expect(await codes(json)).toEqual(expected));
});
