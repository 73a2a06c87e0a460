/** Projects: dates, shares, countries, the results chain and what is measured (contracts.md "Refused"; figures 3.2, 3.3). */
import { STAGES, ACCOUNTABILITIES } from '@throughline/core/framework/types.ts';
import { invalid } from '@throughline/core/ground/problem.ts';
import { compare, isNegative, rational, sum } from '@throughline/core/ground/rational.ts';
import { some } from '@throughline/core/collect/check/judging.ts';
import type { ProjectEntry, ResultEntry } from '../document.ts';
import { type Check, type Placed, entries, texts } from './check.ts';

export function checkProjects(check: Check): void {
  for (const project of entries(check, check.doc.projects, '/projects', true)) {
    if (check.sound(project.at)) checkProject(check, project);
    const codes = new Set(entries(check, project.one.indicators, '', true).map(({ one }) => one.code));
    const results = check.known.projects.get(project.one.id)?.results ?? new Set();
    for (const result of entries(check, project.one.results, `${project.at}/results`)) checkResult(check, result, codes, results);
  }
}

function checkProject(check: Check, { one, at }: Placed<ProjectEntry>): void {
  if (one.programme != null && !check.known.programmes.has(one.programme)) {
    check.add(invalid('programme-unknown', `${at}/programme`, { found: one.programme, accepted: some(check.known.programmes) }));
  }
  if (one.end != null && one.end < one.start) check.add(invalid('ends-before-it-begins', `${at}/end`, { found: one.end, accepted: `>= ${one.start}` }));
  if (one.supportCostRate != null && isNegative(rational(one.supportCostRate))) {
    check.add(invalid('amount-negative', `${at}/supportCostRate`, { found: one.supportCostRate, accepted: '>= 0' }));
  }
  checkShares(check, Object.values(one.sdgShares ?? {}).filter((share) => share != null), `${at}/sdgShares`);
  const countries = one.countries ?? [];
  countries.forEach(({ iso3 }, n) => checkCountry(check, iso3, `${at}/countries/${n}/iso3`));
  checkShares(check, countries.flatMap((country) => country.share ?? []), `${at}/countries`);
}

/** Shares split money and add to 100 (figures 3.2, 3.3); where none is stated nothing is split. */
function checkShares(check: Check, shares: readonly string[], at: string): void {
  if (shares.length === 0) return;
  const parts = shares.map(rational);
  const total = sum(parts);
  if (compare(total, { n: 100n, d: 1n }) !== 0 || parts.some(isNegative)) {
    check.add(invalid('shares-total', at, { found: shares.join(' + '), accepted: '100' }));
  }
}

export function checkCountry(check: Check, iso3: string, at: string): void {
  if (!check.reference.countries.has(iso3)) check.add(invalid('country-unknown', at, { found: iso3, accepted: 'ISO 3166-1 alpha-3' }));
}

function checkResult(check: Check, { one, at }: Placed<ResultEntry>, codes: ReadonlySet<string>, results: ReadonlySet<string>): void {
  if (!(STAGES as readonly string[]).includes(one.stage)) check.add(invalid('stage-unknown', `${at}/stage`, { found: one.stage, accepted: [...STAGES] }));
  if (one.accountability != null && !(ACCOUNTABILITIES as readonly string[]).includes(one.accountability)) {
    check.add(invalid('accountability-unknown', `${at}/accountability`, { found: one.accountability, accepted: [...ACCOUNTABILITIES] }));
  }
  for (const link of entries(check, one.leadsTo, `${at}/leadsTo`)) {
    if (!results.has(link.one.result)) check.add(invalid('result-unknown', `${link.at}/result`, { found: link.one.result, accepted: some(results) }));
  }
  for (const code of texts(one.indicators, `${at}/indicators`)) {
    if (isUnknown(check, code.one)) check.add(invalid('indicator-unknown', code.at, { found: code.one }));
    else if (!codes.has(code.one)) check.add(invalid('indicator-not-of-project', code.at, { found: code.one, accepted: some(codes) }));
  }
}

/** Where the framework is unknown no code can be called unknown. */
export const isUnknown = (check: Check, code: string): boolean => check.known.framework !== null && !check.known.indicators.has(code);
