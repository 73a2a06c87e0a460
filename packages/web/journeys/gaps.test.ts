/** What is missing, and what old values stand for: counts that open, and gaps → mapping → totals change → undo, by keyboard alone. */
import type { Mapping } from '@throughline/contract/assure/mapping.ts';
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import type { Coverage, Gaps } from '@throughline/contract/rollup/gaps.ts';
import type { Owed } from '@throughline/contract/rollup/owed.ts';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { wrongFigures } from './figures-on-screen.ts';
import { breachesAgain, tabTo } from './seen.ts';
import { browserPath, open, starting, wordsOf } from './start.ts';

const YEAR = '2023';

describe.skipIf(!browserPath)('gaps and mapping', () => {
  const started = starting({ own: true });
  const ask = <T>(path: string): Promise<T> => started.ask<T>(path);

  const withOld = async (indicator: string, period: string): Promise<Figure> =>
    (await ask<{ figures: Figure[] }>(`/figures?indicator=${indicator}&place=organisation&period=${period}&withLegacy=true`)).figures[0]!;

  /** A total as the table of totals shows it, once the screen has been asked again. */
  const shownTotal = (page: Page, figure: string) => page.getAttribute(`.map-totals [data-legacy="${figure}"]`, 'data-value');
  const becomes = (page: Page, figure: string, value: string) =>
    page.waitForFunction(([of, wanted]) => document.querySelector(`.map-totals [data-legacy="${of}"]`)?.getAttribute('data-value') === wanted, [figure, value] as const);

  describe.each(['en', 'zh', 'ar'])('in %s', (language) => {
    const said = wordsOf(language);

    test('Gaps counts what is missing, and each count and each year opens', async () => {
      const { page, wrong, close } = await open(started, `/gaps?lang=${language}&period=${YEAR}`);
      await page.waitForSelector('.owed tbody tr');
      await page.waitForSelector('[data-cell]');
      const [gaps, coverage, owed] = await Promise.all([ask<Gaps>(`/gaps?period=${YEAR}`), ask<Coverage>(`/coverage?period=${YEAR}`), ask<Owed>(`/owed?period=${YEAR}&limit=5000`)]);
      expect(await page.textContent('h1')).toBe(said['nav.gaps']);
      expect(await page.$$eval('main h2', (all) => all.map((one) => one.textContent))).toEqual([said['owed.title'], said['gaps.coverage']]);
      expect(await page.$$eval('.gap-count', (all) => all.map((one) => Number((one as HTMLElement).dataset['count'])))).toEqual(
        [gaps.counts.owed, gaps.counts.carried, gaps.counts.notUnderstood, gaps.counts.unmapped.legacy + gaps.counts.unmapped.indicators]);
      expect(gaps.counts.owed).toBeGreaterThan(5);
      expect(await page.$$eval('.owed tbody tr', (all) => all.length)).toBe(owed.rows.length);
      const cells = await page.$$eval('[data-cell]', (all) => all.map((one) => (one as HTMLElement).dataset['cell']!));
      const all = coverage.total.filter((one) => one.expected > 0).map((one) => `all|${one.year}|${one.reported}|${one.expected}`);
      expect(cells.slice(0, all.length)).toEqual(all);
      // a year of an area opens what it lacks
      const [key, year, reported, expected] = cells.find((one) => { const [area, , is, of] = one.split('|'); return area !== 'all' && !area!.startsWith('stage:') && is !== of; })!.split('|');
      await page.focus(`[data-cell="${key}|${year}|${reported}|${expected}"]`);
      await page.keyboard.press('Enter');
      await page.waitForURL(/place=area/);
      const there = await ask<Owed>(`/owed?place=area:${key}&period=${year}`);
      expect(there.total).toMatchObject({ expected: Number(expected), answered: Number(reported) });
      await page.waitForFunction((count) => document.querySelectorAll('.owed tbody tr').length === count, there.rows.length);
      await page.focus('.gap-count:not(.is-open)');
      await page.keyboard.press('Enter');
      await page.waitForFunction((name) => document.querySelector('#gap-list-name')?.textContent === name, said['gaps.carried-title']);
      expect(wrong).toEqual([]);
      await close();
    });

    test('gaps → mapping → totals change → undo, by keyboard alone', async () => {
      const { page, wrong, close } = await open(started, `/gaps?lang=${language}&period=${YEAR}&gap=unmapped`);
      await page.waitForSelector('.gap-way a');
      expect(await tabTo(page, '.gap-way a')).not.toBeNull();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.map-list');
      expect(await page.textContent('h1')).toBe(said['nav.mapping']);
      expect(new URL(page.url()).searchParams.get('state')).toBe('open');
      const before = await ask<Mapping>('/mapping?state=open');
      expect(await page.$$eval('.map-row', (all) => all.length)).toBe(before.groups.length);
      // the one whose text is most like an indicator of the framework that adds up
      const group = before.groups.find((one) => one.title['fr'] !== undefined)!;
      const target = group.proposals[0]!.indicator;
      const figure = `${target}|organisation|${group.firstYear}`;
      const was = await withOld(target, String(group.firstYear));

      expect(await tabTo(page, `[data-key="${group.key}"] .map-pick input`, 120)).not.toBeNull();
      await page.keyboard.press('Space');
      expect(await tabTo(page, '.map-bar input[type=radio]', 120)).not.toBeNull();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      expect(await tabTo(page, '.map-reason input')).not.toBeNull();
      await page.keyboard.type('Counted by the same unit');
      expect(await tabTo(page, '.map-bar-ways button:not(:disabled)')).not.toBeNull();
      await page.keyboard.press('Enter');
      await page.waitForSelector(`.map-preview [data-would="${target}|${group.firstYear}"]`);
      const would = await page.textContent(`.map-preview [data-would="${target}|${group.firstYear}"] .figure-number`);
      expect(await page.textContent('.map-bar h2')).not.toBe('');
      expect(await breachesAgain(page)).toEqual([]);
      expect(await tabTo(page, '.map-bar-ways button:not(:disabled)')).not.toBeNull();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.map-done');
      await page.waitForFunction(() => document.activeElement?.matches('.map-done'));

      const is = await withOld(target, String(group.firstYear));
      expect(is.value).not.toBe(was.value);
      await becomes(page, figure, is.value!);
      expect(await page.textContent(`.map-totals [data-legacy="${figure}"] .figure-number`)).toBe(would);
      expect(await wrongFigures(started, page, { language, within: '.map-totals' })).toEqual([]);
      // the total opens to the old value in it
      await page.focus(`.map-totals [data-legacy="${figure}"]`);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').locator('.working-value').waitFor();
      expect(await page.getByRole('dialog').locator('.recombined.is-off').count()).toBe(0);
      expect(await page.getByRole('dialog').textContent()).toContain(group.subjects[0]!.project);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      await page.focus('.map-done');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.map-done', { state: 'detached' });
      expect(await withOld(target, String(group.firstYear))).toEqual(was);
      if (was.value === null) await page.waitForSelector(`.map-totals [data-legacy="${figure}"]`, { state: 'detached' });
      else await becomes(page, figure, was.value);
      expect(await shownTotal(page, figure)).toBe(was.value);
      expect((await ask<Mapping>('/mapping?state=open')).groups).toEqual(before.groups);
      expect(await page.$$eval('.map-history li.is-undone', (all) => all.length)).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
      await close();
    });
  });

  test('two people at once: the second is told both, and may look again', async () => {
    const { page, close } = await open(started, '/mapping?lang=en&state=open');
    await page.waitForSelector('.map-list');
    const { groups } = await ask<Mapping>('/mapping?state=open');
    const theirs = groups[0]!;
    const post = (path: string, body: unknown) => fetch(`${started.address}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const answer = await post('/mapping/confirmations', { reason: 'theirs', decisions: theirs.subjects.map((one) => ({ subject: one.subject, seen: null, to: null, grade: null })) });
    expect(answer.status).toBe(200);
    const { number } = await answer.json() as { number: number };
    await page.check(`[data-key="${theirs.key}"] .map-pick input`);
    await page.fill('.map-reason input', 'mine');
    await page.click('.map-bar-ways button:last-of-type');
    await page.waitForSelector('.map-bar .refusal');
    expect(await page.textContent('.map-bar .refusal')).toContain('local');
    expect((await post('/mapping/confirmations', { reason: 'x', decisions: [{ subject: theirs.subjects[0]!.subject, seen: null, to: null, grade: null }] })).status).toBe(409);
    await page.click('.map-bar .refusal .link-button');
    await page.waitForSelector(`[data-key="${theirs.key}"]`, { state: 'detached' });
    expect((await fetch(`${started.address}/api/v1/mapping/confirmations/${number}/undo`, { method: 'POST' })).status).toBe(200);
    expect((await fetch(`${started.address}/api/v1/mapping/confirmations/${number}/undo`, { method: 'POST', headers: { origin: 'https://elsewhere.example' } })).status).toBe(403);
    await close();
  });
});
