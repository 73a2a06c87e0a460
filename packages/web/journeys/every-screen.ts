/**
 * What every screen owes, whatever it shows, asked in this order: its heading and sections, no hole in its words, figures that
 * are the figure route's, nothing that axe finds (light and dark, wide and narrow), nothing lost at 200 % zoom, no scrolling
 * sideways, nothing that jumps while it loads.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { shownFigures, wrongFigures } from './figures-on-screen.ts';
import { atRest, breaches, breachesAgain, clipped, contrasts, holes, sideways, toTheEnd } from './seen.ts';
import { EVERY_LANGUAGE, LANGUAGES, type Seen, type Started, type Words, browserPath, open, starting, wordsOf } from './start.ts';

type Names = Readonly<Record<string, string>>;
type Heading = string | ((ask: Started['ask'], words: Words, language: string) => Promise<string> | string);

/** A screen by its address: the key (or the reading) of its heading, keys of sections that must stand, the least number of figures. */
export type Screen = { readonly name: string; readonly path: string; readonly heading: Heading; readonly sections: readonly string[]; readonly figures: number };

const YEAR = '2023';
const [INDICATOR, PROJECT, COUNTRY, PROGRAMME] = ['ENV.1', 'GHA-CAS', 'SEN', 'CP-GHA'];
const screen = (name: string, path: string, heading: Heading, sections: readonly string[] = [], figures = 0): Screen => ({ name, path, heading, sections, figures });

const nameOf = (path: string, of: (body: { name: Names; title: Names; indicator: { name: Names }; goal: { name: Names } }) => Names, before = ''): Heading =>
  async (ask, _words, language) => { const name = of(await ask(path)); return before + (name[language] ?? name['en']!); };
const project = nameOf(`/projects/${PROJECT}`, (body) => body.title);
const filled = (key: string, values: Names): Heading => (_ask, words) => words[key]!.replace(/\{(\w+)\}/g, (_all, name: string) => values[name]!);

export const SCREENS: readonly Screen[] = [
  screen('Overview', '/', 'overview.title', ['overview.sentences', 'overview.pathway', 'overview.areas', 'overview.where', 'sdg.map', 'money.title', 'overview.changes', 'owed.title'], 40),
  screen('Overview of a group of countries', '/?place=group:LDC', 'overview.title', ['overview.sentences', 'overview.areas'], 10),
  screen('Framework', '/framework', 'nav.framework', ['framework.theory', 'framework.levels', 'framework.actors', 'framework.versions']),
  screen('Passport', `/framework?indicator=${INDICATOR}`, 'nav.framework', ['framework.theory']),
  screen('Indicators', '/indicators', 'nav.indicators'),
  screen('Indicator', `/indicators/${INDICATOR}`, nameOf(`/indicators/${INDICATOR}`, (body) => body.indicator.name), ['series.title', 'passport.title', 'by.programme', 'by.country', 'by.project'], 40),
  screen('Indicator of levels', '/indicators/MOI.STAGE', nameOf('/indicators/MOI.STAGE', (body) => body.indicator.name), ['series.title', 'passport.title']),
  screen('Working', `/indicators/${INDICATOR}?working=${INDICATOR}|organisation|${YEAR}`, nameOf(`/indicators/${INDICATOR}`, (body) => body.indicator.name), ['series.title'], 40),
  screen('Compare, nothing chosen', '/compare', 'nav.compare', ['compare.first']),
  screen('Compare', `/compare?compare=${INDICATOR},SOC.1&places=country:VNM,country:EGY`, 'nav.compare', [], 8),
  screen('Projects', '/projects', 'portfolio.title'),
  screen('Project', `/projects/${PROJECT}`, project, ['project.chain', 'project.assumptions']),
  screen('Result of a project', `/projects/${PROJECT}?result=${PROJECT}.R4`, project, ['project.chain'], 3),
  screen('Sheet of a project', `/projects/${PROJECT}?tab=indicators`, project, ['project.grid'], 40),
  screen('Reports of a project', `/projects/${PROJECT}?tab=reports`, project, ['project.reports']),
  screen('Record', `/projects/${PROJECT}?report=2022Q1&submission=1`, project, ['project.reports']),
  screen('Money of a project', `/projects/${PROJECT}?tab=money`, project),
  screen('SDGs of a project', `/projects/${PROJECT}?tab=sdgs`, project, ['project.tab.sdgs']),
  screen('Sources of a project', `/projects/${PROJECT}?tab=sources`, project, ['project.sources', 'odd.title']),
  screen('History of a project', `/projects/${PROJECT}?tab=history`, project, ['project.history']),
  screen('Countries', '/countries', 'nav.countries', ['country.list', 'country.map-heading']),
  screen('Country', `/countries/${COUNTRY}`, nameOf(`/countries/${COUNTRY}`, (body) => body.name), ['country.lead', 'country.context', 'country.results', 'country.coverage', 'country.projects', 'country.partnership', 'country.goals', 'money.title', 'owed.title', 'country.map-heading', 'country.groups'], 10),
  screen('No one country', '/countries/none', 'place.none', ['country.lead', 'country.results'], 10),
  screen('Country without projects', '/countries/MLI', nameOf('/countries/MLI', (body) => body.name), ['country.context', 'country.groups']),
  screen('Programmes', '/programmes', 'nav.programmes', ['country.programmes']),
  screen('Programme', `/programmes/${PROGRAMME}`, nameOf(`/programmes/${PROGRAMME}`, (body) => body.name), ['country.lead', 'country.results', 'country.courses', 'country.coverage', 'country.own-targets', 'country.projects-of', 'money.title'], 10),
  screen('SDGs', '/sdgs', 'sdg.title', ['sdg.map', 'sdg.overlap-title', 'sdg.targets', 'money.title']),
  screen('Goal', '/sdgs/9', nameOf('/sdgs/9', (body) => body.goal.name, '9 '), ['sdg.figures', 'sdg.projects', 'sdg.countries', 'money.title'], 10),
  screen('Target', '/sdgs/9.4', nameOf('/sdgs/9.4', (body) => body.name, '9.4 '), ['sdg.figures', 'sdg.projects', 'money.title'], 5),
  screen('Gaps', '/gaps', 'nav.gaps', ['owed.title', 'gaps.coverage']),
  screen('Mapping', '/mapping', 'nav.mapping', ['mapping.list', 'mapping.totals', 'mapping.history']),
  screen('Data', '/data', 'nav.data', ['data.bring-in', 'out.title', 'history.title']),
  screen('An address that is none', '/nowhere', 'not-found.title'),
  screen('A project that is none', '/projects/NOPE', () => 'NOPE', ['refused.title']),
  screen('An indicator that is none', '/indicators/NOPE', () => 'NOPE', ['refused.title']),
  screen('A country that is none', '/countries/XXX', 'country.unknown'),
  screen('A programme that is none', '/programmes/NOPE', 'country.unknown-programme'),
  screen('A goal that is none', '/sdgs/99', filled('sdg.unknown', { code: '99' })),
  screen('A place that is none', '/?place=country:XXX', 'overview.title', ['refused.title']),
];

/**
 * Each screen in a page of its own; what is wrong with one is told all at once. One language a screen, in turn; each screen in all
 * three with EVERY_LANGUAGE=yes, which takes three times as long.
 */
export function walk(screens: readonly Screen[]): void {
  describe.skipIf(!browserPath)('every screen', () => {
    const started = starting();
    const of = (language: string): readonly Screen[] => screens.filter((one) => EVERY_LANGUAGE || LANGUAGES[SCREENS.indexOf(one) % LANGUAGES.length] === language);
    test.each(of('en'))('$name in English', (one) => look(started, one, 'en', { width: 1440, scheme: 'light' }));
    test.each(of('zh'))('$name in Chinese', (one) => look(started, one, 'zh', { width: 360, scheme: 'dark' }));
    test.each(of('ar'))('$name in Arabic', (one) => look(started, one, 'ar', { width: 360, scheme: 'light' }));
  });
}

async function look(started: Started, { path, heading, sections, figures }: Screen, language: string, { width, scheme }: Required<Pick<Seen, 'width' | 'scheme'>>): Promise<void> {
  const words = wordsOf(language);
  const address = `${path}${path.includes('?') ? '&' : '?'}lang=${language}&period=${YEAR}`;
  const { page, wrong, close } = await open(started, address, { width, height: 900, scheme, prepare: watchShifts });
  await atRest(page);
  const shifted = await shift(page);
  await toTheEnd(page);
  if (language === 'en') await unfold(page);
  expect(plain((await page.textContent('main h1'))!)).toBe(typeof heading === 'string' ? words[heading] : await heading(started.ask, words, language));
  expect.soft(await sectionsOf(page)).toEqual(expect.arrayContaining(sections.map((key) => words[key])));
  expect.soft(await page.$eval('html', (html) => [html.lang, html.dir, html.dataset['mantineColorScheme']])).toEqual([language, language === 'ar' ? 'rtl' : 'ltr', scheme]);
  expect.soft(await holes(page)).toEqual([]);
  expect.soft(await wrongFigures(started, page, { language, least: figures })).toEqual([]);

  expect.soft(await (language === 'en' ? breaches(page) : breachesAgain(page)), `${width} ${scheme}`).toEqual([]);
  const other = scheme === 'light' ? 'dark' : 'light';
  await into(page, other);
  expect.soft(await contrasts(page), `${width} ${other}`).toEqual([]);
  if (language === 'en') await zoomed(page);
  const otherWidth = width === 360 ? 1440 : 360;
  await page.setViewportSize({ width: otherWidth, height: 900 });
  await atRest(page);
  expect.soft(await breachesAgain(page), `${otherWidth} ${other}`).toEqual([]);
  await into(page, scheme);
  expect.soft(await contrasts(page), `${otherWidth} ${scheme}`).toEqual([]);
  for (const one of [360, 1440]) {
    await page.setViewportSize({ width: one, height: 900 });
    await atRest(page);
    expect.soft(await sideways(page), `at ${one}`).toBeLessThanOrEqual(0);
    expect.soft(await clipped(page), `at ${one}`).toEqual([]);
  }
  expect.soft(wrong).toEqual([]);
  // how wide Chinese signs are until their letters have come is for the machine's own fonts to say; this one may have none
  if (language !== 'zh') expect.soft(shifted, `what is read moves while it loads, at ${width}`).toBeLessThan(SHIFT);
  await close();
}

const plain = (text: string): string => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/\s+/g, ' ').trim();
const sectionsOf = async (page: Page): Promise<string[]> => (await page.$$eval('main h2', (all) => all.map((one) => one.textContent!))).map((one) => plain(one).replace(/ *\d+$/, ''));

/** What is folded is opened, so that it is looked at too. */
async function unfold(page: Page): Promise<void> {
  for (const button of await page.$$('main :is(.open-all[aria-pressed=false], .show-all)')) await button.click();
  await atRest(page);
}

async function into(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForSelector(`html[data-mantine-color-scheme=${colorScheme}]`);
}

/** A screen of 1440 at 200 %: half as wide in its own pixels. Every heading and every figure that was to be seen still is. */
async function zoomed(page: Page): Promise<void> {
  const before = await seen(page);
  await page.setViewportSize({ width: 720, height: 450 });
  await atRest(page);
  expect.soft(await sideways(page), 'at 200 %').toBeLessThanOrEqual(0);
  expect.soft(await clipped(page), 'at 200 %').toEqual([]);
  const now = new Set(await seen(page));
  expect.soft(before.filter((one) => !now.has(one)), 'lost at 200 %').toEqual([]);
}

const seen = async (page: Page): Promise<string[]> => {
  const headings = await page.$$eval('main :is(h1, h2, h3)', (all) => all.filter((one) => one.getClientRects().length > 0).map((one) => one.textContent!));
  return [...headings, ...(await shownFigures(page, 'main')).map((one) => `${one.figure} ${one.text}`)];
};

/** How much of what is on the screen may move by itself while it loads (a share of the screen, as browsers measure it). */
const SHIFT = 0.02;
type Watched = { shifted: number };

const watchShifts = (context: BrowserContext): Promise<unknown> => context.addInitScript(() => {
  (window as unknown as Watched).shifted = 0;
  const moved = (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean }) => { if (entry.hadRecentInput === false) (window as unknown as Watched).shifted += entry.value!; };
  new PerformanceObserver((list) => list.getEntries().forEach(moved)).observe({ type: 'layout-shift', buffered: true });
});
const shift = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as Watched).shifted);
