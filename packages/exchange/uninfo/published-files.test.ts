/** UN INFO's real portfolios, counted against the tables of their folders. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { type Rational, ZERO, add, rational } from '@throughline/core/ground/rational.ts';
import type { ProjectBundle } from '@throughline/core/transfer/bundle.ts';
import { sharedDir } from '../../../tools/shared.ts';
import { type Gathered, fileSource, gather, reference } from '../iati/testing/read-all.ts';
import { uninfoReader } from './read-uninfo.ts';

const shared = sharedDir();
const folder = `${shared}/data/uninfo`;
const read = (name: string): Promise<Gathered> => gather(uninfoReader(reference()), fileSource(`${folder}/${name}`), { file: name });
const total = (rows: readonly { readonly amount: string | null }[]): string =>
  decimalText(rows.reduce<Rational>((sum, one) => add(sum, rational(one.amount ?? '0')), ZERO));
const planned = (projects: readonly ProjectBundle[], type: string): string => total(projects.flatMap(({ budgets }) => budgets.filter((one) => one.type === type)));

describe.skipIf(shared === null || !existsSync(folder))('UN INFO files (the folder of reference material is needed)', () => {
  test('the portfolio: 657 records are 427 projects in 81 countries, their money once', async () => {
    const { projects, organisations, problems } = await read('unido-portfolio.json.gz');
    expect(organisations.map(({ id }) => id)).toEqual(['UNIDO']);
    expect(projects).toHaveLength(427);
    expect(new Set(projects.flatMap(({ project }) => project.countries.map(({ iso3 }) => iso3))).size).toBe(81);
    expect(planned(projects, 'required')).toBe('255790287');
    expect(planned(projects, 'available')).toBe('201120572');
    expect(total(projects.flatMap(({ transactions }) => transactions))).toBe('106469409');
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each([['ALB', 252], ['EGY', 300], ['KEN', 288], ['PAK', 307], ['PER', 258], ['TUN', 212]])('%s holds %i sub-outputs of all agencies', async (iso3, records) => {
    const { projects, problems } = await read(`countries/${iso3}.json.gz`);
    expect(projects).toHaveLength(records);
    expect(projects.every(({ project }) => project.countries.length === 1 && project.countries[0]!.iso3 === iso3)).toBe(true);
    expect(problems.filter(({ severity, code }) => severity === 'error' || code === 'record-repeated')).toEqual([]);
  });

  test('a record of UNIDO is the same project in its country\'s file and in the portfolio', async () => {
    const portfolio = new Map((await read('unido-portfolio.json.gz')).projects.map((one) => [one.project.id, one]));
    const kenya = (await read('countries/KEN.json.gz')).projects.filter(({ facts }) => facts.detail['agency'] === 'UNIDO');
    expect(kenya).toHaveLength(14);
    for (const { project, budget } of kenya) expect({ project, budget }).toEqual({ project: portfolio.get(project.id)!.project, budget: portfolio.get(project.id)!.budget });
  });
});
