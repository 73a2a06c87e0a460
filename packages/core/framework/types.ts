/**
 * What a results framework and the reference lists around it look like once they have been read and found whole.
 *
 * The framework is data: code names kinds of things (a kind of indicator, a stage), `frameworks/` names the things.
 * Every row says where it comes from (`source`, a key of the file's `sources`). Texts are `Words` in six languages.
 */
import type { Rational } from '../ground/rational.ts';
import type { Words } from '../ground/words.ts';

export type { Words };

/** The kinds of indicator, each with its arithmetic over periods and places (figures 2). */
export const KINDS = [
  'flow', 'cumulative', 'stock', 'ratio', 'weighted-mean', 'distinct', 'distinct-sum',
  'ordinal', 'qualitative', 'intensity', 'rate', 'external',
] as const;
export type Kind = (typeof KINDS)[number];

/** Which way is good; `maintain` is a direction, not a kind (figures 2.6). */
export const DIRECTIONS = ['up', 'down', 'maintain'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Steps of the results chain; levels 1, 3 and 4 stand beside it as `context` and `management`. */
export const STAGES = ['context', 'output', 'reach', 'capacity', 'behaviour', 'benefit', 'impact', 'management'] as const;
export type Stage = (typeof STAGES)[number];

export const SPHERES = ['control', 'influence', 'interest'] as const;
export type Sphere = (typeof SPHERES)[number];

export const ACCOUNTABILITIES = ['full', 'shared', 'member-state'] as const;
export type Accountability = (typeof ACCOUNTABILITIES)[number];

export const LEVELS = [1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

export const ACTOR_LEVELS = ['micro', 'meso', 'macro'] as const;
export type ActorLevel = (typeof ACTOR_LEVELS)[number];

/** How sure the library is of a title: high, medium, low. */
export const CONFIDENCES = ['h', 'm', 'l'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Where the rows of a file come from. */
export type Source = { readonly title: string; readonly by: string };
export type Sources = Readonly<Record<string, Source>>;

/** A named thing of a list. */
export type Named<Code extends string = string> = { readonly code: Code; readonly name: Words; readonly source: string };
/** A named thing with one sentence that says what it means. */
export type Meant<Code extends string = string> = Named<Code> & { readonly meaning: Words };

export type LevelRow = { readonly level: Level; readonly name: Words; readonly meaning: Words; readonly rollsUp: boolean; readonly source: string };
export type StageRow = Meant<Stage> & { readonly order: number; readonly sphere: Sphere; readonly accountability: Accountability };
export type KindRow = Named<Kind> & { readonly example: Words };
export type Area = Meant & {
  readonly level: Level;
  readonly stage: Stage;
  readonly accountability: Accountability;
  /** The core function that delivers an output area; null elsewhere. */
  readonly coreFunction: string | null;
};

export type FrameworkIndicator = {
  readonly code: string;
  readonly level: Level;
  readonly area: string;
  readonly stage: Stage;
  readonly kind: Kind;
  readonly unit: string;
  readonly direction: Direction;
  readonly accountability: Accountability;
  readonly name: Words;
  readonly definition: Words;
  readonly counts: Words;
  readonly doesNotCount: Words;
  /** Dimensions asked for. Of those also in `overlapping` the parts may exceed the total together (figures 8). */
  readonly disaggregations: readonly string[];
  readonly overlapping: readonly string[];
  readonly sdgTargets: readonly string[];
  /** Level 1: the SDG indicator that is this statistic; null elsewhere. */
  readonly sdgIndicator: string | null;
  /** How the value comes in, and what must lie beside it: codes of `collection` and `evidence`. */
  readonly collection: readonly string[];
  readonly evidence: readonly string[];
  readonly confidence: Confidence;
  readonly note: Words | null;
  readonly source: string;
};

export type ActorType = Meant & { readonly defaultLevel: ActorLevel };
export type DimensionValue = { readonly code: string; readonly name: Words };
/** `values` is null where a reference list or free text gives them (countries, industries, departments …). */
export type Dimension = Meant & { readonly values: readonly DimensionValue[] | null; readonly list: 'countries' | 'languages' | 'isic' | null };

export type TheoryNode = {
  readonly id: string;
  readonly stage: Stage | 'input' | 'activity';
  readonly title: Words;
  readonly areas: readonly string[];
  readonly actors: readonly string[];
  readonly sdgTargets: readonly string[];
  readonly source: string;
};
export type TheoryEdge = {
  readonly from: string;
  readonly to: string;
  /** A loop back, left out of the ordering; the rest of the graph has no cycle. */
  readonly feedback: boolean;
  readonly assumptions: readonly Words[];
  readonly externalFactors: readonly Words[];
  readonly source: string;
};
export type TheoryOfChange = { readonly nodes: readonly TheoryNode[]; readonly edges: readonly TheoryEdge[] };

/** One version of a results framework. */
export type Framework = {
  readonly id: string;
  readonly version: string;
  readonly name: Words;
  readonly shortName: Words;
  /** What may be claimed of this bundle: a starter set, an official list … */
  readonly status: Words;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly levels: readonly LevelRow[];
  readonly stages: readonly StageRow[];
  readonly spheres: readonly Meant<Sphere>[];
  readonly accountabilities: readonly Meant<Accountability>[];
  readonly functions: readonly Meant[];
  readonly priorities: readonly Meant[];
  readonly kinds: readonly KindRow[];
  readonly areas: ReadonlyMap<string, Area>;
  readonly indicators: ReadonlyMap<string, FrameworkIndicator>;
  readonly actorTypes: ReadonlyMap<string, ActorType>;
  readonly actorLevels: readonly Meant<ActorLevel>[];
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly collection: ReadonlyMap<string, Named>;
  readonly evidence: ReadonlyMap<string, Named>;
  readonly theory: TheoryOfChange;
  readonly sources: Sources;
};

/** From an indicator of one version to one of another; grades A (same) to D (only akin). */
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];
export type MappingRow = { readonly fromCode: string; readonly toCode: string; readonly grade: Grade; readonly note: Words | null; readonly source: string };
export type FrameworkMapping = { readonly from: string; readonly to: string; readonly rows: readonly MappingRow[]; readonly sources: Sources };

/** `factor` × a value in this unit = the value in the base unit of `dimension`. */
export type Unit = { readonly code: string; readonly dimension: string; readonly factor: Rational; readonly name: Words; readonly source: string };
/** `digits`: minor units of the currency, null where it has none (special drawing rights). */
export type Currency = { readonly code: string; readonly digits: number | null; readonly withdrawn: boolean; readonly name: Words; readonly source: string };
export type Country = {
  readonly iso3: string;
  readonly iso2: string;
  readonly m49: string;
  readonly region: string | null;
  readonly subregion: string | null;
  readonly intermediate: string | null;
  readonly name: Words;
  readonly source: string;
};
export type CountryGroup = { readonly code: string; readonly m49: string; readonly kind: 'list' | 'region' | 'subregion' | 'intermediate-region'; readonly name: Words; readonly source: string };
/** Both days included; null where no end is known (figures 3.4). */
export type Membership = { readonly group: string; readonly iso3: string; readonly validFrom: string | null; readonly validTo: string | null; readonly source: string };
export type SdgGoal = { readonly code: string; readonly name: Words; readonly colour: string; readonly source: string };
export type SdgTarget = { readonly code: string; readonly goal: string; readonly label: Words; readonly source: string };
export type CodeList = { readonly name: string; readonly codes: ReadonlyMap<string, string>; readonly source: string };

/** What is common to all frameworks. */
export type Reference = {
  readonly units: ReadonlyMap<string, Unit>;
  readonly currencies: ReadonlyMap<string, Currency>;
  readonly countries: ReadonlyMap<string, Country>;
  readonly groups: ReadonlyMap<string, CountryGroup>;
  readonly memberships: readonly Membership[];
  readonly goals: ReadonlyMap<string, SdgGoal>;
  readonly targets: ReadonlyMap<string, SdgTarget>;
  /** Units of the currency per US dollar, yearly average: currency → year → decimal text. */
  readonly rates: ReadonlyMap<string, ReadonlyMap<number, string>>;
  readonly ratesSource: string;
  readonly codeLists: ReadonlyMap<string, CodeList>;
};
