/**
 * Once before the journeys: the web app built when it is older than its sources, the demonstration in a database, a copy of
 * it, and a server on the copy that all journeys read. Who changes something copies the first again (`start({ own: true })`).
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { testDatabase } from '@throughline/server/database/test-database.ts';
import type { TestProject } from 'vitest/node';
import { browserPath } from './browser.ts';
import { serve } from './serve.ts';

const web = join(import.meta.dirname, '..');
const packages = join(web, '..');

export type OneServer = { readonly address: string; readonly demonstration: string };

declare module 'vitest' {
  interface ProvidedContext { oneServer: OneServer | null }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!browserPath) {
    console.warn('No Chromium was found (set CHROMIUM to one): the journeys are left out.');
    project.provide('oneServer', null);
    return () => Promise.resolve();
  }
  await buildWhenOlder();
  const demonstration = await testDatabase();
  const loading = await serve(demonstration.url);
  await loading.stop();
  await demonstration.release();
  const read = await testDatabase({ like: demonstration.name });
  const server = await serve(read.url);
  project.provide('oneServer', { address: server.address, demonstration: demonstration.name });
  return async () => {
    await server.stop();
    await Promise.all([read.drop(), demonstration.drop()]);
  };
}

async function buildWhenOlder(): Promise<void> {
  const built = join(web, 'dist', 'index.html');
  const newest = (folder: string): number => Math.max(...readdirSync(folder, { withFileTypes: true })
    .filter((one) => !['node_modules', 'dist', 'journeys'].includes(one.name))
    .map((one) => (one.isDirectory() ? newest(join(folder, one.name)) : statSync(join(folder, one.name)).mtimeMs)));
  const sources = Math.max(newest(web), newest(join(packages, 'charts')), newest(join(packages, 'contract')));
  if (existsSync(built) && statSync(built).mtimeMs > sources) return;
  const { build } = await import('vite');
  await build({ configFile: join(web, 'vite.config.ts'), logLevel: 'error' });
}
