/** Overview by keyboard, in three languages; its figures are those of the figure route. */
import type { Changes } from '@throughline/contract/rollup/changes.ts';
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import { describe, expect, test } from 'vitest';
import { wrongFigures } from './figures-on-screen.ts';
import { breachesAgain, tabTo, toTheEnd } from './seen.ts';
import { browserPath, inTurn, open, starting, wordsOf } from './start.ts';

const YEAR = '2023';
/** A day in the story of the demonstration on which 2023 was still coming in. */
const AS_OF = '2024-06-30';
const SINCE = '2024-04-01';

describe.skipIf(!browserPath)('Overview', () => {
  const started = starting();
  const ask = <T>(path: string): Promise<T> => started.ask<T>(path);

  describe.each(inTurn('ar'))('in %s', (language) => {
    const words = wordsOf(language);

    test('says what leads on, where, for how much money, what has changed and who owes', async () => {
      const { page, wrong, close } = await open(started, `/?lang=${language}&period=${YEAR}&asOf=${AS_OF}&since=${SINCE}`);
      await page.waitForSelector('.ledger');
      const overview = await ask<Overview>(`/overview?period=${YEAR}&asOf=${AS_OF}`);
      const counts = await page.$$eval('.flow .mark-count', (all) => all.map((one) => one.textContent!.replace(/\D/g, '')));
      const order = ['output', 'reach', 'capacity', 'behaviour', 'benefit', 'impact'];
      expect(counts).toEqual(order.flatMap((stage) => overview.flow.stages.filter((one) => one.stage === stage).map((one) => String(one.projects))));
      const onward = order.slice(1).map((to, at) => overview.flow.links.find((one) => one.from === order[at] && one.to === to)!);
      expect(await page.$$eval('.flow .mark-onward', (all) => all.map((one) => one.textContent!.replace(/\D/g, '')))).toEqual(onward.map((one) => String(one.projects)));
      expect(await page.$$eval('.stage', (all) => all.length)).toBe(counts.length);
      expect(await page.$$eval('.ledger tbody', (all) => all.length)).toBe(overview.areas.length);
      expect(await wrongFigures(started, page, { language, within: '.pathway', asOf: AS_OF })).toEqual([]);

      await toTheEnd(page);
      expect(await page.$$eval('main h2', (all) => all.map((one) => one.textContent))).toEqual([
        words['overview.sentences'], words['overview.pathway'], words['overview.areas'], words['overview.where'], words['sdg.map'], words['money.title'],
        words['overview.changes'], words['owed.title']]);
      const changes = await ask<Changes>(`/changes?period=${YEAR}&asOf=${AS_OF}&since=${SINCE}`);
      expect(changes.figures.length).toBeGreaterThan(10);
      await page.locator('.changed + .link-button').click();
      expect(await page.$$eval('.changed tbody tr', (all) => all.length)).toBe(changes.figures.length);
      expect(await wrongFigures(started, page, { language, within: '.changed', asOf: AS_OF })).toEqual([]);
      expect(await breachesAgain(page)).toEqual([]);
      expect(wrong).toEqual([]);
      await close();
    });
  });

  test('by keyboard: an area is opened, an earlier figure opens to its working as of its own day', async () => {
    const { page, wrong, close } = await open(started, `/?lang=en&period=${YEAR}&asOf=${AS_OF}&since=${SINCE}`);
    await page.waitForSelector('.ledger');
    const rows = await page.locator('.ledger tbody tr').count();
    await page.locator('.open-all').focus();
    expect(await tabTo(page, '.area-more')).not.toBeNull();
    await page.keyboard.press('Enter');
    expect(await page.locator('.ledger tbody tr').count()).toBeGreaterThan(rows);
    expect(await page.evaluate(() => document.activeElement!.getAttribute('aria-expanded'))).toBe('true');

    await toTheEnd(page);
    await page.locator('.since input').focus();
    expect(await tabTo(page, '.changed .is-before a[data-figure]')).not.toBeNull();
    const [figure, shown] = await page.evaluate(() => [document.activeElement!.getAttribute('data-figure')!, document.activeElement!.querySelector('.figure-number')!.textContent]);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('.working-value').waitFor();
    expect(new URL(page.url()).searchParams.get('workingAsOf')).toBe(SINCE);
    expect(new URL(page.url()).searchParams.get('asOf')).toBe(AS_OF);
    expect(await dialog.locator('.working-value .figure-number').textContent()).toBe(shown);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('workingAsOf')).toBeNull();
    await page.waitForFunction((one) => document.activeElement?.getAttribute('data-figure') === one, figure);
    expect(wrong).toEqual([]);
    await close();
  });

  test('programme, country, accountability and the figure of the map stand in the address and in words', async () => {
    const { page, wrong, close } = await open(started, `/?lang=en&period=${YEAR}`);
    const words = wordsOf('en');
    await page.waitForSelector('.ledger');
    const [programme, country] = await page.evaluate(() => [
      document.querySelector<HTMLOptionElement>('.filter-programme option[value^="programme:"]')!.value, document.querySelector<HTMLOptionElement>('.filter-place option[value^="group:"]')!.value]);
    await page.selectOption('.filter-programme select', programme!);
    await page.waitForFunction((one) => new URL(location.href).searchParams.get('place') === one, programme);
    await page.selectOption('.filter-place select', country!);
    await page.waitForFunction((one) => new URL(location.href).searchParams.get('place') === one, `${programme}+${country}`);
    await page.selectOption('.filter-place select', '');
    await page.selectOption('.filter-accountability select', 'full');
    await page.waitForFunction(() => new URL(location.href).searchParams.get('accountability') === 'full');
    await page.waitForSelector('.answer:not(.is-waiting) .ledger');
    expect(await page.textContent('.page-head .in-words')).toContain(words['overview.only-full']);
    expect(await wrongFigures(started, page, { within: '.ledger' })).toEqual([]);

    await page.locator('.later.is-where').scrollIntoViewIfNeeded();
    await page.waitForSelector('.world-map svg');
    const measure = (await page.$$eval('.measure-choice option', (all) => all.map((one) => (one as HTMLOptionElement).value))).at(-1)!;
    await page.selectOption('.measure-choice select', measure);
    await page.waitForFunction((one) => new URL(location.href).searchParams.get('measure') === one, measure);
    await page.getByRole('button', { name: words['filter.clear']!, exact: true }).click();
    await page.waitForFunction(() => !/[?&](place|accountability)=/.test(location.search));
    expect(wrong).toEqual([]);
    await close();
  });

  test('nothing has changed: says since when, and leads to when something last did', async () => {
    const { page, close } = await open(started, `/?lang=en&period=${YEAR}`);
    await page.waitForSelector('.ledger');
    await page.locator('.later.is-changes').scrollIntoViewIfNeeded();
    await page.waitForSelector('.unchanged');
    await page.locator('.unchanged button').click();
    await page.waitForFunction(() => new URL(location.href).searchParams.has('since'));
    await page.waitForSelector('.came-in');
    await close();
  });

  test('a wrong place or period is named, and the nearest right one offered', async () => {
    const { page, close } = await open(started, `/?lang=en&period=2023..2021&place=programme:AGR`);
    const refusal = page.getByRole('alert');
    await refusal.waitFor();
    await refusal.locator('.link-button').first().waitFor();
    expect(await refusal.textContent()).toContain('programme:AGR');
    await refusal.locator('.link-button').first().click();
    await page.waitForFunction(() => new URL(location.href).searchParams.get('place') !== 'programme:AGR');
    await refusal.locator('.link-button').first().click();
    await page.waitForSelector('.ledger');
    expect(new URL(page.url()).searchParams.get('period')).toBe('2021..2023');
    await close();
  });
});
