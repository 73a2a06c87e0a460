/** The demonstration portfolio, loaded at the first start so that there is something to see; fictional, and said to be. */
import { createReadStream } from 'node:fs';
import { Refused } from '@throughline/core/ground/problem.ts';
import { LOCAL } from '@throughline/core/people/may.ts';
import type { OpenDatabase } from '../database/open-database.ts';
import type { ProjectsChanged } from '../listeners.ts';
import { listOrganisations } from '../people/find-organisation.ts';
import { importFile } from '../transfer/actions/import-file.ts';

const FILE = new URL('./portfolio.json', import.meta.url);

/** Loads it into a store that has no demonstration yet; THROUGHLINE_DEMONSTRATION=no leaves it out. True when it was loaded now. */
export async function loadDemonstration(store: OpenDatabase, listeners: readonly ProjectsChanged[]): Promise<boolean> {
  if (process.env['THROUGHLINE_DEMONSTRATION'] === 'no') return false;
  if ((await listOrganisations(store.appPool)).some((one) => one.demonstration)) return false;
  const importing = { pool: store.appPool, actor: { ...LOCAL, name: 'demonstration' }, listeners };
  const result = await importFile(importing, { file: 'demonstration', open: () => createReadStream(FILE) }, { demonstration: true });
  if (result.outcome === 'refused') throw new Refused(result.problems);
  // without statistics the first questions, asked within the next minute, would be planned badly
  await store.ownerPool.query('analyze');
  return true;
}
