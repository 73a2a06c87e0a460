/**
 * A report: what a project says of a period. It is written as a draft, comes in as numbered submissions that never change, and
 * each submission moves from submitted to verified, or is returned or withdrawn (figures 1.1).
 */
import type { Span } from '../ground/period.ts';
import type { LevelCode } from './round.ts';
import type { SaidEntry } from './said.ts';
import type { Submission, SubmissionState } from './submission.ts';

/** A person or a service by a lasting id; the name is for reading. */
export type Doer = { readonly id: string; readonly name: string };

/** One value of a draft with who wrote it last; `said` null: not yet entered, perhaps with a note. */
export type DraftValue = { readonly said: SaidEntry | null; readonly note: string | null; readonly by: Doer; readonly at: string };

export type Basis = 'new' | 'returned' | 'withdrawn' | 'reopened';
export type Draft = {
  readonly basis: Basis;
  readonly values: ReadonlyMap<string, DraftValue>;
  readonly narrative: string | null;
  /** Why this report is made again. */
  readonly reason: string | null;
};

/** A submission without what it says: of a report that is looked at as a whole. */
export type Head = Pick<Submission, 'number' | 'state' | 'reason'> & {
  /** A moment in UTC. */
  readonly submitted: string;
  /** Null for one that came with a file. */
  readonly by: Doer | null;
  /** Ids of those who wrote its values. */
  readonly authors: readonly string[];
  /** Levels that let it through so far, with who did. */
  readonly passed: readonly { readonly level: LevelCode; readonly by: string }[];
  /** Why it was returned. */
  readonly returned: string | null;
  /** Codes that it names. */
  readonly indicators: readonly string[];
};

export type Report = {
  readonly project: string;
  readonly span: Span;
  /** Counts every move; 0 for a report that nobody has touched here. */
  readonly version: number;
  readonly draft: Draft | null;
  /** In order of number. */
  readonly submissions: readonly Head[];
};

export type Standing =
  | { readonly is: 'new' }
  | { readonly is: 'drafting'; readonly draft: Draft }
  | { readonly is: Exclude<SubmissionState, 'draft'>; readonly head: Head };

/** How a report stands: a draft that is being written comes before what was said earlier. */
export function standingOf(report: Report): Standing {
  if (report.draft !== null) return { is: 'drafting', draft: report.draft };
  const head = report.submissions.at(-1);
  return head === undefined || head.state === 'draft' ? { is: 'new' } : { is: head.state, head };
}

/** Whether any submission of the report was verified: what comes after it is a correction. */
export const wasVerified = (report: Report): boolean => report.submissions.some((one) => one.state === 'verified');
