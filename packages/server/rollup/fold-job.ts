/**
 * Folds the ledger of differences into the cells every other second. A stopped folder costs speed, never truth: questions
 * read cells and ledger together.
 */
import type { Pool } from 'pg';
import { brokenWorldOf } from '../database/broken-world.ts';
import { foldLedger } from './fast/refresh.ts';

const EVERY_MS = 2000;

/** Begins folding; `stop` waits for the fold that is under way. A store that is gone for a while is tried again. */
export function startFolding(pool: Pool): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let folding: Promise<void> = Promise.resolve();
  const again = (): void => {
    if (stopped) return;
    timer = setTimeout(() => { folding = fold().finally(again); }, EVERY_MS);
    timer.unref();
  };
  const fold = async (): Promise<void> => {
    try {
      await foldLedger(pool);
    } catch (error) {
      if (brokenWorldOf(error) === null) throw error;
    }
  };
  again();
  return { stop: async () => { stopped = true; clearTimeout(timer); await folding; } };
}
