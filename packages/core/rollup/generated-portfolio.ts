/**
 * Portfolios made up from a seed, for tests of what must hold whatever the data: all kinds of indicators, gaps,
 * corrections, drafts, quarters, cells, shared persons and deals, regional projects with parts by country, SDG tags by
 * result, targets of places. The same seed gives the same document (`throughline-portfolio/1`), and every one is sound.
 */
import { Chance } from './generated-chance.ts';
import { GENERATED_INDICATORS, type GeneratedIndicator, type GeneratedProject, baselineFor, plain, targetsFor } from './generated-plan.ts';
import { reportsOf } from './generated-reports.ts';

/** Plain JSON of a portfolio document. */
export type GeneratedPortfolio = { readonly format: 'throughline-portfolio/1'; readonly [member: string]: unknown };

/** Codes of lists, spelled apart: which they are makes no difference to any rule. */
const COUNTRIES = 'ETH KEN SEN PER'.split(' ');
const PROGRAMMES = ['PR1', 'PR2'];
const TAGS = '9.2 9.4 12.5 8.3 13.3'.split(' ');
const STARTS = ['01-01', '03-01', '07-01', '10-20'];
const ENDS = ['12-31', '06-30', '02-10', '09-30'];
const CURRENCIES = ['USD', 'USD', 'EUR', 'XOF'];
const RATE_YEARS = [2019, 2020, 2021, 2022, 2023, 2024];
/** Rates that do not end when divided by, on purpose. */
const RATES: readonly (readonly [string, string])[] = [['EUR', '0.92'], ['XOF', '606.5']];
const PERSONS = 24;
const DEALS = 6;

/** A portfolio of `size` projects. */
export function generatePortfolio(seed: number, size = 5): GeneratedPortfolio {
  const chance = new Chance(seed);
  const persons = Array.from({ length: PERSONS }, (_, i) => ({ id: `p${i}`, ...chance.maybe(0.8, { sex: chance.one(['F', 'M', 'X']) }) }));
  const deals = Array.from({ length: DEALS }, (_, i) => ({
    id: `D${i}`, amount: String(chance.whole(1, 400) * 1000), currency: chance.one(CURRENCIES), year: chance.whole(2020, 2023),
  }));
  const projects = Array.from({ length: size }, (_, i) => projectOf(chance, `P${i + 1}`));
  const pools = { persons: persons.map((one) => one.id), deals: deals.map((one) => one.id), countries: COUNTRIES };
  return {
    format: 'throughline-portfolio/1',
    framework: 'irpf-2019',
    organisation: { id: 'GEN', name: { en: 'Generated organisation' } },
    exchangeRates: RATES.flatMap(([currency, perUsd]) => RATE_YEARS.map((year) => ({ currency, year, perUsd }))),
    programmes: PROGRAMMES.map((id) => ({ id, name: { en: `Programme ${id}` }, kind: 'programme' })),
    indicators: GENERATED_INDICATORS.map(({ code, kind, unit, direction, overlapping, tolerance, scale }) => ({
      code, name: { en: code }, kind, unit, direction, overlapping, tolerance, scale,
    })),
    persons,
    deals,
    projects: projects.map((one) => one.entry),
    placeTargets: placeTargetsOf(chance),
    reports: projects.flatMap((one) => reportsOf(chance, one, pools)),
    legacy: legacyOf(chance),
  };
}

function projectOf(chance: Chance, id: string): GeneratedProject {
  const startYear = chance.whole(2020, 2022);
  const start = `${startYear}-${chance.one(STARTS)}`;
  const end = chance.happens(0.15) ? null : `${startYear + chance.whole(1, 3)}-${chance.one(ENDS)}`;
  const frequency = chance.happens(0.3) ? 'quarter' : 'year';
  const countries = countriesOf(chance);
  const indicators = chance.some(GENERATED_INDICATORS, 0.75);
  const span = { first: startYear, last: end === null ? 2023 : Number(end.slice(0, 4)) };
  const entry = {
    id, title: { en: `Project ${id}` }, start, end, frequency: frequency === 'quarter' ? frequency : null,
    programme: chance.happens(0.8) ? chance.one(PROGRAMMES) : null,
    countries, unit: chance.one(['U1', 'U2', null]), donors: chance.some(['DN1', 'DN2'], 0.5),
    budget: chance.happens(0.8) ? { amount: String(chance.whole(1, 40) * 100_000), currency: chance.one(CURRENCIES) } : null,
    sdgTargets: chance.some(TAGS, 0.4),
    results: resultsOf(chance, id, indicators),
    indicators: indicators.map((one) => ({
      code: one.code, baseline: baselineFor(chance, one), targets: targetsFor(chance, one, span, frequency), periods: listOf(chance, one, span, frequency),
    })),
  };
  return { id, entry, start, end, frequency, isRegional: countries.length !== 1, indicators };
}

function countriesOf(chance: Chance): { iso3: string; share: string }[] {
  if (chance.happens(0.65)) return [{ iso3: chance.one(COUNTRIES), share: '100' }];
  return chance.happens(0.5) ? [] : [{ iso3: COUNTRIES[0]!, share: '60' }, { iso3: COUNTRIES[1]!, share: '40' }];
}

/** Two results: one with the tags of its own or none, so that tags by result and by project both occur (figures 3.3). */
function resultsOf(chance: Chance, id: string, indicators: readonly GeneratedIndicator[]): unknown[] {
  const half = Math.ceil(indicators.length / 2);
  const result = (number: number, own: readonly GeneratedIndicator[]): unknown => ({
    id: `${id}.R${number}`, stage: number === 1 ? 'output' : 'behaviour', title: { en: `Result ${number}` },
    indicators: own.map((one) => one.code), sdgTargets: chance.happens(0.5) ? chance.some(TAGS, 0.3) : null,
  });
  return [result(1, indicators.slice(0, half)), result(2, indicators.slice(half))];
}

/** Surveys that are not due every year (figures 4.1). */
function listOf(chance: Chance, indicator: GeneratedIndicator, span: { first: number; last: number }, frequency: string): string[] | null {
  if (frequency === 'quarter' || !chance.happens(indicator.surveyed)) return null;
  const years: string[] = [];
  for (let year = span.first; year <= Math.min(span.last, 2023); year += 1) if (chance.happens(0.6)) years.push(String(year));
  return years.length === 0 ? null : years;
}

function placeTargetsOf(chance: Chance): unknown[] {
  const places = ['organisation', `programme:${PROGRAMMES[0]}`, `country:${COUNTRIES[0]}`, 'project:P1'];
  return places.flatMap((place) => GENERATED_INDICATORS.filter((one) => one.target !== null && chance.happens(0.25)).flatMap((one) => {
    const value = plain(chance.whole(5, 90) * one.target!.scale);
    const head = { place, indicator: one.code, authority: 'Resolution 1' };
    if (one.kind === 'flow' && chance.happens(0.5)) {
      return ['2021', '2022', '2023'].filter(() => chance.happens(0.8)).map((period) => ({ ...head, mode: 'annual', period, value }));
    }
    return [{ ...head, mode: 'final', value, ...chance.maybe(0.3, { period: '2022' }) }];
  }));
}

function legacyOf(chance: Chance): unknown[] {
  const countable = GENERATED_INDICATORS.filter((one) => one.kind === 'flow' || one.kind === 'distinct');
  return ['2019', '2021'].map((period) => ({
    project: 'L0', period, title: { en: 'persons trained' }, value: String(chance.whole(1, 50)),
    mapsTo: chance.one(countable).code, grade: chance.one(['A', 'B', 'C', 'D']),
  }));
}
