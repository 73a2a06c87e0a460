/** Countries and programmes in three languages by keyboard: from Overview to a country, its indicator, its working and a record. */
import type { Country } from '@throughline/contract/tell/country.ts';
import type { Coverage } from '@throughline/contract/rollup/gaps.ts';
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import { describe, expect, test } from 'vitest';
import { wrongFigures } from './figures-on-screen.ts';
import { go, tabTo } from './seen.ts';
import { browserPath, open, starting, wordsOf } from './start.ts';

const YEAR = '2023';

describe.skipIf(!browserPath)('country and programme', () => {
  const started = starting();
  const ask = <T>(path: string): Promise<T> => started.ask<T>(path);

  test.each(['en', 'zh', 'ar'])('from Overview to Senegal, an indicator, its working and a record in %s, by keyboard', async (language) => {
    const said = wordsOf(language);
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
    const years = (await ask<Coverage>(`/coverage?place=country:SEN&period=${YEAR}`)).total.filter((one) => one.expected > 0);
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
    expect(await wrongFigures(started, page, { language, least: told.length })).toEqual([]);

    await page.focus('h1');
    await go(page, '.lead-text a[href^="/indicators/"]');
    await page.waitForURL(/\/indicators\/.*place=country:SEN/);
    await page.waitForSelector('.the-figure a[data-figure]');
    await go(page, '.the-figure a[data-figure]');
    const dialog = page.getByRole('dialog');
    await dialog.locator('.working-value').waitFor();
    expect(await dialog.locator('.recombined.is-off').count()).toBe(0);
    await go(page, '[role=dialog] a[href*="/projects/"][href*="submission="]');
    await page.waitForSelector('.record-values tbody tr');
    expect(new URL(page.url()).searchParams.get('submission')).toMatch(/^\d+$/);
    expect(wrong).toEqual([]);
    await close();
  });

  test('a country without projects says so; what is none is named and the nearest offered', async () => {
    const said = wordsOf('en');
    const { page, close } = await open(started, `/countries/MLI?lang=en&period=${YEAR}`);
    await page.waitForSelector('#no-projects');
    expect(await page.textContent('h1')).toBe('Mali');
    expect(await page.$$eval('.nearby a', (all) => all.length)).toBeGreaterThan(2);
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
