/** The demonstration portfolio as one `throughline-portfolio/1`: a fictional organisation, the same bytes from the same seed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chance } from './chance.ts';
import { type Book, dealBook } from './deals.ts';
import { lastYear, periodsOf } from './life.ts';
import { registry, type Registry } from './people.ts';
import { isDue, promiseOf } from './promises.ts';
import { type Report, reportsOf } from './reports.ts';
import type { Course, Plan, Spec, Theme, Value, Words } from './types.ts';
import { valuesOf } from './values.ts';

const read = <T>(path: string): T => JSON.parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8')) as T;

type Own = { code: string; kind: string };
type Given = {
  seed: number; framework: string; organisation: object; currencies: string[]; rateYears: [number, number];
  programmes: object[]; indicators: Own[]; placeTargets: object[]; legacy: object[];
};
type RateTable = { years: number[]; rates: { code: string; perUsd: (string | null)[] }[] };
type World = { seed: number; kinds: ReadonlyMap<string, string>; rate: (currency: string, year: number) => number; people: Registry; book: Book };

export type Portfolio = { [member: string]: unknown; projects: Record<string, unknown>[]; reports: Report[] };

/** Builds it from the hand-written data, the framework's kinds and the published exchange rates. */
export function buildPortfolio(): Portfolio {
  const given = read<Given>('given/organisation.json');
  const themes = read<Record<string, Theme>>('given/themes.json');
  const framework = read<{ indicators: Own[] }>(`../../frameworks/${given.framework}/indicators.json`).indicators;
  const table = read<RateTable>('../../frameworks/reference/exchange-rates.json');
  const rate = (currency: string, year: number): number => (currency === 'USD' ? 1 : Number(rateText(table, currency, year)));
  const courses = read<Plan[]>('given/projects.json').map((plan) => courseOf(given.seed, plan, themes, rate));
  const world: World = {
    seed: given.seed, rate, kinds: new Map([...framework, ...given.indicators].map((one) => [one.code, one.kind])),
    people: registry(given.seed, [...new Set(courses.map(countryOf))].sort()), book: dealBook(given.seed, courses, rate),
  };
  const made = courses.map((course) => projectOf(course, world));
  const reports = made.flatMap((one) => one.reports);
  const named = new Set(reports.flatMap((report) => report.values.flatMap((value) => (value['persons'] as string[] | undefined) ?? [])));
  const told = new Set(reports.flatMap((report) => report.values.flatMap((value) => (value['deals'] as string[] | undefined) ?? [])));
  return {
    format: 'throughline-portfolio/1', framework: given.framework, organisation: given.organisation,
    exchangeRates: ratesOf(given, table), programmes: given.programmes, indicators: given.indicators,
    persons: world.people.listed().filter((person) => named.has(person.id)), deals: world.book.deals.filter((deal) => told.has(deal.id)),
    projects: made.map((one) => one.project), placeTargets: given.placeTargets, reports, legacy: given.legacy,
  };
}

/** Six digits are enough for a demonstration; the published text is longer. */
function rateText(table: RateTable, currency: string, year: number): string {
  const published = table.rates.find((one) => one.code === currency)?.perUsd[table.years.indexOf(year)];
  if (typeof published !== 'string') throw new Error(`no rate of ${currency} for ${year}`);
  return String(Number(Number(published).toPrecision(6)));
}

function ratesOf(given: Given, table: RateTable): { currency: string; year: number; perUsd: string }[] {
  const [from, to] = given.rateYears;
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return given.currencies.flatMap((currency) => years.map((year) => ({ currency, year, perUsd: rateText(table, currency, year) })));
}

const countryOf = (course: Course): string => (course.plan.countries.length === 1 ? (course.plan.countries[0] as string) : course.plan.id);

function courseOf(seed: number, plan: Plan, themes: Readonly<Record<string, Theme>>, rate: World['rate']): Course {
  const theme = themes[plan.theme];
  if (theme === undefined) throw new Error(`project ${plan.id} has the unknown theme ${plan.theme}`);
  const dollars = Number(plan.budget[0]) / rate(plan.budget[1], Number(plan.start.slice(0, 4)));
  const draw = chance(seed, `pace ${plan.id}`);
  return { plan, theme, periods: periodsOf(plan), scale: Math.sqrt(dollars / 2_500_000), pace: 0.6 + draw.next() * 0.34 + draw.next() * 0.28 };
}

function projectOf(course: Course, world: World): { project: Record<string, unknown>; reports: Report[] } {
  const { plan } = course;
  const specs = course.theme.chain.flatMap((stage) => stage.indicators);
  const told = new Map<string, number>();
  const promised = new Map<string, number>();
  const promises = specs.map((spec) => promiseOf(course, spec, kindOf(world, spec), promised));
  const values = specs.map((spec) => ({ spec, by: valuesOf(course, spec, kindOf(world, spec), {
    group: world.people.group(countryOf(course)), say: (words) => inLanguages(plan, words), rate: world.rate,
    dealsIn: (_, period) => world.book.of(plan.id, period.name),
  }, told, chance(world.seed, `${plan.id} ${spec.code}`)) }));
  const draw = chance(world.seed, `reports ${plan.id}`);
  const reports = course.periods.filter((period) => period.year <= lastYear).flatMap((period) => {
    const due = values.filter(({ spec }) => isDue(course, spec, period)).map(({ by }) => by.get(period.name) as Value);
    return reportsOf(course, period, due, world.kinds, draw);
  });
  return { project: { ...factsOf(course, world), results: resultsOf(course), indicators: promises }, reports };
}

function kindOf(world: World, spec: Spec): string {
  const kind = world.kinds.get(spec.code);
  if (kind === undefined) throw new Error(`no indicator ${spec.code}`);
  return kind;
}

function factsOf({ plan, theme }: Course, world: World): Record<string, unknown> {
  const draw = chance(world.seed, `facts ${plan.id}`);
  const share = (one: string): string => one.slice(4) || '100';
  return {
    id: plan.id, title: plan.title, ...(plan.programme === null ? {} : { programme: plan.programme }), start: plan.start, end: plan.end, frequency: plan.frequency,
    unit: theme.unit, functions: theme.functions, priorities: theme.priorities, donors: plan.donors,
    ...(plan.countries.length === 0 ? {} : { countries: plan.countries.map((one) => ({ iso3: one.slice(0, 3), share: share(one) })) }),
    budget: { amount: plan.budget[0], currency: plan.budget[1] }, supportCostRate: draw.pick(['0.13', '0.13', '0.07', '0.095']),
    genderMarker: theme.genderMarker, safeguards: theme.safeguards, ...(plan.end < `${lastYear}-06-30` ? { evaluationRating: String(draw.pick([3, 4, 4, 5, 5, 6])) } : {}),
    sdgShares: theme.sdgShares, sdgTargets: theme.sdgTargets,
  };
}

function resultsOf({ plan, theme }: Course): Record<string, unknown>[] {
  const id = (index: number): string => `${plan.id}.R${index + 1}`;
  return theme.chain.map((stage, index) => {
    const next = index + 1 < theme.chain.length;
    return {
      id: id(index), stage: stage.stage, title: inLanguages(plan, stage.title), accountability: stage.accountability,
      ...(next ? { leadsTo: [{ result: id(index + 1), ...(stage.assumption === undefined ? {} : { assumption: inLanguages(plan, stage.assumption) }) }] } : {}),
      actors: stage.actors, indicators: stage.indicators.map((spec) => spec.code), ...(stage.sdgTargets === undefined ? {} : { sdgTargets: stage.sdgTargets }),
    };
  });
}

/** A project speaks the languages of its title. */
function inLanguages(plan: Plan, words: Words): Words {
  const product = (language: string): string => plan.product[language] ?? plan.product['en'] ?? '';
  return Object.fromEntries(Object.keys(plan.title).filter((language) => words[language] !== undefined).map((language) => [language, (words[language] as string).replaceAll('{product}', product(language))]));
}
