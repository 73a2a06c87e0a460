/**
 * How a command ends (contracts.md): 0 done, 1 refused, 2 wrong usage, 3 broken world. Problems go to standard error, one a
 * line, `file:at: code: text`; standard output holds only what was asked for.
 */
import { type Problem, Refused } from '@throughline/core/ground/problem.ts';
import type { Language } from '@throughline/core/ground/words.ts';
import { BrokenWorld, asBrokenWorld } from '@throughline/server/database/broken-world.ts';
import { BrokenFramework } from '@throughline/server/framework/load.ts';
import { languageOf, sayProblemWhole } from '@throughline/server/words/say.ts';

export const DONE = 0;
export const REFUSED = 1;
export const WRONG_USAGE = 2;
export const BROKEN = 3;

/** The language of the terminal: THROUGHLINE_LANG, else LANG, else English. */
export const terminalLanguage = (): Language =>
  languageOf((process.env['THROUGHLINE_LANG'] ?? process.env['LC_ALL'] ?? process.env['LANG'] ?? 'en').replace('_', '-').split('.')[0]);

/** One problem as a line of standard error. */
export function tellProblem(file: string, one: Problem): void {
  const place = [file, one.at, one.line === undefined ? '' : `line ${one.line}`].filter((part) => part !== '').join(':');
  const severity = one.severity === 'warning' ? 'warning: ' : '';
  process.stderr.write(`${place}: ${severity}${one.code}: ${sayProblemWhole(terminalLanguage(), one)}\n`);
}

/** Tells what went wrong and says with which status to end. */
export function endWith(error: unknown): number {
  if (error instanceof BrokenFramework) return told(error.problems, BROKEN);
  const known = error instanceof Refused ? error : asBrokenWorld(error);
  if (known instanceof BrokenWorld) return told(known.problems, BROKEN);
  if (known instanceof Refused) return told(known.problems, REFUSED);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return BROKEN;
}

function told(problems: readonly Problem[], status: number): number {
  for (const one of problems) tellProblem('', one);
  return status;
}
