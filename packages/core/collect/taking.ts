/** Taking what was filled in elsewhere into a draft, as one step that can be undone. */
import { type Decided, decided } from '../ground/decided.ts';
import { type Problem, invalid, isError, problem } from '../ground/problem.ts';
import { type Typed, atOf, basisOf, notWritable } from './draft.ts';
import type { FilledConflict } from './filled.ts';
import { meaning } from './filled.ts';
import type { Basis, Doer, Draft, Report } from './report.ts';
import type { Sheet } from './sheet.ts';

export const SOURCES = ['spreadsheet', 'form'] as const;
export type Source = (typeof SOURCES)[number];

/** A report's draft as it stood before; null: there was none. */
export type Before = Draft | null;
export type Taking = { readonly number: number; readonly values: ReadonlyMap<string, Typed>; readonly undone: string | null };

export type TakingFact =
  | { readonly fact: 'filled-taken'; readonly basis: Basis; readonly values: ReadonlyMap<string, Typed>; readonly by: Doer; readonly source: Source; readonly file: string; readonly digest: string; readonly instances: readonly string[] }
  | { readonly fact: 'taking-undone'; readonly number: number; readonly by: Doer };

export type FromFile = { readonly source: Source; readonly file: string; readonly digest: string; readonly instances: readonly string[] };
export type ToTake = {
  readonly values: ReadonlyMap<string, Typed>; readonly conflicts: readonly FilledConflict[]; readonly problems: readonly Problem[];
  /** For contested values, whose stands. */
  readonly choices: Readonly<Record<string, 'mine' | 'theirs'>>;
};

/**
 * Everything of the file at once, or nothing. Problems: those of its cells, `report-is-submitted`, `report-is-verified`, `filled-conflict`
 * (conflict), `nothing-to-take` (invalid).
 */
export function takeFilled(report: Report, ask: ToTake, from: FromFile, by: Doer): Decided<TakingFact> {
  const open = ask.conflicts.filter((one) => ask.choices[one.indicator] === undefined);
  const problems = [...notWritable(report), ...ask.problems, ...open.map((one) => problem('conflict', 'filled-conflict', `/values/${one.indicator}`, { found: one.indicator, accepted: 'mine, theirs' }))];
  const mine = ask.conflicts.filter((one) => ask.choices[one.indicator] === 'mine').map((one) => [one.indicator, one.mine] as const);
  const values = new Map([...ask.values, ...mine]);
  if (!problems.some(isError) && values.size === 0 && from.instances.length === 0) problems.push(invalid('nothing-to-take', atOf(report), { accepted: 'values' }));
  return decided(problems, () => [{ fact: 'filled-taken', basis: basisOf(report), values, by, ...from }]);
}

/**
 * The draft as it stood before. Problems: `taking-undone-already`, `taking-changed-since` (conflict): a value taken was written anew by somebody, and
 * undoing would lose that; what keeps a report from being written.
 */
export function undoTaking(report: Report, taking: Taking, sheet: Pick<Sheet, 'lines'>, by: Doer): Decided<TakingFact> {
  const problems = [...notWritable(report)];
  if (taking.undone !== null) problems.push(problem('conflict', 'taking-undone-already', `taking:${taking.number}`, { found: taking.undone }));
  else {
    for (const [code, one] of taking.values) {
      const unit = sheet.lines.get(code)?.indicator.unit ?? null;
      const now = report.draft?.values.get(code);
      if (now === undefined || meaning(now, unit) !== meaning(one, unit)) problems.push(problem('conflict', 'taking-changed-since', `/values/${code}`, { found: code, by: now?.by.name ?? null }));
    }
  }
  return decided(problems, () => [{ fact: 'taking-undone', number: taking.number, by }]);
}
