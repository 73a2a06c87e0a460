/** `throughline check`: with files, validates them without importing; without, holds the fast way against the plain rules. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { OpenDatabase } from '@throughline/server/database/open-database.ts';
import { inScope } from '@throughline/server/database/scope.ts';
import { type HeldOrganisation, findOrganisation, listOrganisations } from '@throughline/server/people/find-organisation.ts';
import { type Checked, type Difference, unitsOf } from '@throughline/server/rollup/check-store.ts';
import { checkSnapshots } from '@throughline/server/rollup/snapshots/check-snapshots.ts';
import { say } from '@throughline/server/words/say.ts';
import { type CheckPart, type CheckSaid, checkPart } from '../check-part.ts';
import { DONE, REFUSED, terminalLanguage } from '../outcome.ts';
import { type StoreOptions, print, withStore } from '../store.ts';
import { importFiles } from './import.ts';

/** Beside this one; more would want more memory than is promised. */
const HELPING = Math.min(2, availableParallelism()) - 1;

export async function check(files: readonly string[], options: StoreOptions & { strict?: boolean }): Promise<number> {
  if (files.length > 0) return importFiles(files, { ...options, dryRun: true, format: 'text', as: 'local' });
  return withStore(options, async (store) => {
    const part = await work(store, options);
    const totals = new Map(part.organisations.map(({ org }) => [org.code, { figures: 0, differences: 0 }]));
    const heard = (said: CheckSaid): void => hear(said, totals);
    await Promise.all([checkPart(store, part, heard), ...Array.from({ length: HELPING }, () => inThread(part, heard))]);
    for (const [organisation, checked] of totals) await print(`${say(terminalLanguage(), 'cli.checked', { organisation, ...checked })}\n`);
    const whole = await checkFrozen(store, part.organisations.map(({ org }) => org));
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

async function work(store: OpenDatabase, { database, data, organisation }: StoreOptions): Promise<CheckPart> {
  const held = organisation === undefined ? await listOrganisations(store.appPool) : [await findOrganisation(store.appPool, organisation)];
  const organisations = [];
  for (const org of held) organisations.push({ org, units: await inScope(store.appPool, [org.orgId], (trx) => unitsOf(trx, org)) });
  // A thread can be handed no more than it needs to find the store.
  const options = { ...(database === undefined ? {} : { database }), ...(data === undefined ? {} : { data }) };
  return { options, organisations, taken: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * held.length)) };
}

function hear(said: CheckSaid, totals: Map<string, Checked>): void {
  if ('difference' in said) return tell(said.difference);
  const sum = totals.get(said.organisation)!;
  totals.set(said.organisation, { figures: sum.figures + said.checked.figures, differences: sum.differences + said.checked.differences });
}

function inThread(part: CheckPart, heard: (said: CheckSaid) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('../check-worker.ts', import.meta.url), { workerData: part });
    thread.on('message', heard);
    thread.on('error', reject);
    thread.on('exit', (status) => (status === 0 ? resolve() : reject(new Error(`a thread of the check ended with ${status}`))));
  });
}

function tell(one: Difference): void {
  process.stderr.write(`${one.indicator} ${one.place} ${one.period}: ${one.member}: ${one.plain} | ${one.fast}\n`);
}
