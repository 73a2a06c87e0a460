/** `throughline export`: an organisation's records out of the store. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { streamInScope } from '@throughline/server/database/scope.ts';
import { findOrganisation } from '@throughline/server/people/find-organisation.ts';
import { exportCsv } from '@throughline/server/transfer/export/export-csv.ts';
import { exportPortfolio } from '@throughline/server/transfer/export/export-portfolio.ts';
import { DONE, WRONG_USAGE } from '../outcome.ts';
import { type StoreOptions, withStore } from '../store.ts';

const FORMATS = { portfolio: exportPortfolio, csv: exportCsv } as const;

/** Writes beside the file first, so that a broken export never stands in the place of a whole one. `-o -` is standard output. */
export async function exportData(what: string, options: StoreOptions & { output: string }): Promise<number> {
  const write = (FORMATS as Partial<Record<string, (typeof FORMATS)['portfolio' | 'csv']>>)[what];
  if (!write) {
    process.stderr.write(`export: ${what}: ${Object.keys(FORMATS).join(' | ')}\n`);
    return WRONG_USAGE;
  }
  return withStore(options, async (store) => {
    const org = await findOrganisation(store.appPool, options.organisation);
    const pieces = Readable.from(streamInScope(store.appPool, [org.orgId], (trx) => write(trx, org.orgId)));
    if (options.output === '-') {
      await pipeline(pieces, process.stdout, { end: false });
      return DONE;
    }
    const beside = `${options.output}.${process.pid}.part`;
    try {
      await pipeline(pieces, createWriteStream(beside));
      await rename(beside, options.output);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    return DONE;
  });
}
