/** The indicator page: figures of the one route, projects in parts, targets by mode, and the nearest code for one that nobody has. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicatorPageSchema, indicatorProjectsSchema } from '@throughline/contract/rollup/pages.ts';
import { Refused } from '@throughline/core/ground/problem.ts';
import { inScope } from '../../database/scope.ts';
import { type HeldOrganisation, findOrganisation } from '../../people/find-organisation.ts';
import { type TestStore, testStore } from '../../transfer/testing/store.ts';
import { LISTENERS } from '../../wiring.ts';
import { figuresFor } from '../ask.ts';
import { foldLedger } from '../fast/refresh.ts';
import { viewIndicator, viewIndicatorProjects } from './indicator.ts';
import { viewIndicators } from './indicators.ts';

let store: TestStore;
let org: HeldOrganisation;
const AT = { place: 'organisation', period: '2022', asOf: '2026-12-31' };

beforeAll(async () => {
  store = await testStore(LISTENERS);
  expect((await store.importCase('agro-industry.portfolio.json')).outcome).toBe('imported');
  await foldLedger(store.ownerPool);
  org = await findOrganisation(store.appPool, undefined);
});
afterAll(() => store.drop());

const scoped = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(store.appPool, [org.orgId], work);
const view = (code: string, question = AT) => scoped(async (trx) => indicatorPageSchema.parse(await viewIndicator(trx, org, code, question)));

describe('an indicator', () => {
  it('shows nothing but figures of the figure route', async () => {
    for (const { code } of await scoped((trx) => viewIndicators(trx, org))) {
      const page = await view(code);
      const all = [page.figure, ...page.series, ...[...page.byProgramme, ...page.byCountry, ...page.byProject].map((one) => one.figure)];
      const route = await scoped((trx) => figuresFor(trx, org, all.map(({ indicator, place, period }) => ({ indicator, place, period, asOf: AT.asOf }))));
      expect(all).toEqual(JSON.parse(JSON.stringify(route)));
    }
  });

  it('gives its projects in parts that together are the page’s', async () => {
    const rows = await scoped((trx) => viewIndicators(trx, org));
    const { code } = rows.reduce((most, one) => (one.projects > most.projects ? one : most));
    const page = await view(code);
    expect(page.byProject.length).toBeGreaterThan(1);
    const part = (from: number) => scoped(async (trx) => indicatorProjectsSchema.parse(await viewIndicatorProjects(trx, org, code, AT, { from, limit: 1 })));
    const parts = [];
    for (let from = 0; from < page.byProject.length; from += 1) parts.push(await part(from));
    expect(parts.flatMap((one) => one.rows)).toEqual(page.byProject);
    expect(new Set(parts.map((one) => one.total))).toEqual(new Set([page.byProject.length]));
  });

  it('says the modes of the targets that stand at the place', async () => {
    const modes = new Set<string>();
    for (const { code } of await scoped((trx) => viewIndicators(trx, org))) {
      const page = await view(code);
      if (page.series.some((one) => one.target !== null)) expect([code, page.targetModes.length]).not.toEqual([code, 0]);
      page.targetModes.forEach((one) => modes.add(one));
    }
    expect([...modes].sort()).toEqual(expect.arrayContaining(['annual', 'final']));
  });

  it('that no project measures has its definition and no figure', async () => {
    const measured = new Set((await scoped((trx) => viewIndicators(trx, org))).map((one) => one.code));
    const codes = (await scoped(async (trx) => (await trx.query<{ code: string }>('select code from indicator where org_id is null and framework = $1 order by code', [org.framework])).rows)).map((one) => one.code);
    const code = codes.find((one) => !measured.has(one))!;
    const page = await view(code);
    expect([page.indicator.projects, page.figure.value, page.figure.label, page.byProject]).toEqual([0, null, 'no-data', []]);
    expect(page.indicator.definition).not.toBeNull();
  });

  it('that nobody has is refused with the codes most like it', async () => {
    const known = (await scoped((trx) => viewIndicators(trx, org)))[0]!.code;
    const refused = (await view(`${known}0`).catch((error: unknown) => error)) as Refused;
    expect(refused).toBeInstanceOf(Refused);
    expect(refused.problems[0]).toMatchObject({ code: 'unknown-indicator', kind: 'missing' });
    const near = refused.problems[0]!.accepted!.split(', ');
    expect(near.length).toBeLessThanOrEqual(5);
    expect(near).toContain(known);
  });
});
