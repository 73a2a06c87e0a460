/** A report filled in elsewhere: the template fetched, filled with faults, brought back, mended, taken, undone. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import { readWorkbook } from '../../exchange/sheet/read-workbook.ts';
import { fill } from '../../exchange/sheet/testing/fill.ts';
import { describe, expect, test } from 'vitest';
import { breaches, sideways } from './seen.ts';
import { browserPath, open, starting } from './start.ts';

const [PROJECT, PERIOD, LANGUAGE] = ['GHA-CAS', '2021Q2', 'ar'] as const;

describe.skipIf(!browserPath)('a spreadsheet', { timeout: 120_000 }, () => {
  // what is written here stands in a report: a store of its own
  const started = starting({ own: true });
  test('goes out, comes back with faults that are told by cell, is mended, taken and undone', async () => {
    const at = `/projects/${PROJECT}/report/${PERIOD}?lang=${LANGUAGE}`;
    const { page, wrong, close } = await open(started, `/?lang=${LANGUAGE}`);
    await page.waitForSelector('h1');
    const ask = <T>(path: string): Promise<T> => page.evaluate(async (one) => (await fetch(`/api/v1${one}`)).json(), path) as Promise<T>;
    const { cast } = await ask<{ cast: { id: string; name: string }[] }>('/cast');
    expect(await page.evaluate(async (id) => (await fetch(`/api/v1/cast/${id}`, { method: 'POST' })).status, cast.find((one) => one.name.startsWith('akua'))!.id)).toBe(200);
    await page.goto(`${started.address}${at}`);
    await page.waitForSelector('.filled');
    const address = await page.getAttribute('.filled-ways a', 'href');
    const bytes = Buffer.from(await page.evaluate(async (one) => [...new Uint8Array(await (await fetch(one!)).arrayBuffer())], address));
    const sheet = readWorkbook(bytes)[1]!;
    const [line] = [...sheet.rows].find(([, row]) => row.get('A')?.text === 'TCO.1')!;
    const folder = mkdtempSync(join(tmpdir(), 'throughline-spreadsheet-'));
    const bring = async (name: string, cells: Record<string, string>): Promise<void> => {
      writeFileSync(join(folder, name), fill(bytes, cells));
      await page.setInputFiles('.filled input[type="file"]', join(folder, name));
      await page.waitForSelector('.filled-looked');
    };
    await bring('faults.xlsx', { [`G${line}`]: '7,5', [`F${line + 1}`]: 'perhaps' });
    const told = await page.$$eval('.filled-table .is-error th', (all) => all.map((one) => one.textContent!.trim()));
    expect(told).toContain(`G${line}`);
    expect(await breaches(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await sideways(page)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.locator('.filled-looked .refusal-ways button').last().click();
    await bring('good.xlsx', { [`G${line}`]: '7' });
    const before = await ask<ReportPage>(`/projects/${PROJECT}/reports/${PERIOD}`);
    await page.locator('.filled-looked .refusal-ways button').first().press('Enter');
    await page.waitForSelector('[data-undo="1"]');
    const typed = async () => (await ask<ReportPage>(`/projects/${PROJECT}/reports/${PERIOD}`)).rows.find((one) => one.indicator === 'TCO.1')!.typed;
    expect((await typed())?.said).toMatchObject({ value: '7' });
    await page.waitForFunction(() => [...document.querySelectorAll('[data-line="TCO.1"]')].some((one) => one.textContent!.includes('7')));
    await page.locator('[data-undo="1"]').press('Enter');
    await page.waitForSelector('[data-undo="1"]', { state: 'detached' });
    expect(await typed()).toEqual(before.rows.find((one) => one.indicator === 'TCO.1')!.typed);
    expect(wrong).toEqual([]);
    await close();
  });
});
