/**
 * One project with all that a source says of it: what every reader (portfolio, IATI, UN INFO) makes and the store takes,
 * one project at a time, so that memory stays flat whatever the size of the file.
 */
import type { Submission } from '../collect/submission.ts';
import type { Project } from '../design/project.ts';
import type { Span } from '../ground/period.ts';
import type { Rational } from '../ground/rational.ts';
import type { Words } from '../ground/words.ts';
import type { Kind } from '../framework/types.ts';
import type { Entered } from '../plan/answer.ts';
import type { ProjectIndicator } from '../rollup/records.ts';

/** What a portfolio states of a project beside what figures need. */
export type ProjectFacts = {
  readonly supportCostRate: string | null;
  readonly genderMarker: string | null;
  readonly safeguards: string | null;
  readonly evaluationRating: string | null;
  /** Level in a publisher's hierarchy (IATI `hierarchy`); levels are linked, never added twice. */
  readonly hierarchy: number | null;
  /** Descriptions, sectors, markers, tags, organisations, locations, documents, related activities: plain JSON. */
  readonly detail: Readonly<Record<string, unknown>>;
};

/** An own indicator that a source brings, before the store knows it. `key` recognises it across files of one publisher. */
export type OwnIndicator = {
  readonly code: string;
  readonly name: Words;
  readonly kind: Kind;
  readonly unit: string | null;
  readonly direction: 'up' | 'down' | 'maintain';
  readonly stage: string | null;
  readonly accountability: string | null;
  readonly scale: Readonly<Record<string, string>> | null;
  readonly overlapping: readonly string[];
  readonly tolerance: string | null;
  readonly origin: Readonly<Record<string, unknown>> | null;
};

/** A submission whose dates may be no whole quarters: then `period` is null and it joins no total (figures 13.3). */
export type BundledSubmission = Omit<Submission, 'id' | 'period' | 'project'> & {
  readonly period: Span | null;
  readonly starts: string;
  readonly ends: string;
  readonly at: string;
  readonly line?: number | null;
};

export type PublishedPeriod = {
  readonly starts: string | null;
  readonly ends: string | null;
  /** As the file has them: value text or null, locations, dimensions, comments, documents. */
  readonly targets: readonly Readonly<Record<string, unknown>>[];
  readonly actuals: readonly Readonly<Record<string, unknown>>[];
  readonly line: number | null;
};

export type PublishedIndicator = {
  readonly result: string;
  /** Code of the shared own indicator that this element feeds. */
  readonly indicator: string;
  readonly measure: string | null;
  readonly ascending: boolean | null;
  readonly aggregates: boolean | null;
  readonly title: Words;
  readonly description: Words | null;
  readonly references: readonly Readonly<Record<string, unknown>>[];
  readonly baselines: readonly Readonly<Record<string, unknown>>[];
  readonly periods: readonly PublishedPeriod[];
  readonly at: string;
  readonly line: number | null;
};

export type Budget = {
  readonly type: string | null;
  readonly status: string | null;
  readonly starts: string | null;
  readonly ends: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly valueDate: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly line: number | null;
};

export type MoneyTransaction = {
  readonly type: string | null;
  readonly day: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly valueDate: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly line: number | null;
};

export type NotUnderstood = {
  readonly code: string;
  readonly at: string;
  readonly line: number | null;
  readonly found: string | null;
  readonly accepted: string | null;
  readonly indicator: string | null;
};

/** Where a project's share of US dollars stands when its rate is unknown: the amount is kept, the dollars are null. */
export type BundledBudget = { readonly amount: Rational; readonly currency: string; readonly usdFactor: Rational | null };

export type ProjectBundle = {
  readonly project: Project;
  readonly facts: ProjectFacts;
  /** As entered; null when the source states none that stands for the whole project. */
  readonly budget: BundledBudget | null;
  readonly indicators: readonly ProjectIndicator[];
  /** Baselines as entered, by indicator, where their unit is not the canonical one. */
  readonly baselinesEntered?: Readonly<Record<string, Entered>>;
  readonly submissions: readonly BundledSubmission[];
  readonly published: readonly PublishedIndicator[];
  readonly budgets: readonly Budget[];
  readonly transactions: readonly MoneyTransaction[];
  readonly notUnderstood: readonly NotUnderstood[];
  readonly at: string;
};
