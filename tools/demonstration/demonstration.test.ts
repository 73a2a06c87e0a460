/** The demonstration: the same bytes from the same seed, sound by the rules of the file, and holding every case that it is to show. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { figure, prepare } from '../../packages/core/rollup/ask.ts';
import { toRecords } from '../../packages/exchange/portfolio/to-records.ts';
import { validatePortfolio } from '../../packages/exchange/portfolio/validate/validate.ts';
import { loadFrameworks } from '../../packages/server/framework/load.ts';
import { portfolioPath, written } from './generate.ts';
import { buildPortfolio } from './portfolio.ts';

type Value = { indicator: string; notReported?: string; notApplicable?: string; persons?: string[]; deals?: string[]; value?: string; unit?: string; cells?: Record<string, string>[] };
type Report = { project: string; period: string; due: string; submitted: string; state: string; reason?: string; values: Value[] };
type Project = { id: string; start: string; end: string; programme?: string; countries?: { iso3: string }[]; results: { title: Record<string, string>; leadsTo?: { assumption?: object }[]; actors: object[]; indicators: string[] }[]; indicators: { code: string; periods?: string[] }[] };

const portfolio = buildPortfolio();
const projects = portfolio['projects'] as unknown as Project[];
const reports = portfolio.reports as unknown as Report[];
const values = reports.flatMap((report) => report.values);
const held = loadFrameworks();
const framework = held.frameworks.get('irpf-2019');
const prepared = prepare(toRecords(portfolio as never, { framework: framework as never, reference: held.reference }));
const ask = (indicator: string, place: string, period: string) => figure(prepared, { indicator, place, period, asOf: '2026-01-01' }).figure;

describe('the demonstration portfolio', () => {
  test('grows again to the same bytes', () => {
    expect(written(portfolio)).toBe(readFileSync(portfolioPath, 'utf8'));
    expect(written(buildPortfolio())).toBe(written(portfolio));
  });

  test('is a sound file without a warning', () => {
    expect(validatePortfolio(JSON.parse(written(portfolio)), { frameworks: held.frameworks, reference: held.reference })).toEqual([]);
  });

  test('is small and says in six languages that it is fictional', () => {
    expect(written(portfolio).length).toBeLessThan(1_500_000);
    const { name } = portfolio['organisation'] as { name: Record<string, string> };
    expect(Object.keys(name).sort()).toEqual(['ar', 'en', 'es', 'fr', 'ru', 'zh']);
    const fictional = { en: 'fictional', fr: 'fictive', es: 'ficticia', ru: 'вымышленная', zh: '虚构', ar: 'خيالية' };
    for (const [language, word] of Object.entries(fictional)) expect(name[language]).toContain(word);
  });

  test('has about 60 projects in 25 countries, regional and global ones, and five programmes with two country partnerships', () => {
    expect(projects.length).toBeGreaterThanOrEqual(60);
    expect(new Set(projects.flatMap((one) => (one.countries ?? []).map((country) => country.iso3))).size).toBe(25);
    expect(projects.filter((one) => one.countries === undefined).length).toBeGreaterThanOrEqual(3);
    expect(projects.filter((one) => (one.countries?.length ?? 0) > 1).length).toBeGreaterThanOrEqual(3);
    expect((portfolio['programmes'] as { kind: string }[]).map((one) => one.kind).sort()).toEqual(['country-partnership', 'country-partnership', 'programme', 'programme', 'programme']);
  });

  test('shows every kind of indicator that projects report', () => {
    const kinds = new Map([...(framework?.indicators.values() ?? []), ...(portfolio['indicators'] as { code: string; kind: string }[])].map((one) => [one.code, one.kind]));
    const shown = new Set(projects.flatMap((one) => one.indicators.map((indicator) => kinds.get(indicator.code))));
    expect([...shown].sort()).toEqual(['cumulative', 'distinct', 'distinct-sum', 'flow', 'intensity', 'ordinal', 'qualitative', 'rate', 'ratio', 'stock', 'weighted-mean']);
  });

  test('shows five years, quarters, lives that begin and end inside, and surveys not due every year', () => {
    expect(new Set(reports.map((one) => one.period.slice(0, 4)))).toEqual(new Set(['2019', '2020', '2021', '2022', '2023', '2024']));
    expect(reports.some((one) => /Q[1-4]$/.test(one.period))).toBe(true);
    expect(projects.some((one) => one.start > '2021-06-01')).toBe(true);
    expect(projects.some((one) => one.end < '2023-12-31')).toBe(true);
    expect(projects.some((one) => one.indicators.some((indicator) => (indicator.periods?.length ?? 9) < 3))).toBe(true);
  });

  test('shows gaps, late and missing reports, corrections with reasons, drafts, returned ones and what does not apply', () => {
    expect(values.some((one) => one.notReported !== undefined)).toBe(true);
    expect(values.some((one) => one.notApplicable !== undefined)).toBe(true);
    expect(reports.filter((one) => one.submitted > one.due).length).toBeGreaterThan(10);
    expect(reports.filter((one) => one.state === 'verified' && one.reason !== undefined).length).toBeGreaterThan(10);
    for (const state of ['draft', 'submitted', 'returned', 'verified']) expect(reports.map((one) => one.state)).toContain(state);
    expect(ask('TCO.1', 'organisation', '2023').label).toBe('lower-bound');
    expect(ask('TEC.3', 'organisation', '2024').coverage.carried).toBeGreaterThan(0);
  });

  test('shows persons and deals that two projects share, and people counted without a registry', () => {
    const projectsOf = (pick: (value: Value) => string[] | undefined): Map<string, Set<string>> => {
      const found = new Map<string, Set<string>>();
      for (const report of reports) for (const value of report.values) for (const id of pick(value) ?? []) found.set(id, (found.get(id) ?? new Set()).add(report.project));
      return found;
    };
    const shared = (found: Map<string, Set<string>>): number => [...found.values()].filter((one) => one.size > 1).length;
    expect(shared(projectsOf((value) => value.persons))).toBeGreaterThan(50);
    expect(shared(projectsOf((value) => value.deals))).toBeGreaterThan(3);
    expect(['2020', '2021', '2022', '2023', '2024'].map((year) => ask('KASA.1', 'programme:TRADE', year).label)).toContain('bounds');
  });

  test('shows cells by sex, by country and of an overlapping dimension, and units and currencies of several kinds', () => {
    const dimensions = new Set(values.flatMap((one) => (one.cells ?? []).flatMap((cell) => Object.keys(cell))));
    for (const dimension of ['sex', 'country', 'youth']) expect(dimensions).toContain(dimension);
    const units = new Set(values.map((one) => one.unit));
    for (const unit of ['GJ', 'toe', 'ktCO2e', 'kg', 'EUR', 'CHF']) expect(units).toContain(unit);
    expect(new Set((portfolio['deals'] as { currency: string }[]).map((one) => one.currency)).size).toBeGreaterThan(3);
  });

  test('tells a whole chain for every project: titles, actors, and an assumption on every link', () => {
    for (const project of projects) {
      const measured = new Set(project.results.flatMap((result) => result.indicators));
      expect([...measured].sort()).toEqual(project.indicators.map((one) => one.code).sort());
      for (const result of project.results) {
        expect(result.title['en']).not.toMatch(/[{}]/);
        expect(result.actors.length).toBeGreaterThan(0);
        for (const link of result.leadsTo ?? []) expect(link.assumption, project.id).toBeDefined();
      }
    }
  });

  test('has targets of places, legacy values, and figures for every country', () => {
    expect(new Set((portfolio['placeTargets'] as { place: string }[]).map((one) => one.place.split(':')[0]))).toEqual(new Set(['organisation', 'programme', 'country']));
    expect(new Set((portfolio['legacy'] as { grade?: string }[]).map((one) => one.grade))).toEqual(new Set(['A', 'B', 'C', 'D', undefined]));
    for (const iso3 of new Set(projects.filter((one) => one.countries?.length === 1).map((one) => one.countries?.[0]?.iso3))) {
      expect(ask('TCO.1', `country:${iso3}`, '2020..2024').value, iso3).not.toBeNull();
    }
  });
});

describe('the context', () => {
  const context = JSON.parse(readFileSync(fileURLToPath(new URL('../../frameworks/context/sdg9.json', import.meta.url)), 'utf8')) as {
    sources: Record<string, { title: string }>; figures: { indicator: string; country: string; year: number; value: string; source: string; nature: string }[];
  };
  test('names a source for each figure of a level 1 indicator, once for a country and year', () => {
    const keys = context.figures.map((one) => `${one.indicator} ${one.country} ${one.year}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const one of context.figures) {
      expect(context.sources[one.source]).toBeDefined();
      expect(framework?.indicators.get(one.indicator)?.kind).toBe('external');
      expect(one.value).toMatch(/^-?\d+(\.\d+)?$/);
      expect(one.year).toBeGreaterThanOrEqual(2015);
    }
    expect(new Set(context.figures.map((one) => one.country)).size).toBe(25);
  });
});
