/** Snapshots by keyboard in three languages: taken, published, held against what came later, answered for; every figure opens as it was frozen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Restatements, Snapshots } from '@throughline/contract/rollup/snapshots.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { shownFigures, wrongFigures } from './figures-on-screen.ts';
import { breaches, sideways, tabTo } from './seen.ts';
import { browserPath, languages, open, starting, wordsOf } from './start.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const OF = 'ORG';
const CUTOFF = '2024-03-31';
const OPENED = 'TCO.1|programme:PRG|2022';

describe.skipIf(!browserPath)('snapshots', { timeout: 120_000 }, () => {
  const started = starting({ own: true });
  const ask = <T>(path: string): Promise<T> => started.ask<T>(path);
  const bring = async (name: string) => {
    const form = new FormData();
    form.append('file', new Blob([readFileSync(join(root, 'cases', name))]), name);
    expect((await fetch(`${started.address}/api/v1/imports`, { method: 'POST', body: form })).status).toBe(200);
  };
  beforeAll(async () => {
    await bring('agro-industry.portfolio.json');
  }, 240_000);

  describe.each(languages)('%s', (language) => {
    const said = wordsOf(language);
    let id = '';

    test('one is taken by keyboard, after a look at what is not verified, and published', async () => {
      const { page, wrong, close } = await open(started, `/snapshots?organisation=${OF}&lang=${language}`);
      await page.waitForSelector('.snap-take form');
      expect(await page.textContent('h1')).toBe(said['nav.snapshots']);
      expect(await tabTo(page, '.snap-name input')).not.toBeNull();
      await page.keyboard.type(`Report in ${language}`);
      await page.fill('.snap-take input[type=date]', CUTOFF);
      await page.waitForFunction(() => document.querySelector('.snap-take .data-table .code')?.textContent === 'P2');
      expect(await breaches(page)).toEqual([]);
      await page.focus('.snap-take button[type=submit]');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.done a');
      await page.waitForFunction(() => document.activeElement?.matches('.done'));
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.snap-held table');
      id = new URL(page.url()).pathname.split('/').at(-1)!;
      expect((await ask<Snapshots>(`/snapshots?organisation=${OF}`)).snapshots.find((one) => one.id === id)).toMatchObject({ name: `Report in ${language}`, asOf: CUTOFF, status: 'working' });
      expect(await breaches(page)).toEqual([]);
      await page.focus('.snap-publish button');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.snap-publish', { state: 'detached' });
      expect(await page.textContent('.snap-head')).toContain(said['snapshots.status-published']);
      expect(wrong).toEqual([]);
      await close();
    });

    test('each figure is the frozen one, and opens as it was frozen', async () => {
      if (language === languages[0]) await bring('agro-industry-late.portfolio.json');
      const { page, wrong, close } = await open(started, `/snapshots/${id}?organisation=${OF}&lang=${language}&place=programme:PRG&period=2022`);
      await page.waitForSelector(`.snap-held a[data-figure="${OPENED}"]`);
      const shown = await shownFigures(page);
      expect(await wrongFigures(started, page, { language, organisation: OF, least: 6 })).toEqual([]);
      expect(shown.every((one) => one.snapshot === id)).toBe(true);
      await page.focus(`.snap-held a[data-figure="${OPENED}"]`);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').locator('.working-value').waitFor();
      expect(await page.getByRole('dialog').locator('.working-value .figure-number').textContent()).toContain('18');
      expect(await page.getByRole('dialog').textContent()).toContain(said['working.frozen']!.split(/[{（]/)[0]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(wrong).toEqual([]);
      await close();
    });

    test('what has changed since stands side by side, and somebody answers for it', async () => {
      const { page, wrong, close } = await open(started, `/snapshots/${id}?organisation=${OF}&lang=${language}&tab=restatements&among=programme`);
      await page.waitForSelector(`.restated a[data-figure="${OPENED}"]`);
      const body = await ask<Restatements>(`/snapshots/${id}/restatements?organisation=${OF}&among=programme`);
      expect(await page.$$eval('.restated tbody tr', (all) => all.length)).toBe(body.restatements.length);
      const row = page.locator('.restated tbody tr', { has: page.locator(`a[data-figure="${OPENED}"][data-value="18"]`) });
      expect(await row.locator(`a[data-figure="${OPENED}"]`).evaluateAll((all) => all.map((one) => one.getAttribute('data-value')))).toEqual(['18', '23']);
      expect(await row.textContent()).toContain('+5');
      expect(await row.textContent()).toContain(said['snapshots.why-late-report']);
      expect(await row.locator('a[href*="/projects/P3"]').count()).toBe(1);
      expect(await wrongFigures(started, page, { language, organisation: OF, within: '.restated' })).toEqual([]);
      expect(await breaches(page)).toEqual([]);
      await row.locator('input[type=checkbox]').focus();
      await page.keyboard.press('Space');
      await page.focus('.snap-approve input');
      await page.keyboard.type('The report of P3 came in May');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.snap-approve .done');
      expect(await row.textContent()).toContain('The report of P3 came in May');
      expect((await ask<Restatements>(`/snapshots/${id}/restatements?organisation=${OF}`)).approved).toBe(1);
      expect(wrong).toEqual([]);
      await close();
    });

    test('on a telephone in the dark nothing scrolls sideways', async () => {
      const { page, close } = await open(started, `/snapshots?organisation=${OF}&lang=${language}`, { width: 360, scheme: 'dark' });
      for (const [path, ready] of [['', '.snap-list table'], [`/${id}`, '.snap-held table'], [`/${id}?tab=restatements`, '.restated tbody tr']] as const) {
        await page.goto(`${started.address}/snapshots${path}${path.includes('?') ? '&' : '?'}organisation=${OF}&lang=${language}`);
        await page.waitForSelector(ready);
        expect([path, await sideways(page)]).toEqual([path, 0]);
        expect(await breaches(page)).toEqual([]);
      }
      await close();
    });
  });

  test('an address that is none says so and leads to the list', async () => {
    const { page, close } = await open(started, `/snapshots/4711?organisation=${OF}&lang=en`);
    await page.waitForSelector('.refusal a');
    await page.click('.refusal a');
    await page.waitForSelector('.snap-list table');
    await close();
  });

  test('Overview offers the snapshots as days since which figures changed', async () => {
    const { page, close } = await open(started, `/?organisation=${OF}&lang=en&period=2022`);
    await page.locator('#changes-name').scrollIntoViewIfNeeded();
    const choice = page.locator('.since select');
    await choice.waitFor();
    await choice.selectOption(CUTOFF);
    await page.waitForSelector(`.changed a[data-as-of="${CUTOFF}"]`);
    await close();
  });
});
