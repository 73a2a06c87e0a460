/** Projects: found, narrowed, shown otherwise, kept and taken along by keyboard alone; the same for everybody in three languages. */
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import type { Projects } from '@throughline/contract/design/projects.ts';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { breachesAgain, tabTo } from './seen.ts';
import { browserPath, open, starting, wordsOf } from './start.ts';

describe.skipIf(!browserPath)('portfolio', () => {
  const started = starting();
  const ask = (query: string): Promise<Projects> => started.ask(`/projects?${query}`);
  const shown = (page: Page): Promise<(string | null)[]> => page.$$eval('[data-project]', (all) => all.map((one) => one.getAttribute('data-project')));
  const part = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);

  describe.each(['en', 'zh', 'ar'])('in %s', (language) => {
    const words = wordsOf(language);

    test('by keyboard: search, facet, columns, a kept view, CSV and spreadsheet', async () => {
      const { page, wrong, close } = await open(started, `/projects?lang=${language}`);
      await page.waitForSelector('[data-project]');
      expect(await page.textContent('h1')).toBe(words['portfolio.title']);
      expect(await page.$$eval('.facet summary', (all) => all.map((one) => one.textContent))).toEqual(expect.arrayContaining([words['portfolio.facet.status'], words['portfolio.facet.country']]));

      expect(await tabTo(page, '.portfolio-find input')).not.toBeNull();
      await page.keyboard.type(language === 'ar' ? 'غانا' : language === 'zh' ? '加纳' : 'ghana');
      await page.waitForFunction(() => new URL(location.href).searchParams.get('find') !== null);
      const found = await ask(`find=${encodeURIComponent('ghana')}&limit=1000`);
      await page.waitForFunction((count) => document.querySelectorAll('[data-project]').length === count && !document.querySelector('.is-waiting'), found.found);
      expect((await shown(page)).sort()).toEqual(found.projects.map((one) => one.code).sort());

      const programme = found.facets!.find((one) => one.facet === 'programme')!.values[0]!;
      expect(await tabTo(page, `input[data-facet=programme][data-value="${programme.value}"]`)).not.toBeNull();
      await page.keyboard.press('Space');
      await page.waitForFunction((count) => document.querySelectorAll('[data-project]').length === count && !document.querySelector('.is-waiting'), programme.count);
      expect(part(page, 'programme')).toBe(programme.value);
      expect(await page.$$eval('.chosen .chip', (all) => all.length)).toBe(2);

      expect(await tabTo(page, '.open-columns', 90)).not.toBeNull();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.locator('.column-list').waitFor();
      expect(await tabTo(page, '[data-column=donors] input', 90)).not.toBeNull();
      await page.keyboard.press('Space');
      await page.waitForFunction(() => new URL(location.href).searchParams.get('columns')?.endsWith(',donors'));
      expect(await tabTo(page, '[data-column=donors] button[data-by="-1"]', 90)).not.toBeNull();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => new URL(location.href).searchParams.get('columns')?.endsWith(',donors,reports'));
      expect(await breachesAgain(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await page.$$eval('.project-table thead th', (all) => all.map((one) => one.textContent))).toContain(words['portfolio.column.donors']);

      expect(await tabTo(page, '.open-views', 90)).not.toBeNull();
      await page.keyboard.press('Enter');
      await dialog.locator('.keep-view').waitFor();
      await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT' && document.activeElement.closest('[role=dialog]') !== null);
      await page.keyboard.type('Mine');
      await page.keyboard.press('Enter');
      await dialog.locator('.kept-list a').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });

      const expected = await ask(`find=ghana&programme=${programme.value}&lang=${language}&limit=1000&facets=no`);
      expect(await tabTo(page, '.take-csv', 90)).not.toBeNull();
      const csv = await taken(page);
      expect(csv.name).toMatch(/\.csv$/);
      const lines = csv.bytes.toString('utf8').replace('\uFEFF', '').trim().split('\r\n');
      expect(lines).toHaveLength(expected.found + 1);
      expect(lines[0]!.split(',').slice(0, 2)).toEqual([words['portfolio.column.code'], words['portfolio.column.title']]);
      expect(lines.slice(1).map((line) => line.split(',')[0]).sort()).toEqual(expected.projects.map((one) => one.code).sort());

      expect(await tabTo(page, '.take-sheet')).not.toBeNull();
      const sheet = unzipped((await taken(page)).bytes);
      const [rows, about] = [sheet.get('xl/worksheets/sheet1.xml')!, sheet.get('xl/worksheets/sheet2.xml')!];
      const texts = [...(sheet.get('xl/sharedStrings.xml') ?? rows + about).matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((one) => one[1]);
      expect(rows.match(/<row /g)).toHaveLength(expected.found + 1);
      for (const one of expected.projects) {
        expect(texts).toContain(one.code);
        if (one.budget) expect(rows).toContain(`<v>${one.budget.amount}</v>`);
      }
      expect(rows.includes('rightToLeft="1"') || rows.includes('rightToLeft="true"')).toBe(language === 'ar');
      expect(texts).toEqual(expect.arrayContaining([words['portfolio.column.donors'], words['portfolio.file.question'], words['portfolio.file.as-of']]));
      expect(wrong).toEqual([]);
      await close();
    });

    test('on a telephone in the dark the facets are a drawer', async () => {
      const { page, wrong, close } = await open(started, `/projects?lang=${language}&country=GHA`, { width: 360, scheme: 'dark' });
      await page.waitForSelector('.project-entries li a');
      await page.click('.open-facets');
      const drawer = page.getByRole('dialog');
      await drawer.locator('input[data-facet=country][data-value=GHA]').waitFor();
      expect(await drawer.locator('input[data-facet=country][data-value=GHA]').isChecked()).toBe(true);
      expect(await breachesAgain(page)).toEqual([]);
      expect(wrong).toEqual([]);
      await close();
    });
  });

  test('a kept view is opened, renamed and deleted; it is still there after the page has gone', async () => {
    const words = wordsOf('en');
    const { page, close } = await open(started, '/projects?lang=en&status=over&sort=-budget');
    await page.waitForSelector('[data-project]');
    await page.click('.open-views');
    await page.getByLabel(words['portfolio.view-name']!).fill('Big and over');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.kept-list a');
    await page.goto(`${started.address}/projects?lang=en`);
    await page.waitForSelector('[data-project]');
    await page.click('.open-views');
    await page.getByRole('button', { name: 'Rename “Big and over”' }).click();
    await page.keyboard.type('Largest');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Largest' }).click();
    await page.waitForFunction(() => new URL(location.href).searchParams.get('sort') === '-budget');
    expect(part(page, 'status')).toBe('over');
    await page.click('.open-views');
    await page.getByRole('button', { name: 'Delete “Largest”' }).click();
    await page.getByText(words['portfolio.views-none']!).waitFor();
    await close();
  });

  test('what of an address is none is said, the nearest right thing taken, the rest shown; nothing found leads on', async () => {
    const words = wordsOf('en');
    const { page, close } = await open(started, '/projects?lang=en&country=Ghanna&sort=budgt&columns=title,donor');
    await page.waitForSelector('.wrong-parts li:nth-child(3)');
    expect(await page.textContent('.wrong-parts')).toContain('Ghanna');
    expect((await shown(page)).length).toBeGreaterThan(10);
    await page.locator('.wrong-parts').getByRole('button', { name: 'Ghana' }).click();
    await page.waitForFunction(() => new URL(location.href).searchParams.get('country') === 'GHA');
    await page.goto(`${started.address}/projects?lang=en&find=zzzzqq&country=GHA`);
    await page.getByRole('heading', { name: words['portfolio.nothing']! }).waitFor();
    expect(await page.textContent('.empty')).toContain('zzzzqq');
    await page.getByRole('button', { name: 'Without: Search' }).click();
    await page.waitForSelector('[data-project]');
    expect(part(page, 'country')).toBe('GHA');
    await close();
  });

  test('a project is opened from its row, with the question along', async () => {
    const { page, close } = await open(started, '/projects?lang=en&asOf=2025-06-30&country=GHA');
    await page.waitForSelector('[data-project] a');
    const code = (await shown(page))[0]!;
    expect(await tabTo(page, `[data-project="${code}"] a`, 120)).not.toBeNull();
    await page.keyboard.press('Enter');
    await page.waitForFunction((one) => location.pathname === `/projects/${one}`, code);
    expect(part(page, 'asOf')).toBe('2025-06-30');
    await close();
  });
});

/** Presses Enter and takes the file that comes. */
async function taken(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Texts of the files of a ZIP archive, read by its central directory. */
function unzipped(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, packed, nameLength, extra, comment, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const held = bytes.subarray(from, from + packed);
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), (method === 0 ? held : inflateRawSync(held)).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}
