/** `throughline check`: with files, validates them without importing; without, holds the fast way against the plain rules. */
import { inScope } from '@throughline/server/database/scope.ts';
import { today } from '@throughline/server/clock.ts';
import { findOrganisation, listOrganisations } from '@throughline/server/people/find-organisation.ts';
import { type Difference, checkStore } from '@throughline/server/rollup/check-store.ts';
import { say } from '@throughline/server/words/say.ts';
import { DONE, REFUSED, terminalLanguage } from '../outcome.ts';
import { type StoreOptions, print, withStore } from '../store.ts';
import { importFiles } from './import.ts';

export async function check(files: readonly string[], options: StoreOptions & { strict?: boolean }): Promise<number> {
  if (files.length > 0) return importFiles(files, { ...options, dryRun: true, format: 'text', as: 'local' });
  return withStore(options, async (store) => {
    const held = options.organisation === undefined ? await listOrganisations(store.appPool) : [await findOrganisation(store.appPool, options.organisation)];
    let differences = 0;
    for (const org of held) {
      const checked = await inScope(store.appPool, [org.orgId], (trx) => checkStore(trx, org, today(), tell));
      differences += checked.differences;
      await print(`${say(terminalLanguage(), 'cli.checked', { organisation: org.code, ...checked })}\n`);
    }
    return differences === 0 ? DONE : REFUSED;
  });
}

function tell(one: Difference): void {
  process.stderr.write(`${one.indicator} ${one.place} ${one.period}: ${one.member}: ${one.plain} | ${one.fast}\n`);
}
