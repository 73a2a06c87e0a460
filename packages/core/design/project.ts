/** Projects, programmes and what a project measures (figures 3, 4.1). */
import type { Span } from '../ground/period.ts';
import type { Rational } from '../ground/rational.ts';
import type { Words } from '../ground/words.ts';

export type Frequency = 'year' | 'quarter';

export type Programme = {
  readonly id: string;
  readonly name: Words;
  readonly kind: 'programme' | 'country-partnership' | 'country-programme';
};

export type CountryShare = { readonly iso3: string; readonly share: Rational | null };

export type ChainResult = {
  readonly id: string;
  readonly stage: string;
  readonly title: Words;
  readonly accountability: string | null;
  readonly leadsTo: readonly { readonly result: string; readonly assumption: Words | null }[];
  readonly actors: readonly { readonly type: string; readonly level: string | null }[];
  readonly indicators: readonly string[];
  readonly sdgTargets: readonly string[];
};

export type Project = {
  readonly id: string;
  readonly title: Words;
  readonly programme: string | null;
  readonly start: string;
  readonly end: string | null;
  /** As stated; figures 4.3 decides which one it reports by (`reportsBy`). */
  readonly frequency: Frequency | null;
  readonly countries: readonly CountryShare[];
  readonly unit: string | null;
  readonly functions: readonly string[];
  readonly priorities: readonly string[];
  readonly donors: readonly string[];
  readonly budget: { readonly amount: Rational; readonly currency: string; readonly usd: Rational } | null;
  readonly sdgShares: Readonly<Record<string, Rational>>;
  readonly sdgTargets: readonly string[];
  readonly results: readonly ChainResult[];
};

/** The periods of an indicator's M&E plan in a project; null when the project's life decides (figures 4.1). */
export type Listed = readonly Span[] | null;
