/** What every screen is held to: no breach that axe finds, no scrolling sideways, no text cut, no hole in its words. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CONTRAST = 'color-contrast';
const axe = readFileSync(createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8');

type Run = (context: unknown, options: unknown) => Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }>;
type AxeWindow = { axe?: { run: Run; commons: { color: { Color: { prototype: { parseString: (text: string) => unknown } } } } } };

/** Brings axe into the page once; the few colours of a page are then parsed once each, and not for every element. */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => (window as AxeWindow).axe !== undefined)) return;
  await page.evaluate(`${axe};0`);
  await page.evaluate(() => {
    type Read = { r: number; g: number; b: number; alpha: number };
    const { prototype } = (window as AxeWindow).axe!.commons.color.Color;
    const parse = prototype.parseString;
    const known = new Map<string, Read>();
    prototype.parseString = function (this: Read, text: string) {
      const held = known.get(text);
      if (held) return Object.assign(this, held);
      parse.call(this, text);
      known.set(text, { r: this.r, g: this.g, b: this.b, alpha: this.alpha });
      return this;
    };
  });
}

async function run(page: Page, within: 'everything' | 'one of each', options: object): Promise<string[]> {
  await bringAxe(page);
  const violations = await page.evaluate(async ({ options, within }) => {
    const context = within === 'everything' ? document : { include: oneOfEach() };
    return (await (window as AxeWindow).axe!.run(context, { ...options, resultTypes: ['violations'], iframes: false, elementRef: false })).violations
      .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n').at(-1)?.trim()}`).join(' | ')}`);

    /** Of texts that look the same on the same ground (and so have the same contrast), the first three. */
    function oneOfEach(): Element[] {
      const seen = new Map<string, number>();
      const grounds = new Map<Element, string>();
      const groundOf = (one: Element | null): string => {
        if (one === null) return '';
        const held = grounds.get(one);
        if (held !== undefined) return held;
        const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(one);
        const own = backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage === 'none' && opacity === '1' && position === 'static' ? '' : `${backgroundColor} ${backgroundImage} ${opacity} ${position}/`;
        const ground = groundOf(one.parentElement) + own;
        grounds.set(one, ground);
        return ground;
      };
      return [...document.body.querySelectorAll('*')].filter((one) => {
        if (![...one.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent!.trim() !== '')) return false;
        const { color, fontSize, fontWeight, textShadow, visibility } = getComputedStyle(one);
        const look = [one.tagName, one.className, color, fontSize, fontWeight, textShadow, visibility, groundOf(one)].join('|');
        const before = seen.get(look) ?? 0;
        seen.set(look, before + 1);
        return before < 3;
      });
    }
  }, { options, within });
  return violations;
}

/** Breaches that axe finds by any of its rules, each with the elements at fault. */
export const breaches = (page: Page): Promise<string[]> => run(page, 'everything', { runOnly: TAGS });

/** The same, with contrast asked of texts that look different: for another language of a page whose every text was asked. */
export const breachesAgain = async (page: Page): Promise<string[]> =>
  [...await run(page, 'everything', { runOnly: TAGS, rules: { [CONTRAST]: { enabled: false } } }), ...await contrasts(page)];

/** Contrast of every kind of text, for another scheme of a page that was asked in whole: nothing else of it depends on colours. */
export const contrasts = (page: Page): Promise<string[]> => run(page, 'one of each', { runOnly: { type: 'rule', values: [CONTRAST] } });

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

/** Tabs to an element and presses Enter there. */
export async function go(page: Page, selector: string, most = 400): Promise<void> {
  if (await tabTo(page, selector, most) === null) throw new Error(`${selector} is not reached by the keyboard`);
  await page.keyboard.press('Enter');
}

/** Everything that was asked has come and stands: no part waits, no font is missing. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForSelector('main h1');
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .waiting, .is-waiting') === null && document.fonts.status === 'loaded');
}

/** What stands below waits for the reader: each part is come near, once. */
export async function toTheEnd(page: Page): Promise<void> {
  for (const part of await page.$$('.later')) {
    await part.scrollIntoViewIfNeeded();
    await page.waitForFunction((one) => one.childElementCount > 0 && one.querySelector('.waiting, [aria-busy="true"]') === null, part);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  await atRest(page);
}

/** Keys without words, and values that no reader should see. */
export const holes = (page: Page): Promise<string[]> => page.evaluate(() => {
  const said = document.body.innerText.split('\n').map((line) => line.trim());
  return said.filter((line) => /^[a-z]+(-[a-z]+)*\.[a-z]+([.-][a-z]+)*$/.test(line) || /\b(undefined|NaN|Infinity|null)\b|\[object /.test(line));
});

/** Texts that are cut without a way to see the rest. */
export const clipped = (page: Page): Promise<string[]> => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, p, li, dt, dd, th, td, button, a, label, summary)')]
  .filter((one) => {
    // what is only heard is one pixel wide
    if (one.offsetParent === null || one.clientWidth <= 1 || one.closest('.only-heard, [aria-hidden="true"]')) return false;
    const { overflowX, overflowY } = getComputedStyle(one);
    const wide = overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 2;
    const high = overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 6;
    return (wide || high) && one.closest('[title]:not([title=""])') === null;
  }).map((one) => `${one.tagName} ${one.className}: ${one.textContent!.slice(0, 60)}`));
