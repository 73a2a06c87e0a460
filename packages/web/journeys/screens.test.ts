/** Journeys through the screens in three languages: what is on them is what the API answers, and everybody can use them. */
import type { IndicatorPage, Overview, WorkingBody } from '@throughline/contract/rollup/pages.ts';
import { describe, expect, test } from 'vitest';
import { wrongFigures } from './figures-on-screen.ts';
import { breachesAgain, tabTo } from './seen.ts';
import { browserPath, open, starting, wordsOf } from './start.ts';

/** Parts of Overview whose headings stand while they wait for the reader to come near. */
const LATER = ['where', 'changes'];
const INDICATOR = 'ENV.1';
const YEAR = '2023';

describe.skipIf(!browserPath)('journeys', () => {
  const started = starting();
  const ask = <T>(path: string): Promise<T> => started.ask<T>(path);


  describe.each(['en', 'zh', 'ar'])('in %s', (language) => {
    const words = wordsOf(language);

    test('Overview says what was achieved, as the API has it', async () => {
      const { page, wrong, close } = await open(started, `/?lang=${language}&period=${YEAR}`);
      await page.waitForSelector('.ledger');
      expect(await page.textContent('h1')).toBe(words['overview.title']);
      expect(await page.$eval('html', (html) => [html.lang, html.dir])).toEqual([language, language === 'ar' ? 'rtl' : 'ltr']);
      expect(await page.textContent('.banner')).toBe(words['demonstration.banner']);
      expect(await page.$$eval('main h2', (all) => all.map((one) => one.textContent))).toEqual(
        [words['overview.sentences'], words['overview.pathway'], words['overview.areas'], ...LATER.map((name) => words[`overview.${name}`])]);
      await page.click('.open-all');
      const overview = await ask<Overview>(`/overview?period=${YEAR}`);
      expect(await page.$$eval('.sentences li', (all) => all.length)).toBe(overview.areas.filter((area) => area.figures.length > 0).length);
      expect(await wrongFigures(started, page, { language, least: 60 })).toEqual([]);
      expect(await breachesAgain(page)).toEqual([]);
      expect(wrong).toEqual([]);
      await close();
    });

    test('from Overview to the indicator, its working, and back', async () => {
      const { page, wrong, close } = await open(started, `/?lang=${language}&period=${YEAR}`);
      await page.click(`.ledger a[href^="/indicators/${INDICATOR}"]`);
      await page.waitForSelector('.breakdown table');
      const body = await ask<IndicatorPage>(`/indicators/${INDICATOR}?period=${YEAR}`);
      expect(await page.textContent('h1')).toBe(body.indicator.name[language]);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
      expect(await page.title()).toContain(body.indicator.name[language]);
      expect(await page.$$eval('.over-years tbody tr', (all) => all.length)).toBe(body.series.length);
      expect(await wrongFigures(started, page, { language, least: body.series.length + 1 })).toEqual([]);

      await page.click('.the-figure a[data-figure]');
      const dialog = page.getByRole('dialog');
      await dialog.locator('.working-value').waitFor();
      const working = await ask<WorkingBody>(`/working?indicator=${INDICATOR}&place=organisation&period=${YEAR}`);
      expect(await dialog.locator('.recombined').textContent()).toContain(working.exact);
      expect(await dialog.locator('.recombined.is-off').count()).toBe(0);
      expect(await dialog.locator('table').first().getAttribute('aria-rowcount')).toBe(String(working.contributions.length + 1));
      expect(await dialog.locator('.gaps li').count()).toBe(working.total.gaps);
      expect(new URL(page.url()).searchParams.get('working')).toBe(`${INDICATOR}|organisation|${YEAR}`);
      expect(await breachesAgain(page)).toEqual([]);

      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(new URL(page.url()).searchParams.get('working')).toBeNull();
      await page.waitForFunction(() => document.activeElement?.matches('.the-figure a[data-figure]'));
      expect(wrong).toEqual([]);
      await close();
    });
  });

  test('by keyboard alone: skip, reach a figure, open its working, close it', async () => {
    const { page, close } = await open(started, `/?lang=en&period=${YEAR}`);
    await page.waitForSelector('.ledger');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    expect(await tabTo(page, '.sentences a[data-figure]')).not.toBeNull();
    const figure = await page.evaluate(() => document.activeElement!.getAttribute('data-figure'));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('.working-value').waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true);
    for (let step = 0; step < 40; step += 1) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await page.waitForFunction((one) => document.activeElement?.getAttribute('data-figure') === one, figure);
    await close();
  });

  test('filters change the address, the words and the figures; the language changes all of it', async () => {
    const { page, close } = await open(started, `/?lang=en&period=${YEAR}`);
    await page.waitForSelector('.ledger');
    await page.selectOption('.filter-place select', 'country:none');
    await page.waitForFunction(() => new URL(location.href).searchParams.get('place') === 'country:none');
    await page.waitForSelector('.answer:not(.is-waiting) a[data-figure*="|country:none|"]');
    expect(await page.textContent('.page-head .in-words')).toContain(wordsOf('en')['place.none']);
    expect(await wrongFigures(started, page, { least: 10 })).toEqual([]);
    await page.selectOption('.language select', 'ar');
    await page.waitForSelector('html[dir=rtl]');
    expect(await page.textContent('.page-head .in-words')).toContain(wordsOf('ar')['place.none']);
    expect(new URL(page.url()).searchParams.get('place')).toBe('country:none');
    await close();
  });

  test('a wrong place is named and the whole organisation offered; a wrong address leads on', async () => {
    const { page, close } = await open(started, '/?lang=en&place=country:XXX');
    const refusal = page.getByRole('alert');
    await refusal.waitFor();
    expect(await refusal.textContent()).toContain('country:XXX');
    await refusal.getByRole('button', { name: wordsOf('en')['refused.whole']! }).click();
    await page.waitForSelector('.ledger');
    await page.goto(`${started.address}/nowhere?lang=en`);
    await page.getByRole('heading', { level: 1, name: wordsOf('en')['not-found.title']! }).waitFor();
    await page.locator('main').getByRole('link', { name: wordsOf('en')['nav.data']! }).click();
    await page.waitForURL(/\/data/);
    await close();
  });
});
