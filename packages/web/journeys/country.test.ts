/** Country and programme in three languages by keyboard: from Overview to a country, its indicator, its working. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Country } from '@throughline/contract/tell/country.ts';
import type { Gaps } from '@throughline/contract/rollup/gaps.ts';
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askFigure, difference, shownFigures } from './figures-on-screen.ts';
import { breaches, sideways, tabTo } from './seen.ts';
import { type Started, browserPath, open, start } from './start.ts';

const YEAR = '2023';
const words = (language: string): Record<string, string> => Object.assign({}, ...['', 'country/'].map((part) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'words', `${part}${language}.json`), 'utf8')) as Record<string, string>)) as Record<string, string>;

describe.skipIf(!browserPath)('country and programme', { timeout: 240_000 }, () => {
  let started: Started;
  let organisation: string;
  beforeAll(async () => {
    started = await start();
    organisation = (await ask<{ default: string }>('/organisations')).default;
  }, 240_000);
  afterAll(() => started?.stop());
  const ask = async <T>(path: string): Promise<T> => (await fetch(`${started.address}/api/v1${path}`)).json() as Promise<T>;

  async function wrongFigures(page: Page, said: Record<string, string>, least: number): Promise<string[]> {
    const shown = await shownFigures(page);
    expect(shown.length).toBeGreaterThanOrEqual(least);
    const wrong = await Promise.all(shown.map(async (one) => difference(one, await askFigure(started.address, organisation, one.figure), (figure) => said[`label.${figure.label}`]!)));
    return wrong.filter((one) => one !== null);
  }
  const go = async (page: Page, selector: string, most = 400) => {
    expect(await tabTo(page, selector, most), selector).not.toBeNull();
    await page.keyboard.press('Enter');
  };

  test.each(['en', 'zh', 'ar'])('from Overview to Senegal, an indicator and its working in %s, by keyboard', async (language) => {
    const said = words(language);
    const senegal = await ask<Country>(`/countries/SEN?period=${YEAR}`);
    const { page, wrong, close } = await open(started, `/?lang=${language}&period=${YEAR}`);
    await page.waitForSelector('main h2');
    await go(page, 'nav a[href^="/countries"]');
    await page.waitForSelector('.countries tbody tr');
    expect(await page.textContent('h1')).toBe(said['nav.countries']);
    const names = await page.$$eval('.countries tbody th a', (all) => all.map((one) => one.textContent!));
    expect(names.slice(0, -1)).toEqual(names.slice(0, -1).sort(new Intl.Collator(language).compare));
    expect(names.at(-1)).toBe(said['place.none']);
    // found by its name in another language
    expect(await tabTo(page, '.countries input[type=search]')).not.toBeNull();
    await page.keyboard.type(language === 'en' ? '塞内' : 'senegal');
    await page.waitForFunction(() => document.querySelectorAll('.countries tbody tr').length === 1);
    await go(page, 'a[href^="/countries/SEN"]');
    await page.waitForSelector('.results table');
    expect(await page.textContent('h1')).toBe(senegal.name![language]);
    await page.waitForSelector('.money h2');
    const headings = await page.$$eval('main h2', (all) => all.map((one) => one.textContent!.replace(/ *\d+$/, '').trim()));
    expect(headings).toEqual(expect.arrayContaining([said['country.lead'], said['country.context'], said['country.results'], said['country.coverage'], said['country.projects'], said['country.partnership'], said['country.goals'], said['country.groups']]));
    expect(await page.$$eval('.context-rows li', (all) => all.length)).toBe(senegal.context.length);
    expect(await page.$$eval('.regional tbody tr', (all) => all.length)).toBe(senegal.regional.length);
    await page.waitForSelector('.coverage-years table');
    const years = (await ask<Gaps>(`/gaps?place=country:SEN&period=${YEAR}`)).coverage.total.filter((one) => one.expected > 0);
    expect(await page.$$eval('.coverage-years tbody tr', (all) => all.map((one) => [...one.querySelectorAll('th, td')].map((cell) => cell.textContent)))).toEqual(
      years.map((one) => [one.year, one.expected, one.reported, one.expected - one.reported].map(String)));
    // estimates of the publisher are marked as such: as many hollow squares as there are
    expect(await page.$$eval('.context-point.is-estimate', (all) => all.length)).toBe(senegal.context.flatMap((one) => one.points).filter((one) => one.nature === 'estimated').length);
    // the parts of the page are a jump away
    expect(await page.$$eval('.parts button', (all) => all.length)).toBeGreaterThan(5);
    const overview = await ask<Overview>(`/overview?place=country:SEN&period=${YEAR}`);
    const told = overview.areas.flatMap((area) => area.figures);
    // one figure an area, the others on demand
    expect(await page.$$eval('.results tbody tr', (all) => all.length)).toBe(overview.areas.filter((area) => area.figures.length > 0).length);
    await go(page, '.results .open-all');
    expect(await page.$$eval('.results tbody tr', (all) => all.length)).toBe(told.length);
    expect(await page.$$eval('.results .is-regional', (all) => all.length)).toBe(told.filter(({ figure }) => figure.includesRegional).length);
    expect(await wrongFigures(page, said, told.length)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await sideways(page)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });

    await page.focus('h1');
    await go(page, '.lead-text a[href^="/indicators/"]');
    await page.waitForURL(/\/indicators\/.*place=country:SEN/);
    await page.waitForSelector('.the-figure a[data-figure]');
    await go(page, '.the-figure a[data-figure]');
    const dialog = page.getByRole('dialog');
    await dialog.locator('.working-value').waitFor();
    expect(await dialog.locator('.recombined.is-off').count()).toBe(0);
    expect(wrong).toEqual([]);
    await close();
  });

  test.each(['en', 'zh', 'ar'])('a programme and the lists on a telephone in the dark, in %s', async (language) => {
    const said = words(language);
    const { page, wrong, close } = await open(started, `/programmes/CP-GHA?lang=${language}&period=${YEAR}`, { width: 360, scheme: 'dark' });
    await page.waitForSelector('.results table');
    await page.waitForSelector('.money h2');
    expect(await page.$$eval('main h2', (all) => all.map((one) => one.textContent!.replace(/ *\d+$/, '').trim()))).toEqual(
      expect.arrayContaining([said['country.lead'], said['country.results'], said['country.courses'], said['country.coverage'], said['country.own-targets'], said['country.projects-of'], said['country.countries'], said['country.goals']]));
    expect(await wrongFigures(page, said, 10)).toEqual([]);
    expect(await sideways(page)).toBe(0);
    expect(await breaches(page)).toEqual([]);
    for (const path of ['/countries', '/programmes', '/countries/none']) {
      await page.goto(`${started.address}${path}?lang=${language}&period=${YEAR}`);
      await page.waitForSelector('main tbody tr');
      expect(await sideways(page), path).toBe(0);
      expect(await breaches(page), path).toEqual([]);
    }
    expect(wrong).toEqual([]);
    await close();
  });

  test('a country without projects says so; what is none is named and the nearest offered', async () => {
    const said = words('en');
    const { page, close } = await open(started, `/countries/MLI?lang=en&period=${YEAR}`);
    await page.waitForSelector('#no-projects');
    expect(await page.textContent('h1')).toBe('Mali');
    expect(await page.$$eval('.nearby a', (all) => all.length)).toBeGreaterThan(2);
    expect(await breaches(page)).toEqual([]);
    await page.goto(`${started.address}/countries/Senegl?lang=en`);
    await page.waitForSelector('.empty .place-rows a');
    expect(await page.textContent('h1')).toBe(said['country.unknown']);
    await page.click('.empty .place-rows a');
    await page.waitForURL(/\/countries\/SEN/);
    await page.goto(`${started.address}/programmes/NOPE?lang=en`);
    await page.waitForSelector('.empty .place-rows a');
    expect(await page.textContent('h1')).toBe(said['country.unknown-programme']);
    await close();
  });
});
