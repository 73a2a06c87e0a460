/** Journeys through the screens in three languages: what is on them is what the API answers, and everybody can use them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentsOf } from '@throughline/core/rollup/testing/expected.ts';
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import type { IndicatorPage, Overview, WorkingBody } from '@throughline/contract/rollup/pages.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askFigure, difference, shownFigures } from './figures-on-screen.ts';
import { breaches, sideways, tabTo } from './seen.ts';
import { type Started, browserPath, open, start } from './start.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const wordsOf = (language: string): Record<string, string> => JSON.parse(readFileSync(join(import.meta.dirname, '..', 'words', `${language}.json`), 'utf8'));
const partOf = (part: string, language: string): Record<string, string> => JSON.parse(readFileSync(join(import.meta.dirname, '..', 'words', part, `${language}.json`), 'utf8'));
/** Parts of Overview whose headings stand while they wait for the reader to come near. */
const LATER = ['where', 'changes'];
const INDICATOR = 'ENV.1';
const YEAR = '2023';

if (!browserPath) console.warn('No Chromium was found (set CHROMIUM to one): the journeys are left out.');

describe.skipIf(!browserPath)('journeys', { timeout: 240_000 }, () => {
  let started: Started;
  let organisation: string;
  beforeAll(async () => {
    started = await start();
    organisation = (await ask<{ default: string }>('/organisations')).default;
    // The first answer after a first start also warms the database.
    await ask(`/overview?period=${YEAR}`);
  }, 240_000);
  afterAll(() => started?.stop());

  const ask = async <T>(path: string): Promise<T> => (await fetch(`${started.address}/api/v1${path}`)).json() as Promise<T>;

  /** Every figure shown, each compared with the answer of the figure route. */
  async function wrongFigures(page: Page, language: string, least: number): Promise<string[]> {
    const words = wordsOf(language);
    const shown = await shownFigures(page);
    expect(shown.length).toBeGreaterThanOrEqual(least);
    const wrong = await Promise.all(shown.map(async (one) =>
      difference(one, await askFigure(started.address, organisation, one.figure), (figure) => words[`label.${figure.label}`]!)));
    return wrong.filter((one) => one !== null);
  }

  describe.each(['en', 'zh', 'ar'])('in %s', (language) => {
    const words = wordsOf(language);

    test('Overview says what was achieved, as the API has it', async () => {
      const { page, wrong, close } = await open(started, `/?lang=${language}&period=${YEAR}`);
      await page.waitForSelector('.ledger');
      expect(await page.textContent('h1')).toBe(words['overview.title']);
      expect(await page.$eval('html', (html) => [html.lang, html.dir])).toEqual([language, language === 'ar' ? 'rtl' : 'ltr']);
      expect(await page.textContent('.banner')).toBe(words['demonstration.banner']);
      expect(await page.$$eval('main h2', (all) => all.map((one) => one.textContent))).toEqual(
        [words['overview.sentences'], words['overview.pathway'], words['overview.areas'], ...LATER.map((name) => partOf('overview', language)[`overview.${name}`])]);
      await page.click('.open-all');
      const overview = await ask<Overview>(`/overview?period=${YEAR}`);
      expect(await page.$$eval('.sentences li', (all) => all.length)).toBe(overview.areas.filter((area) => area.figures.length > 0).length);
      expect(await wrongFigures(page, language, 60)).toEqual([]);
      expect(await breaches(page)).toEqual([]);
      expect(wrong).toEqual([]);
      await close();
    });

    test('Overview on a telephone in the dark: nothing scrolls sideways', async () => {
      const { page, close } = await open(started, `/?lang=${language}&period=${YEAR}`, { width: 360, scheme: 'dark' });
      await page.waitForSelector('.ledger');
      expect(await page.getAttribute('html', 'data-mantine-color-scheme')).toBe('dark');
      expect(await sideways(page)).toBe(0);
      expect(await breaches(page)).toEqual([]);
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
      expect(await wrongFigures(page, language, body.series.length + 1)).toEqual([]);
      expect(await breaches(page)).toEqual([]);

      await page.click('.the-figure a[data-figure]');
      const dialog = page.getByRole('dialog');
      await dialog.locator('.working-value').waitFor();
      const working = await ask<WorkingBody>(`/working?indicator=${INDICATOR}&place=organisation&period=${YEAR}`);
      expect(await dialog.locator('.recombined').textContent()).toContain(working.exact);
      expect(await dialog.locator('.recombined.is-off').count()).toBe(0);
      expect(await dialog.locator('table').first().getAttribute('aria-rowcount')).toBe(String(working.contributions.length + 1));
      expect(await dialog.locator('.gaps li').count()).toBe(working.total.gaps);
      expect(new URL(page.url()).searchParams.get('working')).toBe(`${INDICATOR}|organisation|${YEAR}`);
      expect(await breaches(page)).toEqual([]);

      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(new URL(page.url()).searchParams.get('working')).toBeNull();
      await page.waitForFunction(() => document.activeElement?.matches('.the-figure a[data-figure]'));
      expect(wrong).toEqual([]);
      await close();
    });

    test('an indicator on a telephone, opened by its own address', async () => {
      const { page, close } = await open(started, `/indicators/${INDICATOR}?lang=${language}&period=2020..${YEAR}&place=country:none`, { width: 360, scheme: 'dark' });
      await page.waitForSelector('.over-years table');
      expect(await sideways(page)).toBe(0);
      expect(await breaches(page)).toEqual([]);
      await close();
    });

    test('Data offers to bring in, take out and take back', async () => {
      const { page, wrong, close } = await open(started, `/data?lang=${language}`);
      await page.waitForSelector('#history-name ~ .data-table-scroll tbody tr');
      expect(await page.textContent('h1')).toBe(words['nav.data']);
      expect((await page.$$eval('main h2', (all) => all.map((one) => one.textContent!.trim().replace(/ *\d+$/, ''))))).toEqual(
        [words['data.bring-in'], words['out.title'], words['history.title'], words['odd.title']]);
      expect(await breaches(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 800 });
      expect(await sideways(page)).toBe(0);
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
    expect(await wrongFigures(page, 'en', 10)).toEqual([]);
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

  test('the connection lost: what is on the screen stays, with its time', async () => {
    const { page, close } = await open(started, `/?lang=en&period=${YEAR}`);
    await page.waitForSelector('.ledger');
    const before = await shownFigures(page);
    await page.route('**/api/**', (route) => route.abort());
    await page.evaluate(() => { window.dispatchEvent(new Event('offline')); window.dispatchEvent(new Event('online')); });
    await page.waitForSelector('.stale');
    expect(await shownFigures(page)).toEqual(before);
    await close();
  });

  test('a file with problems keeps nothing and names them all; a good one comes in, shows its figures, and goes again', async () => {
    const { page, wrong, close } = await open(started, '/data?lang=en');
    const words = wordsOf('en');
    await page.waitForSelector('.drop');
    const good = readFileSync(join(root, 'cases', 'agro-industry.portfolio.json'), 'utf8');
    const bad = JSON.parse(good) as { reports: { values: { value?: string }[] }[]; surprise?: number };
    bad.reports[0]!.values[0]!.value = '1,234';
    bad.surprise = 1;
    await page.setInputFiles('[data-testid=files]', { name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(bad)) });
    const tried = page.locator('.tried');
    await tried.locator('.problem-list li').nth(1).waitFor();
    expect(await tried.locator('.problem').allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('1,234'), expect.stringContaining('surprise')]));
    const keep = page.locator('.bring-in-go button');
    expect(await keep.isDisabled()).toBe(true);
    expect(await page.textContent('#bring-in-why')).toBe(words['data.why-refused']);
    expect(await breaches(page)).toEqual([]);
    await tried.getByRole('button', { name: words['data.put-away']! }).click();

    await page.setInputFiles('[data-testid=files]', { name: 'agro-industry.portfolio.json', mimeType: 'application/json', buffer: Buffer.from(good) });
    await page.getByText(words['outcome.tried.imported']!, { exact: true }).waitFor();
    expect((await ask<{ organisations: unknown[] }>('/organisations')).organisations).toHaveLength(1);
    await keep.click();
    await page.getByText(words['outcome.kept.imported']!, { exact: true }).waitFor();
    const { organisations } = await ask<{ organisations: { id: string; demonstration: boolean }[] }>('/organisations');
    const agro = organisations.find((one) => !one.demonstration)!.id;

    await page.goto(`${started.address}/?lang=en&organisation=${agro}&period=2022`);
    await page.waitForSelector('.ledger');
    expect(await page.locator('.banner').count()).toBe(0);
    const shown = await shownFigures(page);
    const differences = await Promise.all(shown.map(async (one) => difference(one, await askFigure(started.address, agro, one.figure), (figure) => words[`label.${figure.label}`]!)));
    expect(differences.filter((one) => one !== null)).toEqual([]);

    // what is on the screens is what the worked example expects, figure by figure, whatever the API says
    const expected = new Map(documentsOf('agro-industry.expected.json').find((one) => one.asOf === '2024-03-31')!.figures
      .filter((one) => one.cell === undefined && one['value'] !== undefined).map((one) => [`${one.indicator}|${one.place}|${one.period}`, one]));
    const compare = async (path: string): Promise<{ compared: number; not: string[] }> => {
      await page.goto(`${started.address}${path}&lang=en&organisation=${agro}&asOf=2024-03-31`);
      await page.waitForSelector('a[data-figure]');
      if (await page.locator('.open-all').count() > 0) await page.click('.open-all');
      const named = (await shownFigures(page)).filter((one) => expected.has(one.figure));
      const not = await Promise.all(named.map(async (one) => {
        const meant = { ...(await askFigure(started.address, agro, one.figure)), bounds: null, ...expected.get(one.figure)! } as Figure;
        return difference(one, meant, (figure) => words[`label.${figure.label}`]!);
      }));
      return { compared: named.length, not: not.filter((one) => one !== null) };
    };
    for (const [path, least] of [['/?period=2022', 3], ['/?period=2022&place=programme:PRG', 8], ['/?period=2021..2023&place=programme:PRG', 3], ['/indicators/TCO.1?period=2021..2023', 5]] as const) {
      const { compared, not } = await compare(path);
      expect(not, path).toEqual([]);
      expect(compared, path).toBeGreaterThanOrEqual(least);
    }

    await page.goto(`${started.address}/data?lang=en&organisation=${agro}`);
    await page.getByRole('button', { name: words['history.undo-file']!.replace('{file}', 'agro-industry.portfolio.json') }).click();
    await page.getByRole('dialog').getByRole('button', { name: words['history.undo-yes']! }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const after = await ask<{ imports: { undone: string | null }[] }>(`/imports?organisation=${agro}`).catch(() => ({ imports: [] }));
    expect((after.imports ?? []).every((one) => one.undone !== null)).toBe(true);
    expect(wrong).toEqual([]);
    await close();
  });
});
