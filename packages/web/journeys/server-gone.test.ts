/** The server goes away and comes back: what is on a screen stays, with its time, and is asked again by itself. */
import { describe, expect, test } from 'vitest';
import { shownFigures } from './figures-on-screen.ts';
import { serve } from './serve.ts';
import { atRest } from './seen.ts';
import { EVERY_LANGUAGE, browserPath, open, starting, wordsOf } from './start.ts';

type Standing = readonly [path: string, there: string];
const FIRST: readonly Standing[] = [['/', '.ledger'], ['/indicators/ENV.1', '.over-years table']];
const MORE: readonly Standing[] = [['/countries/SEN', '.results table'], ['/projects', '[data-project]'], ['/mapping', '.map-list']];
/** Two kinds of screen in every run, all kinds in long ones. */
const SCREENS = EVERY_LANGUAGE ? [...FIRST, ...MORE] : FIRST;

describe.skipIf(!browserPath)('the server gone', () => {
  const started = starting({ own: true });

  test('what is on the screen stays, with its time; what was not asked yet says that there is no answer', async () => {
    const words = wordsOf('en');
    const { database, server } = started.own!;
    const pages = [];
    for (const [path, there] of SCREENS) {
      const opened = await open(started, `${path}?lang=en&period=2023`);
      await opened.page.waitForSelector(there);
      await atRest(opened.page);
      pages.push({ ...opened, path, figures: await shownFigures(opened.page), text: await opened.page.textContent('main h1') });
    }
    await server.kill();
    for (const { page, path, figures, text } of pages) {
      // what a browser tells its pages when the network was away and came back
      await page.evaluate(() => { for (const one of ['offline', 'online']) window.dispatchEvent(new Event(one)); });
      await page.waitForSelector('main .stale', { timeout: 15_000 }).catch(() => { throw new Error(`${path} does not say that it is old`); });
      const [before, after] = words['connection.stale']!.split('{time}') as [string, string];
      const said = (await page.textContent('main .stale'))!;
      expect(said.startsWith(before) && said.endsWith(after), path).toBe(true);
      expect(said.slice(before.length, said.length - after.length), path).toMatch(/\d{1,2}:\d\d/);
      expect(await page.textContent('.banner.is-lost'), path).toBe(words['connection.gone']);
      expect(await shownFigures(page), path).toEqual(figures);
      expect(await page.textContent('main h1'), path).toBe(text);
    }
    const { page } = pages[0]!;
    await page.selectOption('.filter-place select', 'country:none');
    await page.getByRole('alert').getByText(words['connection.none-shown']!).waitFor();

    const { port } = new URL(started.address);
    started.own = { database, server: await serve(database.url, port) };
    await page.getByRole('button', { name: words['refused.again']! }).click();
    await page.waitForSelector('.answer:not(.is-waiting) a[data-figure*="|country:none|"]');
    // the others ask by themselves until it is back
    for (const one of pages.slice(1)) {
      await one.page.waitForSelector('main .stale', { state: 'detached' });
      await one.page.waitForSelector('.banner.is-lost', { state: 'detached' });
    }
    for (const one of pages) {
      expect(one.wrong, one.path).toEqual([]);
      await one.close();
    }
  });
});
