/** Which questions can be asked: those of the default document, and what is wrong with any other (contracts, `figures`). */
import { type PlacePart, type PlaceSort, parsePlace } from '../design/places.ts';
import { isDay } from '../ground/day.ts';
import { ofYear, parseRange, periodText, yearOf } from '../ground/period.ts';
import { type Problem, invalid, missing } from '../ground/problem.ts';
import type { Question } from './figure.ts';
import type { Prepared } from './prepared.ts';
import { viewAt } from './view.ts';

/** Sorts of places asked about when none is named; not areas, nor SDG targets. */
const DEFAULT_SORTS: readonly string[] = ['organisation', 'programme', 'country', 'project', 'sdg'];
const EVER = '9999-12-31';

/** Every place that has an indicator: organisation, programmes, countries, `country:none`, projects, SDG goals. */
export function placesOf(prepared: Prepared, indicator: string): string[] {
  const view = viewAt(prepared, indicator, EVER);
  const places = new Set([...view.at.keys(), ...[...view.regional.keys()].map((iso3) => `country:${iso3}`)]);
  return [...places].filter((place) => isDefault(place)).sort(inOrder);
}

/** Each year that a verified report is about, and the range from the first to the last (contracts, `figures`). */
export function periodsOf(prepared: Prepared): string[] {
  const years = new Set<number>();
  for (const { state, period } of prepared.records.submissions) {
    if (state !== 'verified') continue;
    for (let year = yearOf(period.first); year <= yearOf(period.last); year += 1) years.add(year);
  }
  const sorted = [...years].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const single = sorted.map((year) => periodText(ofYear(year)));
  return first === undefined || first === last ? single : [...single, periodText({ first: first * 4, last: last! * 4 + 3 })];
}

/** Every indicator × every place that has it × each year reported on and their whole range. */
export function defaultQuestions(prepared: Prepared, asOf: string): Question[] {
  const periods = periodsOf(prepared);
  return [...prepared.series.keys()].flatMap((indicator) =>
    placesOf(prepared, indicator).flatMap((place) => periods.map((period): Question => ({ indicator, place, period, asOf }))));
}

function isDefault(place: string): boolean {
  const [part] = parsePlace(place)?.parts ?? [];
  return part !== undefined && DEFAULT_SORTS.includes(part.sort) && !(part.sort === 'sdg' && part.id.includes('.'));
}

function inOrder(a: string, b: string): number {
  const rank = (place: string): number => DEFAULT_SORTS.indexOf(parsePlace(place)!.parts[0]!.sort);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** What questions may name. Sets may be any collection that says what it has. */
type Held = { has(id: string): boolean };
export type Known = {
  readonly indicators: Held;
  readonly programmes: Held;
  readonly projects: Held;
  readonly units: Held;
  readonly donors: Held;
  readonly priorities: Held;
  readonly functions: Held;
  readonly areas: Held;
  /** ISO 3166-1 alpha-3 codes; `none` is always known. */
  readonly countries: Held;
  /** Groups of countries; absent: none. */
  readonly groups?: Held;
  readonly goals: Held;
  readonly targets: Held;
  /** Absent: any dimension may be asked, and one that nothing states is all not stated. */
  readonly dimensions?: Held;
};

/** What somebody asks; lists are combined. */
export type AskedFor = {
  readonly indicators: readonly string[];
  readonly places: readonly string[];
  readonly periods: readonly string[];
  readonly by?: string | null | undefined;
  readonly asOf: string;
  readonly atLeast?: string | null | undefined;
};

/**
 * Everything in a question that is not known. Problems: `unknown-indicator`, `unknown-place` (missing), `malformed-place`,
 * `malformed-period`, `malformed-date`, `malformed-level`, `unknown-dimension`; `at` is the member of the question.
 */
export function checkQuestion(known: Known, asked: AskedFor): Problem[] {
  return [
    ...asked.indicators.filter((code) => !known.indicators.has(code)).map((found) => missing('unknown-indicator', 'indicator', { found })),
    ...asked.places.flatMap((place) => placeProblems(known, place)),
    ...asked.periods.filter((period) => parseRange(period) === null)
      .map((found) => invalid('malformed-period', 'period', { found, accepted: ['2022', '2022Q3', '2021..2023', '2022Q2..2023Q1'] })),
    ...(isDay(asked.asOf) ? [] : [invalid('malformed-date', 'asOf', { found: asked.asOf, accepted: 'YYYY-MM-DD' })]),
    ...(asked.atLeast == null || /^-?[0-9]+$/.test(asked.atLeast) ? [] : [invalid('malformed-level', 'atLeast', { found: asked.atLeast })]),
    ...(asked.by == null || (known.dimensions ?? ANY).has(asked.by) ? [] : [missing('unknown-dimension', 'by', { found: asked.by })]),
  ];
}

const NOTHING: Held = { has: () => false };
const ANY: Held = { has: (name) => name.trim() !== '' };

function placeProblems(known: Known, text: string): Problem[] {
  const place = parsePlace(text);
  if (place === null) return [invalid('malformed-place', 'place', { found: text })];
  return place.parts.filter((part) => !isKnown(known, part)).map(() => missing('unknown-place', 'place', { found: text }));
}

function isKnown(known: Known, { sort, id }: PlacePart): boolean {
  const held: Record<Exclude<PlaceSort, 'organisation' | 'country' | 'sdg'>, Held> = {
    programme: known.programmes, project: known.projects, unit: known.units, priority: known.priorities,
    function: known.functions, donor: known.donors, area: known.areas, group: known.groups ?? NOTHING,
  };
  if (sort === 'organisation') return true;
  if (sort === 'country') return id === 'none' || known.countries.has(id);
  return sort === 'sdg' ? known.goals.has(id) || known.targets.has(id) : held[sort].has(id);
}
