/**
 * A sound portfolio document as the records that figures are made of. Whether it is sound is for `validate/` to say; what
 * is asked here of an unsound one throws.
 */
import { answerOf, enteredOf } from '@throughline/core/collect/answered.ts';
import type { Submission, Value } from '@throughline/core/collect/submission.ts';
import type { ChainResult, Programme, Project } from '@throughline/core/design/project.ts';
import type { Indicator } from '@throughline/core/framework/indicator.ts';
import type { Framework, FrameworkIndicator } from '@throughline/core/framework/types.ts';
import { compareMoments } from '@throughline/core/ground/day.ts';
import { type Span, parsePeriod, yearOf } from '@throughline/core/ground/period.ts';
import { ZERO, multiply, rational } from '@throughline/core/ground/rational.ts';
import type { Baseline, PlaceTarget, Target } from '@throughline/core/plan/promise.ts';
import type { Deal, Legacy, Person, ProjectIndicator, Records } from '@throughline/core/rollup/records.ts';
import { type Rates, type Units, dollarFactor, factorOf, ratesOf } from '@throughline/core/framework/conversion.ts';
import type {
  BaselineEntry, DealEntry, IndicatorEntry, LegacyEntry, PortfolioDocument, ProjectEntry, ProjectIndicatorEntry, ReportEntry, ResultEntry,
  TargetEntry, ValueEntry,
} from './document.ts';

/** What the system knows beside the file. */
export type Known = { readonly framework: Pick<Framework, 'id' | 'indicators'>; readonly reference: Units };

/** The records of a sound document. Throws a RangeError where a unit or a rate is missing. */
export function toRecords(document: PortfolioDocument, known: Known): Records {
  const rates = ratesOf(document.exchangeRates ?? []);
  const indicators = indicatorsOf(document.indicators ?? [], known.framework);
  const convert = { indicators, rates, units: known.reference };
  return {
    organisation: document.organisation.id,
    framework: document.framework,
    indicators,
    programmes: byId((document.programmes ?? []).map((one): Programme => ({ id: one.id, name: one.name, kind: one.kind }))),
    projects: byId(document.projects.map((entry) => projectOf(entry, rates))),
    projectIndicators: document.projects.flatMap((project) => project.indicators.map((entry) => projectIndicatorOf(project.id, entry, convert))),
    persons: byId((document.persons ?? []).map((one): Person => ({ id: one.id, sex: one.sex ?? null }))),
    deals: byId((document.deals ?? []).map((entry) => dealOf(entry, rates))),
    placeTargets: (document.placeTargets ?? []).map((entry): PlaceTarget => ({
      ...targetOf(entry), place: entry.place, indicator: entry.indicator, authority: entry.authority ?? null,
    })),
    submissions: submissionsOf(document.reports, convert),
    legacy: (document.legacy ?? []).flatMap(legacyOf),
  };
}

export type Convert = { readonly indicators: ReadonlyMap<string, Indicator>; readonly rates: Rates; readonly units: Units };

/** The framework's indicators and the file's own ones. */
export function indicatorsOf(own: readonly IndicatorEntry[], framework: Known['framework']): Map<string, Indicator> {
  const all = [...framework.indicators.values()].map((one) => ofFramework(one, framework.id));
  return new Map([...all, ...own.map((entry) => ownIndicator(entry, framework.id))].map((one) => [one.code, one]));
}

/** An indicator of the framework as figures need it. */
export function ofFramework(one: FrameworkIndicator, framework: string): Indicator {
  const { code, name, kind, unit, direction, stage, area, accountability, overlapping } = one;
  return { code, name, kind, unit, direction, stage, area, accountability, scale: null, overlapping, tolerance: ZERO, framework, own: false };
}

/** An indicator that the file adds; direction is up where it names none. */
export function ownIndicator(entry: IndicatorEntry, framework: string): Indicator {
  return {
    code: entry.code, name: entry.name, kind: entry.kind, unit: entry.unit ?? null, direction: entry.direction ?? 'up',
    stage: entry.stage ?? null, area: null, accountability: entry.accountability ?? null, scale: entry.scale ?? null,
    overlapping: entry.overlapping ?? [], tolerance: entry.tolerance == null ? ZERO : rational(entry.tolerance), framework, own: true,
  };
}

/** A project; its budget in US dollars by the rate of its start year (figures 1). */
export function projectOf(entry: ProjectEntry, rates: Rates): Project {
  return {
    id: entry.id, title: entry.title, programme: entry.programme ?? null, start: entry.start, end: entry.end ?? null,
    frequency: entry.frequency ?? null,
    countries: (entry.countries ?? []).map(({ iso3, share }) => ({ iso3, share: share == null ? null : rational(share) })),
    unit: entry.unit ?? null, functions: entry.functions ?? [], priorities: entry.priorities ?? [], donors: entry.donors ?? [],
    budget: budgetOf(entry, rates),
    sdgShares: Object.fromEntries(Object.entries(entry.sdgShares ?? {}).flatMap(([goal, share]) => (share == null ? [] : [[goal, rational(share)]]))),
    sdgTargets: entry.sdgTargets ?? [],
    results: (entry.results ?? []).map(resultOf),
  };
}

function budgetOf({ budget, start }: ProjectEntry, rates: Rates): Project['budget'] {
  if (budget == null) return null;
  const amount = rational(budget.amount);
  return { amount, currency: budget.currency, usd: multiply(amount, demanded(dollarFactor(rates, budget.currency, Number(start.slice(0, 4))), budget.currency)) };
}

function resultOf(entry: ResultEntry): ChainResult {
  return {
    id: entry.id, stage: entry.stage, title: entry.title, accountability: entry.accountability ?? null,
    leadsTo: (entry.leadsTo ?? []).map(({ result, assumption }) => ({ result, assumption: assumption ?? null })),
    actors: (entry.actors ?? []).map(({ type, level }) => ({ type, level: level ?? null })),
    indicators: entry.indicators ?? [], sdgTargets: entry.sdgTargets ?? [],
  };
}

/** An indicator of a project with its plan, baseline and targets. */
export function projectIndicatorOf(project: string, entry: ProjectIndicatorEntry, convert: Convert): ProjectIndicator {
  const indicator = demanded(convert.indicators.get(entry.code), entry.code);
  return {
    project, indicator: entry.code,
    listed: entry.periods == null ? null : entry.periods.map(spanOf),
    baseline: entry.baseline == null ? null : baselineOf(entry.baseline, indicator, convert),
    targets: (entry.targets ?? []).map(targetOf),
  };
}

function baselineOf(entry: BaselineEntry, indicator: Indicator, { rates, units }: Convert): Baseline | null {
  const factor = demanded(factorOf(units, rates, entry.unit ?? null, indicator.unit, entry.year), entry.unit);
  const says = [entry.value, entry.numerator, entry.persons, entry.deals, entry.level, entry.text, entry.notReported, entry.notApplicable];
  return says.every((one) => one == null) ? null : { year: entry.year, answer: answerOf(entry, factor) };
}

export function targetOf(entry: TargetEntry): Target {
  return { mode: entry.mode, period: entry.period == null ? null : spanOf(entry.period), value: rational(entry.value) };
}

export function dealOf(entry: DealEntry, rates: Rates): Deal {
  const amount = rational(entry.amount);
  const usd = multiply(amount, demanded(dollarFactor(rates, entry.currency, entry.year), entry.currency));
  return { id: entry.id, amount, currency: entry.currency, year: entry.year, usd };
}

/** The reports of a file as numbered submissions: of one project and period in the order of `submitted`. */
export function submissionsOf(reports: readonly ReportEntry[], convert: Convert): Submission[] {
  const inOrder = reports.map((entry, i) => ({ entry, i })).sort((a, b) => compareMoments(a.entry.submitted, b.entry.submitted) || a.i - b.i);
  const numbers = new Map<string, number>();
  return inOrder.map(({ entry }) => {
    const report = `${entry.project}/${entry.period}`;
    const number = (numbers.get(report) ?? 0) + 1;
    numbers.set(report, number);
    const period = spanOf(entry.period);
    return {
      id: `${report}/${number}`, project: entry.project, period, number, due: entry.due ?? null, submitted: entry.submitted,
      state: entry.state, verified: entry.verified ?? null, reason: entry.reason ?? null,
      values: entry.values.map((value) => valueOf(value, period, convert)),
    };
  });
}

/** One value in canonical units, money by the rate of the period's year (figures 1). */
export function valueOf(entry: ValueEntry, period: Span, { indicators, rates, units }: Convert): Value {
  const indicator = demanded(indicators.get(entry.indicator), entry.indicator);
  const factor = demanded(factorOf(units, rates, entry.unit ?? null, indicator.unit, yearOf(period.first)), entry.unit);
  return { indicator: entry.indicator, answer: answerOf(entry, factor), entered: enteredOf(entry, indicator, factor) };
}

/** A value of an old framework; one whose period is no year or quarter joins nothing and is left to its own list. */
function legacyOf(entry: LegacyEntry): Legacy[] {
  const period = parsePeriod(entry.period);
  if (period === null) return [];
  return [{ project: entry.project, period, value: rational(entry.value), mapsTo: entry.mapsTo ?? null, grade: entry.grade ?? null }];
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): Map<string, T> => new Map(all.map((one) => [one.id, one]));
const spanOf = (text: string): Span => demanded(parsePeriod(text), text);

function demanded<T>(found: T | null | undefined, what: string | null | undefined): T {
  if (found == null) throw new RangeError(`a file that was not checked: ${what ?? ''}`);
  return found;
}
