/** Journey through one project in three languages, by keyboard: chain, sheet, record; and what a wrong code gets. */
import type { ProjectGrid, ProjectPage, ProjectRecord } from '@throughline/contract/tell/project.ts';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { wrongFigures } from './figures-on-screen.ts';
import { tabTo } from './seen.ts';
import { browserPath, inTurn, open, starting, wordsOf } from './start.ts';

const PROJECT = 'GHA-CAS';
const RESULT = 'GHA-CAS.R4';

describe.skipIf(!browserPath)('a project', () => {
  const started = starting();
  const ask = <T>(path: string): Promise<T> => started.ask<T>(path);

  const headings = (page: Page) => page.$$eval('main h2', (all) => all.map((one) => one.textContent!.trim()));

  describe.each(inTurn('ar'))('in %s', (language) => {
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
      expect(await wrongFigures(started, page, { language, least: result.indicators.length })).toEqual([]);

      await page.focus('h1');
      expect(await tabTo(page, '.project-nav a[href*="tab=indicators"]')).not.toBeNull();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.grid [data-row="0"]');
      expect(await headings(page)).toEqual([words['project.grid']]);
      const grid = await ask<ProjectGrid>(`/projects/${PROJECT}/grid`);
      expect(await page.getAttribute('.grid', 'aria-rowcount')).toBe(String(grid.rows.length + 1));
      expect(await wrongFigures(started, page, { language, least: grid.rows.length })).toEqual([]);

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
    await close();
  });
});
