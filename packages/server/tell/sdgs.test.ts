// Goals by the API: who stands where in the worked example, figures equal to the figure route, published goals without a target.
import type { Figures } from '@throughline/contract/rollup/figures.ts';
import type { SdgPage, Sdgs } from '@throughline/contract/tell/sdg.ts';
import { fractionText } from '@throughline/core/ground/decimal.ts';
import { rational, sum } from '@throughline/core/ground/rational.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '../database/open-database.ts';
import { buildServer } from '../http/server.ts';
import { type TestStore, testStore } from '../transfer/testing/store.ts';
import { LISTENERS } from '../wiring.ts';

let store: TestStore;
let server: FastifyInstance;

beforeAll(async () => {
  store = await testStore(LISTENERS);
  await store.importCase('agro-industry.portfolio.json', { organisation: 'AGRO' });
  await store.importBytes('goal.xml', GOAL_ONLY, { organisation: 'GOAL' });
  server = await buildServer({ store: { ...store, kind: 'server', roles: 'apart', data: null, close: async () => {} } as unknown as OpenDatabase, listeners: [] }, false);
});
afterAll(async () => {
  await server.close();
  await store.drop();
});

const ask = async <T>(path: string): Promise<T> => {
  const answer = await server.inject({ method: 'GET', url: `/api/v1/${path}`, headers: { host: 'localhost' } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<T>();
};

test('seventeen goals; tags overlap, money adds to the whole', async () => {
  const sdgs = await ask<Sdgs>('sdgs?organisation=AGRO&period=2023');
  expect(sdgs.goals).toHaveLength(17);
  const projects = Object.fromEntries(sdgs.goals.filter((one) => one.projects > 0).map((one) => [one.code, one.projects]));
  expect(projects['9']).toBe(4);
  expect(Object.values(projects).reduce((all, one) => all + one, 0)).toBeGreaterThan(sdgs.projects);
  expect(sdgs.overlap.reduce((all, one) => all + one.projects, 0)).toBe(sdgs.projects);
  const parts = [...sdgs.goals.flatMap(({ money }) => money?.usd ?? []), ...(sdgs.money.notStated ? [sdgs.money.notStated.usd] : [])];
  expect(fractionText(sum(parts.map(rational)))).toBe(sdgs.money.total);
});

test.each(['9', '9.4'])('figures at %s are those of the figure route', async (code) => {
  const page = await ask<SdgPage>(`sdgs/${code}?organisation=AGRO&period=2023`);
  expect(page.figures.length).toBeGreaterThan(0);
  for (const { figure } of page.figures) {
    const asked = new URLSearchParams({ organisation: 'AGRO', indicator: figure.indicator, place: `sdg:${code}`, period: '2023' });
    const { value, label, target, coverage } = (await ask<Figures>(`figures?${asked}`)).figures[0]!;
    expect({ value, label, target, coverage }).toEqual({ value: figure.value, label: figure.label, target: figure.target, coverage: figure.coverage });
  }
});

test('level 1 statistics stand apart, and no figure of projects is among them', async () => {
  const page = await ask<SdgPage>('sdgs/9?organisation=AGRO&period=2023');
  expect(page.context.length).toBeGreaterThan(0);
  const shown = new Set(page.figures.map(({ indicator }) => indicator.code));
  expect(page.context.filter(({ code }) => shown.has(code))).toEqual([]);
  expect(page.context.every(({ targets }) => targets.some((target) => target.startsWith('9.')))).toBe(true);
});

test('a published goal without a target stands at the goal as a whole and at no target', async () => {
  const sdgs = await ask<Sdgs>('sdgs?organisation=GOAL');
  const goal = sdgs.goals.find(({ projects }) => projects > 0)!;
  expect([goal.code, goal.projects, goal.goalOnly, sdgs.goalOnly]).toEqual(['6', 1, 1, 1]);
  expect(goal.targets.every(({ projects }) => projects === 0)).toBe(true);
  expect(goal.money).toBeNull();
});

test('a goal or target that is none is refused by its name', async () => {
  for (const code of ['18', '9.99', 'x']) await expect(ask(`sdgs/${code}?organisation=AGRO`)).rejects.toThrow(/unknown-place/);
});

const GOAL_ONLY = `<?xml version="1.0"?><iati-activities version="2.03"><iati-activity default-currency="USD" last-updated-datetime="2024-01-01T00:00:00Z">
  <iati-identifier>XX-1-A</iati-identifier><reporting-org ref="XX-1" type="10"><narrative>Publisher</narrative></reporting-org>
  <title><narrative>Water</narrative></title><description><narrative>Water</narrative></description><participating-org role="1" ref="XX-D"/>
  <activity-status code="2"/><activity-date type="2" iso-date="2022-01-01"/><recipient-country code="KE"/><tag vocabulary="2" code="6"/></iati-activity></iati-activities>`;
