/** A file is tried, kept, seen and taken back: a bad one keeps nothing, the worked example shows what it expects. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import { documentsOf } from '@throughline/core/rollup/testing/expected.ts';
import { describe, expect, test } from 'vitest';
import { askedFigures, difference, shownFigures, wrongFigures } from './figures-on-screen.ts';
import { breachesAgain } from './seen.ts';
import { browserPath, open, starting, wordsOf } from './start.ts';

const root = join(import.meta.dirname, '..', '..', '..');

describe.skipIf(!browserPath)('a file brought in', () => {
  const started = starting({ own: true });
  const ask = <T>(path: string): Promise<T> => started.ask<T>(path);

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
    expect(await breachesAgain(page)).toEqual([]);
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
    expect(await wrongFigures(started, page, { organisation: agro })).toEqual([]);

    // what is on the screens is what the worked example expects, figure by figure, whatever the API says
    const expected = new Map(documentsOf('agro-industry.expected.json').find((one) => one.asOf === '2024-03-31')!.figures
      .filter((one) => one.cell === undefined && one['value'] !== undefined).map((one) => [`${one.indicator}|${one.place}|${one.period}`, one]));
    const compare = async (path: string): Promise<{ compared: number; not: string[] }> => {
      await page.goto(`${started.address}${path}&lang=en&organisation=${agro}&asOf=2024-03-31`);
      await page.waitForSelector('a[data-figure]');
      if (await page.locator('.open-all').count() > 0) await page.click('.open-all');
      const named = (await shownFigures(page)).filter((one) => expected.has(one.figure));
      const figures = await askedFigures(started.address, agro, named, '2024-03-31');
      const not = named.map((one, at) => difference(one, { ...figures[at]!, bounds: null, ...expected.get(one.figure)! } as Figure, (figure) => words[`label.${figure.label}`]!));
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
