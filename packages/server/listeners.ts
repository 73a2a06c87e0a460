/**
 * What must happen downstream in the same transaction when records of projects change. A room tells the fact; who listens is
 * wired in one place (`main.ts`, and `cli/store.ts` for the terminal), so that no room calls a room downstream of it.
 */
import type { Trx } from './database/scope.ts';

export type ProjectsChanged = (trx: Trx, orgId: string, projectIds: readonly string[]) => Promise<void>;
