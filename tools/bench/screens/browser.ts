/** A headless Chromium whose processor is four times slower, and what it tells of a page. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type CDPSession, type Page, chromium } from 'playwright-core';

export const SLOWER = 4;
const BROWSERS = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Null where there is no Chromium. */
export async function slowBrowser(): Promise<Browser | null> {
  const executablePath = BROWSERS.find((one) => one !== undefined && existsSync(one));
  if (executablePath === undefined) return null;
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
}

export type Load = {
  /** Bytes of JavaScript that came over the wire, compressed, until the page was at rest. */
  readonly script: number;
  /** Milliseconds until the largest paint. */
  readonly largestPaint: number;
  readonly layoutShift: number;
  /** Milliseconds of the longest task. */
  readonly longestTask: number;
};

export type Opened = { readonly page: Page; readonly load: Load; readonly close: () => Promise<void> };

/** Opens a page for the first time: nothing is held from before. `isScreen` false: a page that is none of the product. */
export async function openSlow(browser: Browser, address: string, isScreen = true): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const scripts = await countScripts(cdp);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await watch(context);
  await page.goto(address, { waitUntil: 'networkidle' });
  if (isScreen) {
    await page.waitForSelector('main h1');
    await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null);
    await page.waitForTimeout(500);
  }
  const seen = await page.evaluate(() => (window as unknown as { seen?: { paint: number; shift: number; task: number } }).seen ?? { paint: 0, shift: 0, task: 0 });
  return { page, load: { script: scripts(), largestPaint: seen.paint, layoutShift: seen.shift, longestTask: seen.task }, close: () => context.close() };
}

async function countScripts(cdp: CDPSession): Promise<() => number> {
  const scripts = new Set<string>();
  let bytes = 0;
  await cdp.send('Network.enable');
  cdp.on('Network.responseReceived', (event) => { if (event.type === 'Script' || /\.js($|\?)/.test(event.response.url)) scripts.add(event.requestId); });
  cdp.on('Network.loadingFinished', (event) => { if (scripts.has(event.requestId)) bytes += event.encodedDataLength; });
  return () => bytes;
}

/** Written into every page before its own scripts: what the browser itself observes. */
const watch = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    const seen = { paint: 0, shift: 0, task: 0 };
    (window as unknown as { seen: typeof seen }).seen = seen;
    const observe = (type: string, take: (entry: PerformanceEntry) => void): void =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    observe('largest-contentful-paint', (entry) => { seen.paint = entry.startTime; });
    observe('layout-shift', (entry) => { const one = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }; if (!one.hadRecentInput) seen.shift += one.value; });
    observe('longtask', (entry) => { seen.task = Math.max(seen.task, entry.duration); });
  });
};

/** From here on only tasks that come afterwards count. */
export const forgetTasks = (page: Page): Promise<void> => page.evaluate(() => { (window as unknown as { seen: { task: number } }).seen.task = 0; });
export const longestTask = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as { seen: { task: number } }).seen.task);
