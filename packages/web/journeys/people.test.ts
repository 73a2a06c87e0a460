/** People and rights as they are used: invite → accept → second factor → sign in → own rights → a session ended; and the cast of the demonstration. */
import { createHmac } from 'node:crypto';
import type { Me, Sessions } from '@throughline/contract/people/me.ts';
import type { People, Rights } from '@throughline/contract/people/people.ts';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { breaches, sideways, tabTo } from './seen.ts';
import { browserPath, languages, open, starting, wordsOf } from './start.ts';

const PASSWORD = 'seven goats cross the bridge';

/** Six digits of RFC 6238, worked out here from the secret on the screen as a telephone would. */
function digits(secret: string, now: number): string {
  const bits = [...secret.replace(/\s/g, '')].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash.at(-1)! & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Asked with the cookies of the page. */
const ask = <T>(page: Page, path: string): Promise<T> => page.evaluate(async (where) => (await fetch(`/api/v1${where}`)).json(), path) as Promise<T>;

describe.skipIf(!browserPath)('people and rights', { timeout: 180_000 }, () => {
  const started = starting({ own: true });

  /** By keyboard from where the focus is; then typed. */
  const type = async (page: Page, selector: string, text: string): Promise<void> => {
    expect(await tabTo(page, selector)).not.toBeNull();
    await page.keyboard.type(text);
  };
  /** What every screen is held to, at both widths and in both appearances. */
  const holds = async (page: Page): Promise<void> => {
    for (const [width, colorScheme] of [[1440, 'light'], [360, 'dark']] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.waitForSelector(`html[data-mantine-color-scheme="${colorScheme}"]`);
      // colours fade for 100 ms
      await page.waitForTimeout(250);
      expect([width, await sideways(page)]).toEqual([width, 0]);
      expect([width, await breaches(page)]).toEqual([width, []]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  };

  describe.each(languages)('in %s', (language) => {
    const said = wordsOf(language);
    const name = `selam.${language}@example.org`;
    let secret = '';

    test('invite → accept → second factor → sign in → own rights → a session ended', async () => {
      // whoever is at this machine invites
      const inviting = await open(started, `/people?lang=${language}`);
      await inviting.page.waitForSelector('.people-invite');
      expect(await inviting.page.textContent('h1')).toBe(said['nav.people']);
      expect(await inviting.page.textContent('.account-button')).toBe(said['account.machine']);
      const people = await ask<People>(inviting.page, '/people');
      expect(await inviting.page.$$eval('.data-table tbody tr', (all) => all.length)).toBe(people.people.filter((one) => one.kind === 'person').length);
      await holds(inviting.page);
      await inviting.page.focus('.people-invite input');
      await inviting.page.keyboard.type(name);
      await inviting.page.selectOption('.people-invite select >> nth=1', 'quality-assurance');
      await inviting.page.press('.people-invite input', 'Enter');
      const link = (await inviting.page.textContent('.people-once output'))!;
      expect(new URL(link).pathname).toBe('/welcome');
      expect(link).not.toContain('?');

      // the person invited, in a browser of their own
      const { page, wrong, close } = await open(started, `/welcome?lang=${language}#${new URL(link).hash.slice(1)}`);
      await page.waitForSelector('.people-form');
      expect(await page.textContent('h1')).toBe(said['people.welcome-invitation']);
      expect(await page.textContent('.people-lead strong')).toContain(said['role.quality-assurance']);
      await holds(page);
      await type(page, 'input[autocomplete="name"]', 'Selam Tesfaye');
      await type(page, 'input[autocomplete="new-password"]', 'password1234');
      expect(await page.textContent('.people-password [role="status"]')).toBe(said['people.password-good']);
      await page.keyboard.press('Enter');
      // the list of breached passwords is the server's: it says so, and what was typed stays
      expect(await page.textContent('.people-wrong')).toBe(said['problem.password-too-common']);
      expect(await page.inputValue('input[autocomplete="name"]')).toBe('Selam Tesfaye');
      await page.fill('input[autocomplete="new-password"]', PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === '/');
      expect(await page.textContent('.account-name bdi')).toBe('Selam Tesfaye');

      // a second factor
      await page.goto(`${started.address}/account?lang=${language}`);
      await page.waitForSelector('.people-sessions li');
      await holds(page);
      await page.fill('form:has(.people-go) >> input[autocomplete="current-password"] >> nth=1', PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForSelector('.people-qr');
      await holds(page);
      secret = (await page.textContent('.people-factor output'))!;
      await page.fill('.people-factor input', digits(secret, Date.now()));
      await page.keyboard.press('Enter');
      await page.waitForSelector('.people-codes li');
      expect(await page.textContent('.people-once h3')).toBe(said['people.recovery-codes']);
      const codes = await page.$$eval('.people-codes li', (all) => all.map((one) => one.textContent));
      expect(new Set(codes).size).toBeGreaterThanOrEqual(8);

      // another browser: name, password, then the code
      const second = await open(started, `/sign-in?lang=${language}&back=%2Faccount%3Flang%3D${language}`);
      await second.page.waitForSelector('.people-cast-one');
      await holds(second.page);
      await second.page.focus('h1');
      await type(second.page, 'input[autocomplete="username"]', name);
      await type(second.page, 'input[autocomplete="current-password"]', 'not this one at all');
      await second.page.keyboard.press('Enter');
      expect(await second.page.textContent('.people-wrong')).toBe(said['problem.sign-in-refused']);
      await second.page.fill('input[autocomplete="current-password"]', PASSWORD);
      await second.page.keyboard.press('Enter');
      await second.page.waitForSelector('input[autocomplete="one-time-code"]');
      expect(await second.page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('one-time-code');
      // the code that confirmed is used up; the next one is good
      await second.page.keyboard.type(digits(secret, Date.now() + 30_000));
      await second.page.keyboard.press('Enter');
      await second.page.waitForURL((url) => url.pathname === '/account');
      await second.page.waitForSelector('.people-sessions li >> nth=1');

      // own rights, as the route tells them
      const me = await ask<Me>(page, '/me');
      await page.goto(`${started.address}/people/${me.account!.id}?lang=${language}`);
      await page.waitForSelector('.people-rights tbody tr');
      const rights = await ask<Rights>(page, `/people/${me.account!.id}`);
      expect(await page.$$eval('.people-rights [data-verb]', (all) => all.map((one) => (one as HTMLElement).dataset['verb']!).sort())).toEqual([...new Set(rights.abilities.map((one) => one.verb))].sort());
      expect(rights.abilities.map((one) => one.verb)).toContain('report.verify');
      await holds(page);
      await page.selectOption('.people-ask select', 'report.submit');
      await page.click('.people-ask button');
      await page.waitForSelector('.people-told[data-may="false"]');
      await page.selectOption('.people-ask select', 'report.verify');
      await page.click('.people-ask button');
      await page.waitForSelector('.people-told[data-may="true"] li');

      // the session of the second browser is ended by the first
      await page.goto(`${started.address}/account?lang=${language}`);
      await page.waitForSelector('.people-sessions li >> nth=1');
      expect(await page.$$eval('.people-sessions .people-tag', (all) => all.map((one) => one.textContent))).toEqual([said['people.session-this']]);
      await page.focus('.people-sessions .link-button');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelectorAll('.people-sessions li').length === 1);
      expect((await ask<Sessions>(page, '/me/sessions')).sessions).toHaveLength(1);
      await second.page.reload();
      await second.page.waitForSelector('.account-button');
      expect(await second.page.textContent('.account-button')).toBe(said['account.machine']);
      expect([...wrong, ...second.wrong, ...inviting.wrong]).toEqual([]);
      await Promise.all([close(), second.close(), inviting.close()]);
    });

    test('the cast: whoever is chosen has their own rights, and what is not theirs is said', async () => {
      const { page, wrong, close } = await open(started, `/sign-in?lang=${language}`);
      await page.waitForSelector('.people-cast-one');
      const donor = page.locator('.people-cast-one', { hasText: 'Lucía Quispe' });
      await donor.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === '/');
      expect(await page.textContent('.account-name')).toBe(`Lucía Quispe${said['role.donor']}`);
      // by the menu, with keys, once the page has come and its heading has the focus
      await page.waitForSelector('h1:focus');
      await page.focus('.account-button');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.account-ways');
      await page.keyboard.press('Escape');
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('account-button');
      await page.keyboard.press('Enter');
      expect(await tabTo(page, '.account-ways a[href^="/people"]')).not.toBeNull();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.people-not-allowed');
      expect(await page.textContent('.refusal h2')).toBe(said['people.not-open']);
      expect(await page.textContent('.people-not-allowed')).toContain(said['role.auditor']);
      await holds(page);
      await page.click('.account-button');
      await page.click('.account-ways button');
      await page.waitForFunction((machine) => document.querySelector('.account-button')?.textContent === machine, said['account.machine']);
      expect((await ask<Me>(page, '/me')).as).toBe('local');
      expect(wrong).toEqual([]);
      await close();
    });
  });
});
