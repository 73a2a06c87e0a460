/** Evidence at a value: chosen, refused in words, kept through a lost connection, listed, withdrawn; read by axe, wide and narrow, in both schemes. */
import type { EvidenceOfReport } from '@throughline/contract/collect/evidence.ts';
import { PLACE, pdf, photograph } from '@throughline/server/files/testing/pictures.ts';
import { describe, expect, test } from 'vitest';
import { breaches, sideways } from './seen.ts';
import { browserPath, languages, open, starting, wordsOf } from './start.ts';

/** Nobody reported on it, and nothing that figures are made of is changed here. */
const REPORT = '/projects/GHA-CAS/report/2021Q2';
const HELD = '/projects/GHA-CAS/reports/2021Q2/evidence';

describe.skipIf(!browserPath).each(languages)('evidence in %s', { timeout: 120_000 }, (language) => {
  const words = wordsOf(language);
  const started = starting();

  test('is added at a value, and no failure loses what was chosen', async () => {
    const { page, wrong, close } = await open(started, `${REPORT}?lang=${language}`);
    const name = (file: string): string => `${language} ${file}`;
    await page.locator('[data-evidence-add]').press('Enter');
    const send = page.locator('.evidence-add button[type="submit"]');
    expect(await send.isDisabled()).toBe(true);
    expect(await page.getAttribute('input[capture]', 'accept')).toBe('image/*');
    await page.setInputFiles('[data-testid="evidence-files"]', [
      { name: name('day.jpg'), mimeType: 'image/jpeg', buffer: Buffer.concat([photograph(), Buffer.from(language)]) },
      { name: name('drawing.png'), mimeType: 'image/png', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>') },
    ]);
    expect(await breaches(page)).toEqual([]);
    await send.press('Enter');
    await page.waitForSelector('[data-sending="refused"]');
    expect(await page.textContent('.piece-problem')).toContain(words['problem.evidence-type-refused']);
    await page.locator('[data-sending="refused"] .link-button').last().press('Enter');
    await page.waitForSelector('[data-evidence]');
    expect(await page.textContent('.piece-name a')).toBe(name('day.jpg'));
    await page.locator('.piece-more summary').first().press('Enter');
    expect(await page.textContent('.piece')).toContain(words['evidence.metadata.removed']);
    expect(await page.textContent('.piece')).toContain(words['evidence.scan.not-scanned']);
    expect(await page.textContent('[data-cell="0 name"]')).toContain('1');
    expect(await breaches(page)).toEqual([]);

    // the connection is gone, and comes back
    await page.route('**/evidence?*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await page.locator('[data-evidence-add]').press('Enter');
    await page.setInputFiles('[data-testid="evidence-files"]', { name: name('list.pdf'), mimeType: 'application/pdf', buffer: Buffer.concat([pdf(), Buffer.from(language)]) });
    await page.locator('.evidence-add button[type="submit"]').press('Enter');
    await page.waitForSelector('[data-sending="lost"]');
    // one looks elsewhere and comes back: the file is still there
    await page.locator('[data-cell="1 name"]').click();
    await page.waitForSelector('[data-sending]', { state: 'detached' });
    await page.locator('[data-cell="0 name"]').click();
    expect(await page.textContent('[data-sending="lost"]')).toContain(name('list.pdf'));
    await page.unroute('**/evidence?*');
    await page.locator('[data-sending="lost"] .link-button').first().press('Enter');
    await page.waitForSelector('[data-evidence-count="2"]');

    const held = await started.ask<EvidenceOfReport>(HELD);
    const photo = held.evidence.find((one) => one.name === name('day.jpg'))!;
    expect(photo).toMatchObject({ kind: 'photo', file: { type: 'image/jpeg', metadata: 'removed' } });
    const bytes = Buffer.from(await (await fetch(`${started.address}/api/v1/projects/GHA-CAS/evidence/${photo.number}/file`)).arrayBuffer());
    expect(bytes.includes(PLACE)).toBe(false);

    // withdrawn with a reason
    for (const left of [1, 0]) {
      await page.locator('.piece-ways .link-button').first().press('Enter');
      await page.locator('.panel-say input').fill('another is better');
      await page.keyboard.press('Enter');
      await page.waitForSelector(`[data-evidence-count="${left}"]`);
    }
    expect(wrong).toEqual([]);
    await close();
  });

  test('on a telephone in the dark nothing scrolls sideways', async () => {
    const { page, wrong, close } = await open(started, `${REPORT}?lang=${language}`, { width: 360, scheme: 'dark' });
    await page.locator('[data-evidence-add]').press('Enter');
    await page.waitForSelector('.evidence-add');
    expect(await sideways(page)).toBe(0);
    expect(await breaches(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await close();
  });
});
