/** A report's way in three languages, by keyboard: entered, sent in, returned, mended, verified; then the figure moves and opens to person and time. */
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import type { MyWork } from '@throughline/contract/collect/rounds.ts';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { breaches, sideways, tabTo } from './seen.ts';
import { browserPath, languages, open, starting, wordsOf } from './start.ts';

const PROJECT = 'GHA-CAS';
/** A quarter that nobody reported on. */
const PERIOD = '2021Q2';
const INDICATOR = 'TCO.1';

if (!browserPath) console.warn('No Chromium was found (set CHROMIUM to one): the journeys are left out.');

describe.skipIf(!browserPath).each(languages)('a report in %s', { timeout: 300_000 }, (language) => {
  const words = wordsOf(language);
  // what is written here changes figures: a store of its own
  const started = starting({ own: true });

  const address = `/projects/${PROJECT}/report/${PERIOD}?lang=${language}`;
  /** What the page itself may ask, as whoever is signed in there. */
  const ask = <T>(page: Page, path: string): Promise<T> => page.evaluate(async (at) => (await fetch(`/api/v1${at}`)).json(), path) as Promise<T>;
  const become = async (page: Page, name: string): Promise<void> => {
    const { cast } = await ask<{ cast: { id: string; name: string }[] }>(page, '/cast');
    const { id } = cast.find((one) => one.name.startsWith(name))!;
    expect(await page.evaluate(async (one) => (await fetch(`/api/v1/cast/${one}`, { method: 'POST' })).status, id)).toBe(200);
  };
  const goTo = async (page: Page, path: string, there: string): Promise<void> => { await page.goto(`${started.address}${path}`); await page.waitForSelector(there); };
  const saved = (page: Page) => page.waitForSelector('[data-saving="saved"]');
  const at = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell']);
  /** Opens a deed by keyboard, writes its reason where one is asked for, and does it. */
  async function does(page: Page, deed: string, reason?: string): Promise<void> {
    await page.locator(`[data-deed="${deed}"]`).press('Enter');
    await page.waitForSelector('.deed-form');
    if (reason !== undefined) await page.locator('.deed-form textarea').fill(reason);
    await page.locator('.deed-form button[type="submit"]').press('Enter');
    await page.waitForSelector('.said');
  }
  const value = async (page: Page) => (await ask<{ figures: { value: string | null }[] }>(page, `/figures?indicator=${INDICATOR}&place=organisation&period=2021`)).figures[0]!.value;

  test('goes all its way, and the figure with it', async () => {
    const { page, wrong, close } = await open(started, `/?lang=${language}`);
    await page.waitForSelector('h1');
    const before = Number(await value(page));

    // the project manager writes
    await become(page, 'akua');
    await goTo(page, address, '.sheet [role="row"]');
    expect((await page.textContent('h1'))!).toContain('2021');
    expect(await page.getAttribute('[role="grid"]', 'aria-readonly')).toBe('false');
    const body = await ask<ReportPage>(page, `/projects/${PROJECT}/reports/${PERIOD}`);
    expect(body.rows.find((one) => one.indicator === INDICATOR)!.last!.said.value).toBe('3');
    await page.focus('h1');
    expect(await tabTo(page, '[data-cell="0 first"]')).not.toBeNull();
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    expect(await at(page)).toBe('1 first');
    await page.keyboard.press(language === 'ar' ? 'ArrowLeft' : 'ArrowRight');
    expect(await at(page)).toBe('1 second');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    expect(await at(page)).toBe('0 name');
    // undo and redo
    await page.keyboard.press('Control+z');
    expect(await page.textContent('[data-cell="0 state"]')).toBe(words['collect.state.not-entered']);
    await page.keyboard.press('Control+y');
    expect(await page.textContent('[data-cell="0 state"]')).toBe(words['collect.state.reported']);
    await saved(page);
    expect((await ask<ReportPage>(page, `/projects/${PROJECT}/reports/${PERIOD}`)).rows[0]!.typed!.said).toMatchObject({ value: '7' });
    expect(await breaches(page)).toEqual([]);

    // a block from a spreadsheet: the total of actors reached and its parts, one of them wrong
    const reached = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('[data-line]')].findIndex((one) => one.dataset['line'] === 'REA.1'));
    await page.locator(`[data-cell="${reached} first"]`).click();
    await page.evaluate(() => { const data = new DataTransfer(); data.setData('text/plain', '90\n50\n30\n4\n'); document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); });
    await page.waitForSelector('.sheet-check.is-error');
    expect(await page.textContent(`[data-cell="${reached} check"]`)).toContain('84');
    await page.locator(`[data-cell="${reached + 2} first"]`).click();
    await page.keyboard.type('36');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.sheet-check.is-error', { state: 'detached' });

    // the rest at once, then in
    await page.locator('.sheet-rest button').press('Enter');
    await page.locator('.sheet-rest input').fill('not measured in this quarter');
    await page.keyboard.press('Enter');
    await page.locator('.report-narrative textarea').fill('A quiet quarter.');
    await saved(page);
    // a list lies beside the first value
    await page.locator('[data-cell="0 name"]').click();
    await page.locator('[data-evidence-add]').press('Enter');
    await page.setInputFiles('[data-testid="evidence-files"]', { name: 'attendance.csv', mimeType: 'text/csv', buffer: Buffer.from('name,day\nAma,1\nYaw,1\n') });
    await page.locator('.evidence-add button[type="submit"]').press('Enter');
    await page.waitForSelector('[data-evidence-count="1"]');
    await does(page, 'submit');
    expect(await page.textContent('.standing')).toContain(words['collect.stands.submitted']!.replace('{number}', '1'));
    expect(await page.getAttribute('[data-deed="withdraw"]', 'disabled')).toBeNull();
    expect(Number(await value(page))).toBe(before);

    // the verifier returns a cell
    await become(page, 'nadia');
    await goTo(page, `/work?lang=${language}`, '#duties-verify');
    await page.locator(`.duty a[href*="${PROJECT}/report/${PERIOD}"]`).press('Enter');
    await page.waitForSelector('.sheet [role="row"]');
    expect(await page.getAttribute('[role="grid"]', 'aria-readonly')).toBe('true');
    // the evidence is beside the value, and does not change any more
    expect(await page.textContent('.panel-evidence .piece-name')).toContain('attendance.csv');
    expect(await page.locator('[data-evidence-add]').count()).toBe(0);
    await page.locator('.panel-say textarea').fill('The list shows six.');
    await page.locator('.panel-say button[type="submit"]').press('Enter');
    await page.waitForSelector('.thread');
    expect(await breaches(page)).toEqual([]);
    expect(await page.getAttribute('[data-deed="verify"]', 'disabled')).not.toBeNull();
    await does(page, 'return', 'Please look again.');

    // it stands as to fix; it is mended and sent in again
    await become(page, 'akua');
    await goTo(page, `/work?lang=${language}`, '#duties-fix');
    expect(await page.textContent('.duty')).toContain('Please look again.');
    expect(await breaches(page)).toEqual([]);
    await page.locator(`.duty a[href*="${PROJECT}/report/${PERIOD}"]`).first().press('Enter');
    await page.waitForSelector('.thread');
    await page.locator('[data-cell="0 first"]').focus();
    await page.keyboard.press('F2');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await saved(page);
    await does(page, 'submit');

    // settled and verified
    await become(page, 'nadia');
    await goTo(page, address, '.thread');
    await page.locator('.thread > .link-button').press('Enter');
    await page.waitForSelector('.thread.is-settled');
    await page.waitForSelector('[data-deed="verify"]:not([disabled])');
    await does(page, 'verify');
    expect(await page.textContent('.standing')).toContain(words['collect.stands.verified']!.replace('{number}', '2'));

    // the figure moves, and opens to the submission, its person and its time
    expect(Number(await value(page))).toBe(before + 6);
    await goTo(page, `/?lang=${language}&period=2021&working=${INDICATOR}|organisation|2021`, '[role="dialog"] table');
    const shown = page.locator(`[data-figure="${INDICATOR}|organisation|2021"]`).first();
    if (await shown.count() > 0) expect(Number(await shown.getAttribute('data-value'))).toBe(before + 6);
    await goTo(page, `/?lang=${language}&period=2021&working=${INDICATOR}|project:${PROJECT}|2021`, '[role="dialog"] .evidence-of');
    await page.locator('[role="dialog"] .evidence-of > summary').first().press('Enter');
    await page.waitForSelector('[role="dialog"] .piece');
    expect(await page.textContent('[role="dialog"] .piece')).toContain('attendance.csv');
    await goTo(page, `/projects/${PROJECT}?lang=${language}&report=${PERIOD}&submission=2`, '.project-record');
    await page.locator('.evidence-of > summary').press('Enter');
    await page.waitForSelector('.evidence-of .piece');
    expect(await page.textContent('.evidence-of .piece')).toContain('attendance.csv');
    const record = (await page.textContent('.project-record-head'))!;
    expect(record).toContain('akua.mensah@meridian.example');
    expect(record).toContain('nadia.haddad@meridian.example');
    expect(wrong).toEqual([]);
    await close();
  });

  test('on a telephone in the dark nothing scrolls sideways, and what may not be done says why', async () => {
    const { page, wrong, close } = await open(started, `/?lang=${language}`, { width: 360, scheme: 'dark' });
    await page.waitForSelector('h1');
    await goTo(page, address, '.sheet [role="row"]');
    expect(await sideways(page)).toBe(0);
    expect(await breaches(page)).toEqual([]);
    await goTo(page, `/work?lang=${language}`, '.rounds');
    expect(await sideways(page)).toBe(0);
    expect(await breaches(page)).toEqual([]);
    expect((await ask<MyWork>(page, '/my-work')).actor).toBe('local');
    expect(wrong).toEqual([]);
    await close();
  });

  test.runIf(language === 'en')('two people at once: both values are shown, and nobody loses anything', async () => {
    const first = await open(started, `/?lang=${language}`);
    await first.page.waitForSelector('h1');
    await become(first.page, 'akua');
    const second = await open(started, `/?lang=${language}`);
    await second.page.waitForSelector('h1');
    await become(second.page, 'kofi');
    const there = `/projects/${PROJECT}/report/2020Q1?lang=${language}`;
    await goTo(first.page, '/?lang=en', 'h1');
    // the person at this machine opens what was verified again
    const machine = await open(started, there);
    await machine.page.waitForSelector('.sheet [role="row"]');
    await does(machine.page, 'reopen', 'a list was found');
    await machine.close();
    await goTo(first.page, there, '.sheet [role="row"]');
    await goTo(second.page, there, '.sheet [role="row"]');
    for (const [page, typed] of [[first.page, '11'], [second.page, '12']] as const) {
      await page.locator('[data-cell="0 first"]').focus();
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      if (page === first.page) await page.waitForFunction(() => document.querySelector('[data-saving="saved"]') !== null && document.querySelector('[data-cell="0 first"]')!.textContent === '11');
      if (page === first.page) await page.waitForTimeout(1500);
    }
    await second.page.waitForSelector('.conflict');
    expect(await second.page.textContent('.conflict')).toContain('akua.mensah@meridian.example');
    expect(await second.page.textContent('.conflict-one')).toMatch(/12[\s\S]*11/);
    expect(await breaches(second.page)).toEqual([]);
    await second.page.locator('.conflict-one input').first().press('Space');
    await second.page.locator('.conflict > .mantine-Button-root').press('Enter');
    await second.page.waitForSelector('.sheet [role="row"]');
    await saved(second.page);
    expect((await ask<ReportPage>(second.page, `/projects/${PROJECT}/reports/2020Q1`)).rows[0]!.typed).toMatchObject({ said: { value: '12' }, by: 'kofi.owusu@meridian.example' });
    expect([...first.wrong, ...second.wrong]).toEqual([]);
    await first.close();
    await second.close();
  });
});
