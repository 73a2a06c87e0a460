/** Who has not reported: what is owed is exactly what coverage lacks, at every place and date. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL } from '@throughline/core/people/may.ts';
import { owedSchema } from '@throughline/contract/rollup/owed.ts';
import { inScope } from '../../database/scope.ts';
import { type TestDatabase, testDatabase } from '../../database/test-database.ts';
import { syncIndicators } from '../../framework/sync-indicators.ts';
import { type HeldOrganisation, findOrganisation } from '../../people/find-organisation.ts';
import { importFile } from '../../transfer/actions/import-file.ts';
import { caseText } from '../../transfer/testing/store.ts';
import { LISTENERS } from '../../wiring.ts';
import { figuresFor } from '../ask.ts';
import { viewIndicators } from './indicators.ts';
import { viewOwed } from './owed.ts';

let store: TestDatabase;
let org: HeldOrganisation;

beforeAll(async () => {
  store = await testDatabase();
  await syncIndicators(store.ownerPool);
  const file = { file: 'agro-industry', open: async function* open() { yield caseText('agro-industry.portfolio.json'); } };
  expect((await importFile({ pool: store.appPool, actor: LOCAL, listeners: LISTENERS }, file)).outcome).toBe('imported');
  org = await findOrganisation(store.appPool, undefined);
});
afterAll(() => store.drop());

const owed = (place: string, period: string, asOf: string, limit = 500) =>
  inScope(store.appPool, [org.orgId], (trx) => viewOwed(trx, org, { place, period, asOf }, limit));

describe('who has not reported', () => {
  it.each([
    ['organisation', '2021..2023', '2024-03-31'], ['organisation', '2022', '2022-06-30'], ['programme:PRG', '2022', '2024-03-31'], ['country:ETH', '2021', '2024-03-31'],
    ['country:none', '2021..2023', '2024-03-31'], ['sdg:9', '2023', '2024-03-31'], ['programme:PRG+sdg:9', '2022', '2024-03-31'], ['group:LDC', '2022', '2024-03-31'], ['project:P2', '2022', '2024-03-31'],
  ])('at %s in %s as of %s is what the coverage of all figures lacks', async (place, period, asOf) => {
    const body = owedSchema.parse(await owed(place, period, asOf));
    const figures = await inScope(store.appPool, [org.orgId], async (trx) =>
      figuresFor(trx, org, (await viewIndicators(trx, org)).map((one) => ({ indicator: one.code, place, period, asOf }))));
    const sum = (of: 'expected' | 'reported') => figures.reduce((total, one) => total + one.coverage[of], 0);
    expect(body.total).toMatchObject({ expected: sum('expected'), answered: sum('reported') });
    expect(body.rows.reduce((total, row) => total + row.expected - row.answered, 0)).toBe(sum('expected') - sum('reported'));
    expect(body.total.reports).toBe(body.rows.length);
  });

  it('names project, period, what is missing, what lies there and the last verified report', async () => {
    const { rows } = await owed('programme:PRG', '2022', '2024-03-31');
    // P3 has not reported 2022 at all; P1 and P2 have, and left indicators out
    expect(rows.map((row) => [row.project, row.state, row.expected - row.answered])).toEqual([['P3', 'nothing', rows[0]!.expected], ['P1', 'verified', 1], ['P2', 'verified', rows[2]!.missing.length]]);
    expect(rows[0]).toMatchObject({ title: { en: expect.any(String) as string }, programme: 'PRG', answered: 0, due: null, daysLate: null, submission: null, ended: true });
    expect(rows[1]).toMatchObject({ missing: ['REA.1'], due: '2023-01-31', daysLate: 425, submission: 1, lastVerified: { period: '2023', day: '2024-01-22' } });
    expect((await owed('programme:PRG', '2022', '2022-06-30')).rows.every((row) => !row.ended && row.state === 'nothing')).toBe(true);
  });

  it('a list cut short still says how many there are', async () => {
    const whole = await owed('organisation', '2021..2023', '2024-03-31');
    const cut = await owed('organisation', '2021..2023', '2024-03-31', 1);
    expect(cut.rows).toEqual(whole.rows.slice(0, 1));
    expect(cut.total).toEqual(whole.total);
    expect(whole.total.reports).toBeGreaterThan(1);
  });
});
