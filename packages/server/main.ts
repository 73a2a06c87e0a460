/**
 * Starts Throughline: opens the store, loads the demonstration into a new one, listens, and prints its address. Who listens
 * to whom is wired here and nowhere else.
 */
import { BrokenWorld } from './database/broken-world.ts';
import { loadDemonstration } from './demonstration/load-demonstration.ts';
import { buildServer } from './http/server.ts';
import { openStore } from './open-store.ts';
import { startFolding } from './rollup/fold-job.ts';
import { LISTENERS } from './wiring.ts';
import { languageOf, say, sayProblem } from './words/say.ts';

const language = languageOf((process.env['THROUGHLINE_LANG'] ?? process.env['LANG'] ?? 'en').replace('_', '-').split('.')[0]);

async function main(): Promise<void> {
  const store = await openStore();
  await loadDemonstration(store, LISTENERS);
  const folding = startFolding(store.ownerPool);
  const app = await buildServer({ store, listeners: LISTENERS }, true);
  // a signal may come twice (from a terminal and from npm): the second waits for the first
  let stopping: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    await app.close();
    await folding.stop();
    await store.close();
    process.exit(0);
  };
  const stop = (): void => { stopping ??= end(); };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const port = Number(process.env['PORT'] ?? 4180);
  const host = process.env['HOST'] ?? 'localhost';
  await app.listen({ port, host });
  const listening = app.server.address();
  const bound = listening !== null && typeof listening === 'object' ? listening.port : port;
  process.stdout.write(`${say(language, 'start.ready', { address: `http://${host}:${bound}` })}\n`);
}

main().catch((error: unknown) => {
  if (error instanceof BrokenWorld) for (const one of error.problems) process.stderr.write(`${one.code}: ${sayProblem(language, one)}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(3);
});
