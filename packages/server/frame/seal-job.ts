/**
 * Seals the trail every ten minutes, at the start and at the end. What was written since the last seal is in its chain all the same; a
 * seal only makes a cut-off end show. A store that is gone for a while is tried again.
 */
import type { Pool } from 'pg';
import { brokenWorldOf } from '../database/broken-world.ts';
import { sealTrail } from './seal-trail.ts';

const EVERY_MS = 10 * 60_000;

/** Begins sealing; `stop` seals once more and is done when that is. */
export function startSealing(ownerPool: Pool, everyMs = EVERY_MS): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const seal = async (): Promise<void> => {
    try {
      await sealTrail(ownerPool);
    } catch (error) {
      if (brokenWorldOf(error) === null) throw error;
    }
  };
  const again = (): void => {
    if (stopped) return;
    timer = setTimeout(() => { sealing = seal().finally(again); }, everyMs);
    timer.unref();
  };
  let sealing: Promise<void> = seal().finally(again);
  return { stop: async () => { stopped = true; clearTimeout(timer); await sealing; await seal(); } };
}
