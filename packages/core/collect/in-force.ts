/** Which of the submissions of a report speaks for an indicator at a date (figures 1.1, 1.2). */
import { compareMoments, dayOf } from '../ground/day.ts';
import type { Span } from '../ground/period.ts';
import type { Submission, Value } from './submission.ts';

/** What one submission says of one indicator of a project. */
export type Version = { readonly span: Span; readonly submission: Submission; readonly value: Value };

type Submitted = { readonly submission: Pick<Submission, 'submitted' | 'number'> };

/** Whether a submission counts at a date: verified, from the day of its verification on, that day included (1.1). */
export const counts = (submission: Pick<Submission, 'state' | 'verified'>, asOf: string): boolean =>
  submission.state === 'verified' && submission.verified !== null && dayOf(submission.verified) <= asOf;

/** Order in which the submissions of one report were made: `submitted`, then their number (1.2, 15.7). */
export const inOrderOfSubmission = (a: Submitted, b: Submitted): number =>
  compareMoments(a.submission.submitted, b.submission.submitted) || a.submission.number - b.submission.number;

/**
 * The version in force at a date: of those verified by then, the one submitted last (1.2). `versions` are of one report
 * and one indicator, in order of submission.
 */
export function inForce<One extends { readonly submission: Pick<Submission, 'state' | 'verified'> }>(versions: readonly One[], asOf: string): One | null {
  for (let i = versions.length - 1; i >= 0; i -= 1) if (counts(versions[i]!.submission, asOf)) return versions[i]!;
  return null;
}
