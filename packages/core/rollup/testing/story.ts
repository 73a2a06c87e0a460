/**
 * Worked examples told shortly: one indicator, a few projects, what each reported. A report's value is text for a number,
 * or the members of a portfolio file; it is submitted and verified on 15 January of the next year unless it says otherwise.
 */
import type { PortfolioDocument, ProjectEntry, ProjectIndicatorEntry, ReportEntry, SaidEntry } from '@throughline/exchange/portfolio/document.ts';
import { toRecords } from '@throughline/exchange/portfolio/to-records.ts';
import type { Kind } from '../../framework/types.ts';
import { figure, figuresBy, prepare } from '../ask.ts';
import type { Figure, Question } from '../figure.ts';
import { groupsFrom } from '../../framework/country-groups.ts';
import type { Prepared } from '../prepared.ts';
import type { Working } from '../working.ts';
import { known } from './known.ts';

type Said = string | SaidEntry;
type Told = Said | { says: SaidEntry; submitted?: string; verified?: string; state?: ReportEntry['state'] };
export type ProjectTold = Partial<Omit<ProjectEntry, 'id' | 'indicators' | 'budget'>> & Omit<ProjectIndicatorEntry, 'code'> & {
  /** Whole US dollars. */
  budget?: number;
  reports?: Record<string, Told | Told[]>;
};
export type Story = {
  kind: Kind;
  direction?: 'up' | 'down' | 'maintain';
  unit?: string;
  tolerance?: string;
  overlapping?: string[];
  projects: Record<string, ProjectTold>;
  own?: { place: string; mode: 'annual' | 'cumulative' | 'final'; period?: string; value: string }[];
  more?: Partial<PortfolioDocument>;
  /** Groups of countries: group → country → [from, to], open ends left out. */
  groups?: Record<string, Record<string, readonly [string?, string?]>>;
};

const CODE = 'X.T';
const TODAY = '2026-01-01';

export type Teller = {
  (place: string, period: string, more?: Partial<Question>): Figure;
  by(dimension: string, place: string, period: string, more?: Partial<Question>): Record<string, Figure>;
  working(place: string, period: string, more?: Partial<Question>): Working;
  readonly prepared: Prepared;
};

/** Tells a story and answers questions about it, as of 2026 unless another date is asked. */
export function tell(story: Story): Teller {
  const memberships = Object.entries(story.groups ?? {}).flatMap(([group, countries]) =>
    Object.entries(countries).map(([iso3, [validFrom, validTo]]) => ({ group, iso3, validFrom: validFrom ?? null, validTo: validTo ?? null, source: 'story' })));
  const prepared = prepare({ ...toRecords(documentOf(story), known), groups: groupsFrom(memberships) });
  const question = (place: string, period: string, more: Partial<Question> = {}): Question => ({ indicator: CODE, place, period, asOf: TODAY, ...more });
  const ask = (place: string, period: string, more?: Partial<Question>): Figure => figure(prepared, question(place, period, more)).figure;
  const by = (dimension: string, place: string, period: string, more?: Partial<Question>): Record<string, Figure> =>
    Object.fromEntries(figuresBy(prepared, question(place, period, { ...more, by: dimension })).map((one) => [one.figure.cell![dimension]!, one.figure]));
  const working = (place: string, period: string, more?: Partial<Question>): Working => figure(prepared, question(place, period, more), { working: true }).working!;
  return Object.assign(ask, { by, working, prepared });
}

export function documentOf({ kind, direction, unit, tolerance, overlapping, projects, own, more }: Omit<Story, 'groups'>): PortfolioDocument {
  return {
    format: 'throughline-portfolio/1', framework: 'irpf-2019', organisation: { id: 'ORG', name: { en: 'Organisation' } },
    programmes: [{ id: 'G', name: { en: 'G' }, kind: 'programme' }, { id: 'H', name: { en: 'H' }, kind: 'programme' }],
    indicators: [{ code: CODE, name: { en: 'Told' }, kind, unit: unit ?? null, direction: direction ?? 'up', tolerance: tolerance ?? null, overlapping: overlapping ?? null, scale: kind === 'ordinal' ? { 0: 'none', 1: 'low', 2: 'middle', 3: 'high' } : null }],
    projects: Object.entries(projects).map(([id, told]) => projectOf(id, told)),
    placeTargets: (own ?? []).map((one) => ({ ...one, indicator: CODE })),
    reports: Object.entries(projects).flatMap(([id, told]) => Object.entries(told.reports ?? {}).flatMap(([period, said]) => reportsOf(id, period, said))),
    ...more,
  };
}

function projectOf(id: string, { budget, reports: _reports, baseline, targets, periods, ...told }: ProjectTold): ProjectEntry {
  return {
    id, title: { en: id }, start: '2021-01-01', end: '2023-12-31', countries: [{ iso3: 'ETH', share: '100' }], programme: 'G', ...told,
    budget: budget === undefined ? null : { amount: String(budget), currency: 'USD' },
    indicators: [{ code: CODE, baseline: baseline ?? null, targets: targets ?? null, periods: periods ?? null }],
  };
}

function reportsOf(project: string, period: string, told: Told | Told[]): ReportEntry[] {
  return (Array.isArray(told) ? told : [told]).map((one): ReportEntry => {
    const entry = typeof one === 'object' && 'says' in one ? one : { says: typeof one === 'string' ? { value: one } : one };
    const submitted = entry.submitted ?? `${Number(period.slice(0, 4)) + 1}-01-15`;
    const state = entry.state ?? 'verified';
    return { project, period, submitted, state, verified: state === 'verified' ? (entry.verified ?? submitted) : null, values: [{ indicator: CODE, ...entry.says }] };
  });
}
