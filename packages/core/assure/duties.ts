/** What a person owes: reports to write, to fix, to verify, and what waits for a decision, each with its day. Computed, never stored. */
import { standingOf, wasVerified, type Doer, type Head, type Report } from '../collect/report.ts';
import { type Level, type LevelCode, type Round, STANDARD_LEVELS, roundFor, roundState } from '../collect/round.ts';
import { lastDay, type Span } from '../ground/period.ts';
import { levelsFor } from './sampling.ts';
import { nextLevel, whyNotJudge } from './verification.ts';

export type Duty =
  | { readonly to: 'report'; readonly project: string; readonly span: Span; readonly due: string | null; readonly begun: boolean; readonly round: number | null }
  | { readonly to: 'fix'; readonly project: string; readonly span: Span; readonly due: string | null; readonly number: number; readonly comments: number; readonly reason: string | null }
  | { readonly to: 'verify' | 'decide'; readonly project: string; readonly span: Span; readonly due: string | null; readonly number: number; readonly level: LevelCode; readonly since: string }
  | { readonly to: 'close'; readonly round: number; readonly span: Span; readonly due: string };

/** A period expected of a project, or one that somebody has written of, as far as duties go. */
export type Known = {
  readonly organisation: string;
  readonly report: Report;
  readonly expected: boolean;
  readonly places: ReadonlySet<string>;
  /** Open comments and the earliest day that one of them is due. */
  readonly comments: number;
  readonly commentDue: string | null;
};
export type May = { readonly submit: boolean; readonly verifyAt: (level: LevelCode) => boolean };

/** Levels that look at a report under the round that asks for it; everything is looked at once where none does. */
export function levelsOf(round: Round | null, organisation: string, project: string, period: string): LevelCode[] {
  const levels: readonly Level[] = round?.levels ?? STANDARD_LEVELS;
  return levelsFor(levels, [organisation, project, period]);
}

/** What one report asks of a person on a day; nothing where the round is closed or to come, and for who may not act there. */
export function dutiesOf(one: Known, rounds: readonly Round[], period: string, doer: Doer, may: May, day: string): Duty[] {
  const { report } = one;
  const round = roundFor(rounds, one.places, report.span, day);
  const standing = standingOf(report);
  const at = { project: report.project, span: report.span };
  if (standing.is === 'submitted') return toJudge(one, round, standing.head, { period, doer, may });
  if (!may.submit || standing.is === 'verified') return [];
  const state = round === null ? null : roundState(round, day);
  if (state === 'closed' || state === 'to-come') return [];
  const last = report.submissions.at(-1);
  if (standing.is !== 'new' && last?.state === 'returned') {
    return [{ to: 'fix', ...at, due: one.commentDue ?? round?.due ?? null, number: last.number, comments: one.comments, reason: last.returned }];
  }
  const asked = standing.is === 'drafting' || (one.expected && (round !== null || lastDay(report.span) < day));
  return asked ? [{ to: 'report', ...at, due: round?.due ?? null, begun: standing.is === 'drafting', round: round?.number ?? null }] : [];
}

/** A correction of what was verified changes figures that may be out already: that is a decision, the rest is verification. */
function toJudge(one: Known, round: Round | null, head: Head, { period, doer, may }: { period: string; doer: Doer; may: May }): Duty[] {
  const { report, organisation } = one;
  const level = nextLevel(levelsOf(round, organisation, report.project, period), head);
  if (level === null || !may.verifyAt(level) || whyNotJudge(head, doer, '').length > 0) return [];
  const earlier = { ...report, submissions: report.submissions.filter((each) => each.number < head.number) };
  return [{ to: wasVerified(earlier) ? 'decide' : 'verify', project: report.project, span: report.span, due: round?.closes ?? null, number: head.number, level, since: head.submitted }];
}

/** Rounds whose last day has passed and that nobody has closed. */
export const roundsToClose = (rounds: readonly Round[], day: string): Duty[] =>
  rounds.filter((one) => !one.closed && one.closes < day).map((one) => ({ to: 'close', round: one.number, span: one.span, due: one.closes }));

/** Earliest day first, what has no day last; then by project and period. */
export const byDay = (a: Duty, b: Duty): number =>
  (a.due ?? '9999') < (b.due ?? '9999') ? -1 : (a.due ?? '9999') > (b.due ?? '9999') ? 1 : nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : a.span.first - b.span.first;

const nameOf = (one: Duty): string => (one.to === 'close' ? '' : one.project);
