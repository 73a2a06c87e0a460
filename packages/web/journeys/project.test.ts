/** Journey through one project in three languages, by keyboard: chain, sheet, record; and what a wrong code gets. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectGrid, ProjectPage, ProjectRecord } from '@throughline/contract/tell/project.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askFigure, difference, shownFigures } from './figures-on-screen.ts';
import { breaches, sideways, tabTo } from './seen.ts';
import { type Started, browserPath, open, start } from './start.ts';

const wordsOf = (language: string): Record<string, string> => Object.assign({}, ...['', 'project/'].map((part) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'words', `${part}${language}.json`), 'utf8')))) as Record<string, string>;
const PROJECT = 'GHA-CAS';
const RESULT = 'GHA-CAS.R4';

if (!browserPath) console.warn('No Chromium was found (set CHROMIUM to one): the journeys are left out.');

describe.skipIf(!browserPath)('a project', { timeout: 240_000 }, () => {
  let started: Started;
  let organisation: string;
  beforeAll(async () => {
    started = await start();
    organisation = (await ask<{ default: string }>('/organisations')).default;
    await ask(`/projects/${PROJECT}/grid`);
  }, 240_000);
  afterAll(() => started?.stop());

  const ask = async <T>(path: string): Promise<T> => (await fetch(`${started.address}/api/v1${path}`)).json() as Promise<T>;

  /** Every figure shown, each compared with the answer of the figure route. */
  async function wrongFigures(page: Page, language: string, least: number): Promise<string[]> {
    const words = wordsOf(language);
    const shown = await shownFigures(page);
    expect(shown.length).toBeGreaterThanOrEqual(least);
    const wrong = await Promise.all(shown.map(async (one) => difference(one, await askFigure(started.address, organisation, one.figure), (figure) => words[`label.${figure.label}`]!)));
    return wrong.filter((one) => one !== null);
  }
  const headings = (page: Page) => page.$$eval('main h2', (all) => all.map((one) => one.textContent!.trim()));

  describe.each(['en', 'zh', 'ar'])('in %s', (language) => {
    const words = wordsOf(language);

    test('by keyboard from the chain to the sheet, a cell and its record', async () => {
      const { page, wrong, close } = await open(started, `/projects/${PROJECT}?lang=${language}&result=${RESULT}`);
      await page.waitForSelector('.project-result table');
      const body = await ask<ProjectPage>(`/projects/${PROJECT}`);
      expect((await page.textContent('h1'))!.trim()).toBe(body.title[language] ?? body.title['en']);
      expect(await headings(page)).toEqual([words['project.chain'], words['project.assumptions']]);
      await page.waitForSelector('.diagram svg');
      const result = body.results.find((one) => one.code === RESULT)!;
      expect(await page.$$eval('.project-result tbody tr', (all) => all.length)).toBe(result.indicators.length);
      expect(await wrongFigures(page, language, result.indicators.length)).toEqual([]);
      expect(await breaches(page)).toEqual([]);

      await page.focus('h1');
      expect(await tabTo(page, '.project-nav a[href*="tab=indicators"]')).not.toBeNull();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.grid [data-row="0"]');
      expect(await headings(page)).toEqual([words['project.grid']]);
      const grid = await ask<ProjectGrid>(`/projects/${PROJECT}/grid`);
      expect(await page.getAttribute('.grid', 'aria-rowcount')).toBe(String(grid.rows.length + 1));
      expect(await wrongFigures(page, language, grid.rows.length)).toEqual([]);
      expect(await breaches(page)).toEqual([]);

      expect(await tabTo(page, '.grid [data-row="0"][data-column="0"]')).not.toBeNull();
      await page.keyboard.press(language === 'ar' ? 'ArrowLeft' : 'ArrowRight');
      await page.keyboard.press('ArrowDown');
      const at = () => page.evaluate(() => [(document.activeElement as HTMLElement).dataset['row'], (document.activeElement as HTMLElement).dataset['column']]);
      expect(await at()).toEqual(['1', '1']);
      await page.keyboard.press('Control+End');
      expect((await at())[0]).toBe(String(grid.rows.length - 1));
      await page.keyboard.press('Control+Home');
      expect(await at()).toEqual(['0', '0']);
      expect(wrong).toEqual([]);
      await close();
    });

    test('a record at its own address: every value as it was entered', async () => {
      const { page, wrong, close } = await open(started, `/projects/${PROJECT}?lang=${language}&tab=indicators&view=quarter`);
      await page.waitForSelector('.grid-cell a[href*="report="]');
      await page.locator('.grid-cell a[href*="report="]').first().press('Enter');
      await page.waitForSelector('.record-values tbody tr');
      const asked = new URL(page.url()).searchParams;
      const record = await ask<ProjectRecord>(`/projects/${PROJECT}/record?report=${asked.get('report')}&submission=${asked.get('submission')}`);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('record-name');
      expect(await page.$$eval('.record-values > tbody > tr', (all) => all.map((one) => one.id))).toEqual(record.values.map((one) => `value-${one.indicator}`));
      const counted = record.values.find((one) => one.kind === 'flow' && one.said.canonical !== null)!;
      const read = (await page.textContent(`[id="value-${counted.indicator}"] td:nth-of-type(2) bdi`))!.replace(/[^\d.]/g, '');
      expect(read).toBe(counted.said.canonical);
      expect(await headings(page)).toHaveLength(2);
      expect(await breaches(page)).toEqual([]);
      expect(wrong).toEqual([]);
      await close();
    });

    test('on a telephone in the dark nothing scrolls sideways', async () => {
      const { page, wrong, close } = await open(started, `/projects/${PROJECT}?lang=${language}`, { width: 360, scheme: 'dark' });
      await page.waitForSelector('.diagram');
      expect(await sideways(page)).toBe(0);
      expect(await breaches(page)).toEqual([]);
      for (const [tab, there] of [['indicators', '.grid'], ['reports', '.project-reports'], ['money', '#shares-sdg']] as const) {
        await page.locator(`.project-nav a[href*="tab=${tab}"]`).press('Enter');
        await page.waitForSelector(there);
        expect([tab, await sideways(page)]).toEqual([tab, 0]);
        expect([tab, await breaches(page)]).toEqual([tab, []]);
      }
      expect(wrong).toEqual([]);
      await close();
    });
  });

  test('a wrong code, a wrong report and a wrong submission: the page says so and offers the nearest', async () => {
    const { page, close } = await open(started, '/projects/GHA-CAZ?lang=en');
    await page.waitForSelector('.project-nearest a[href^="/projects/GHA-CAS"]');
    expect(await page.textContent('.refusal')).toContain('no project with this code');
    expect((await fetch(`${started.address}/api/v1/projects/GHA-CAZ`)).status).toBe(404);
    await page.locator('.project-nearest a[href^="/projects/GHA-CAS"]').press('Enter');
    await page.waitForSelector('.project-nav');
    await page.goto(`${started.address}/projects/${PROJECT}?report=1999&lang=en`);
    await page.waitForSelector('.refusal');
    expect(await page.textContent('.refusal')).toContain('no report on this period');
    await page.goto(`${started.address}/projects/${PROJECT}?report=2022Q1&submission=99&lang=en`);
    await page.waitForSelector('.refusal a[href*="submission=1"]');
    expect(await breaches(page)).toEqual([]);
    await close();
  });
});
