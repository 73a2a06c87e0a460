/** The framework walked by keyboard alone, in three languages: from input to impact, stopping at what each link rests on. */
import type { WholeFramework } from '@throughline/contract/framework/whole.ts';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { breachesAgain, tabTo } from './seen.ts';
import { browserPath, open, starting, wordsOf } from './start.ts';

/** The same word in four scripts finds the same indicator. */
const SOUGHT = { code: 'KASA.2', texts: ['kasa.2', 'COMPÉTENCES', '技能', 'مَهارات', 'навык'] };

const focused = (page: Page): Promise<{ node: string | null; edge: string | null; name: string | null }> => page.evaluate(() => {
  const one = document.activeElement;
  return { node: one?.getAttribute('data-node') ?? null, edge: one?.getAttribute('data-edge') ?? null, name: one?.getAttribute('aria-label') ?? null };
});

describe.skipIf(!browserPath)('the framework', () => {
  const started = starting();
  let whole: WholeFramework;
  beforeAll(async () => {
    const { organisations } = await started.ask<{ organisations: { framework: string }[] }>('/organisations');
    whole = await started.ask<WholeFramework>(`/frameworks/${organisations[0]!.framework}/whole`);
  });

  test.each(['en', 'zh', 'ar'])('is walked with the keys in %s', async (language) => {
    const words = wordsOf(language);
    const title = (id: string) => whole.theory.nodes.find((one) => one.id === id)!.title[language]!;
    const { page, wrong, close } = await open(started, `/framework?lang=${language}`);
    await page.waitForSelector('.diagram-picture');
    expect(await page.textContent('h1')).toBe(words['nav.framework']);
    const headings = await page.$$eval('main h2', (all) => all.map((one) => one.textContent!.trim()));
    expect(headings.filter((one) => !/\d/.test(one))).toEqual(['theory', 'levels', 'actors', 'versions'].map((key) => words[`framework.${key}`]));
    expect(await page.locator('[data-node]').count()).toBe(whole.theory.nodes.length);
    expect(await page.locator('[data-edge]').count()).toBe(whole.theory.edges.length);

    expect(await tabTo(page, '[data-node]')).not.toBeNull();
    const [on, off] = language === 'ar' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    expect((await focused(page)).node).toBe('IN');
    await page.keyboard.press(on!);
    const link = await focused(page);
    expect(whole.theory.edges[Number(link.edge)]).toMatchObject({ from: 'IN', to: 'ACT' });
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    const edge = whole.theory.edges[Number(link.edge)]!;
    await dialog.getByText(edge.assumptions[0]![language]!).waitFor();
    expect(await dialog.getByText(edge.externalFactors[0]![language]!).count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('node')).toBe('IN>ACT');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction((number) => document.activeElement?.getAttribute('data-edge') === number, link.edge);

    await page.keyboard.press(on!);
    const second = await focused(page);
    expect(second.node).toBe('ACT');
    expect(second.name).toContain(title('ACT'));
    await page.keyboard.press(off!);
    await page.keyboard.press(off!);
    expect((await focused(page)).node).toBe('IN');
    await page.keyboard.press('End');
    expect(whole.theory.nodes.find((one) => one.stage === 'impact' && one.id === whole.theory.nodes.at(-1)!.id)).toBeDefined();
    expect((await focused(page)).name).toContain(whole.stages.find((one) => one.code === 'impact')!.name[language]);
    await page.keyboard.press('Enter');
    await dialog.locator('.framework-edge').first().waitFor();
    expect(await breachesAgain(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await close();
  });

  test('is a list on a telephone', async () => {
    const { page, wrong, close } = await open(started, '/framework?lang=en', { width: 360 });
    await page.waitForSelector('.diagram-list .diagram-entry');
    expect(await page.locator('.diagram-entry').count()).toBe(whole.theory.nodes.length);
    expect(wrong).toEqual([]);
    await close();
  });

  test('finds in any language, opens the passport at its address, and says what it does not hold', async () => {
    const { page, wrong, close } = await open(started, '/framework?lang=en');
    await page.waitForSelector('.framework-search input');
    for (const text of SOUGHT.texts) {
      await page.fill('.framework-search input', text);
      await page.waitForSelector(`.framework-found a[href*="indicator=${SOUGHT.code}"]`);
    }
    expect(new URL(page.url()).searchParams.get('find')).toBe(SOUGHT.texts.at(-1));
    await page.focus(`.framework-found a[href*="indicator=${SOUGHT.code}"]`);
    await page.keyboard.press('Enter');
    const passport = whole.indicators.find((one) => one.code === SOUGHT.code)!;
    const dialog = page.getByRole('dialog');
    for (const text of [passport.definition, passport.counts, passport.doesNotCount]) await dialog.getByText(text['en']!, { exact: true }).waitFor();
    expect(await dialog.locator('.framework-passport .term').count()).toBe(1);
    await dialog.locator('.framework-passport .term').focus();
    await page.keyboard.press('Enter');
    await dialog.locator('.term-means:popover-open').waitFor();
    expect(await breachesAgain(page)).toEqual([]);
    await page.goto(`${started.address}/framework?lang=en&indicator=NOWHERE`);
    await page.getByRole('dialog').getByText(wordsOf('en')['framework.not-here']!).waitFor();
    expect(wrong).toEqual([]);
    await close();
  });
});
