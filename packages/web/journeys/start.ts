/** What every journey begins with: the server that all read (or a copy of one's own), a browser, the words, the API. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@throughline/server/database/test-database.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launch } from './browser.ts';
import { type Serving, serve } from './serve.ts';

export { browserPath } from './browser.ts';

export const LANGUAGES = ['en', 'zh', 'ar'] as const;
/** Long journeys go their way in one language a run; in all three when asked, as before a release. */
export const EVERY_LANGUAGE = process.env['EVERY_LANGUAGE'] === 'yes';
export const languages = EVERY_LANGUAGE ? LANGUAGES : LANGUAGES.slice(0, 1);
/** Of journeys whose screens others walk in all languages: one language, not the same for each; all in long runs. */
export const inTurn = (language: (typeof LANGUAGES)[number]) => (EVERY_LANGUAGE ? LANGUAGES : [language]);

export type Words = Readonly<Record<string, string>>;
const folder = join(import.meta.dirname, '..', 'words');
const parts = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name);
const read = new Map<string, Words>();

/** All words of a language, of every screen. */
export function wordsOf(language: string): Words {
  const held = read.get(language) ?? Object.assign({}, ...[`${language}.json`, ...parts.map((one) => join(one, `${language}.json`))]
    .filter((one) => existsSync(join(folder, one))).map((one) => JSON.parse(readFileSync(join(folder, one), 'utf8')) as Words)) as Words;
  read.set(language, held);
  return held;
}

export type Started = {
  address: string;
  browser: Browser;
  /** The organisation that a screen shows when its address names none. */
  organisation: string;
  /** Asks the API, as the screens do. */
  ask: <T>(path: string) => Promise<T>;
  /** Null where the store is the one that all journeys read. */
  own: { readonly database: TestDatabase; readonly server: Serving } | null;
};

export type Wanted = { /** A copy of the store, for what changes it. */ readonly own?: boolean; /** Into the copy, before its server starts. */ readonly fill?: (database: TestDatabase) => Promise<void> };

/** Call at the top of a `describe`: started before its tests, stopped after them. */
export function starting({ own = false, fill }: Wanted = {}): Started {
  const started = {} as Started;
  beforeAll(async () => {
    const one = inject('oneServer')!;
    const database = own ? await testDatabase({ like: one.demonstration }) : null;
    await fill?.(database!);
    started.own = database && { database, server: await serve(database.url) };
    started.address = started.own?.server.address ?? one.address;
    started.browser = await launch();
    started.ask = async <T>(path: string): Promise<T> => (await fetch(`${started.address}/api/v1${path}`)).json() as Promise<T>;
    started.organisation = (await started.ask<{ default: string }>('/organisations')).default;
  });
  afterAll(async () => {
    await started.browser?.close();
    await started.own?.server.stop();
    await started.own?.database.drop();
  });
  return started;
}

/** What a browser says of the answer, and not of the page: a refusal, and a header that only counts over HTTPS. */
const NOT_OF_THE_PAGE = /Failed to load resource|Cross-Origin-Opener-Policy header has been ignored/;

export type Seen = { width?: number; height?: number; scheme?: 'light' | 'dark'; prepare?: (context: BrowserContext) => Promise<unknown> };
export type Opened = { page: Page; wrong: string[]; close: () => Promise<void> };

/** A page in a context of its own; errors of the page and breaches of the content security policy are gathered in `wrong`. */
export async function open(started: Started, path: string, { width = 1440, height = 900, scheme = 'light', prepare }: Seen = {}): Promise<Opened> {
  const context = await started.browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce', acceptDownloads: true });
  await prepare?.(context);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' && !NOT_OF_THE_PAGE.test(message.text())) wrong.push(message.text()); });
  await page.goto(path.startsWith('http') ? path : `${started.address}${path}`);
  return { page, wrong, close: () => context.close() };
}
