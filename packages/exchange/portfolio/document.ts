/** A portfolio document, `throughline-portfolio/1`, as its schema describes it. Absent and null mean the same. */
import type { Words } from '@throughline/core/ground/words.ts';
import type { SaidEntry, ValueEntry } from '@throughline/core/collect/said.ts';
import type { RateEntry } from '@throughline/core/framework/conversion.ts';
import type { Kind } from '@throughline/core/framework/types.ts';

export type { CellEntry, SaidEntry, ValueEntry } from '@throughline/core/collect/said.ts';
export type { RateEntry };

export const FORMAT = 'throughline-portfolio/1';

type Maybe<T> = T | null | undefined;
/** Decimal text. */
type Decimal = string;

export type ProgrammeEntry = { id: string; name: Words; kind: 'programme' | 'country-partnership' | 'country-programme' };
export type IndicatorEntry = {
  code: string; name: Words; kind: Kind; unit?: Maybe<string>; direction?: Maybe<'up' | 'down' | 'maintain'>; stage?: Maybe<string>;
  accountability?: Maybe<string>; scale?: Maybe<Record<string, string>>; overlapping?: Maybe<string[]>; tolerance?: Maybe<Decimal>;
};
export type PersonEntry = { id: string; sex?: Maybe<'F' | 'M' | 'X'> };
export type DealEntry = { id: string; amount: Decimal; currency: string; year: number };

export type BaselineEntry = SaidEntry & { year: number };

export type TargetEntry = { mode: 'annual' | 'cumulative' | 'final'; period?: Maybe<string>; value: Decimal };
export type PlaceTargetEntry = TargetEntry & { place: string; indicator: string; authority?: Maybe<string> };
export type ProjectIndicatorEntry = { code: string; periods?: Maybe<string[]>; baseline?: Maybe<BaselineEntry>; targets?: Maybe<TargetEntry[]> };

export type ResultEntry = {
  id: string; stage: string; title: Words; accountability?: Maybe<string>;
  leadsTo?: Maybe<{ result: string; assumption?: Maybe<Words> }[]>; actors?: Maybe<{ type: string; level?: Maybe<string> }[]>;
  indicators?: Maybe<string[]>; sdgTargets?: Maybe<string[]>;
};

export type ProjectEntry = {
  id: string; title: Words; programme?: Maybe<string>; start: string; end?: Maybe<string>; frequency?: Maybe<'year' | 'quarter'>;
  unit?: Maybe<string>; functions?: Maybe<string[]>; priorities?: Maybe<string[]>; donors?: Maybe<string[]>;
  countries?: Maybe<{ iso3: string; share?: Maybe<Decimal> }[]>; budget?: Maybe<{ amount: Decimal; currency: string }>;
  supportCostRate?: Maybe<Decimal>; genderMarker?: Maybe<string>; safeguards?: Maybe<string>; evaluationRating?: Maybe<Decimal>;
  sdgShares?: Maybe<Record<string, Decimal>>; sdgTargets?: Maybe<string[]>; results?: Maybe<ResultEntry[]>; indicators: ProjectIndicatorEntry[];
};

export type ReportEntry = {
  project: string; period: string; due?: Maybe<string>; submitted: string; state: 'draft' | 'submitted' | 'returned' | 'verified';
  verified?: Maybe<string>; reason?: Maybe<string>; values: ValueEntry[];
};
export type LegacyEntry = { project: string; period: string; title: Words; value: Decimal; mapsTo?: Maybe<string>; grade?: Maybe<'A' | 'B' | 'C' | 'D'> };

export type PortfolioDocument = {
  format: typeof FORMAT; framework: string; organisation: { id: string; name: Words; iati?: Maybe<string> };
  exchangeRates?: Maybe<RateEntry[]>; programmes?: Maybe<ProgrammeEntry[]>; indicators?: Maybe<IndicatorEntry[]>; persons?: Maybe<PersonEntry[]>;
  deals?: Maybe<DealEntry[]>; projects: ProjectEntry[]; placeTargets?: Maybe<PlaceTargetEntry[]>; reports: ReportEntry[]; legacy?: Maybe<LegacyEntry[]>;
};

/** What the store holds of the things that a file names: references may be to these. Absent: nothing is held. */
export type Held = Partial<Pick<PortfolioDocument, 'exchangeRates' | 'programmes' | 'indicators' | 'persons' | 'deals' | 'projects' | 'reports'>>;
