/** Indicator, comparison and working in three languages, by keyboard: from a figure to the record behind it, and back. */
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import type { IndicatorPage, WorkingBody } from '@throughline/contract/rollup/pages.ts';
import { describe, expect, test } from 'vitest';
import { askedFigures, wrongFigures } from './figures-on-screen.ts';
import { breachesAgain, go, tabTo } from './seen.ts';
import { browserPath, inTurn, open, starting, wordsOf } from './start.ts';

const YEAR = '2023';
const INDICATOR = 'ENV.1';

describe.skipIf(!browserPath)('indicator and compare', () => {
  const started = starting();
  const ask = <T>(path: string): Promise<T> => started.ask<T>(path);

  test.each(['en', 'zh', 'ar'])('from a figure through its working to the record, in %s, by keyboard', async (language) => {
    const said = wordsOf(language);
    const body = await ask<IndicatorPage>(`/indicators/${INDICATOR}?period=${YEAR}`);
    const { page, wrong, close } = await open(started, `/indicators/${INDICATOR}?lang=${language}&period=${YEAR}`);
    await page.waitForSelector('.multiples-panels li');
    await page.waitForSelector('a[data-figure*="|country="]');
    expect(await page.textContent('h1')).toBe(body.indicator.name[language]);
    expect(await page.$$eval('main h2', (all) => all.map((one) => one.textContent!.replace(/ *\d+$/, '').trim()))).toEqual(
      expect.arrayContaining([said['series.title'], said['indicator.side-by-side'], said['by.programme'], said['by.country'], said['by.project'], said['by.cell'], said['passport.title']]));
    // cells open their working too
    expect(await page.$$eval('a[data-figure*="|country="]', (all) => all.length)).toBeGreaterThan(1);
    expect(await wrongFigures(started, page, { language, least: body.byCountry.length + body.byProject.length + body.series.length })).toEqual([]);

    await go(page, '.the-figure a[data-figure]');
    const dialog = page.getByRole('dialog');
    await dialog.locator('.working-value').waitFor();
    const working = await ask<WorkingBody>(`/working?indicator=${INDICATOR}&place=organisation&period=${YEAR}`);
    expect(working.recombined).toBe(working.exact);
    expect(await dialog.locator('.recombined').textContent()).toContain(working.recombined);
    expect(await dialog.locator('.recombined.is-off').count()).toBe(0);
    expect(await breachesAgain(page)).toEqual([]);
    const address = page.url();

    const first = working.contributions[0]!;
    await go(page, `[role=dialog] a[href*="/projects/${first.project}"][href*="submission="]`);
    await page.waitForURL(/\/projects\//);
    const at = new URL(page.url());
    expect([at.pathname, at.searchParams.get('report'), at.searchParams.get('submission')]).toEqual([`/projects/${first.project}`, first.period, String(first.number)]);
    await page.waitForSelector('main h1');
    await page.goBack();
    await dialog.locator('.working-value').waitFor();
    expect(page.url()).toBe(address);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('working')).toBeNull();
    expect(wrong).toEqual([]);
    await close();
  });

  test('the working of a cell is opened by keyboard and is the cell’s figure', async () => {
    const { page, close } = await open(started, `/indicators/${INDICATOR}?lang=en&period=${YEAR}`);
    await page.waitForSelector('a[data-figure*="|country="]');
    const cell = page.locator('a[data-figure*="|country="]').last();
    const value = (await cell.locator('.figure-number').textContent())!;
    await cell.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('.working-value').waitFor();
    expect(await dialog.locator('.working-value .figure-number').textContent()).toBe(value);
    expect(await dialog.locator('.recombined:not(.is-off)').count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('working')).toMatch(/\|country=/);
    await close();
  });

  test('like for like shows what is compared, as the figure route has it, and says so', async () => {
    const said = wordsOf('en');
    const { page, close } = await open(started, `/indicators/${INDICATOR}?lang=en&period=${YEAR}`);
    await page.waitForSelector('.like-switch');
    expect(await tabTo(page, '.like-switch input')).not.toBeNull();
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.the-figure a[data-like]');
    expect(new URL(page.url()).searchParams.get('like')).toBe('yes');
    expect(await page.textContent('.like-switch')).toContain(said['multiples.like-said']!);
    const shown = await page.$$eval('main a[data-like]', (all) => all.map((one) => ({ figure: one.getAttribute('data-like')!, value: one.getAttribute('data-value')! })));
    expect(shown.length).toBeGreaterThan(20);
    const figures = await askedFigures(started.address, started.organisation, shown);
    expect(shown.filter((one, at) => (figures[at]!.likeForLike?.value ?? '') !== one.value)).toEqual([]);
    await close();
  });

  test('a distribution says what stands at or above a level, as the figure route has it', async () => {
    const [figure] = (await ask<{ figures: Figure[] }>(`/figures?indicator=MOI.STAGE&place=organisation&period=${YEAR}&atLeast=3`)).figures;
    const { page, close } = await open(started, `/indicators/MOI.STAGE?lang=en&period=${YEAR}&atLeast=3`);
    await page.waitForFunction(() => /\d/.test(document.querySelector('.at-least-said')?.textContent ?? ''));
    expect(await page.textContent('.at-least-said')).toMatch(new RegExp(`^${figure!.atOrAbove!.count} `));
    const counts = await page.$$eval('.levels-table tbody td', (all) => all.map((one) => Number(one.textContent)));
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(Object.values(figure!.distribution!).reduce((sum, one) => sum + one, 0));
    await close();
  });

  test('a code that nobody has, a malformed period and a year without data each offer the nearest', async () => {
    const { page, close } = await open(started, '/indicators/ENV.11?lang=en');
    const refusal = page.getByRole('alert');
    await refusal.waitFor();
    await refusal.locator(`a[href^="/indicators/${INDICATOR}?"], a[href="/indicators/${INDICATOR}"]`).first().waitFor();
    await page.goto(`${started.address}/indicators/${INDICATOR}?lang=en&period=20x3`);
    await refusal.getByRole('button', { name: /^20\d\d$/ }).first().click();
    await page.waitForSelector('.the-figure');
    await page.goto(`${started.address}/indicators/${INDICATOR}?lang=en&period=2010`);
    await page.waitForSelector('.other-years button');
    await page.click('.other-years button');
    await page.waitForSelector('.the-figure .figure:not(.is-word)');
    await close();
  });

  test.each(inTurn('zh'))('comparing begins empty, takes indicators and places by keyboard, and never mixes units, in %s', async (language) => {
    const said = wordsOf(language);
    const { page, wrong, close } = await open(started, `/compare?lang=${language}&period=${YEAR}`);
    await page.getByRole('heading', { level: 2, name: said['compare.first']! }).waitFor();
    expect(await page.textContent('h1')).toBe(said['nav.compare']);
    expect(await tabTo(page, '.compare-field')).not.toBeNull();
    await page.keyboard.type(INDICATOR);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.compare-table');
    expect(new URL(page.url()).searchParams.get('compare')).toBe(INDICATOR);
    await page.goto(`${started.address}/compare?lang=${language}&period=${YEAR}&compare=${INDICATOR},SOC.1&places=country:VNM,country:EGY`);
    await page.waitForSelector('.compared .multiples-panels li');
    expect(await page.$$eval('.compare-table tbody tr', (all) => all.length)).toBe(2);
    // a picture for each indicator: no axis carries two units
    expect(await page.$$eval('.compared .multiples-panels', (all) => all.length)).toBe(2);
    const mixed = await page.$$eval('.multiples-panels', (all) => all.map((one) => new Set([...one.querySelectorAll('a[data-figure]')].map((link) => link.getAttribute('data-figure')!.split('|')[0])).size));
    expect(mixed).toEqual([1, 1]);
    expect(await wrongFigures(started, page, { language, least: 8 })).toEqual([]);
    expect(wrong).toEqual([]);
    await close();
  });
});
