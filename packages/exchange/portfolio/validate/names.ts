/** An id names one thing, and nothing is posted twice (contracts.md: "a second entry equal in all members"). */
import { oneSpelling } from '@throughline/core/ground/spelling.ts';
import { invalid } from '@throughline/core/ground/problem.ts';
import type { ProjectEntry } from '../document.ts';
import { type Check, type Placed, entries, texts } from './check.ts';

export function checkNames(check: Check): void {
  const { doc } = check;
  byName(check, entries(check, doc.programmes, '/programmes', true), 'id');
  byName(check, entries(check, doc.persons, '/persons', true), 'id');
  byName(check, entries(check, doc.deals, '/deals', true), 'id');
  byName(check, entries(check, doc.indicators, '/indicators', true), 'code');
  byName(check, entries(check, doc.projects, '/projects', true), 'id');
  byKey(check, entries(check, doc.exchangeRates, '/exchangeRates'), (one) => `${one.currency} ${one.year}`);
  byKey(check, entries(check, doc.placeTargets, '/placeTargets'), (one) => JSON.stringify([one.place, one.indicator, one.mode, one.period ?? null]));
  equalEntries(check, entries(check, doc.legacy, '/legacy'));
  for (const project of entries(check, doc.projects, '/projects', true)) checkProjectNames(check, project);
  for (const { one, at } of entries(check, doc.reports, '/reports', true)) {
    const values = entries(check, one.values, `${at}/values`);
    byName(check, values, 'indicator');
    for (const value of values) {
      for (const list of ['persons', 'deals'] as const) sameText(check, value.one[list], `${value.at}/${list}`);
    }
  }
}

function checkProjectNames(check: Check, { one, at }: Placed<ProjectEntry>): void {
  for (const list of ['functions', 'priorities', 'donors', 'sdgTargets'] as const) sameText(check, one[list], `${at}/${list}`);
  byName(check, entries(check, one.countries, `${at}/countries`, true), 'iso3');
  for (const result of byName(check, entries(check, one.results, `${at}/results`, true), 'id')) {
    sameText(check, result.one.indicators, `${result.at}/indicators`);
    sameText(check, result.one.sdgTargets, `${result.at}/sdgTargets`);
    byName(check, entries(check, result.one.leadsTo, `${result.at}/leadsTo`), 'result');
    equalEntries(check, entries(check, result.one.actors, `${result.at}/actors`));
  }
  for (const indicator of byName(check, entries(check, one.indicators, `${at}/indicators`, true), 'code')) {
    sameText(check, indicator.one.periods, `${indicator.at}/periods`);
    byKey(check, entries(check, indicator.one.targets, `${indicator.at}/targets`), (target) => `${target.mode} ${target.period ?? ''}`);
  }
}

/** Things known by a member: a second one of the name is at fault there. Gives back the entries. */
function byName<T extends object>(check: Check, list: readonly Placed<T>[], member: keyof T & string): readonly Placed<T>[] {
  const seen = new Map<unknown, string>();
  for (const { one, at } of list) {
    const name = one[member];
    if (typeof name !== 'string') continue;
    const first = seen.get(name);
    if (first === undefined) seen.set(name, at);
    else check.add(invalid('named-twice', `${at}/${member}`, { found: name, first }));
  }
  return list;
}

/** Things known by several members together: equal in all is one fault, differing in the rest another. */
function byKey<T extends object>(check: Check, list: readonly Placed<T>[], key: (one: T) => string): void {
  const seen = new Map<string, Placed<T>>();
  for (const entry of list) {
    const first = seen.get(key(entry.one));
    if (first === undefined) seen.set(key(entry.one), entry);
    else if (oneSpelling(first.one) === oneSpelling(entry.one)) check.add(invalid('entry-twice', entry.at, { first: first.at }));
    else check.add(invalid('said-twice', entry.at, { found: key(entry.one), first: first.at }));
  }
}

function equalEntries<T extends object>(check: Check, list: readonly Placed<T>[]): void {
  byKey(check, list, (one) => oneSpelling(one));
}

function sameText(check: Check, list: readonly string[] | null | undefined, at: string): void {
  const seen = new Set<string>();
  for (const text of texts(list, at)) {
    if (seen.has(text.one)) check.add(invalid('entry-twice', text.at, { found: text.one }));
    seen.add(text.one);
  }
}
