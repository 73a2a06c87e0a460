/** Gathers what references may name, from the file and from what the store holds (contracts.md: "What is referred to exists"). */
import { type Rational, isDecimal, rational } from '@throughline/core/ground/rational.ts';
import type { Framework } from '@throughline/core/framework/types.ts';
import { BASE_CURRENCY } from '@throughline/core/framework/rates.ts';
import type { Held, IndicatorEntry, PortfolioDocument, ProjectEntry } from '../document.ts';
import { type Known, type KnownIndicator, type KnownProject, type Lists, entries } from './check.ts';

export function gatherKnown(doc: PortfolioDocument, held: Held, lists: Lists, sound: (at: string) => boolean): Known {
  const framework = lists.frameworks.get(doc.framework) ?? null;
  const rates = ratesOf(doc, held);
  return {
    framework,
    indicators: indicatorsOf({ doc, held, framework, sound }),
    programmes: idsOf(doc.programmes, held.programmes),
    persons: idsOf(doc.persons, held.persons),
    deals: idsOf(doc.deals, held.deals),
    projects: projectsOf(doc, held),
    rate: (currency, year) => (currency === BASE_CURRENCY ? { n: 1n, d: 1n } : (rates.get(`${currency} ${year}`) ?? null)),
  };
}

type List<T> = readonly T[] | null | undefined;
const ALL = { sound: () => true };
/** Faulty entries too: a thing whose other members are wrong is still the thing that a reference means. */
const named = <T extends object>(list: List<T>): T[] => entries(ALL, list, '', true).map(({ one }) => one);

const idsOf = (mine: List<{ id: string }>, held: List<{ id: string }>): Set<string> =>
  new Set([...named(held), ...named(mine)].map((one) => one.id).filter((id) => typeof id === 'string'));

function ratesOf(doc: PortfolioDocument, held: Held): Map<string, Rational> {
  const rates = new Map<string, Rational>();
  for (const one of [...named(held.exchangeRates), ...named(doc.exchangeRates)]) {
    if (typeof one.perUsd === 'string' && isDecimal(one.perUsd)) rates.set(`${one.currency} ${one.year}`, rational(one.perUsd));
  }
  return rates;
}

type Sources = { readonly doc: PortfolioDocument; readonly held: Held; readonly framework: Framework | null; readonly sound: (at: string) => boolean };

function indicatorsOf({ doc, held, framework, sound }: Sources): Map<string, KnownIndicator | null> {
  const known = new Map<string, KnownIndicator | null>(named(held.indicators).map((one) => [one.code, ownIndicator(one)]));
  for (const { one, at } of entries(ALL, doc.indicators, '/indicators')) {
    if (typeof one.code === 'string') known.set(one.code, sound(at) ? ownIndicator(one) : null);
  }
  for (const one of framework?.indicators.values() ?? []) {
    known.set(one.code, { code: one.code, kind: one.kind, unit: one.unit, scale: null, overlapping: one.overlapping });
  }
  return known;
}

const ownIndicator = (one: IndicatorEntry): KnownIndicator => ({
  code: one.code, kind: one.kind, unit: one.unit ?? null,
  scale: one.scale ? Object.keys(one.scale) : null,
  overlapping: Array.isArray(one.overlapping) ? one.overlapping : [],
});

function projectsOf(doc: PortfolioDocument, held: Held): Map<string, KnownProject> {
  const stored = new Map(named(held.projects).map((one) => [one.id, one]));
  const known = new Map<string, KnownProject>([...stored].map(([id, one]) => [id, knownProject(one, undefined)]));
  for (const one of named(doc.projects)) {
    if (typeof one.id === 'string' && !known.has(one.id)) known.set(one.id, knownProject(one, undefined));
    else if (typeof one.id === 'string' && stored.has(one.id)) known.set(one.id, knownProject(one, stored.get(one.id)));
  }
  return known;
}

function knownProject(entry: ProjectEntry, stored: ProjectEntry | undefined): KnownProject {
  const own = [...named(stored?.indicators), ...named(entry.indicators)];
  const periods = new Map(own.map((one) => [one.code, Array.isArray(one.periods) ? one.periods : null] as const));
  return { entry, indicators: periods, results: new Set([...named(stored?.results), ...named(entry.results)].map((one) => one.id)) };
}
