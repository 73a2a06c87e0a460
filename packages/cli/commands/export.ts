/** `throughline export`: an organisation's records out of the store. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { streamInScope } from '@throughline/server/database/scope.ts';
import { findOrganisation } from '@throughline/server/people/find-organisation.ts';
import { exportCsv } from '@throughline/server/transfer/export/export-csv.ts';
import { exportPortfolio } from '@throughline/server/transfer/export/export-portfolio.ts';
import { type LeftOut, nothingLeft } from '@throughline/server/transfer/export/portfolio-entries.ts';
import { say } from '@throughline/server/words/say.ts';
import { DONE, WRONG_USAGE, terminalLanguage } from '../outcome.ts';
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
    const left = nothingLeft();
    const pieces = Readable.from(streamInScope(store.appPool, [org.orgId], (trx) => write(trx, org.orgId, left)));
    await writeTo(options.output, pieces);
    tellLeft(left);
    return DONE;
  });
}

/** What the format has no words for is said, never dropped in silence. */
function tellLeft(left: LeftOut): void {
  for (const [what, count] of Object.entries(left)) {
    if (count > 0) process.stderr.write(`${say(terminalLanguage(), `cli.export.left.${what}`, { count })}\n`);
  }
}

/** Writes text in pieces to a file that is there when it is whole; `-` is standard output. */
export async function writeTo(output: string, pieces: Readable): Promise<void> {
  if (output === '-') return pipeline(pieces, process.stdout, { end: false });
  const beside = `${output}.${process.pid}.part`;
  try {
    await pipeline(pieces, createWriteStream(beside));
    await rename(beside, output);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
