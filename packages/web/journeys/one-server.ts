/**
 * Once before the journeys: the web app built when it is older than its sources, the demonstration in a database, a copy of
 * it, and a server on the copy that all journeys read. Who changes something copies the first again (`start({ own: true })`).
 */
import { join } from 'node:path';
import { testDatabase } from '@throughline/server/database/test-database.ts';
import type { TestProject } from 'vitest/node';
import { ensureWebBuild } from '../../../tools/bootstrap/web-build.mjs';
import { browserPath } from './browser.ts';
import { serve } from './serve.ts';

const root = join(import.meta.dirname, '..', '..', '..');

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
  await ensureWebBuild(root, process.execPath, (text) => console.warn(text));
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
