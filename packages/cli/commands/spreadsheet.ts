/** `throughline spreadsheet template|look|take|undo`: a report filled in elsewhere. */
import { readFile as read, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isError } from '@throughline/core/ground/problem.ts';
import { LOCAL } from '@throughline/core/people/may.ts';
import { viewReport } from '@throughline/server/assure/views/report.ts';
import { now } from '@throughline/server/clock.ts';
import type { Acting, Addressed } from '@throughline/server/collect/act.ts';
import { inScope } from '@throughline/server/database/scope.ts';
import type { OpenDatabase } from '@throughline/server/database/open-database.ts';
import { LISTENERS } from '@throughline/server/wiring.ts';
import { findOrganisation } from '@throughline/server/people/find-organisation.ts';
import { takeSpreadsheet } from '@throughline/server/transfer/actions/take-spreadsheet.ts';
import { undoTaking } from '@throughline/server/transfer/actions/undo-taking.ts';
import { filledOf, judgeFile, lookAt, marked, readFile } from '@throughline/server/transfer/spreadsheet/judge-file.ts';
import { templateOf } from '@throughline/server/transfer/spreadsheet/make-template.ts';
import { say } from '@throughline/server/words/say.ts';
import { DONE, REFUSED, WRONG_USAGE, tellProblem, terminalLanguage } from '../outcome.ts';
import { type StoreOptions, print, withStore } from '../store.ts';

const actingOn = async (store: OpenDatabase, { organisation }: StoreOptions): Promise<Acting> => ({ pool: store.appPool, actor: LOCAL, org: await findOrganisation(store.appPool, organisation), listeners: LISTENERS });

export const template = (project: string, period: string, options: StoreOptions & { output: string; language?: string }): Promise<void> => withStore(options, async (store) => {
  const { org } = await actingOn(store, options);
  const language = (options.language ?? terminalLanguage()) as ReturnType<typeof terminalLanguage>;
  const page = await inScope(store.appPool, [org.orgId], (trx) => viewReport(trx, org, LOCAL, { project, period, language }));
  await writeFile(options.output, templateOf(page, language, now()));
});

const fileOf = async (path: string) => ({ name: basename(path), bytes: await read(path) });

export const look = (project: string, period: string, path: string, options: StoreOptions & { marked?: string; format: 'text' | 'json' }): Promise<number> => withStore(options, async (store) => {
  const file = await fileOf(path);
  const back = readFile(file);
  const { judged, at } = await lookAt(await actingOn(store, options), { project, period }, (here) => judgeFile(here, back));
  const filled = filledOf(file.name, judged, at, terminalLanguage());
  for (const one of judged.problems) tellProblem(path, one);
  if (options.marked !== undefined) await writeFile(options.marked, marked(back, judged.problems, terminalLanguage()));
  await print(options.format === 'json' ? `${JSON.stringify(filled, null, 1)}\n` : `${found(filled)}\n`);
  return judged.problems.some(isError) ? REFUSED : DONE;
});

const found = ({ lines, changes, errors, conflicts }: ReturnType<typeof filledOf>): string =>
  say(terminalLanguage(), 'cli.spreadsheet.found', { lines, changes: changes.length, errors, conflicts: conflicts.length });

/** The version that stands now: what was changed by others since the file was made is found by its values. */
async function addressed(acting: Acting, project: string, period: string): Promise<Addressed> {
  const { at } = await lookAt(acting, { project, period }, async () => ({ changed: new Map(), conflicts: [], problems: [], at: new Map(), lines: 0, known: 0, instances: [] }));
  return { project, period, seen: at.report.version, key: null };
}

export const take = (project: string, period: string, path: string, options: StoreOptions & { choose: readonly string[] }): Promise<number> => withStore(options, async (store) => {
  const choices: Record<string, 'mine' | 'theirs'> = {};
  for (const one of options.choose) {
    const [, code, whose] = /^(.+)=(mine|theirs)$/.exec(one) ?? [];
    if (code === undefined) {
      process.stderr.write(`--choose ${one}: CODE=mine | CODE=theirs\n`);
      return WRONG_USAGE;
    }
    choices[code] = whose as 'mine';
  }
  const acting = await actingOn(store, options);
  const done = await takeSpreadsheet(acting, await addressed(acting, project, period), { file: await fileOf(path), choices });
  for (const one of done.problems) tellProblem(path, one);
  await print(`${say(terminalLanguage(), 'cli.spreadsheet.taken', { project, period: done.period, version: done.version })}\n`);
  return DONE;
});

export const undo = (project: string, period: string, number: string, options: StoreOptions): Promise<void> => withStore(options, async (store) => {
  const acting = await actingOn(store, options);
  await undoTaking(acting, await addressed(acting, project, period), /^[1-9][0-9]{0,8}$/.test(number) ? Number(number) : 0);
});
