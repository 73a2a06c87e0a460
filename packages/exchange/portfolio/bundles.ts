/** A sound document as the events that the store takes: the organisation, its parts, its projects with their reports. */
import type { Submission } from '@throughline/core/collect/submission.ts';
import { firstDay, lastDay, parsePeriod } from '@throughline/core/ground/period.ts';
import { ONE, rational } from '@throughline/core/ground/rational.ts';
import type { Entered } from '@throughline/core/plan/answer.ts';
import type { BundledSubmission, OwnIndicator, ProjectBundle, ProjectFacts } from '@throughline/core/transfer/bundle.ts';
import type { LegacyValue, OrganisationParts, ReadEvent } from '../reader.ts';
import { type Rates, dollarFactor, factorOf, ratesOf } from '@throughline/core/framework/conversion.ts';
import type { Held, IndicatorEntry, LegacyEntry, PortfolioDocument, ProjectEntry, ReportEntry } from './document.ts';
import { type Convert, dealOf, indicatorsOf, projectIndicatorOf, projectOf, submissionsOf, targetOf } from './to-records.ts';
import type { Lists } from './validate/check.ts';

export type BundleContext = { readonly lists: Lists; readonly held: Held; readonly line: (at: string) => number | null };

/** Events of a document that `validatePortfolio` found sound. Throws where it was not. */
export function* bundlesOf(document: PortfolioDocument, { lists, held, line }: BundleContext): Iterable<ReadEvent> {
  const rates = ratesOf(document.exchangeRates ?? [], held.exchangeRates ?? []);
  const own = [...(held.indicators ?? []), ...(document.indicators ?? [])];
  const convert: Convert = { indicators: indicatorsOf(own, lists.frameworks.get(document.framework)!), rates, units: lists.reference };
  const { organisation, framework } = document;
  yield { event: 'organisation', organisation: { id: organisation.id, name: organisation.name, iati: organisation.iati ?? null, framework } };
  yield { event: 'parts', organisation: organisation.id, parts: partsOf(document, rates) };
  const reports = reportsByProject(document, convert, line);
  for (const [n, entry] of document.projects.entries()) {
    const at = `/projects/${n}`;
    const bundle = bundleOf(entry, { convert, at, submissions: reports.get(entry.id) ?? [] });
    reports.delete(entry.id);
    const known = line(at);
    yield { event: 'project', organisation: organisation.id, bundle, ...(known === null ? {} : { line: known }) };
  }
  for (const [project, submissions] of reports) yield { event: 'submissions', organisation: organisation.id, project, submissions };
}

function partsOf(document: PortfolioDocument, rates: Rates): OrganisationParts {
  return {
    indicators: (document.indicators ?? []).map(ownIndicatorOf),
    programmes: (document.programmes ?? []).map(({ id, name, kind }) => ({ id, name, kind })),
    persons: (document.persons ?? []).map((one) => ({ id: one.id, sex: one.sex ?? null })),
    deals: (document.deals ?? []).map((entry) => dealOf(entry, rates)),
    rates: (document.exchangeRates ?? []).map((one) => ({ currency: one.currency, year: one.year, perUsd: rational(one.perUsd) })),
    placeTargets: (document.placeTargets ?? []).map((one) => ({ ...targetOf(one), place: one.place, indicator: one.indicator, authority: one.authority ?? null })),
    legacy: (document.legacy ?? []).map(legacyOf),
  };
}

const ownIndicatorOf = (one: IndicatorEntry): OwnIndicator => ({
  code: one.code, name: one.name, kind: one.kind, unit: one.unit ?? null, direction: one.direction ?? 'up', stage: one.stage ?? null,
  accountability: one.accountability ?? null, scale: one.scale ?? null, overlapping: one.overlapping ?? [], tolerance: one.tolerance ?? null,
  origin: null,
});

const legacyOf = (one: LegacyEntry, n: number): LegacyValue => ({
  project: one.project, periodText: one.period, period: parsePeriod(one.period), title: one.title, value: rational(one.value),
  mapsTo: one.mapsTo ?? null, grade: one.grade ?? null, at: `/legacy/${n}`,
});

type Given = { readonly convert: Convert; readonly at: string; readonly submissions: readonly BundledSubmission[] };

function bundleOf(entry: ProjectEntry, { convert, at, submissions }: Given): ProjectBundle {
  const project = projectOf(entry, convert.rates);
  const year = Number(entry.start.slice(0, 4));
  const budget = project.budget === null ? null : {
    amount: project.budget.amount, currency: project.budget.currency, usdFactor: dollarFactor(convert.rates, project.budget.currency, year),
  };
  return {
    project, facts: factsOf(entry), budget, submissions, at,
    indicators: entry.indicators.map((one) => projectIndicatorOf(entry.id, one, convert)),
    baselinesEntered: baselinesOf(entry, convert),
    published: [], budgets: [], transactions: [], notUnderstood: [],
  };
}

const factsOf = (entry: ProjectEntry): ProjectFacts => ({
  supportCostRate: entry.supportCostRate ?? null, genderMarker: entry.genderMarker ?? null, safeguards: entry.safeguards ?? null,
  evaluationRating: entry.evaluationRating ?? null, hierarchy: null, detail: {},
});

/** Baselines in another unit than the canonical one, as they were written. */
function baselinesOf(entry: ProjectEntry, { indicators, rates, units }: Convert): Record<string, Entered> {
  const entered: Record<string, Entered> = {};
  for (const { code, baseline } of entry.indicators) {
    if (baseline?.unit == null) continue;
    const factor = factorOf(units, rates, baseline.unit, indicators.get(code)!.unit, baseline.year) ?? ONE;
    entered[code] = { value: baseline.value ?? null, unit: baseline.unit, factor };
  }
  return entered;
}

/** Reports of each project, with where each stands in the file. */
function reportsByProject(document: PortfolioDocument, convert: Convert, line: BundleContext['line']): Map<string, BundledSubmission[]> {
  const places = new Map<string, string>();
  document.reports.forEach((one, n) => places.set(keyOf(one), `/reports/${n}`));
  const projects = new Map<string, BundledSubmission[]>();
  for (const submission of submissionsOf(document.reports, convert)) {
    const list = projects.get(submission.project) ?? [];
    projects.set(submission.project, list);
    list.push(bundledOf(submission, places, line));
  }
  return projects;
}

function bundledOf(one: Submission, places: ReadonlyMap<string, string>, line: BundleContext['line']): BundledSubmission {
  const { number, due, submitted, state, verified, reason, values, period } = one;
  const at = places.get(`${one.project}/${one.id.split('/').at(-2)} ${submitted}`) ?? '/reports';
  return { number, due, submitted, state, verified, reason, values, period, starts: firstDay(period), ends: lastDay(period), at, line: line(at) };
}

/** Of one project and period no two have the same moment: those are refused. */
const keyOf = (one: ReportEntry): string => `${one.project}/${one.period} ${one.submitted}`;
