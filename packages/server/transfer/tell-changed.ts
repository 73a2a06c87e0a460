/** Tells the fact that records of projects changed to those who listen, in the transaction of the change. */
import type { Trx } from '../database/scope.ts';
import type { ProjectsChanged } from '../listeners.ts';

/** Projects at a time: a file may change tens of thousands, and what is derived of them is made in memory. */
const AT_ONCE = 100;

export async function tellChanged(trx: Trx, listeners: readonly ProjectsChanged[], orgId: string, projects: Iterable<string>): Promise<void> {
  const all = [...projects];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    for (const listener of listeners) await listener(trx, orgId, all.slice(from, from + AT_ONCE));
  }
}
