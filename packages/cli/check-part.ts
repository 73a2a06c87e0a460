/** What one of several who share `throughline check` does: takes units of work until none is left. */
import { today } from '@throughline/server/clock.ts';
import type { OpenDatabase } from '@throughline/server/database/open-database.ts';
import { inScope } from '@throughline/server/database/scope.ts';
import type { HeldOrganisation } from '@throughline/server/people/find-organisation.ts';
import { type Checked, type Difference, type Unit, checkStore } from '@throughline/server/rollup/check-store.ts';
import type { StoreOptions } from './store.ts';

/** Of each organisation, its units; `taken` counts, shared by all, how many of each organisation's were taken. */
export type CheckPart = { readonly options: StoreOptions; readonly organisations: readonly { readonly org: HeldOrganisation; readonly units: readonly Unit[] }[]; readonly taken: Int32Array };
export type CheckSaid = { readonly difference: Difference } | { readonly organisation: string; readonly checked: Checked };

/** Whoever is free takes the next: nobody waits for a slower one. */
export async function checkPart(store: OpenDatabase, { organisations, taken }: CheckPart, say: (said: CheckSaid) => void): Promise<void> {
  for (const [at, { org, units }] of organisations.entries()) {
    const checked = await inScope(store.appPool, [org.orgId], (trx) => checkStore(trx, org, today(), (difference) => say({ difference }), drawn(units, taken, at)));
    say({ organisation: org.code, checked });
  }
}

function* drawn(units: readonly Unit[], taken: Int32Array, at: number): Generator<Unit> {
  for (let n = Atomics.add(taken, at, 1); n < units.length; n = Atomics.add(taken, at, 1)) yield units[n]!;
}
