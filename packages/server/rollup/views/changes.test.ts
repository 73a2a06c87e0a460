/** What changed since a day, and how results lead on, over HTTP and against a real database. */
import type { FastifyInstance } from 'fastify';
import { changesSchema } from '@throughline/contract/rollup/changes.ts';
import { type Figure, figuresSchema } from '@throughline/contract/rollup/figures.ts';
import { overviewSchema } from '@throughline/contract/rollup/pages.ts';
import { LOCAL } from '@throughline/core/people/may.ts';
import { isChanged } from '@throughline/core/rollup/changed.ts';
import type { Figure as CoreFigure } from '@throughline/core/rollup/figure.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../database/open-database.ts';
import { type TestDatabase, testDatabase } from '../../database/test-database.ts';
import { syncIndicators } from '../../framework/sync-indicators.ts';
import { buildServer } from '../../http/server.ts';
import { importFile } from '../../transfer/actions/import-file.ts';
import { caseText } from '../../transfer/testing/store.ts';
import { LISTENERS } from '../../wiring.ts';

let store: TestDatabase;
let app: FastifyInstance;
type Document = { projects: { id: string; results: { id: string; stage: string; leadsTo?: { result: string }[] }[] }[]; reports: { project: string; period: string; state: string; verified?: string; submitted: string }[] };
const document = JSON.parse(caseText('agro-industry.portfolio.json').toString('utf8')) as Document;

beforeAll(async () => {
  store = await testDatabase();
  await syncIndicators(store.ownerPool);
  const file = { file: 'agro-industry.portfolio.json', open: async function* open() { yield caseText('agro-industry.portfolio.json'); } };
  expect((await importFile({ pool: store.appPool, actor: LOCAL, listeners: LISTENERS }, file)).outcome).toBe('imported');
  const serving: OpenDatabase = { ...store, kind: 'embedded', roles: 'app-role', data: null, close: () => store.drop() };
  app = await buildServer({ store: serving, listeners: LISTENERS }, false);
});
afterAll(async () => {
  await app.close();
  await store.drop();
});

const get = async (path: string) => app.inject({ method: 'GET', url: `/api/v1/${path}`, headers: { host: 'localhost:4180' } });
const changes = async (asked: string) => changesSchema.parse((await get(`changes?organisation=ORG&${asked}`)).json());
const figures = async (asked: string): Promise<Map<string, Figure>> =>
  new Map(figuresSchema.parse((await get(`figures?organisation=ORG&${asked}`)).json()).figures.map((one) => [one.indicator, one]));

describe('what changed since a day', () => {
  it.each([
    ['organisation', '2022', '2023-01-01', '2024-03-31'], ['organisation', '2021..2023', '2022-06-30', '2023-06-30'],
    ['programme:PRG', '2021', '2021-12-31', '2022-12-31'], ['country:ETH', '2022', '2022-12-31', '2024-03-31'],
  ])('lists at %s for %s every figure that the figure route gives another for, and no other', async (place, period, since, asOf) => {
    const body = await changes(`place=${place}&period=${period}&since=${since}&asOf=${asOf}`);
    const [before, now] = [await figures(`place=${place}&period=${period}&asOf=${since}`), await figures(`place=${place}&period=${period}&asOf=${asOf}`)];
    const other = [...now.keys()].filter((code) => isChanged(before.get(code) as CoreFigure, now.get(code) as CoreFigure));
    expect(other.length).toBeGreaterThan(0);
    expect(body.figures.map((one) => one.indicator.code).sort()).toEqual(other.sort());
    for (const one of body.figures) expect([one.before.value, one.now.value]).toEqual([before.get(one.indicator.code)!.value, now.get(one.indicator.code)!.value]);
  });

  it('counts what was verified in between: first reports, corrections and the file', async () => {
    const [since, asOf] = ['2022-06-30', '2024-03-31'];
    const { came, last } = await changes(`period=2022&since=${since}&asOf=${asOf}`);
    const verified = document.reports.filter((one) => one.state === 'verified' && one.verified!.slice(0, 10) <= asOf);
    const between = verified.filter((one) => one.verified!.slice(0, 10) > since);
    expect(came.first + came.corrections).toBe(between.length);
    expect(came.projects).toBe(new Set(between.map((one) => one.project)).size);
    expect(came.files).toMatchObject([{ file: 'agro-industry.portfolio.json' }]);
    expect(last).toBe(verified.map((one) => one.verified!.slice(0, 10)).sort().at(-1));
  });

  it('says that nothing came in, and the day of the last report', async () => {
    const body = await changes('period=2022&asOf=2030-01-01');
    expect(body).toMatchObject({ since: '2029-10-03', figures: [], compared: 0, came: { projects: 0, first: 0, corrections: 0 } });
    expect(body.last).not.toBeNull();
  });

  it('refuses a day that is none, or not before the other', async () => {
    expect((await get('changes?organisation=ORG&since=2024-02-31')).json()).toMatchObject({ code: 'malformed-date', problems: [{ at: 'since' }] });
    expect((await get('changes?organisation=ORG&since=2024-03-31&asOf=2024-03-31')).json()).toMatchObject({ code: 'since-not-before' });
    expect((await get('overview?organisation=ORG&accountability=nobody')).statusCode).toBe(400);
  });
});

describe('the overview', () => {
  it('shows only the figures of an accountability', async () => {
    const all = overviewSchema.parse((await get('overview?organisation=ORG&period=2022&asOf=2024-03-31')).json()).areas.flatMap((area) => area.figures);
    for (const accountability of ['full', 'shared', 'member-state']) {
      const some = overviewSchema.parse((await get(`overview?organisation=ORG&period=2022&asOf=2024-03-31&accountability=${accountability}`)).json()).areas.flatMap((area) => area.figures);
      expect(some.map((one) => one.indicator.code)).toEqual(all.filter((one) => one.indicator.accountability === accountability).map((one) => one.indicator.code));
    }
  });

  it('counts projects and links from stage to stage as the chains state them', async () => {
    const { flow } = overviewSchema.parse((await get('overview?organisation=ORG&period=2022')).json());
    const stages = new Map<string, Set<string>>();
    const links = new Map<string, { projects: Set<string>; links: number }>();
    for (const project of document.projects) for (const result of project.results) {
      stages.set(result.stage, (stages.get(result.stage) ?? new Set()).add(project.id));
      for (const { result: led } of result.leadsTo ?? []) {
        const to = project.results.find((one) => one.id === led)!.stage;
        if (to === result.stage) continue;
        const link = links.get(`${result.stage} ${to}`) ?? { projects: new Set(), links: 0 };
        links.set(`${result.stage} ${to}`, { projects: link.projects.add(project.id), links: link.links + 1 });
      }
    }
    expect(Object.fromEntries(flow.stages.map((one) => [one.stage, one.projects]))).toEqual(Object.fromEntries([...stages].map(([stage, projects]) => [stage, projects.size])));
    expect(flow.links.length).toBeGreaterThan(0);
    expect(Object.fromEntries(flow.links.map((one) => [`${one.from} ${one.to}`, [one.projects, one.links]]))).toEqual(Object.fromEntries([...links].map(([key, one]) => [key, [one.projects.size, one.links]])));
  });
});
