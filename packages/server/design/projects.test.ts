// The list of projects: found in six scripts, narrowed by facets, counted by the same rules as figures, of one organisation alone.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ProjectsQuestion, projectsQuestionSchema, type Projects, projectsSchema } from '@throughline/contract/design/projects.ts';
import { figuresSchema } from '@throughline/contract/rollup/figures.ts';
import { LOCAL } from '@throughline/core/people/may.ts';
import { inScope } from '../database/scope.ts';
import { type TestDatabase, testDatabase } from '../database/test-database.ts';
import { syncIndicators } from '../framework/sync-indicators.ts';
import { buildServer } from '../http/server.ts';
import { importFile } from '../transfer/actions/import-file.ts';
import { undoImport } from '../transfer/actions/undo-import.ts';
import { caseText } from '../transfer/testing/store.ts';
import { LISTENERS } from '../wiring.ts';
import { fillListings } from './keep-listing.ts';
import { manyProjects } from './testing/many-projects.ts';
import { viewProjects } from './views/projects.ts';

let store: TestDatabase;
let app: FastifyInstance;
const imported = { actor: LOCAL, listeners: LISTENERS };

async function bringIn(name: string, text: string): Promise<void> {
  const { outcome, problems } = await importFile({ pool: store.appPool, ...imported }, { file: name, open: async function* open() { yield Buffer.from(text); } });
  expect(outcome, JSON.stringify(problems)).toBe('imported');
}

/** A portfolio of a few projects told apart by script, dates and what they name. */
function portfolio(change: (projects: Record<string, unknown>[]) => void = () => {}): string {
  const one = (id: string, title: Record<string, string>, more: Record<string, unknown> = {}): Record<string, unknown> =>
    ({ id, title, start: '2022-01-01', end: '2024-12-31', results: [], indicators: [], ...more });
  const projects = [
    one('A-1', { en: 'Agro-industry parks', fr: 'Parcs agro-industriels', ar: 'مُجَمَّعات الصناعة الزراعيّة في الأردن', ru: 'Зелёные агропарки', zh: '农业加工园区' }, { countries: [{ iso3: 'JOR' }], donors: ['D-ONE'], unit: 'AGR', genderMarker: '2A', sdgTargets: ['9.4'] }),
    one('A-10', { en: 'Café cooperatives' }, { countries: [{ iso3: 'GHA', share: '50' }, { iso3: 'CIV', share: '50' }], donors: ['D-TWO'], start: '2030-01-01', end: '2031-12-31' }),
    one('B-2', { en: 'Energy for agro-industry and leather', es: 'Energía' }, { countries: [{ iso3: 'GHA' }], start: '2019-06-01', end: '2020-05-31', budget: { amount: '1000', currency: 'EUR' } }),
    one('C-3', { en: 'ᚠᚢᚦ'.repeat(200) }, { end: undefined }),
  ].map((each) => JSON.parse(JSON.stringify(each)) as Record<string, unknown>);
  change(projects);
  const whole = JSON.parse(caseText('agro-industry.portfolio.json').toString('utf8')) as Record<string, unknown>;
  return JSON.stringify({ format: whole['format'], framework: whole['framework'], organisation: { id: 'SIX', name: { en: 'Six scripts' } }, exchangeRates: [{ currency: 'EUR', year: 2019, perUsd: '0.8' }], projects, reports: [] });
}

beforeAll(async () => {
  store = await testDatabase();
  await syncIndicators(store.ownerPool);
  await bringIn('agro-industry.portfolio.json', caseText('agro-industry.portfolio.json').toString('utf8'));
  await bringIn('six.json', portfolio());
  app = await buildServer({ store: { ...store, kind: 'embedded', roles: 'app-role', data: null, close: () => store.drop() }, listeners: LISTENERS }, false);
});
afterAll(async () => {
  await app.close();
  await store.drop();
});

const get = (url: string) => app.inject({ method: 'GET', url: `/api/v1${url}`, headers: { host: 'localhost:4180' } });
async function ask(query: Record<string, string | string[]> = {}): Promise<Projects> {
  const parts = new URLSearchParams([['organisation', 'SIX'], ['asOf', '2026-11-24']].filter(([name]) => query[name!] === undefined));
  for (const [name, value] of Object.entries(query)) for (const each of [value].flat()) parts.append(name, each);
  const answer = await get(`/projects?${parts}`);
  expect(answer.statusCode, answer.body.slice(0, 400)).toBe(200);
  return projectsSchema.parse(answer.json());
}
const codes = (answer: Projects): string[] => answer.projects.map((one) => one.code);
const counts = (answer: Projects, facet: string): Record<string, number> =>
  Object.fromEntries(answer.facets!.find((one) => one.facet === facet)!.values.map((one) => [one.value, one.count]));

describe('finding', () => {
  test.each([
    ['a code before what merely begins so', 'a-1', ['A-1', 'A-10']],
    ['a title’s beginning before its middle', 'agro-industry', ['A-1', 'B-2']],
    ['without accents', 'cafe', ['A-10']],
    ['Arabic without vowel signs, whichever alef', 'مجمعات الزراعية الاردن', ['A-1']],
    ['Cyrillic yo as ye', 'зеленые', ['A-1']],
    ['one Chinese character', '农', ['A-1']],
    ['two Chinese characters', '园区', ['A-1']],
    ['a country by its name in another language', 'غانا', ['A-10', 'B-2']],
    ['a country and a word, whatever the order', 'leather Ghana', ['B-2']],
    ['a donor', 'd-two', ['A-10']],
    ['signs that a pattern would take for its own', '100%', []],
    ['letters that no font knows', 'ᚠᚢᚦ', ['C-3']],
  ])('%s', async (_what, find, expected) => {
    const answer = await ask({ find });
    expect([...codes(answer)].sort()).toEqual([...expected].sort());
    if (expected.length > 0) expect(codes(answer)[0]).toBe(expected[0]);
    expect(answer.found).toBe(expected.length);
  });

  test('a near spelling is looked for in the place of a word that stands nowhere, and said', async () => {
    const answer = await ask({ find: 'agro-indstry' });
    expect(codes(answer)).toEqual(['A-1', 'B-2']);
    expect(answer.spelling).toEqual([{ sought: 'agro-indstry', near: expect.arrayContaining(['agro-industry']) }]);
    expect(await ask({ find: 'qqqqqq' })).toMatchObject({ found: 0, spelling: [{ sought: 'qqqqqq', near: [] }] });
  });

  test('what an import changes is found at once, and what is taken back no more', async () => {
    await bringIn('six.json', portfolio((all) => { all[1]!['title'] = { en: 'Cocoa, no longer coffee' }; }));
    expect(codes(await ask({ find: 'cocoa' }))).toEqual(['A-10']);
    expect((await ask({ find: 'café' })).found).toBe(0);
    const last = (await get('/imports?organisation=SIX')).json() as { imports: { number: number }[] };
    await undoImport({ pool: store.appPool, ...imported }, last.imports[0]!.number);
    expect((await ask({ find: 'cocoa' })).found).toBe(0);
    expect(codes(await ask({ find: 'café' }))).toEqual(['A-10']);
  });

  test('the owner’s functions give nothing of organisations that a transaction does not see', async () => {
    const seen = await store.ownerPool.query<{ org_id: string; code: string }>('select org_id, code from organisation');
    const idOf = (code: string) => seen.rows.find((row) => row.code === code)!.org_id;
    const found = (orgs: string[]) => inScope(store.appPool, orgs, async (trx) => [
      (await trx.query(`select project_listing_holding('agro')`)).rowCount, (await trx.query(`select project_listing_holding('园')`)).rowCount, (await trx.query(`select project_listing_near('industri')`)).rowCount,
    ], true);
    expect(await found([idOf('SIX')])).toEqual([2, 1, 2]);
    expect((await found([idOf('ORG')]))[1]).toBe(0);
    expect(await found([])).toEqual([0, 0, 0]);
    expect((await store.appPool.query(`select project_listing_holding('agro')`)).rowCount).toBe(0);
  });

  test('without trigrams rows are read one after another, and the same is found', async () => {
    await store.ownerPool.query('drop extension pg_trgm cascade');
    expect(codes(await ask({ find: 'agro-indstry' }))).toEqual(['A-1', 'B-2']);
    expect(codes(await ask({ find: '加工' }))).toEqual(['A-1']);
  });
});

describe('facets', () => {
  test('count what the other choices leave, and their own values side by side', async () => {
    const all = await ask();
    expect(all).toMatchObject({ all: 4, found: 4, unknown: [], next: null });
    expect(counts(all, 'status')).toEqual({ planned: 1, running: 1, over: 2 });
    expect(counts(all, 'country')).toEqual({ GHA: 2, CIV: 1, JOR: 1, none: 1 });
    expect(counts(all, 'year')).toMatchObject({ 2019: 1, 2020: 1, 2022: 2, 2026: 1, 2031: 1 });
    expect(counts(all, 'donor')).toEqual({ 'D-ONE': 1, 'D-TWO': 1, none: 2 });
    const ghana = await ask({ country: 'GHA' });
    expect(codes(ghana)).toEqual(['A-10', 'B-2']);
    expect(counts(ghana, 'status')).toEqual({ planned: 1, over: 1 });
    expect(counts(ghana, 'country')).toEqual(counts(all, 'country'));
    const both = await ask({ country: ['GHA', 'JOR'], status: 'over' });
    expect(codes(both)).toEqual(['A-1', 'B-2']);
    expect(counts(both, 'status')).toEqual({ planned: 1, over: 2 });
    expect(codes(await ask({ country: 'none' }))).toEqual(['C-3']);
    expect(codes(await ask({ year: '2026' }))).toEqual(['C-3']);
    expect(codes(await ask({ goal: '9' }))).toEqual(['A-1']);
  });

  test('a group stands for its members of the day', async () => {
    const { facets } = await ask();
    const group = facets!.find((one) => one.facet === 'group')!.values.find((one) => one.count === 2)!;
    expect(codes(await ask({ group: group.value }))).toHaveLength(2);
  });

  test('what is none is said with the nearest right thing, and the rest is shown', async () => {
    const answer = await ask({ country: ['Ghana', 'JOR'], status: 'runing', donor: 'D-ON' });
    expect(answer.unknown.map((one) => [one.facet, one.value, one.near[0]?.value])).toEqual([['status', 'runing', 'running'], ['country', 'Ghana', 'GHA'], ['donor', 'D-ON', 'D-ONE']]);
    expect(codes(answer)).toEqual(['A-1']);
    expect((await get('/projects?organisation=SIX&sort=size')).statusCode).toBe(400);
    expect((await get('/projects?organisation=SIX&period=soon')).json()).toMatchObject({ code: 'period-malformed' });
  });
});

test('rows say budget in dollars exactly, a title or none, and go up and down with nothing last', async () => {
  const answer = await ask({ sort: '-budget' });
  expect(codes(answer)[0]).toBe('B-2');
  const { budget } = answer.projects[0]!;
  expect(budget).toMatchObject({ amount: '1000', currency: 'EUR' });
  expect(budget!.usd).toBe('1250');
  expect(codes(await ask({ sort: 'ends' })).at(-1)).toBe('C-3');
  expect(codes(await ask({ sort: '-ends' })).at(-1)).toBe('C-3');
  const pages = [await ask({ limit: '3', sort: 'title' }), await ask({ limit: '3', sort: 'title', cursor: '3', facets: 'no' })];
  expect([pages[0]!.next, pages[1]!.next, pages[1]!.facets]).toEqual(['3', null, null]);
  expect([...pages[0]!.projects, ...pages[1]!.projects].map((one) => one.code).sort()).toEqual(['A-1', 'A-10', 'B-2', 'C-3']);
});

test('reports expected and in are those that figures count, project by project', async () => {
  for (const period of ['2021', '2022', '2023', '2021..2023']) {
    const answer = await ask({ organisation: 'ORG', period, asOf: '2024-03-31' });
    expect(answer.live).toBe(true);
    expect(answer.projects).toHaveLength(4);
    for (const { code, reports } of answer.projects) {
      const { figures } = figuresSchema.parse((await get(`/figures?organisation=ORG&place=project:${code}&period=${period}&asOf=2024-03-31`)).json());
      const whole = figures.filter((one) => one.cell === undefined);
      expect([code, period, reports!.expected, reports!.reported]).toEqual([code, period, sum(whole.map((one) => one.coverage.expected)), sum(whole.map((one) => one.coverage.reported))]);
    }
  }
  const owing = await ask({ organisation: 'ORG', period: '2022', asOf: '2024-03-31', data: 'owes' });
  expect(owing.projects.every((one) => one.reports!.reported < one.reports!.expected)).toBe(true);
  expect(owing.found).toBe(counts(owing, 'data')['owes']);
  expect(await ask({ organisation: 'ORG', period: '2022', asOf: '2022-06-30' })).toMatchObject({ live: false, projects: [{ reports: null }, {}, {}, {}] });
});

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

test('what was loaded past the listeners is listed at the next start', async () => {
  await store.ownerPool.query('delete from project_listing');
  expect((await ask()).found).toBe(0);
  await fillListings(store.ownerPool);
  expect((await ask()).found).toBe(4);
});

// How long it takes is for docs/operate/find-projects.md: THROUGHLINE_MANY=20000 npx vitest run packages/server/design
test('many projects: what is found is what the rows say', async () => {
  const many = Number(process.env['THROUGHLINE_MANY'] ?? 2000);
  const big = await testDatabase();
  try {
    await syncIndicators(big.ownerPool);
    await manyProjects(big.ownerPool, 'irpf-2019', many);
    await big.ownerPool.query('vacuum analyze');
    const org = (await big.ownerPool.query<{ org_id: string }>(`select org_id from organisation where code = 'BIG'`)).rows[0]!.org_id;
    const timed = async (query: Partial<Record<keyof ProjectsQuestion, string | string[]>>): Promise<Projects> => {
      const asked = projectsQuestionSchema.parse(query);
      const view = () => inScope(big.appPool, [org], (trx) => viewProjects(trx, { orgId: org, code: 'BIG', name: {}, framework: 'irpf-2019', demonstration: false, withdrawn: false }, asked));
      const took: number[] = [];
      let answer = await view();
      for (let at = 0; at < 5; at += 1) {
        const began = performance.now();
        answer = await view();
        took.push(performance.now() - began);
      }
      if (many > 2000) console.info(`${JSON.stringify(query)}: ${answer.found} found, ${took.sort((a, b) => a - b)[2]!.toFixed(0)} ms`);
      return answer;
    };
    const tenth = many / 10;
    expect((await timed({})).found).toBe(many);
    expect((await timed({ facets: 'no' })).found).toBe(many);
    for (const find of ['rice mills', '稻米', '稻', 'مطاحن الارز', 'рисовые', 'ministries rice', 'rise mils']) expect((await timed({ find, facets: 'no' })).found, find).toBe(tenth);
    expect((await timed({ find: 'BIG-000123', facets: 'no' })).found).toBe(1);
    expect((await timed({ find: 'rice', country: ['KEN', 'GHA'], status: 'over', asOf: '2022-01-01' })).found).toBeGreaterThan(0);
    expect((await timed({ sort: '-budget', cursor: String(many - 100), facets: 'no', limit: '100' })).projects).toHaveLength(100);
    expect((await timed({ sort: 'title', lang: 'zh', facets: 'no' })).projects).toHaveLength(200);
  } finally {
    await big.drop();
  }
});
