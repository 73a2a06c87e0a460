/** What questions are asked of: records indexed by indicator and project, and what was in force at a date. */
import type { Version } from '../collect/in-force.ts';
import type { Plan } from '../design/life.ts';
import type { Project } from '../design/project.ts';
import type { Indicator } from '../framework/indicator.ts';
import type { Span } from '../ground/period.ts';
import type { Rational } from '../ground/rational.ts';
import type { Measured } from '../plan/answer.ts';
import type { PlaceTarget } from '../plan/promise.ts';
import type { Groups } from '../framework/country-groups.ts';
import type { Legacy, MappedIndicator, ProjectIndicator, Records } from './records.ts';

/** One indicator of one project with everything that was ever submitted of it. */
export type Series = {
  readonly project: Project;
  readonly indicator: Indicator;
  readonly given: ProjectIndicator;
  /** One list for each period reported on, in order of time; within it in order of submission. */
  readonly reports: readonly (readonly Version[])[];
  /** Where it stands, as written in questions. */
  readonly places: readonly string[];
  /** The project's budget in US dollars; zero where it has none. */
  readonly budget: Rational;
  /** Day from which a verified report about a quarter makes the project report by quarter; null when none does. */
  readonly quarterly: string | null;
};

export type Prepared = {
  readonly records: Records;
  readonly series: ReadonlyMap<string, readonly Series[]>;
  readonly placeTargets: ReadonlyMap<string, readonly PlaceTarget[]>;
  /** By each indicator that they map to, now or at another date. */
  readonly legacy: ReadonlyMap<string, readonly Legacy[]>;
  readonly mapped: ReadonlyMap<string, readonly MappedIndicator[]>;
  /** Views of an indicator at a date that were asked for last (see view.ts). */
  readonly shelf: ViewShelf;
};

/** A value in force. `measured` is null when the answer is "not applicable"; a gap holds nothing at all. */
export type Held = { readonly span: Span; readonly version: Version; readonly measured: Measured | null };

/** A series as known at a date. */
export type SeriesAt = {
  readonly series: Series;
  readonly plan: Plan;
  /** Answers in force in order of time. */
  readonly held: readonly Held[];
  /** Countries that parts of its values name; only for projects that stand in no single country (figures 3.2). */
  readonly countries: ReadonlySet<string>;
};

export type View = {
  readonly asOf: string;
  readonly at: ReadonlyMap<string, readonly SeriesAt[]>;
  /** Regional series by a country that they name, for figures of that country. */
  readonly regional: ReadonlyMap<string, readonly SeriesAt[]>;
  readonly groups: Groups;
  /** Who stands at the places asked about so far. */
  readonly members: Map<string, readonly Member[]>;
};

export type ViewShelf = { readonly views: Map<string, View> };
/** How much of a project's values belongs to the place asked (figures 3.2). */
export type Share = { readonly sort: 'whole' } | { readonly sort: 'rest' } | { readonly sort: 'country'; readonly iso3: string };

/** One project's indicator at a place. */
export type Member = { readonly at: SeriesAt; readonly share: Share };
