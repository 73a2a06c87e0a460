/** Facets of the list of projects: what was chosen as conditions, what is none, and the counts of every value. */
import { FACETS, type Facet, NONE } from '@throughline/contract/design/choices.ts';
import type { FacetCounts, Projects } from '@throughline/contract/design/projects.ts';
import { HELD, STATUSES, heldStates, yearsRunning } from '@throughline/core/design/running.ts';
import { groupsOf, membersOf } from '@throughline/core/framework/country-groups.ts';
import { nearest } from '@throughline/core/ground/near.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Trx } from '../database/scope.ts';
import { loadFrameworks } from '../framework/load.ts';
import type { Programme } from './finding.ts';
import { type Chosen, HELD_KEYS, KEYS_OF, type Parameters, statusSql } from './queries.ts';

export type Values = { readonly [One in Facet]: readonly string[] };
export type Asking = { readonly orgId: string; readonly asOf: string; readonly programmes: readonly Programme[] };

/** So many are offered in the place of a wrong one. */
const NEAR_SHOWN = 3;

export const bitOf = (facet: Facet): number => 1 << FACETS.indexOf(facet);

/** Facets whose values are kept with each project as "facet:value" (keep-listing.ts). */
const KEPT: readonly Facet[] = ['programme', 'donor', 'unit', 'function', 'priority', 'goal', 'gender', 'source'];

/** What may be named; null where only the projects themselves know. */
function known(facet: Facet, { programmes }: Asking): ReadonlyMap<string, Words | null> | null {
  const { reference } = loadFrameworks();
  const named = (all: Iterable<readonly [string, { name: Words }]>): Map<string, Words | null> => new Map([...all].map(([code, one]) => [code, one.name]));
  switch (facet) {
    case 'status': return new Map(STATUSES.map((one) => [one, null]));
    case 'data': return new Map(HELD.map((one) => [one, null]));
    case 'country': return named(reference.countries).set(NONE, null);
    case 'group': return named(reference.groups);
    case 'goal': return named(reference.goals).set(NONE, null);
    case 'programme': return new Map<string, Words | null>(programmes.map((one) => [one.code, one.name])).set(NONE, null);
    default: return null;
  }
}

/** Chosen values that are none are put aside, with what may have been meant. */
export async function settleValues(trx: Trx, asked: Values, asking: Asking): Promise<{ values: Values; unknown: Projects['unknown'] }> {
  const unknown: Projects['unknown'] = [];
  const values = {} as Record<Facet, readonly string[]>;
  for (const facet of FACETS) {
    const right = await rightOnes(trx, facet, asked[facet], asking);
    values[facet] = asked[facet].filter((one) => right.has(one));
    for (const value of asked[facet].filter((one) => !right.has(one))) unknown.push({ facet, value, near: await nearOf(trx, facet, value, asking) });
  }
  return { values, unknown };
}

async function rightOnes(trx: Trx, facet: Facet, asked: readonly string[], asking: Asking): Promise<Set<string>> {
  if (asked.length === 0) return new Set();
  if (facet === 'year') return new Set(asked.filter((one) => /^(19|20|21)\d\d$/.test(one)));
  const names = known(facet, asking);
  if (names) return new Set(asked.filter((one) => names.has(one)));
  const held = await trx.query<{ key: string }>(HELD_KEYS, [asking.orgId, asked.map((one) => `${facet}:${one}`)]);
  return new Set([...held.rows.map((row) => row.key.slice(facet.length + 1)), NONE]);
}

async function nearOf(trx: Trx, facet: Facet, value: string, asking: Asking): Promise<{ value: string; name: Words | null }[]> {
  if (facet === 'year') return [{ value: asking.asOf.slice(0, 4), name: null }];
  const names = known(facet, asking) ?? new Map(
    (await trx.query<{ key: string }>(KEYS_OF, [asking.orgId, `${facet}:`])).rows.map((row): [string, Words | null] => [row.key.slice(facet.length + 1), null]));
  const near = nearest(value, [...names], ([code, name]) => [code, ...(name === null ? [] : Object.values(name))], NEAR_SHOWN);
  return near.map(([code, name]) => ({ value: code, name }));
}

/** What was chosen, as conditions on a project (p, l) and its reports (c). */
export function chosenSql(values: Values, { asOf }: Asking, parameters: Parameters): Chosen[] {
  return FACETS.filter((facet) => values[facet].length > 0).map((facet) => ({ bit: bitOf(facet), sql: conditionOf(facet, values[facet], asOf, parameters) }));
}

const REPORTS: Readonly<Record<string, string>> = { has: 'c.r > 0', owes: 'c.r < c.e', complete: 'c.e > 0 and c.r >= c.e', 'not-due': 'c.e = 0' };

function conditionOf(facet: Facet, values: readonly string[], asOf: string, parameters: Parameters): string {
  const list = (all: readonly string[]): string => `${parameters.add(all)}::text[]`;
  switch (facet) {
    case 'status': return `${statusSql(parameters.add(asOf))} = any(${list(values)})`;
    case 'data': return `(${values.map((one) => REPORTS[one]).join(' or ')})`;
    case 'country': return `(l.countries && ${list(values)}${values.includes(NONE) ? ' or cardinality(l.countries) = 0' : ''})`;
    case 'group': return `l.countries && ${list(values.flatMap((one) => membersOf(loadFrameworks().reference, one, asOf)))}`;
    case 'year': return `exists (select from unnest(${parameters.add(values.map(Number))}::int[]) as y where extract(year from p.starts) <= y and (p.ends is null or extract(year from p.ends) >= y))`;
    default: return `l.keys && ${list(values.map((one) => `${facet}:${one}`))}`;
  }
}

export type CountRow = { readonly sort: string; readonly key: string; readonly mask: number; readonly count: number };

/** Counts by facet and value, of the rows of `countsSql`. A value that was chosen is listed with whatever it counts, nothing too. */
export function facetCounts(rows: readonly CountRow[], values: Values, asking: Asking, live: boolean): FacetCounts[] {
  const counts = new Map(FACETS.map((facet) => [facet, new Map(values[facet].map((value) => [value, 0]))]));
  for (const { sort, key, mask, count } of rows) {
    for (const [facet, value] of told(sort, key, asking)) {
      if (mask !== 0 && mask !== bitOf(facet)) continue;
      const held = counts.get(facet)!;
      held.set(value, (held.get(value) ?? 0) + count);
    }
  }
  return FACETS.filter((facet) => facet !== 'data' || live).map((facet) => {
    const names = known(facet, asking);
    return { facet, values: inOrder(facet, [...counts.get(facet)!]).map(([value, count]) => ({ value, name: names?.get(value) ?? null, count })) };
  });
}

/** What one row counts for. */
function told(sort: string, key: string, { asOf }: Asking): [Facet, string][] {
  const of = (facet: Facet, all: Iterable<string>): [Facet, string][] => [...all].map((value) => [facet, value]);
  if (sort === 'key') {
    const facet = key.slice(0, key.indexOf(':')) as Facet;
    return KEPT.includes(facet) ? [[facet, key.slice(facet.length + 1)]] : [];
  }
  if (sort === 'status') return [['status', key]];
  if (sort === 'years') {
    const [first = '', last = ''] = key.split('-');
    return of('year', yearsRunning(first, last === '' ? null : last, Number(asOf.slice(0, 4))).map(String));
  }
  if (sort === 'reports') {
    const [due, any, missing] = key.split('-').map(Number);
    return of('data', heldStates(due === 0 ? 0 : 2, any === 0 ? 0 : missing === 1 ? 1 : 2));
  }
  if (sort !== 'countries') return [];
  const iso3 = key === '' ? [] : key.split(',');
  return [...of('country', iso3.length === 0 ? [NONE] : iso3), ...of('group', new Set(iso3.flatMap((one) => groupsOf(loadFrameworks().reference, one, asOf))))];
}

/** Short lists in their own order, years from the latest, goals by number; others by how many, then by name. None comes last. */
function inOrder(facet: Facet, counted: [string, number][]): [string, number][] {
  const own: readonly string[] = facet === 'status' ? STATUSES : facet === 'data' ? HELD : [];
  const place = ([value, count]: [string, number]): number =>
    value === NONE ? Number.MAX_SAFE_INTEGER : own.length > 0 ? own.indexOf(value) : facet === 'year' ? -Number(value) : facet === 'goal' ? Number(value) : -count;
  return counted.sort((a, b) => place(a) - place(b) || (a[0] < b[0] ? -1 : 1));
}
