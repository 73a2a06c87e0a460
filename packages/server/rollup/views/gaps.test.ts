/** Gaps: counts that open, and coverage by year that is the coverage of the figures. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverageSchema, gapsSchema, notReadSchema } from '@throughline/contract/rollup/gaps.ts';
import { today } from '../../clock.ts';
import { inScope } from '../../database/scope.ts';
import { type HeldOrganisation, findOrganisation } from '../../people/find-organisation.ts';
import { type TestStore, testStore } from '../../transfer/testing/store.ts';
import { figuresFor, plainFigures } from '../ask.ts';
import { viewGaps, viewNotRead } from './gaps.ts';
import { viewCoverage } from './gaps-coverage.ts';
import { rebuild } from '../fast/refresh.ts';
import { viewIndicators } from './indicators.ts';
import { viewOwed } from './owed.ts';

let store: TestStore;
let org: HeldOrganisation;
const AS_OF = '2024-03-31';

beforeAll(async () => {
  store = await testStore();
  expect((await store.importCase('agro-industry.portfolio.json')).outcome).toBe('imported');
  await rebuild(store.ownerPool);
  org = await findOrganisation(store.appPool, 'ORG');
});
afterAll(() => store.drop());

const scoped = <T>(work: Parameters<typeof inScope<T>>[2], of = org) => inScope(store.appPool, [of.orgId], work);

describe('gaps', () => {
  // as of today the cells answer, as of an earlier day the records
  it.each([['organisation', AS_OF], ['organisation', today()], ['programme:PRG', AS_OF], ['country:ETH', AS_OF]])('at %s as of %s: coverage of each year is that of the figures, by area and by programme', async (place, asOf) => {
    const body = coverageSchema.parse(await scoped((trx) => viewCoverage(trx, org, { place, period: '2021..2023', asOf })));
    const indicators = await scoped((trx) => viewIndicators(trx, org));
    expect(body.years.length).toBeGreaterThan(1);
    for (const [at, year] of body.years.entries()) {
      const figures = (await scoped((trx) => plainFigures(trx, org, indicators.map((one) => ({ indicator: one.code, place, period: String(year), asOf }))))).map((one) => one[0]!);
      const sum = (of: 'expected' | 'reported', area?: string) => figures.reduce((total, one, n) => (area === undefined || (indicators[n]!.area ?? `stage:${indicators[n]!.stage ?? ''}`) === area ? total + one.coverage[of] : total), 0);
      expect(body.total[at]).toEqual({ year, expected: sum('expected'), reported: sum('reported') });
      for (const { area, cells } of body.areas) expect([area, cells[at]]).toEqual([area, { year, expected: sum('expected', area), reported: sum('reported', area) }]);
      expect(body.programmes.reduce((total, one) => total + one.cells[at]!.expected, 0)).toBe(sum('expected'));
    }
  });

  it('counts open to as many rows', async () => {
    const question = { place: 'organisation', period: '2021..2023', asOf: AS_OF };
    const body = await scoped((trx) => viewGaps(trx, org, question, 5000));
    const owed = await scoped((trx) => viewOwed(trx, org, question, 5000));
    expect(body.owed).toEqual(owed);
    expect(body.counts).toMatchObject({ owed: owed.total.reports, late: owed.rows.filter((row) => (row.daysLate ?? 0) > 0).length, notUnderstood: 0, unmapped: { legacy: 0, indicators: 0 } });
    const figures = await scoped(async (trx) => figuresFor(trx, org, (await viewIndicators(trx, org)).map((one) => ({ indicator: one.code, ...question }))));
    expect(body.counts.carried).toBe(figures.reduce((total, one) => total + one.coverage.carried, 0));
    expect(body.carried.length).toBe(body.counts.carried);
    expect(body.carried.every((one) => one.from < one.owed)).toBe(true);
  });

  it('tells what a file says that could not be read, by reason, with file and line', async () => {
    const xml = `<iati-activities version="2.03"><iati-activity last-updated-datetime="2024-01-01T00:00:00Z">
      <iati-identifier>XX-1</iati-identifier><reporting-org ref="XX" type="40"><narrative>Publisher</narrative></reporting-org><title><narrative>Activity</narrative></title>
      <activity-status code="2"/><activity-date type="2" iso-date="2022-01-01"/><recipient-country code="ET" percentage="100"/>
      <result type="1" aggregation-status="1"><title><narrative>Results</narrative></title>
        <indicator measure="1" aggregation-status="1"><title><narrative>Wells dug</narrative></title>
          <period><period-start iso-date="2022-01-01"/><period-end iso-date="2022-12-31"/><actual value="1,204"/></period></indicator></result></iati-activity></iati-activities>`;
    expect(await store.importBytes('wells.xml', xml)).toMatchObject({ outcome: 'imported' });
    const publisher = await findOrganisation(store.appPool, 'XX');
    const body = gapsSchema.parse(await scoped((trx) => viewGaps(trx, publisher, { place: 'organisation', period: undefined, asOf: AS_OF }, 0), publisher));
    expect(body.counts).toMatchObject({ notUnderstood: 1, unmapped: { legacy: 0, indicators: 1 } });
    expect(body.notUnderstood).toMatchObject([{ count: 1, projects: 1, files: 1 }]);
    const rows = (place: string, code?: string) => scoped((trx) => viewNotRead(trx, publisher, { place, period: undefined, asOf: AS_OF }, { code, limit: 100 }), publisher);
    const read = notReadSchema.parse(await rows('country:ETH', body.notUnderstood[0]!.code));
    expect(read).toMatchObject({ total: 1, rows: [{ project: 'XX-1', found: '1,204', file: 'wells.xml' }] });
    expect((await rows('country:KEN')).total).toBe(0);
    expect((await rows('organisation', 'none-such')).total).toBe(0);
  });
});
