/** Who comes from another machine reads: a control that is closed to them says why, and who can open it. */
import { describe, expect, test } from 'vitest';
import { ELSEWHERE } from './browser.ts';
import { breachesAgain, tabTo } from './seen.ts';
import { browserPath, open, starting, wordsOf } from './start.ts';

describe.skipIf(!browserPath)('a reader on Mapping', () => {
  const started = starting();

  test.each(['en', 'zh', 'ar'])('sees what would become, may not confirm, is told why and who can, in %s', async (language) => {
    const words = wordsOf(language);
    const { port } = new URL(started.address);
    const { page, wrong, close } = await open(started, `http://${ELSEWHERE}:${port}/mapping?lang=${language}&state=open`);
    await page.waitForSelector('.map-list');
    expect(await tabTo(page, '.map-pick input', 120)).not.toBeNull();
    await page.keyboard.press('Space');
    expect(await tabTo(page, '.map-reason input', 120)).not.toBeNull();
    await page.keyboard.type('Counted by the same unit');
    const closed = await page.$$eval('.map-bar-ways button:disabled', (all) => all.map((one) => document.getElementById(one.getAttribute('aria-describedby')!)!.textContent));
    expect(closed).toEqual([words['mapping.why-reader'], words['mapping.why-reader']]);
    await page.click('.map-bar-ways button:not(:disabled)');
    await page.waitForSelector('.map-preview');
    expect(await breachesAgain(page)).toEqual([]);
    // the server holds what the screen says
    const status = await page.evaluate(async () => (await fetch('/api/v1/mapping/confirmations', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ reason: 'x', decisions: [] }) })).status);
    expect(status).toBe(403);
    expect(wrong).toEqual([]);
    await close();
  });
});
