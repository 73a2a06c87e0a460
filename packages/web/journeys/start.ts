/** One server with the demonstration and one browser for all journeys; both end with the tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';

const web = join(import.meta.dirname, '..');
const root = join(web, '..', '..');

const BROWSERS = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
export const browserPath = BROWSERS.find((one) => one !== undefined && existsSync(one)) ?? null;

export type Started = { address: string; browser: Browser; stop: () => Promise<void> };

export async function start(): Promise<Started> {
  await buildWhenOlder();
  const data = mkdtempSync(join(tmpdir(), 'journeys-'));
  const server = spawn(process.execPath, [join(root, 'packages/server/main.ts')], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: 'localhost', THROUGHLINE_DATA: data, THROUGHLINE_LANG: 'en' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await addressOf(server);
  const browser = await chromium.launch({
    executablePath: browserPath!,
    // a browser that came as a package may need the libraries that came with it
    env: { ...process.env, ...(process.env['CHROMIUM_LIBRARIES'] ? { LD_LIBRARY_PATH: process.env['CHROMIUM_LIBRARIES'] } : {}) } as Record<string, string>,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return {
    address,
    browser,
    stop: async () => {
      await browser.close();
      await new Promise<void>((done) => { server.once('exit', () => done()); server.kill('SIGTERM'); });
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The first start makes the database and loads the demonstration, so it may take a while. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let said = '';
    const timer = setTimeout(() => failed(new Error(`the server did not say its address: ${said}`)), 170_000);
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /https?:\/\/[^\s/]+:\d+/.exec(said);
      if (found) { clearTimeout(timer); done(found[0]); }
    };
    server.stdout!.on('data', read);
    server.stderr!.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    server.once('exit', (code) => { clearTimeout(timer); failed(new Error(`the server ended with ${code}: ${said}`)); });
  });
}

async function buildWhenOlder(): Promise<void> {
  const built = join(web, 'dist', 'index.html');
  const newest = (folder: string): number => Math.max(...readdirSync(folder, { withFileTypes: true })
    .filter((one) => !['node_modules', 'dist', 'journeys'].includes(one.name))
    .map((one) => (one.isDirectory() ? newest(join(folder, one.name)) : statSync(join(folder, one.name)).mtimeMs)));
  const sources = Math.max(newest(web), newest(join(root, 'packages/charts')), newest(join(root, 'packages/contract')));
  if (existsSync(built) && statSync(built).mtimeMs > sources) return;
  const { build } = await import('vite');
  await build({ configFile: join(web, 'vite.config.ts'), logLevel: 'error' });
}

export type Seen = { width?: number; height?: number; scheme?: 'light' | 'dark' };

/** A page in a context of its own; errors of the page and breaches of the content security policy fail the journey. */
export async function open(started: Started, path: string, { width = 1440, height = 900, scheme = 'light' }: Seen = {}): Promise<{ page: Page; wrong: string[]; close: () => Promise<void> }> {
  const context = await started.browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce', acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) wrong.push(message.text()); });
  await page.goto(`${started.address}${path}`);
  return { page, wrong, close: () => context.close() };
}
