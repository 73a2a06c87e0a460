/**
 * Starts Throughline: opens the store, loads the demonstration into a new one, listens, and prints its address. Who listens
 * to whom is wired here and nowhere else.
 */
import { Refused } from '@throughline/core/ground/problem.ts';
import { asBrokenWorld } from './database/broken-world.ts';
import type { OpenDatabase } from './database/open-database.ts';
import { loadCast } from './demonstration/load-cast.ts';
import { loadDemonstration } from './demonstration/load-demonstration.ts';
import { keepingOf } from './files/settings.ts';
import { BrokenFramework } from './framework/load.ts';
import { startSealing } from './frame/seal-job.ts';
import { entranceOf } from './http/entrance.ts';
import { listen } from './http/listen.ts';
import { buildServer } from './http/server.ts';
import { openStore } from './open-store.ts';
import { firstLink } from './people/first-link.ts';
import { forgetTurns } from './people/turns.ts';
import { startFolding } from './rollup/fold-job.ts';
import { LISTENERS } from './wiring.ts';
import { languageOf, say, sayProblemWhole } from './words/say.ts';

const language = languageOf((process.env['THROUGHLINE_LANG'] ?? process.env['LANG'] ?? 'en').replace('_', '-').split('.')[0]);

async function main(): Promise<void> {
  const store = await openStore();
  try {
    await serve(store);
  } catch (error) {
    // the embedded database must not go on without its program
    await store.close();
    throw error;
  }
}

async function serve(store: OpenDatabase): Promise<void> {
  const loaded = await loadDemonstration(store, LISTENERS);
  await loadCast(store);
  await forgetTurns(store.ownerPool);
  const entrance = entranceOf(process.env);
  const app = await buildServer({ store, listeners: LISTENERS, entrance, keeping: keepingOf(process.env, store.data) }, true);
  const address = await listen(app, { PORT: process.env['PORT'], HOST: process.env['HOST'] });
  const folding = startFolding(store.ownerPool);
  const sealing = startSealing(store.ownerPool);
  // a signal may come twice (from a terminal and from npm): the second waits for the first
  let stopping: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    await app.close();
    await folding.stop();
    await sealing.stop();
    await store.close();
    process.exit(0);
  };
  const stop = (): void => { stopping ??= end(); };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const first = await firstLink(store.appPool, entrance.origin?.origin ?? address);
  const lines = [say(language, 'start.ready', { address }), ...(loaded ? [say(language, 'start.demonstration')] : []), ...(first === null ? [] : [say(language, 'start.first', { link: first })])];
  process.stdout.write(`${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  const known = error instanceof BrokenFramework ? error : asBrokenWorld(error);
  if (known instanceof Refused || known instanceof BrokenFramework) for (const one of known.problems) process.stderr.write(`${one.at}: ${one.code}: ${sayProblemWhole(language, one)}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(3);
});
