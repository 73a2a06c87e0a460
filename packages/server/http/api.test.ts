import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExpectedDocument, type ExpectedFigure, differences, documentsOf } from '@throughline/core/rollup/testing/expected.ts';
import { LOCAL } from '@throughline/core/people/may.ts';
import { figuresSchema } from '@throughline/contract/rollup/figures.ts';
import { indicatorPageSchema, overviewSchema, placesSchema, workingSchema } from '@throughline/contract/rollup/pages.ts';
import { importResultSchema, importsSchema } from '@throughline/contract/transfer/imports.ts';
import type { OpenDatabase } from '../database/open-database.ts';
import { type TestDatabase, testDatabase } from '../database/test-database.ts';
import { syncIndicators } from '../framework/sync-indicators.ts';
import { importFile } from '../transfer/actions/import-file.ts';
import { caseText } from '../transfer/testing/store.ts';
import { LISTENERS } from '../wiring.ts';
import { buildServer } from './server.ts';

let store: TestDatabase;
let app: FastifyInstance;

const serving = (database: TestDatabase): OpenDatabase => ({ ...database, kind: 'embedded', roles: 'app-role', data: null, close: () => database.drop() });

beforeAll(async () => {
  store = await testDatabase();
  await syncIndicators(store.ownerPool);
  const file = { file: 'agro-industry.portfolio.json', open: async function* open() { yield caseText('agro-industry.portfolio.json'); } };
  const { outcome } = await importFile({ pool: store.appPool, actor: LOCAL, listeners: LISTENERS }, file);
  expect(outcome).toBe('imported');
  app = await buildServer({ store: serving(store), listeners: LISTENERS }, false);
});
afterAll(async () => {
  await app.close();
  await store.drop();
});

const HOST = { host: 'localhost:4180' };
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers: { ...HOST, ...headers } });
const AS_OF = 'asOf=2024-03-31';
type Details = { status: number; code: string; problems: { code: string; at: string; text: string; found?: string }[] };

/** What the API says otherwise than a document expects. */
async function differencesFrom(document: ExpectedDocument, organisation: string): Promise<string[]> {
  const found = new Map<string, ExpectedFigure>();
  const dimensions = document.by === undefined ? ['', ...new Set(document.figures.flatMap((one) => Object.keys(one.cell ?? {})))] : [document.by];
  for (const by of dimensions) {
    const asked = (['indicator', 'place', 'period'] as const)
      .map((name) => [...new Set(document.figures.map((one) => one[name]))].map((value) => `${name}=${encodeURIComponent(value)}`).join('&')).join('&');
    const answer = await get(`/api/v1/figures?organisation=${organisation}&${asked}&asOf=${document.asOf}${by === '' ? '' : `&by=${by}`}`);
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
    for (const one of figuresSchema.parse(answer.json()).figures) found.set(keyOf(one), one);
  }
  return document.figures.flatMap((one) => {
    const figure = found.get(keyOf(one));
    return figure === undefined ? [`${keyOf(one)}: no answer`] : differences(one, figure).map((each) => `${keyOf(one)}: ${each}`);
  });
}

/** A portfolio of the cases as an organisation of its own beside the others: ids are unique within one. */
async function bringIn(portfolio: string, organisation: string): Promise<void> {
  const document = JSON.parse(caseText(portfolio).toString('utf8')) as { organisation: { id: string } };
  const text = JSON.stringify({ ...document, organisation: { ...document.organisation, id: organisation } });
  const file = { file: portfolio, open: async function* open() { yield Buffer.from(text); } };
  const { outcome, problems } = await importFile({ pool: store.appPool, actor: LOCAL, listeners: LISTENERS }, file);
  expect(outcome, JSON.stringify(problems)).toBe('imported');
}

describe('figures over HTTP', () => {
  it('are given for a group of countries, and say what of a regional project stands there', async () => {
    const figures = async (place: string) => {
      const answer = await get(`/api/v1/figures?organisation=ORG&place=${encodeURIComponent(place)}&period=2022&${AS_OF}`);
      expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
      return new Map(figuresSchema.parse(answer.json()).figures.map((one) => [one.indicator, one]));
    };
    const places = placesSchema.parse((await get('/api/v1/places?organisation=ORG')).json());
    // every country of a region alone: the region says what the country says
    const alone = places.groups.find((group) => places.countries.some((one) => one.projects === group.projects && one.projects > 0 && one.place !== 'country:none') && group.kind !== 'list')!;
    const [region, countries] = [await figures(alone.place), await Promise.all(places.countries.map(async (one) => ({ one, held: await figures(one.place) })))];
    const same = countries.filter(({ held }) => [...held].every(([code, figure]) => JSON.stringify({ ...figure, place: '' }) === JSON.stringify({ ...region.get(code)!, place: '' })));
    expect(same).toHaveLength(1);
    expect([...region.values()].some((one) => one.value !== null)).toBe(true);
    expect((await get('/api/v1/figures?organisation=ORG&indicator=TCO.1&period=2022&place=group:NOPE')).json()).toMatchObject({ code: 'unknown-place' });
    expect((await get(`/api/v1/overview?organisation=ORG&place=${encodeURIComponent(`programme:PRG+${alone.place}`)}&period=2022`)).statusCode).toBe(200);
  });
  it('meet the worked example to the letter', async () => {
    expect(await differencesFrom(documentsOf('agro-industry.expected.json').find((one) => one.asOf === '2024-03-31')!, 'ORG')).toEqual([]);
  });

  it.each([['rules.expected.json', ''], ['generated/small.expected.json', 'generated/']])('meet %s to the letter, beside other organisations', async (expected, folder) => {
    const documents = documentsOf(expected);
    const organisation = expected.split('.')[0]!.replace('/', '-');
    await bringIn(`${folder}${documents[0]!.portfolio}`, organisation);
    for (const document of documents) expect(await differencesFrom(document, organisation)).toEqual([]);
    expect((await get('/api/v1/figures?indicator=TCO.1')).json<Details>().code).toBe('organisation-undecided');
    await store.ownerPool.query('update organisation set withdrawn = true where code = $1', [organisation]);
  }, 120_000);

  it('carry nothing that the contract does not name', async () => {
    const answer = await get(`/api/v1/figures?indicator=TCO.1&place=organisation&period=2021&${AS_OF}`);
    const [figure] = answer.json<{ figures: object[] }>().figures;
    expect(Object.keys(figure!).sort()).toEqual([
      'achievement', 'baseline', 'bounds', 'coverage', 'framework', 'includesRegional', 'indicator', 'kind', 'label', 'likeForLike', 'period', 'place',
      'target', 'targetOfParts', 'unit', 'value', 'verdict',
    ]);
  });

  it('a question with a wrong place, period and date is refused with a problem for each', async () => {
    const answer = await get('/api/v1/figures?indicator=NONE.1&place=programme:X&place=mars&period=2023..2021&asOf=2024-02-30');
    const body = answer.json<Details>();
    expect(answer.statusCode).toBe(body.status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(body.problems.map((one) => [one.at, one.found])).toEqual([
      ['indicator', 'NONE.1'], ['place', 'programme:X'], ['place', 'mars'], ['period', '2023..2021'], ['asOf', '2024-02-30'],
    ]);
    expect(body.problems.every((one) => one.text.length > 10 && !one.text.startsWith('problem.'))).toBe(true);
  });

  it.each(['place=organisation&period=20x', 'place=mars&period=2021', 'indicator=NONE.1', 'asOf=yesterday', 'colour=red'])('%s gets 400', async (asked) => {
    expect((await get(`/api/v1/figures?${asked}`)).statusCode).toBe(400);
  });

  it('says problems in the language asked for', async () => {
    const texts = await Promise.all(['en', 'fr', 'es', 'ru', 'zh', 'ar'].map(async (lang) =>
      (await get(`/api/v1/figures?period=20x&lang=${lang}`)).json<Details>().problems[0]!.text));
    expect(new Set(texts).size).toBe(6);
  });
});

describe('pages', () => {
  it('overview, indicator, working and places are what their contract says', async () => {
    const overview = overviewSchema.parse((await get(`/api/v1/overview?${AS_OF}`)).json());
    expect(overview.areas.find((one) => one.area === 'TCO')!.figures[0]!.figure).toMatchObject({ value: '60', label: 'lower-bound', period: '2021..2023' });
    const page = indicatorPageSchema.parse((await get(`/api/v1/indicators/TCO.1?place=programme:PRG&period=2021..2023&${AS_OF}`)).json());
    expect(page.byProject.map((one) => one.figure.place)).toEqual(['project:P1', 'project:P2', 'project:P3']);
    const working = workingSchema.parse((await get(`/api/v1/working?indicator=TCO.1&place=programme:PRG&period=2022&${AS_OF}`)).json());
    expect(working.contributions[0]!.source).toMatchObject({ file: 'agro-industry.portfolio.json', import: 1 });
    const places = placesSchema.parse((await get('/api/v1/places')).json());
    expect(places.programmes).toMatchObject([{ place: 'programme:PRG', projects: 3 }]);
  });

  it('an indicator that nobody defined is not there', async () => {
    const answer = await get('/api/v1/indicators/NONE.1');
    expect([answer.statusCode, answer.json<Details>().code]).toEqual([404, 'unknown-indicator']);
  });

  it('a list goes on from its cursor', async () => {
    const first = (await get('/api/v1/indicators?limit=3')).json<{ indicators: { code: string }[]; next: string }>();
    const second = (await get(`/api/v1/indicators?limit=3&cursor=${first.next}`)).json<{ indicators: { code: string }[] }>();
    expect(first.indicators.length).toBe(3);
    expect(second.indicators.map((one) => one.code)).not.toContain(first.indicators[2]!.code);
  });

  it('what has not changed is not sent again; what is large is packed', async () => {
    const first = await get(`/api/v1/overview?${AS_OF}`);
    const again = await get(`/api/v1/overview?${AS_OF}`, { 'if-none-match': String(first.headers.etag) });
    expect([first.statusCode, again.statusCode]).toEqual([200, 304]);
    const packed = await get(`/api/v1/overview?${AS_OF}`, { 'accept-encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
  });

  it('describes itself: OpenAPI 3.1 with every address', async () => {
    const described = (await get('/api/v1/openapi.json')).json<{ openapi: string; paths: Record<string, unknown> }>();
    expect(described.openapi).toMatch(/^3\.1/);
    expect(Object.keys(described.paths)).toEqual(expect.arrayContaining(['/api/v1/figures', '/api/v1/working', '/api/v1/imports', '/api/v1/overview']));
    expect((await get('/api/docs/')).statusCode).toBe(200);
  });
});

/** A form with one file, as a browser sends it. */
function form(name: string, content: Buffer, fields: Record<string, string>): { payload: Buffer; headers: Record<string, string> } {
  const line = '----throughline';
  const head = Object.entries(fields).map(([key, value]) => `--${line}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`).join('');
  const file = `--${line}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/json\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head + file), content, Buffer.from(`\r\n--${line}--\r\n`)]),
    headers: { ...HOST, 'content-type': `multipart/form-data; boundary=${line}` },
  };
}
const LATE = caseText('agro-industry-late.portfolio.json');
const post = (url: string, more: { payload?: Buffer; headers: Record<string, string> }, remoteAddress = '127.0.0.1') =>
  app.inject({ method: 'POST', url, remoteAddress, ...more });

describe('bringing files in', () => {
  it('a dry run says everything and changes nothing', async () => {
    const answer = await post('/api/v1/imports', form('late.json', LATE, { dryRun: 'true' }));
    expect(importResultSchema.parse(answer.json()).files[0]).toMatchObject({ outcome: 'imported', kind: 'portfolio' });
    expect(importsSchema.parse((await get('/api/v1/imports?organisation=ORG')).json()).imports.length).toBe(1);
  });

  it('then it is brought in, listed, and taken back', async () => {
    expect((await post('/api/v1/imports', form('late.json', LATE, {}))).statusCode).toBe(200);
    const [latest] = importsSchema.parse((await get('/api/v1/imports')).json()).imports;
    expect(latest).toMatchObject({ file: 'late.json', undo: { allowed: true, why: null } });
    const asked = '/api/v1/figures?indicator=TCO.1&place=programme:PRG&period=2022';
    expect((await get(asked)).json<{ figures: { label: string }[] }>().figures[0]!.label).toBe('exact');
    expect((await post(`/api/v1/imports/${latest!.number}/undo`, { headers: HOST })).statusCode).toBe(200);
    expect((await get(asked)).json<{ figures: { label: string }[] }>().figures[0]!.label).toBe('lower-bound');
  });

  it.each([
    ['a page of somebody else', { origin: 'https://elsewhere.example' }, '127.0.0.1', 'origin-not-ours'],
    ['a name that is rebound to this machine', { host: 'elsewhere.example' }, '127.0.0.1', 'host-not-local'],
    ['a frame of another site', { 'sec-fetch-site': 'cross-site' }, '127.0.0.1', 'origin-not-ours'],
    ['another machine', {}, '192.0.2.7', 'change-from-elsewhere'],
  ])('%s cannot post here', async (_who, headers, address, code) => {
    const sent = form('late.json', LATE, {});
    const answer = await post('/api/v1/imports', { ...sent, headers: { ...sent.headers, ...headers } as Record<string, string> }, address);
    expect([answer.statusCode, answer.json<Details>().code]).toEqual([403, code]);
    expect((await post('/api/v1/imports/1/undo', { headers: { ...HOST, ...headers } as Record<string, string> }, address)).statusCode).toBe(403);
  });

  it('a form without a file, and what is no form, are said', async () => {
    expect((await post('/api/v1/imports', { payload: Buffer.from('{}'), headers: { ...HOST, 'content-type': 'application/json' } })).json<Details>().code).toBe('upload-not-multipart');
  });
});

describe('the world around', () => {
  it('exports are streamed', async () => {
    const portfolio = await get('/api/v1/export/portfolio');
    expect(portfolio.json<{ format: string }>().format).toBe('throughline-portfolio/1');
    expect((await get('/api/v1/export/csv')).headers['content-type']).toContain('text/csv');
  });

  it('probes answer; readiness turns red with the database gone, in plain words', async () => {
    expect((await get('/healthz')).statusCode).toBe(200);
    expect((await get('/readyz')).statusCode).toBe(200);
    expect((await get('/metrics')).body).toContain('throughline_request_seconds');
    const lost = await testDatabase();
    const other = await buildServer({ store: serving(lost), listeners: [] }, false);
    await lost.ownerPool.query('select 1');
    await lost.drop();
    const answer = await other.inject({ method: 'GET', url: '/readyz', headers: HOST });
    expect(answer.statusCode).toBe(503);
    expect(answer.json<Details>().problems[0]!.text.length).toBeGreaterThan(10);
    await other.close();
  });

  it('an address that is none is a problem, not a page', async () => {
    const answer = await get('/api/v1/nothing');
    expect([answer.statusCode, answer.json<Details>().code]).toEqual([404, 'address-unknown']);
  });

  it('allows no script from anywhere else', async () => {
    expect((await get('/api/v1/organisations')).headers['content-security-policy']).toContain(`default-src 'self'`);
  });

  it('speaks of the licence that it carries', () => {
    expect(readFileSync(new URL('../../../LICENSE', import.meta.url), 'utf8')).toContain('Apache License');
  });
});

const keyOf = (one: { indicator: string; place: string; period: string; cell?: Record<string, string> | undefined }): string =>
  [one.indicator, one.place, one.period, JSON.stringify(one.cell ?? null)].join(' ');
