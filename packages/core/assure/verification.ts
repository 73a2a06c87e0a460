/**
 * Judging what came in: level by level somebody who neither sent it in nor wrote it lets it through or returns it (figures 1.1).
 * These are rules of the domain: no permission lifts them.
 */
import { type CollectFact, type Intake, type Typed, atOf } from '../collect/draft.ts';
import { type Doer, type Head, type Report, standingOf } from '../collect/report.ts';
import { type LevelCode, whyNotTaken } from '../collect/round.ts';
import type { SaidEntry } from '../collect/said.ts';
import { checkLine, checkSheet, meansTheSame, stateOf } from '../collect/sheet.ts';
import { type Decided, decided, spoken } from '../ground/decided.ts';
import { type Problem, invalid, problem } from '../ground/problem.ts';
import { type NewComment, faultsOfComment } from './comment.ts';

export type AssureFact =
  | CollectFact
  | { readonly fact: 'level-passed'; readonly number: number; readonly level: LevelCode; readonly last: boolean; readonly reason: string | null; readonly by: Doer }
  | { readonly fact: 'submission-returned'; readonly number: number; readonly level: LevelCode; readonly reason: string; readonly comments: readonly NewComment[]; readonly by: Doer }
  | { readonly fact: 'report-reopened'; readonly reason: string; readonly by: Doer };

/** The level that is to judge a submission next; null when all have let it through. Without any level that looks at it, the nearest one does. */
export function nextLevel(levels: readonly LevelCode[], head: Head): LevelCode | null {
  const asked = levels.length === 0 ? (['project'] as const) : levels;
  return asked.find((one) => !head.passed.some((passed) => passed.level === one)) ?? null;
}

/**
 * Everything that keeps a person from judging a submission. Problems (forbidden): `verifier-is-submitter`, `verifier-is-author`,
 * `verifier-passed-it-already`.
 */
export function whyNotJudge(head: Head, by: Doer, at: string): Problem[] {
  if (head.by?.id === by.id) return [problem('forbidden', 'verifier-is-submitter', at, { found: by.name })];
  if (head.authors.includes(by.id)) return [problem('forbidden', 'verifier-is-author', at, { found: by.name })];
  const passed = head.passed.find((one) => one.by === by.id);
  return passed ? [problem('forbidden', 'verifier-passed-it-already', at, { found: by.name, accepted: passed.level })] : [];
}

export type Judgement = { readonly levels: readonly LevelCode[]; readonly openComments: number; readonly intake: Pick<Intake, 'sheet'>; readonly values: ReadonlyMap<string, SaidEntry> };

/**
 * Letting a submission through at its next level; at the last one it counts. Problems: `nothing-to-verify`, `comments-open`
 * (conflict), those of `whyNotJudge`, and errors of its values beside what was verified meanwhile.
 */
export function verifyReport(report: Report, reason: string | null, { levels, openComments, intake, values }: Judgement, by: Doer): Decided<AssureFact> {
  const standing = standingOf(report);
  const at = atOf(report);
  if (standing.is !== 'submitted') return { problems: [problem('conflict', 'nothing-to-verify', at, { found: standing.is, accepted: 'submitted' })] };
  const { head } = standing;
  const problems = [...whyNotJudge(head, by, at), ...checkSheet(intake.sheet, values, false)];
  if (openComments > 0) problems.push(problem('conflict', 'comments-open', at, { found: openComments, accepted: 'resolve-comment, return-report' }));
  const level = nextLevel(levels, head)!;
  const last = nextLevel(levels, { ...head, passed: [...head.passed, { level, by: by.id }] }) === null;
  return decided(problems, () => [{ fact: 'level-passed', number: head.number, level, last, reason: spoken(reason), by }]);
}

/**
 * Returning a submission with its reason and comments on cells. Problems: `nothing-to-verify` (conflict), `reason-blank`,
 * `comment-blank`, `indicator-not-in-submission`, `date-malformed` (invalid), those of `whyNotJudge`.
 */
export function returnReport(report: Report, asked: { readonly reason: string; readonly comments: readonly NewComment[] }, levels: readonly LevelCode[], by: Doer): Decided<AssureFact> {
  const standing = standingOf(report);
  const at = atOf(report);
  if (standing.is !== 'submitted') return { problems: [problem('conflict', 'nothing-to-verify', at, { found: standing.is, accepted: 'submitted' })] };
  const { head } = standing;
  const problems = [...whyNotJudge(head, by, at), ...asked.comments.flatMap((one, n) => faultsOfComment(one, head.indicators, `/comments/${n}`))];
  const reason = spoken(asked.reason);
  if (reason === null) problems.push(invalid('reason-blank', '/reason', { accepted: 'reason' }));
  return decided(problems, () => [{ fact: 'submission-returned', number: head.number, level: nextLevel(levels, head)!, reason: reason!, comments: asked.comments, by }]);
}

/** Opening a verified report to be written again; what is in force stays so until the new one is verified. Problems: `nothing-to-reopen` (conflict), `reason-blank` (invalid), `round-closed`, `round-not-open` (closed). */
export function reopenReport(report: Report, asked: string, { round, day }: Pick<Intake, 'round' | 'day'>, by: Doer): Decided<AssureFact> {
  const standing = standingOf(report);
  if (standing.is !== 'verified') return { problems: [problem('conflict', 'nothing-to-reopen', atOf(report), { found: standing.is, accepted: 'verified' })] };
  const reason = spoken(asked);
  const problems = [...whyNotTaken(round, day), ...(reason === null ? [invalid('reason-blank', '/reason', { accepted: 'reason' })] : [])];
  return decided(problems, () => [{ fact: 'report-reopened', reason: reason!, by }]);
}

/**
 * Correcting one value of a verified report: a new submission of that value alone, to be verified like any other. Problems:
 * `nothing-to-correct` (conflict), `reason-blank`, `value-not-entered`, `value-unchanged`, `indicator-not-of-project` (invalid),
 * `round-closed`, `round-not-open` (closed), those of values.
 */
export function correctValue(report: Report, asked: { readonly indicator: string; readonly typed: Typed; readonly reason: string }, standsNow: SaidEntry | null, intake: Intake, by: Doer): Decided<AssureFact> {
  const standing = standingOf(report);
  const { indicator, typed } = asked;
  const at = `/values/${indicator}`;
  if (standing.is !== 'verified') return { problems: [problem('conflict', 'nothing-to-correct', atOf(report), { found: standing.is, accepted: 'verified' })] };
  const problems = [...whyNotTaken(intake.round, intake.day)];
  const line = intake.sheet.lines.get(indicator);
  if (line === undefined) problems.push(invalid('indicator-not-of-project', at, { found: indicator }));
  else if (stateOf(typed.said) === 'not-entered') problems.push(invalid('value-not-entered', at, { found: indicator, accepted: 'value, notReported, notApplicable' }));
  else problems.push(...checkLine(intake.sheet, line, typed.said));
  if (standsNow !== null && typed.said !== null && line !== undefined && meansTheSame(line.indicator, standsNow, typed.said)) problems.push(invalid('value-unchanged', at, { found: indicator }));
  const reason = spoken(asked.reason);
  if (reason === null) problems.push(invalid('reason-blank', '/reason', { accepted: 'reason' }));
  return decided(problems, () => [{
    fact: 'report-submitted', number: standing.head.number + 1, values: new Map([[indicator, typed]]), narrative: null, reason, due: intake.round?.due ?? null, by, authors: [by.id],
  }]);
}
