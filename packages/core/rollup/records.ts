/**
 * The records that figures are made of, as `core` reads them: one organisation, already parsed and in canonical units.
 * The file reader and the store both make this; nothing here knows where it came from.
 */
import type { Dated } from '../assure/mapping.ts';
import type { Submission, Value } from '../collect/submission.ts';
import type { Listed, Programme, Project } from '../design/project.ts';
import type { Indicator } from '../framework/indicator.ts';
import type { Span } from '../ground/period.ts';
import type { Rational } from '../ground/rational.ts';
import type { Groups } from '../framework/country-groups.ts';
import type { Baseline, PlaceTarget, Target } from '../plan/promise.ts';

export type Person = { readonly id: string; readonly sex: string | null };
/** A deal with its amount in US dollars at the rate of its own year (figures 1). */
export type Deal = { readonly id: string; readonly amount: Rational; readonly currency: string; readonly year: number; readonly usd: Rational };

export type ProjectIndicator = {
  readonly project: string;
  readonly indicator: string;
  readonly listed: Listed;
  readonly baseline: Baseline | null;
  readonly targets: readonly Target[];
};

/** A value of an old framework, with its mapping grade (figures 9, 15.9). */
export type Legacy = {
  readonly project: string;
  readonly period: Span;
  readonly value: Rational;
  /** As its source states. */
  readonly mapsTo: string | null;
  readonly grade: 'A' | 'B' | 'C' | 'D' | null;
  /** What it is called where mappings are decided (`legacy:12`); absent for what no store holds. */
  readonly subject?: string;
  /** Confirmed since, in order of confirmation; what was confirmed stands upon what the source states. */
  readonly mappings?: readonly Dated[];
  /** Where it is a value of an own indicator that was mapped: what was said, and its factor to the framework's unit (13.4). */
  readonly said?: { readonly submission: Submission; readonly value: Value; readonly factor: Rational };
};

/** An own indicator that was mapped to indicators of the framework, in order of confirmation (figures 13.4). */
export type MappedIndicator = {
  readonly indicator: string;
  /** `factor` brings its unit into that of the target; null where none does. */
  readonly mappings: readonly (Dated & { readonly factor: Rational | null })[];
};

export type Records = {
  readonly organisation: string;
  readonly framework: string;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly projects: ReadonlyMap<string, Project>;
  readonly projectIndicators: readonly ProjectIndicator[];
  readonly persons: ReadonlyMap<string, Person>;
  readonly deals: ReadonlyMap<string, Deal>;
  readonly placeTargets: readonly PlaceTarget[];
  readonly submissions: readonly Submission[];
  readonly legacy: readonly Legacy[];
  /** Absent: none. */
  readonly mapped?: readonly MappedIndicator[];
  /** Groups of countries with their memberships; absent where none is asked about. */
  readonly groups?: Groups;
  /**
   * Project → day from which a verified report about a quarter makes it report by quarter (figures 4.3). For records of some
   * indicators only, whose submissions may not show it; absent, the submissions tell.
   */
  readonly quarterly?: ReadonlyMap<string, string>;
};
