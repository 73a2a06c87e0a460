/** What is far from usual stays readable: very long and unreadable titles, nothing at all, very much of everything. */
import { Readable } from 'node:stream';
import { LOCAL } from '@throughline/core/people/may.ts';
import type { TestDatabase } from '@throughline/server/database/test-database.ts';
import { importFile } from '@throughline/server/transfer/actions/import-file.ts';
import { LISTENERS } from '@throughline/server/wiring.ts';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { wrongFigures } from './figures-on-screen.ts';
import { atRest, breachesAgain, clipped, sideways, toTheEnd } from './seen.ts';
import { EVERY_LANGUAGE, browserPath, open, starting, wordsOf } from './start.ts';

const INDICATORS = 400;
const PROJECTS = 3_000;
const LONG = 'Cleaner production for small enterprises of the valley, '.repeat(11).slice(0, 597).trimEnd().padEnd(600, '.');
/** Letters of Linear A, which no font of the product and hardly one of a machine has. */
const UNREADABLE = '\u{10600}\u{10601}\u{10602} \u{10603}\u{10604}\u{10605}';

const project = (id: string, title: string, more: object = {}) =>
  ({ id, title: { en: title }, start: '2021-01-01', end: '2024-12-31', countries: [{ iso3: 'GHA', share: '100' }], budget: { amount: '1000000', currency: 'USD' }, indicators: [{ code: 'TCO.1' }], ...more });
const codes = Array.from({ length: INDICATORS }, (_one, at) => `X.${at + 1}`);
const DOCUMENT = {
  format: 'throughline-portfolio/1', framework: 'irpf-2019', organisation: { id: 'EXTREMES', name: { en: 'Organisation of extremes' } },
  indicators: codes.map((code, at) => ({ code, name: { en: `Measured thing number ${at + 1}` }, kind: 'flow', unit: 'person', direction: 'up', stage: 'output', accountability: 'full' })),
  projects: [
    project('LONG', LONG), project('UNREADABLE', UNREADABLE),
    project('MANY', 'One project that measures four hundred things', {
      indicators: codes.map((code) => ({ code, baseline: { year: 2020, value: '0' }, targets: [{ mode: 'final', value: '1000' }] })),
      results: [{ id: 'MANY.R1', stage: 'output', title: { en: 'Everything is measured' }, indicators: codes }],
    }),
  ],
  reports: [
    ...['LONG', 'UNREADABLE'].map((id) => ({ project: id, period: '2023', submitted: '2024-01-20', state: 'verified', verified: '2024-01-20', values: [{ indicator: 'TCO.1', value: '5' }] })),
    { project: 'MANY', period: '2023', submitted: '2024-01-20', state: 'verified', verified: '2024-01-20', values: codes.map((indicator, at) => ({ indicator, value: String(at) })) },
  ],
};

const ORGANISATION = `insert into organisation (code, name, framework) values ($1, $2, 'irpf-2019') returning org_id`;

const PROJECT_ROWS = `
  insert into project (org_id, code, title, starts, ends, country, unit, donors, functions, priorities, sdg_targets, budget_amount, budget_currency, budget_factor_num, budget_factor_den)
  select $1, 'ROW-' || n, jsonb_build_object('en', 'Cleaner production in valley ' || n), make_date(2015 + n % 8, 1, 1), make_date(2019 + n % 8, 12, 31),
         'SEN', 'U' || n % 9, array['D' || n % 30], '{}', '{}', array['9.' || n % 4 + 1], 1000 * n, 'USD', 1, 1
    from generate_series(1, $2) n`;

async function fill({ appPool, ownerPool }: TestDatabase): Promise<void> {
  const importing = { pool: appPool, actor: LOCAL, listeners: LISTENERS };
  const { outcome, problems } = await importFile(importing, { file: 'extremes.json', open: () => Readable.from([Buffer.from(JSON.stringify(DOCUMENT))]) });
  if (outcome !== 'imported') throw new Error(JSON.stringify(problems.slice(0, 5)));
  await ownerPool.query(ORGANISATION, ['NOTHING', '{"en": "Organisation without projects"}']);
  if (EVERY_LANGUAGE) {
    const orgId = (await ownerPool.query(ORGANISATION, ['ONE-COUNTRY', '{"en": "Organisation in one country"}'])).rows[0].org_id as string;
    await ownerPool.query(PROJECT_ROWS, [orgId, PROJECTS]);
    await ownerPool.query('insert into project_code (org_id, code, project_id) select org_id, code, project_id from project where org_id = $1', [orgId]);
    await ownerPool.query('insert into project_country (project_id, org_id, iso3, share) select project_id, org_id, country, 100 from project where org_id = $1', [orgId]);
  }
  await ownerPool.query('analyze');
}

/** Where there is nothing to show, on every run and on long ones. */
const EMPTY = ['/', '/indicators'];
const MORE_EMPTY = ['/countries', '/programmes', '/sdgs', '/gaps', '/mapping', '/countries/SEN', '/data'];

/** Wide and on a telephone: nothing scrolls sideways, nothing is cut, nothing is in anybody's way. */
async function isReadable(page: Page): Promise<void> {
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await atRest(page);
    expect(await sideways(page), `at ${width}`).toBeLessThanOrEqual(0);
    expect(await clipped(page), `at ${width}`).toEqual([]);
  }
  expect(await breachesAgain(page)).toEqual([]);
}

describe.skipIf(!browserPath)('extremes', () => {
  const started = starting({ own: true, fill });
  const at = (path: string, organisation: string) => open(started, `${path}${path.includes('?') ? '&' : '?'}lang=en&organisation=${organisation}`);

  test.each([['a title of 600 characters', 'LONG', LONG], ['a title in a script that no font knows', 'UNREADABLE', UNREADABLE]])('%s is read whole on its page, and its project found in the list', async (_name, code, title) => {
    const { page, wrong, close } = await at(`/projects/${code}`, 'EXTREMES');
    await atRest(page);
    expect((await page.textContent('main h1'))!.trim()).toBe(title);
    await isReadable(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${started.address}/projects?lang=en&organisation=EXTREMES`);
    await page.waitForSelector(`[data-project="${code}"] a`);
    await isReadable(page);
    expect(wrong).toEqual([]);
    await close();
  });

  test('an organisation without any project: every screen says so and leads on', async () => {
    const words = wordsOf('en');
    const { page, wrong, close } = await at('/', 'NOTHING');
    for (const path of EVERY_LANGUAGE ? [...EMPTY, ...MORE_EMPTY] : EMPTY) {
      await page.goto(`${started.address}${path}?lang=en&organisation=NOTHING`);
      await atRest(page);
      expect((await page.textContent('main h1'))!.trim(), path).not.toBe('');
      expect(await page.locator('main [role=alert]').count(), path).toBe(0);
      // no number stands where there is none
      expect(await wrongFigures(started, page, { organisation: 'NOTHING', least: 0 }), path).toEqual([]);
      expect(await sideways(page), path).toBeLessThanOrEqual(0);
    }
    await page.goto(`${started.address}/projects?lang=en&organisation=NOTHING`);
    await page.waitForSelector('.empty');
    expect(await page.locator('main a').count()).toBeGreaterThan(0);
    expect(await page.textContent('main h1')).toBe(words['portfolio.title']);
    await isReadable(page);
    expect(wrong).toEqual([]);
    await close();
  });

  test(`a project with ${INDICATORS} indicators: all are there, few are in the page at once, every figure is the route’s`, async () => {
    const { page, wrong, close } = await at('/projects/MANY?tab=indicators&period=2023', 'EXTREMES');
    await page.waitForSelector('.grid [data-row="0"]');
    expect(await page.getAttribute('.grid', 'aria-rowcount')).toBe(String(INDICATORS + 1));
    expect(await page.$$eval('.grid [role=row], .grid tr', (all) => all.length)).toBeLessThan(200);
    expect(await wrongFigures(started, page, { organisation: 'EXTREMES', least: 10 })).toEqual([]);
    await page.focus('.grid [data-row="0"][data-column="0"]');
    await page.keyboard.press('Control+End');
    await page.waitForFunction((last) => (document.activeElement as HTMLElement).dataset['row'] === last, String(INDICATORS - 1));
    await isReadable(page);
    if (EVERY_LANGUAGE) {
      await page.goto(`${started.address}/projects/MANY?result=MANY.R1&lang=en&organisation=EXTREMES`);
      await page.waitForSelector('.project-result');
      await isReadable(page);
    }
    expect(wrong).toEqual([]);
    await close();
  });

  // left to long runs: it takes as long as all the others
  test.runIf(EVERY_LANGUAGE)(`a country with ${PROJECTS} projects: the count is said, the page stays short`, async () => {
    const { page, wrong, close } = await at('/countries/SEN?period=2023', 'ONE-COUNTRY');
    await atRest(page);
    await toTheEnd(page);
    expect((await page.$$eval('main h2', (all) => all.map((one) => one.textContent!))).map((one) => one.replace(/\D/g, ''))).toContain(String(PROJECTS));
    expect(await page.$$eval('main tr, main li', (all) => all.length)).toBeLessThan(700);
    await isReadable(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${started.address}/projects?lang=en&organisation=ONE-COUNTRY&country=SEN`);
    await page.waitForSelector('[data-project]');
    expect(await page.textContent('main')).toContain('3,000');
    expect(await page.$$eval('[data-project]', (all) => all.length)).toBeLessThan(200);
    await isReadable(page);
    expect(wrong).toEqual([]);
    await close();
  });
});
