/** A part of `throughline check`, in a thread of its own. The store is prepared: who started it did so. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '@throughline/server/database/open-database.ts';
import { type CheckPart, checkPart } from './check-part.ts';
import { openOptions } from './store.ts';

const part = workerData as CheckPart;
const store = await openDatabase(openOptions(part.options));
try {
  await checkPart(store, part, (said) => parentPort!.postMessage(said));
} finally {
  await store.close();
}
