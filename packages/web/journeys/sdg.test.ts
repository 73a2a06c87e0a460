/** Goals and targets: what is on the screens is what the API answers; money opens, the map is walked by keys, wrong codes lead on. */
import type { Money } from '@throughline/contract/plan/money.ts';
import type { SdgPage, Sdgs } from '@throughline/contract/tell/sdg.ts';
import { describe, expect, test } from 'vitest';
import { wrongFigures } from './figures-on-screen.ts';
import { tabTo } from './seen.ts';
import { browserPath, inTurn, open, starting, wordsOf } from './start.ts';

const YEAR = '2023';
const GOAL = '9';

describe.skipIf(!browserPath)('goals', () => {
  const started = starting();
  const ask = <T>(path: string): Promise<T> => started.ask<T>(path);

  describe.each(inTurn('zh'))('in %s', (language) => {
    const words = wordsOf(language);

    test('all goals, by overlap and by share of money', async () => {
      const { page, wrong, close } = await open(started, `/sdgs?lang=${language}&period=${YEAR}`);
      await page.waitForSelector('.sdg-map tbody tr');
      await page.waitForSelector('.money-sum');
      expect(await page.textContent('h1')).toBe(words['sdg.title']);
      expect(await page.$$eval('main h2', (all) => all.map((one) => one.textContent))).toEqual([words['sdg.map'], words['sdg.overlap-title'], words['sdg.targets'], words['money.title']]);
      const sdgs = await ask<Sdgs>(`/sdgs?period=${YEAR}`);
      expect(await page.$$eval('.sdg-map tbody tr', (all) => all.map((one) => one.querySelector('td')!.textContent))).toEqual(sdgs.goals.map((one) => String(one.projects)));
      const money = await ask<Money>(`/money?period=${YEAR}`);
      expect(await page.getAttribute('.money-sum.is-open', 'data-usd')).toBe(money.total);
      expect(wrong).toEqual([]);
      await close();
    });

    test('a goal, with figures as the route has them', async () => {
      const { page, wrong, close } = await open(started, `/sdgs/${GOAL}?lang=${language}&period=${YEAR}`);
      await page.waitForSelector('.sdg-figures tbody tr');
      await page.waitForSelector('.map-points button', { state: 'attached' });
      await page.waitForSelector('.sdg-multiples .multiples-panels li + li');
      const body = await ask<SdgPage>(`/sdgs/${GOAL}?period=${YEAR}`);
      for (const more of await page.$$('.sdg-section .show-all')) await more.click();
      expect(await page.$$eval('.sdg-figures tbody tr', (all) => all.length)).toBe(body.figures.length);
      expect(await wrongFigures(started, page, { language, least: body.figures.length })).toEqual([]);
      expect(await page.textContent('.chart-frame .note')).toBe(words['map.boundaries']);
      expect(wrong).toEqual([]);
      await close();
    });
  });

  test('by keyboard: a sum opens to its projects; the map is one stop, walked by arrows; Enter leads to the country', async () => {
    const { page, close } = await open(started, `/sdgs/${GOAL}?lang=en&period=${YEAR}`);
    await page.waitForSelector('.money-sum.is-open');
    await page.waitForSelector('.map-points button', { state: 'attached' });
    expect(await page.$$eval('.map-points button[tabindex="0"]', (all) => all.length)).toBe(1);
    await page.focus('.map-points button[tabindex="0"]');
    const at = () => page.evaluate(() => document.activeElement!.getAttribute('data-point'));
    const first = await at();
    await page.keyboard.press('End');
    expect(await at()).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    const place = (await at())!;
    expect(await page.textContent('.map-said')).toBe(await page.getAttribute(`[data-point="${place}"]`, 'aria-label'));
    await page.focus('.money-sum.is-open');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.money-rows table');
    expect(await page.evaluate(() => document.activeElement?.closest('.money-rows') !== null)).toBe(true);
    // the list stands at an address of its own, adds to what was opened, and gives the focus back
    const sum = await page.getAttribute('.money-sum.is-open', 'data-usd');
    expect(new URL(page.url()).searchParams.get('money')).toBe('projects');
    await page.reload();
    await page.waitForSelector('.money-rows table');
    expect(await page.getAttribute('.money-together', 'data-sum')).toBe(sum);
    await page.locator('.money-rows > .link-button').press('Enter');
    await page.waitForSelector('.money-rows', { state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-opens'))).toBe('projects');
    await page.waitForSelector('.map-points button', { state: 'attached' });
    await page.focus(`[data-point="${place}"]`);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/countries/${place}`));
    await close();
  });

  test('a goal that is none says so and offers the nearest', async () => {
    const { page, close } = await open(started, '/sdgs/9.99?lang=en');
    await page.getByRole('heading', { level: 1, name: wordsOf('en')['sdg.unknown']!.replace('{code}', '9.99') }).waitFor();
    expect(await tabTo(page, 'main a[href^="/sdgs/9?"], main a[href="/sdgs/9"]')).not.toBeNull();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.sdg-figures');
    await close();
  });
});
