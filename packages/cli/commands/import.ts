/** `throughline import`: files in, one transaction a file; `import undo NUMBER` takes one back. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportResult } from '@throughline/contract/transfer/imports.ts';
import { isError, missing } from '@throughline/core/ground/problem.ts';
import { type Actor, LOCAL } from '@throughline/core/people/may.ts';
import type { OpenDatabase } from '@throughline/server/database/open-database.ts';
import { problemBody } from '@throughline/server/http/problem-details.ts';
import { type ImportedFile, importFile } from '@throughline/server/transfer/actions/import-file.ts';
import { undoImport } from '@throughline/server/transfer/actions/undo-import.ts';
import { LISTENERS } from '@throughline/server/wiring.ts';
import { say } from '@throughline/server/words/say.ts';
import { DONE, REFUSED, WRONG_USAGE, tellProblem, terminalLanguage } from '../outcome.ts';
import { progressOf } from '../progress.ts';
import { type StoreOptions, print, withStore } from '../store.ts';

export type ImportOptions = StoreOptions & {
  readonly kind?: string;
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly as: string;
  readonly format: 'text' | 'json';
};

export async function importFiles(files: readonly string[], options: ImportOptions): Promise<number> {
  if (files[0] === 'undo') return undo(files.slice(1), options);
  return withStore(options, async (store) => {
    const results: ImportedFile[] = [];
    for (const file of files) {
      const result = await importOne(store, file, options);
      for (const one of result.problems) tellProblem(file, one);
      if (options.format === 'text') await print(lineOf(file, result, options.dryRun === true));
      results.push(result);
    }
    if (options.format === 'json') await print(`${JSON.stringify(documentOf(files, results), null, 1)}\n`);
    return results.some((one) => one.outcome === 'refused') ? REFUSED : DONE;
  });
}

/** Who acts from a terminal: everything is allowed there, under the name that was given. */
const actorOf = (options: ImportOptions): Actor => ({ ...LOCAL, name: options.as });

async function importOne(store: OpenDatabase, path: string, options: ImportOptions): Promise<ImportedFile> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return notThere(path);
  const importing = { pool: store.appPool, actor: actorOf(options), listeners: LISTENERS };
  const progress = progressOf(path, found.size);
  try {
    return await importFile(importing, { file: basename(path), open: () => progress.watch(createReadStream(path)) }, {
      kind: options.kind ?? null, organisation: options.organisation ?? null, dryRun: options.dryRun === true, strict: options.strict === true,
    });
  } finally {
    progress.end();
  }
}

function notThere(path: string): ImportedFile {
  const counts = { projects: 0, results: 0, indicators: 0, baselines: 0, periods: 0, targets: 0, actuals: 0, measurements: 0, transactions: 0, budgets: 0 };
  return { file: basename(path), kind: 'unknown', outcome: 'refused', counts, numbers: [], problems: [missing('file-missing', '', { found: path })] };
}

function documentOf(files: readonly string[], results: readonly ImportedFile[]): ImportResult {
  const language = terminalLanguage();
  return {
    format: 'throughline-import/1',
    files: results.map((one, at) => ({
      file: files[at]!, kind: one.kind, outcome: one.outcome, counts: { ...one.counts }, problems: one.problems.map((each) => problemBody(language, each)),
    })),
  };
}

function lineOf(file: string, { outcome, counts, problems, numbers }: ImportedFile, dryRun: boolean): string {
  const warnings = problems.filter((one) => !isError(one)).length;
  const data = { file, number: numbers.join(', '), errors: problems.length - warnings, warnings, ...counts };
  return `${say(terminalLanguage(), `cli.import.${dryRun && outcome === 'imported' ? 'dry' : outcome}`, data)}\n`;
}

async function undo(numbers: readonly string[], options: ImportOptions): Promise<number> {
  const number = Number(numbers[0]);
  if (numbers.length !== 1 || !Number.isSafeInteger(number) || number < 1) return WRONG_USAGE;
  await withStore(options, (store) => undoImport({ pool: store.appPool, actor: actorOf(options), listeners: LISTENERS }, number));
  await print(`${say(terminalLanguage(), 'cli.import.undone', { number })}\n`);
  return DONE;
}
