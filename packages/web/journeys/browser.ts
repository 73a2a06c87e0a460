/** The browser that journeys are walked in: one that is there, never one that is fetched here. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const BROWSERS = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
export const browserPath = BROWSERS.find((one) => one !== undefined && existsSync(one)) ?? null;

/** A name that leads to this machine without being one of its own: who comes by it is a reader. */
export const ELSEWHERE = 'throughline.example';

export const launch = (): Promise<Browser> => chromium.launch({
  executablePath: browserPath!,
  // a browser that came as a package may need the libraries that came with it
  env: { ...process.env, ...(process.env['CHROMIUM_LIBRARIES'] ? { LD_LIBRARY_PATH: process.env['CHROMIUM_LIBRARIES'] } : {}) } as Record<string, string>,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`],
});
