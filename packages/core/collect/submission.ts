/** Numbered, unchangeable submissions of a report (figures 1.1, 1.2). */
import type { Span } from '../ground/period.ts';
import type { Answer, Entered } from '../plan/answer.ts';

export type SubmissionState = 'draft' | 'submitted' | 'returned' | 'verified' | 'withdrawn';

export type Value = {
  readonly indicator: string;
  readonly answer: Answer;
  readonly entered: Entered;
};

export type Submission = {
  /** Identity in the store or the file; appears in workings. */
  readonly id: string;
  readonly project: string;
  readonly period: Span;
  /** Position among the submissions of the same report, from 1, in the order of `submitted`. */
  readonly number: number;
  readonly due: string | null;
  /** A day or a moment in UTC. */
  readonly submitted: string;
  readonly state: SubmissionState;
  readonly verified: string | null;
  readonly reason: string | null;
  readonly values: readonly Value[];
};
