/** `throughline check`: with files, validates them without importing; without, holds the fast way against the plain rules. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { findOrganisation, type HeldOrganisation, listOrganisations } from '@throughline/server/people/find-organisation.ts';
import type { Checked, Difference } from '@throughline/server/rollup/check-store.ts';
import { checkSnapshots } from '@throughline/server/rollup/snapshots/check-snapshots.ts';
import { inScope } from '@throughline/server/database/scope.ts';
import type { OpenDatabase } from '@throughline/server/database/open-database.ts';
import { say } from '@throughline/server/words/say.ts';
import type { CheckPart, CheckSaid } from '../check-worker.ts';
import { DONE, REFUSED, terminalLanguage } from '../outcome.ts';
import { type StoreOptions, print, withStore } from '../store.ts';
import { importFiles } from './import.ts';

/** More would want more memory than is promised. */
const THREADS = Math.min(2, availableParallelism());

export async function check(files: readonly string[], options: StoreOptions & { strict?: boolean }): Promise<number> {
  if (files.length > 0) return importFiles(files, { ...options, dryRun: true, format: 'text', as: 'local' });
  return withStore(options, async (store) => {
    const held = options.organisation === undefined ? await listOrganisations(store.appPool) : [await findOrganisation(store.appPool, options.organisation)];
    const totals = new Map(held.map((org) => [org.code, { figures: 0, differences: 0 }]));
    const shares = Array.from({ length: THREADS }, (_one, part) => ({ part, parts: THREADS }));
    await Promise.all(shares.map((share) => inThread({ options: plain(options), organisations: held, share }, totals)));
    for (const [organisation, checked] of totals) await print(`${say(terminalLanguage(), 'cli.checked', { organisation, ...checked })}\n`);
    const whole = await checkFrozen(store, held);
    return whole && [...totals.values()].every((one) => one.differences === 0) ? DONE : REFUSED;
  });
}

/** Every snapshot is what it was made as; says of each that is not which part of it. */
async function checkFrozen({ appPool }: OpenDatabase, held: readonly HeldOrganisation[]): Promise<boolean> {
  let tampered = 0;
  for (const org of held) {
    const checked = await inScope(appPool, [org.orgId], (trx) => checkSnapshots(trx, org, (one) => {
      process.stderr.write(`snapshot:${one.snapshot}: ${say(terminalLanguage(), one.part === null ? 'cli.snapshot.other' : 'cli.snapshot.part-other', { name: one.name, part: one.part })}\n`);
    }));
    tampered += checked.tampered;
    if (checked.snapshots > 0) await print(`${say(terminalLanguage(), 'cli.snapshot.checked', { organisation: org.code, ...checked })}\n`);
  }
  return tampered === 0;
}

/** Where the store is, without what a thread cannot be handed. */
const plain = ({ database, data }: StoreOptions): StoreOptions => ({ ...(database === undefined ? {} : { database }), ...(data === undefined ? {} : { data }) });

function inThread(work: CheckPart & { organisations: readonly HeldOrganisation[] }, totals: Map<string, Checked>): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('../check-worker.ts', import.meta.url), { workerData: work });
    thread.on('message', (said: CheckSaid) => {
      if ('difference' in said) return tell(said.difference);
      const sum = totals.get(said.organisation)!;
      totals.set(said.organisation, { figures: sum.figures + said.checked.figures, differences: sum.differences + said.checked.differences });
    });
    thread.on('error', reject);
    thread.on('exit', (status) => (status === 0 ? resolve() : reject(new Error(`a thread of the check ended with ${status}`))));
  });
}

function tell(one: Difference): void {
  process.stderr.write(`${one.indicator} ${one.place} ${one.period}: ${one.member}: ${one.plain} | ${one.fast}\n`);
}
