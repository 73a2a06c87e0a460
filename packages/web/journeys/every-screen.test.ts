/**
 * What every screen owes, whatever it shows: its heading, no hole in its words, figures that are the figure route's, nothing
 * that axe finds in light and dark, wide and narrow, nothing lost at 200 % zoom, nothing that jumps while it loads.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askFigure, difference, shownFigures } from './figures-on-screen.ts';
import { breaches, sideways } from './seen.ts';
import { type Started, browserPath, open, start } from './start.ts';

const folder = join(import.meta.dirname, '..', 'words');
const parts = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name);
const wordsOf = (language: string): Record<string, string> => Object.assign({}, ...[`${language}.json`, ...parts.map((one) => `${one}/${language}.json`)]
  .filter((one) => existsSync(join(folder, one))).map((one) => JSON.parse(readFileSync(join(folder, one), 'utf8'))));

/** Address, and how many figures stand there at least in the demonstration. */
const SCREENS: readonly (readonly [name: string, path: string, figures: number])[] = [
  ['Overview', '/', 40], ['Framework', '/framework', 0], ['Indicators', '/indicators', 0], ['Indicator', '/indicators/INDICATOR', 10], ['Compare', '/compare?compare=INDICATOR', 1],
  ['Projects', '/projects', 0], ['Project', '/projects/PROJECT', 0], ['Sheet of a project', '/projects/PROJECT?tab=indicators', 10], ['Record', '/projects/PROJECT?report=2022&submission=1', 0], ['Countries', '/countries', 0], ['Country', '/countries/COUNTRY', 10],
  ['Country without projects', '/countries/NZL', 0], ['Programmes', '/programmes', 0], ['Programme', '/programmes/PROGRAMME', 10], ['SDGs', '/sdgs', 0], ['Goal', '/sdgs/9', 5], ['Gaps', '/gaps', 0],
  ['Mapping', '/mapping', 0], ['Data', '/data', 0], ['An address that is none', '/nowhere', 0],
];
const INDICATOR = 'ENV.1';
const YEAR = '2022';
/** Of a screen with very many figures these are asked, evenly over the page. */
const ASKED = 24;
/** Takes minutes: not part of every run. */
const WANTED = process.env['EVERY_SCREEN'] !== undefined;
const AXE = process.env['EVERY_SCREEN'] === 'axe';

if (!WANTED) console.warn('Every screen at once takes minutes: it is looked at with EVERY_SCREEN=yes (or =axe).');

describe.skipIf(!browserPath || !WANTED)('every screen', { timeout: 120_000 }, () => {
  let started: Started;
  let organisation: string;
  const named: Record<string, string> = { INDICATOR };
  const ask = async <T>(path: string): Promise<T> => (await fetch(`${started.address}/api/v1${path}`)).json() as Promise<T>;
  beforeAll(async () => {
    started = await start();
    organisation = (await ask<{ default: string }>('/organisations')).default;
    const places = await ask<{ programmes: { place: string; projects: number }[]; countries: { place: string; projects: number }[] }>('/places');
    const most = (all: { place: string; projects: number }[]) => [...all].filter((one) => !one.place.endsWith(':none')).sort((a, b) => b.projects - a.projects)[0]!.place.split(':')[1]!;
    named['PROGRAMME'] = most(places.programmes);
    named['COUNTRY'] = most(places.countries);
    const figures = await ask<{ figures: Figure[] }>(`/figures?indicator=${INDICATOR}&period=${YEAR}`);
    named['PROJECT'] = figures.figures.find((one) => one.place.startsWith('project:') && one.value !== null)!.place.slice('project:'.length);
  }, 240_000);
  afterAll(() => started?.stop());

  const address = (path: string, language: string): string => {
    const filled = Object.entries(named).reduce((text, [name, value]) => text.replace(name, encodeURIComponent(value)), path);
    return `${filled}${filled.includes('?') ? '&' : '?'}lang=${language}&period=${YEAR}`;
  };

  // The journeys of each screen ask axe in light at 1440 and in dark at 360; with EVERY_SCREEN=axe it is asked here the other way round.
  test.each(SCREENS)('%s in English: figures, words, zoom, dark', async (_name, path, least) => {
    const words = wordsOf('en');
    const { page, wrong, close } = await open(started, address(path, 'en'), { scheme: 'dark' });
    await atRest(page);
    expect((await page.textContent('main h1'))!.trim()).not.toBe('');
    expect(await holes(page)).toEqual([]);
    const shown = await shownFigures(page);
    expect(shown.length).toBeGreaterThanOrEqual(least);
    const some = shown.filter((_one, at) => at % Math.ceil(shown.length / ASKED) === 0);
    const different = await Promise.all(some.map(async (one) => difference(one, await askFigure(started.address, organisation, one.figure), (figure) => words[`label.${figure.label}`]!)));
    expect(different.filter((one) => one !== null)).toEqual([]);
    if (AXE) expect(await breaches(page)).toEqual([]);
    // 200 % zoom of a screen of 1440
    for (const width of [1440, 720]) {
      await page.setViewportSize({ width, height: 800 });
      await page.waitForTimeout(150);
      expect(await sideways(page), `at ${width}`).toBeLessThanOrEqual(0);
      expect(await clipped(page), `at ${width}`).toEqual([]);
    }
    expect(wrong).toEqual([]);
    await close();
  });

  test.each(SCREENS)('%s in Arabic and in Chinese, on a telephone', async (_name, path) => {
    for (const language of ['ar', 'zh']) {
      const { page, wrong, close } = await open(started, address(path, language), { width: 360, height: 800 });
      await atRest(page);
      expect(await page.$eval('html', (html) => [html.lang, html.dir])).toEqual([language, language === 'ar' ? 'rtl' : 'ltr']);
      expect((await page.textContent('main h1'))!.trim()).not.toBe('');
      expect(await holes(page)).toEqual([]);
      expect(await sideways(page), language).toBeLessThanOrEqual(0);
      expect(await clipped(page), language).toEqual([]);
      if (AXE && language === 'ar') expect(await breaches(page)).toEqual([]);
      expect(wrong).toEqual([]);
      await close();
    }
  });

  test('no screen jumps while it loads', async () => {
    const context = await started.browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await context.addInitScript(() => {
      const seen = { shift: 0 };
      (window as unknown as { seen: typeof seen }).seen = seen;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => { const one = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }; if (!one.hadRecentInput) seen.shift += one.value; })).observe({ type: 'layout-shift', buffered: true });
    });
    const jumped: string[] = [];
    for (const [name, path] of SCREENS) {
      const page = await context.newPage();
      await page.goto(`${started.address}${address(path, 'en')}`);
      await atRest(page);
      const shift = await page.evaluate(() => (window as unknown as { seen: { shift: number } }).seen.shift);
      if (shift >= 0.02) jumped.push(`${name}: ${shift.toFixed(3)}`);
      await page.close();
    }
    expect(jumped).toEqual([]);
    await context.close();
  });
});

/** Everything that was asked has come. */
async function atRest(page: Page): Promise<void> {
  await page.waitForSelector('main h1');
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null);
}

/** Keys without words, and values that no reader should see. */
const holes = (page: Page): Promise<string[]> => page.evaluate(() => {
  const said = document.body.innerText.split('\n').map((line) => line.trim());
  return said.filter((line) => /^[a-z]+(-[a-z]+)*\.[a-z]+([.-][a-z]+)*$/.test(line) || /\b(undefined|NaN|Infinity|null)\b|\[object /.test(line));
});

/** Texts that are cut without a way to see the rest. */
const clipped = (page: Page): Promise<string[]> => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('main h1, main h2, main h3, main p, main li, main dd, main button')]
  .filter((one) => {
    // what is only heard is one pixel wide
    if (one.offsetParent === null || one.clientWidth <= 1 || one.closest('.only-heard, [aria-hidden="true"]')) return false;
    const { overflowX } = getComputedStyle(one);
    return overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 2 && one.title === '';
  }).map((one) => `${one.tagName} ${one.className}: ${one.textContent!.slice(0, 60)}`));
