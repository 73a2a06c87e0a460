/** What every screen is held to: no breach that axe finds, no scrolling sideways. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Breaches that axe finds, each with the elements at fault. */
export async function breaches(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], iframes: false })
    .setLegacyMode()
    .analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n').at(-1)?.trim()}`).join(' | ')}`);
}

export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Tabs until an element that fits has the focus; the number of steps, or null when it was not reached. */
export async function tabTo(page: Page, selector: string, most = 60): Promise<number | null> {
  for (let step = 1; step <= most; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return step;
  }
  return null;
}
