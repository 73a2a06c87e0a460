/** Who did what: read, filtered by keyboard, proved, and shown where it is not what was written; the same on a project's page. */
import type { Trail, TrailState } from '@throughline/contract/assure/trail.ts';
import type { Mapping } from '@throughline/contract/assure/mapping.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { breaches, sideways, tabTo } from './seen.ts';
import { browserPath, languages, open, starting, wordsOf } from './start.ts';

const REASON = 'Both are kilowatt hours, as the annex says';

describe.skipIf(!browserPath)('trail', { timeout: 180_000 }, () => {
  const started = starting({ own: true });
  let project: string;
  const ask = async <T>(path: string, body?: object): Promise<T> =>
    (await fetch(`${started.address}/api/v1${path}`, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json() as Promise<T>;

  beforeAll(async () => {
    const { groups } = await ask<Mapping>('/mapping');
    const group = groups.find((one) => one.proposals.length > 0)!;
    await ask('/mapping/confirmations', { reason: REASON, decisions: group.subjects.map((one) => ({ subject: one.subject, seen: null, to: group.proposals[0]!.indicator, grade: 'B' })) });
    project = (await ask<{ entries: { project: string | null }[] }>('/export/trail.json')).entries.find((one) => one.project !== null)!.project!;
  }, 240_000);

  describe.each(languages)('in %s', (language) => {
    const said = wordsOf(language);

    test('is read, filtered and proved by keyboard alone', async () => {
      const { page, wrong, close } = await open(started, `/trail?lang=${language}`);
      await page.waitForSelector('.trail-entry');
      const body = await ask<Trail>('/trail');
      expect(await page.textContent('h1')).toBe(said['nav.trail']);
      expect(await page.$$eval('main h2', (all) => all.map((one) => one.textContent))).toEqual([said['trail.whole-title'], said['trail.entries']]);
      expect(await page.$$eval('.trail-deed strong', (all) => all.map((one) => one.textContent))).toEqual(body.entries.map((one) => said[`verb.${one.verb}`]));
      expect(await page.textContent('.trail-reason bdi')).toBe(REASON);
      expect(await page.$$eval('.trail-changes ins', (all) => all.map((one) => one.textContent))).toContain('B');
      expect(await breaches(page)).toEqual([]);

      // proved on the server, the outcome is told
      expect(await tabTo(page, '.trail-ways button')).not.toBeNull();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.trail-verdict');
      const { verification, entries } = await ask<TrailState>('/trail/state');
      expect(verification).toMatchObject({ state: 'whole', checked: entries });

      // a filter goes into the address, and the files hold the same
      expect(await tabTo(page, '.trail-filters input[type=search]')).not.toBeNull();
      await page.keyboard.type('KILOWATT');
      await page.waitForFunction(() => document.querySelectorAll('.trail-entry').length === 1);
      expect(new URL(page.url()).searchParams.get('find')).toBe('KILOWATT');
      expect(await page.getAttribute('.trail-out a', 'href')).toContain('find=KILOWATT');
      expect(await tabTo(page, '.trail-filters .link-button')).not.toBeNull();
      await page.keyboard.press('Enter');
      await page.waitForFunction((count) => document.querySelectorAll('.trail-entry').length === count, body.entries.length);
      expect(await tabTo(page, '.trail-proof summary')).not.toBeNull();
      await page.keyboard.press('Enter');
      expect(await page.textContent('.trail-proof[open] .code')).toBe(body.entries[0]!.hash);
      expect(wrong).toEqual([]);
      await close();
    });

    test('at 360 pixels, in the dark, nothing is cut and axe is content; a project shows its own chain', async () => {
      const { page, wrong, close } = await open(started, `/trail?lang=${language}&verb=mapping.confirm`, { width: 360, scheme: 'dark' });
      await page.waitForSelector('.trail-entry');
      expect(await page.$$eval('.trail-entry', (all) => all.length)).toBe(1);
      expect(await sideways(page)).toBe(0);
      expect(await breaches(page)).toEqual([]);
      await page.goto(`${started.address}/projects/${encodeURIComponent(project)}?tab=history&lang=${language}`);
      await page.waitForSelector('.trail-entry');
      expect(await page.textContent('#history-name')).toBe(said['project.history']);
      expect(await page.textContent('.trail-deed strong')).toBe(said['verb.import.create']);
      expect(await sideways(page)).toBe(0);
      expect(await breaches(page)).toEqual([]);
      await page.goto(`${started.address}/trail?lang=${language}&actor=nobody`);
      await page.waitForFunction((text) => document.querySelector('main')?.textContent?.includes(text), said['trail.none-here']!);
      expect(wrong).toEqual([]);
      await close();
    });
  });
});
