/** A part of `throughline check`, in a thread of its own: a store is checked by as many as there are processors, two at most. */
import { parentPort, workerData } from 'node:worker_threads';
import { inScope } from '@throughline/server/database/scope.ts';
import { today } from '@throughline/server/clock.ts';
import { type HeldOrganisation } from '@throughline/server/people/find-organisation.ts';
import { type Checked, type Difference, type Share, checkStore } from '@throughline/server/rollup/check-store.ts';
import { type StoreOptions, withStore } from './store.ts';

export type CheckPart = { readonly options: StoreOptions; readonly organisations: readonly HeldOrganisation[]; readonly share: Share };
export type CheckSaid = { readonly difference: Difference } | { readonly organisation: string; readonly checked: Checked };

const { options, organisations, share } = workerData as CheckPart;
const say = (said: CheckSaid): void => parentPort!.postMessage(said);

await withStore(options, async (store) => {
  for (const org of organisations) {
    const checked = await inScope(store.appPool, [org.orgId], (trx) => checkStore(trx, org, today(), (difference) => say({ difference }), share));
    say({ organisation: org.code, checked });
  }
});
