/** `npm run bench -- --screens`: how fast the screens are on a slow machine. Each line says what is allowed. */
import type { Browser, Page } from 'playwright-core';
import { buildServer } from '@throughline/server/http/server.ts';
import { table } from '../timing.ts';
import { type Load, forgetTasks, longestTask, openSlow, slowBrowser, SLOWER } from './browser.ts';
import { CHAIN, GENERATED, LONG, NODES, PROJECTS, ROWS, screensStore } from './portfolio.ts';

export const ALLOWED = { script: 300_000, largestPaint: 2_000, layoutShift: 0.02, filter: 200, rows: 120, task: 50 } as const;

const of = `organisation=${GENERATED}`;
/** Every screen, as one who has never been there opens it. */
const SCREENS: readonly (readonly [string, string])[] = [
  ['Overview', `/?${of}`], ['Framework', `/framework?${of}`], ['Indicators', `/indicators?${of}`], ['Indicator', `/indicators/B.1?${of}`], ['Compare', `/compare?${of}`],
  ['Projects', `/projects?${of}`], ['Project', `/projects/PROJECT?${of}`], ['Countries', `/countries?${of}`], ['Country', `/countries/COUNTRY?${of}`], ['Programmes', `/programmes?${of}`],
  ['Programme', `/programmes/PR1?${of}`], ['SDGs', `/sdgs?${of}`], ['SDG', `/sdgs/9?${of}`], ['Gaps', `/gaps?${of}`], ['Mapping', `/mapping?${of}`], ['Data', `/data?${of}`],
];

export type Line = { readonly what: string; readonly found: number; readonly allowed: number; readonly unit: string };

/** How fast the slowed processor is just now, so that two runs can be told apart: milliseconds of a fixed loop, the median of five. */
async function pace(browser: Browser): Promise<number> {
  const { page, close } = await openSlow(browser, 'about:blank', false);
  const took = await page.evaluate(() => Array.from({ length: 5 }, () => {
    const began = performance.now();
    let sum = 0;
    for (let step = 0; step < 10_000_000; step += 1) sum = (Math.imul(sum, 31) + step) | 0;
    return performance.now() - began + (sum === 1 ? 1 : 0);
  }).sort((a, b) => a - b)[2]!);
  await close();
  return took;
}

/** What was measured, line by line; empty where there is no browser. */
export async function measureScreens(say: (line: string) => void): Promise<Line[]> {
  const browser = await slowBrowser();
  if (browser === null) return [];
  const { store } = await screensStore(say);
  const app = await buildServer({ store, listeners: [] }, false);
  try {
    const base = await app.listen({ port: 0, host: '127.0.0.1' });
    const named = await store.ownerPool.query<{ code: string; country: string }>(`select p.code, p.country from project p join organisation o using (org_id) where o.code = $1 and p.country is not null order by p.project_id limit 1`, [GENERATED]);
    const { code, country } = named.rows[0]!;
    const lines: Line[] = [];
    say(`a loop of ten million steps takes ${(await pace(browser)).toFixed(0)} ms on the slowed processor`);
    for (const [name, path] of SCREENS) {
      say(name);
      const { load, close } = await openSlow(browser, base + path.replace('PROJECT', encodeURIComponent(code)).replace('COUNTRY', country));
      await close();
      lines.push(...loadLines(name, load));
    }
    lines.push(...(await filterLines(browser, base)), ...(await tableLines(browser, base)), ...(await diagramLines(browser, base)));
    return lines;
  } finally {
    await app.close();
    await browser.close();
    await store.close();
  }
}

const loadLines = (name: string, load: Load): Line[] => [
  { what: `${name}: compressed JavaScript`, found: load.script, allowed: ALLOWED.script, unit: 'bytes' },
  { what: `${name}: largest paint`, found: load.largestPaint, allowed: ALLOWED.largestPaint, unit: 'ms' },
  { what: `${name}: layout shift`, found: load.layoutShift, allowed: ALLOWED.layoutShift, unit: '' },
];

/** From the choice of another year until its first figure is painted, in the page's own time. */
async function filterLines(browser: Browser, base: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [name, path] of [['Overview', `/?${of}&period=2020`], ['Country', `/countries/${await countryOf(base)}?${of}&period=2020`]] as const) {
    const { page, close } = await openSlow(browser, base + path);
    const took: number[] = [];
    for (const year of ['2021', '2022', '2023']) took.push(await changeYear(page, year));
    await close();
    lines.push({ what: `${name}: a change of filter`, found: took.sort((a, b) => a - b)[1]!, allowed: ALLOWED.filter, unit: 'ms' });
  }
  return lines;
}

async function countryOf(base: string): Promise<string> {
  const places = (await (await fetch(`${base}/api/v1/places?${of}`)).json()) as { countries: { place: string }[] };
  return places.countries.find((one) => one.place !== 'country:none')!.place.slice('country:'.length);
}

/** So long a reader holds a filter before choosing: the neighbouring years are asked for meanwhile. */
const HELD_MS = 1_000;

/** The year as a reader chooses it: the filter is taken hold of, then the choice is made; the time from the choice to the paint with the first new figure. */
async function changeYear(page: Page, year: string): Promise<number> {
  const select = page.locator('.filters select').filter({ has: page.locator(`option[value="${year}"]`) }).first();
  await select.focus();
  await page.waitForTimeout(HELD_MS);
  const took = await select.evaluate((chosen, wanted) => new Promise<number>((done, failed) => {
    const began = performance.now();
    const look = new MutationObserver(() => {
      const figure = document.querySelector(`main a[data-figure$="|${wanted}"]`);
      if (figure === null || figure.closest('.is-waiting') !== null) return;
      look.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
    });
    look.observe(document.querySelector('main')!, { subtree: true, childList: true, attributes: true });
    setTimeout(() => failed(new Error('no figure of the chosen year came')), 20_000);
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')!.set!.call(chosen, wanted);
    chosen.dispatchEvent(new Event('change', { bubbles: true }));
  }), year);
  await page.waitForFunction(() => document.querySelector('main .is-waiting, main [aria-busy="true"]') === null);
  return took;
}

/** The longest table, scrolled from end to end. */
async function tableLines(browser: Browser, base: string): Promise<Line[]> {
  const { page, load, close } = await openSlow(browser, `${base}/projects?organisation=${LONG}`);
  await page.waitForSelector('main tbody tr');
  await forgetTasks(page);
  let most = 0;
  for (let step = 0; step < 60; step += 1) {
    await page.evaluate((share) => {
      const box = [...document.querySelectorAll<HTMLElement>('main *')].find((one) => one.scrollHeight > one.clientHeight + 2_000 && ['auto', 'scroll'].includes(getComputedStyle(one).overflowY)) ?? document.scrollingElement!;
      box.scrollTop = (box.scrollHeight - box.clientHeight) * share;
    }, step / 59);
    await page.waitForTimeout(60);
    most = Math.max(most, await page.locator('main tbody tr').count());
  }
  const task = await longestTask(page);
  await close();
  return [
    { what: `table of ${ROWS} rows: largest paint`, found: load.largestPaint, allowed: ALLOWED.largestPaint, unit: 'ms' },
    { what: `table of ${ROWS} rows: rows in the page while scrolling`, found: most, allowed: ALLOWED.rows, unit: 'rows' },
    { what: `table of ${ROWS} rows: longest task while scrolling`, found: task, allowed: ALLOWED.task, unit: 'ms' },
  ];
}

/** The layout runs in a worker: while it does, the page keeps answering. */
async function diagramLines(browser: Browser, base: string): Promise<Line[]> {
  const { page, close } = await openSlow(browser, `${base}/projects/${CHAIN}?organisation=${LONG}`);
  const workers = page.workers().length;
  await page.waitForSelector('main svg');
  await close();
  return [{ what: `diagram of ${NODES} nodes: workers that lay it out`, found: workers === 0 ? Number.POSITIVE_INFINITY : 0, allowed: 0, unit: 'missing' }];
}

export async function benchScreens(say: (line: string) => void): Promise<string> {
  const lines = await measureScreens(say);
  if (lines.length === 0) return 'Screens: not measured, there is no Chromium.';
  const shown = (value: number): string => (value < 1 ? value.toFixed(4) : value.toFixed(0));
  return `# Screens, ${PROJECTS} projects, processor ${SLOWER} times slower\n\n${table(['what', 'found', 'allowed', 'unit', ''], lines.map((one) => [one.what, shown(one.found), String(one.allowed), one.unit, one.found <= one.allowed ? '' : 'over']))}`;
}
