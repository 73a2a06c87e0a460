/** `throughline trail`: prove the trail, seal it, take it out. */
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { keptSealSchema } from '@throughline/contract/assure/trail.ts';
import { SEAL_FORM, type KeptSeal } from '@throughline/core/assure/seal.ts';
import { Refused, invalid, missing } from '@throughline/core/ground/problem.ts';
import { LOCAL } from '@throughline/core/people/may.ts';
import { trailCsv, trailJson } from '@throughline/server/assure/export-trail.ts';
import { trailProblems } from '@throughline/server/assure/trail-problems.ts';
import { verifyTrail } from '@throughline/server/assure/verify-trail.ts';
import { keptOf } from '@throughline/server/assure/views/trail.ts';
import { streamInScope } from '@throughline/server/database/scope.ts';
import { sealTrail } from '@throughline/server/frame/seal-trail.ts';
import { problemBody } from '@throughline/server/http/problem-details.ts';
import { findOrganisation } from '@throughline/server/people/find-organisation.ts';
import { say } from '@throughline/server/words/say.ts';
import { DONE, REFUSED, tellProblem, terminalLanguage } from '../outcome.ts';
import { type StoreOptions, print, withStore } from '../store.ts';
import { writeTo } from './export.ts';

/**
 * Ends with 1 when anything of the trail is not what was written; each place is a problem on standard error. With `--format json` standard
 * output holds `throughline-trail-verified/1`: counts, the last seal, and the problems.
 */
export async function verify(options: StoreOptions & { seal?: string; format: 'text' | 'json' }): Promise<number> {
  const kept = options.seal === undefined ? null : await readSeal(options.seal);
  return withStore(options, async (store) => {
    const found = await verifyTrail(store.ownerPool, kept);
    const problems = trailProblems(found);
    for (const one of problems) tellProblem('', one);
    const { chains, entries, seals, unsealed, last } = found;
    const counts = { chains, entries, seals, unsealed };
    await print(options.format === 'json'
      ? `${JSON.stringify({ format: 'throughline-trail-verified/1', whole: problems.length === 0, ...counts, seal: last === null ? null : keptOf(last), problems: problems.map((one) => problemBody(terminalLanguage(), one)) }, null, 1)}\n`
      : `${say(terminalLanguage(), problems.length === 0 ? 'cli.trail.whole' : 'cli.trail.broken', { ...counts, faults: problems.length })}\n`);
    return problems.length === 0 ? DONE : REFUSED;
  });
}

/** Seals what is new and tells the last seal; with `-o` it is written into a file, to be kept where whoever has the store cannot reach it. */
export async function seal(options: StoreOptions & { output?: string }): Promise<number> {
  return withStore(options, async (store) => {
    const sealed = await sealTrail(store.ownerPool);
    if (sealed === null) {
      await print(`${say(terminalLanguage(), 'cli.trail.nothing')}\n`);
      return DONE;
    }
    if (options.output !== undefined) await writeTo(options.output, Readable.from([`${JSON.stringify({ format: SEAL_FORM, ...keptOf(sealed) }, null, 1)}\n`]));
    if (options.output !== '-') await print(`${say(terminalLanguage(), 'cli.trail.sealed', { ...sealed })}\n`);
    return DONE;
  });
}

/** The trail of an organisation, chain by chain. */
export async function exportTrail(options: StoreOptions & { output: string; format: 'csv' | 'json' }): Promise<number> {
  return withStore(options, async (store) => {
    const org = await findOrganisation(store.appPool, options.organisation);
    const write = options.format === 'csv' ? trailCsv : trailJson;
    await writeTo(options.output, Readable.from(streamInScope(store.appPool, [org.orgId], (trx) => write(trx, org, LOCAL))));
    return DONE;
  });
}

/** Refused: `file-missing`, `seal-not-understood`. */
async function readSeal(file: string): Promise<KeptSeal> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => { throw error.code === 'ENOENT' ? new Refused([missing('file-missing', file, {})]) : new Refused([invalid('seal-not-understood', file, {})]); });
  try {
    return keptSealSchema.parse(JSON.parse(text));
  } catch {
    throw new Refused([invalid('seal-not-understood', file, {})]);
  }
}
