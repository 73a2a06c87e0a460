/** How the screens look: a few of them kept as small pictures. PICTURES=renew keeps the present ones (docs/look.md). */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ALLOWED, differenceFrom, keep } from './pictures.ts';
import { atRest, toTheEnd } from './seen.ts';
import { EVERY_LANGUAGE, type Seen, type Started, browserPath, open, starting } from './start.ts';

const RENEW = process.env['PICTURES'] === 'renew';
/** A day after the story of the demonstration: what is shown does not depend on when it is looked at. */
const ASKED = 'period=2023&asOf=2025-06-30';

const PICTURES: readonly (readonly [name: string, path: string, language: string, seen: Seen])[] = [
  ['overview-en-1440', '/', 'en', {}],
  ['country-en-360-dark', '/countries/SEN', 'en', { width: 360, scheme: 'dark' }],
  ['compare-en-1440', '/compare?compare=ENV.1,SOC.1&places=country:VNM,country:EGY', 'en', {}],
  ['gaps-ar-1440', '/gaps', 'ar', {}],
];

describe.skipIf(!browserPath)('pictures', () => {
  const started = starting();
  if (RENEW) mkdirSync(join(import.meta.dirname, 'pictures'), { recursive: true });

  test.each(PICTURES)('%s looks as it is kept', async (name, path, language, seen) => {
    const { page, close } = await look(started, path, language, seen);
    if (RENEW) await keep(page, name);
    expect(await differenceFrom(page, name), `${name}: look at it; PICTURES=renew keeps it as it is now`).toBeLessThanOrEqual(ALLOWED);
    await close();
  });

  test.skipIf(!EVERY_LANGUAGE)('a picture does not depend on how letters are drawn', async () => {
    const { browser } = started;
    const dense = { ...started, browser: { newContext: (options: object) => browser.newContext({ ...options, deviceScaleFactor: 2 }) } as unknown as Started['browser'] };
    const { page, close } = await look(dense, '/', 'en', {});
    await page.addStyleTag({ content: 'body { text-rendering: geometricPrecision; -webkit-text-stroke: 0.2px }' }).catch(() => page.evaluate(paint, 'body { text-rendering: geometricPrecision; -webkit-text-stroke: 0.2px }'));
    expect(await differenceFrom(page, 'overview-en-1440')).toBeLessThanOrEqual(ALLOWED);
    await close();
  });

  test('a picture fails when a section vanishes, a column moves, or a side is not mirrored', async () => {
    const wide = await look(started, '/', 'en', {});
    expect(await broken(wide.page, 'overview-en-1440', '.pathway { display: none }')).toBeGreaterThan(ALLOWED);
    expect(await broken(wide.page, 'overview-en-1440', '.sentences { margin-inline-start: 200px }')).toBeGreaterThan(ALLOWED);
    await wide.close();
    const mirrored = await look(started, '/gaps', 'ar', {});
    expect(await broken(mirrored.page, 'gaps-ar-1440', 'main { direction: ltr }')).toBeGreaterThan(ALLOWED);
    await mirrored.close();
  });
});

async function look(started: Started, path: string, language: string, seen: Seen) {
  const opened = await open(started, `${path}${path.includes('?') ? '&' : '?'}lang=${language}&${ASKED}`, seen);
  await atRest(opened.page);
  await toTheEnd(opened.page);
  return opened;
}

/** Style sheets made by program pass the content security policy; a style element would not. */
function paint(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets.slice(0, -1).filter((one) => one.cssRules.length > 0), sheet];
}

async function broken(page: Page, name: string, css: string): Promise<number> {
  await page.evaluate(paint, css);
  const difference = await differenceFrom(page, name);
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
  return difference!;
}
