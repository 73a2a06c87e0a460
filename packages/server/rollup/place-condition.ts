/** Which projects stand at a place, as a condition in SQL. Used to count and list projects, never to compute figures. */
import { membersOf } from '@throughline/core/framework/country-groups.ts';
import { today } from '../clock.ts';
import { loadFrameworks } from '../framework/load.ts';

type Condition = { readonly sql: string; readonly values: readonly unknown[] };

const TAGGED = (test: string): string => `(exists (select 1 from unnest(p.sdg_targets) as t where ${test})
  or exists (select 1 from result r, unnest(r.sdg_targets) as t where r.project_id = p.project_id and ${test}))`;

const BY_SORT: Readonly<Record<string, (at: string) => string>> = {
  programme: (at) => `p.programme_id = (select g.programme_id from programme g where g.org_id = p.org_id and g.code = ${at})`,
  country: (at) => `coalesce(p.country, 'none') = ${at}`,
  group: (at) => `p.country = any(string_to_array(${at}, ','))`,
  project: (at) => `p.code = ${at}`,
  unit: (at) => `p.unit = ${at}`,
  priority: (at) => `${at} = any(p.priorities)`,
  function: (at) => `${at} = any(p.functions)`,
  donor: (at) => `${at} = any(p.donors)`,
  sdg: (at) => TAGGED(`(t = ${at} or t like ${at} || '.%')`),
};

/** A list is of those who are members today; figures read each period by its own date. */
const membersNow = (group: string): string => membersOf(loadFrameworks().reference, group, today()).join(',');

/** For a place as questions write it ("programme:PRG+sdg:9"); parameters are numbered from `from`. */
export function placeCondition(place: string, from: number): Condition {
  const parts = place.split('+').filter((one) => one !== 'organisation' && !one.startsWith('area:'));
  const values = parts.map((one) => (one.startsWith('group:') ? membersNow(one.slice('group:'.length)) : one.slice(one.indexOf(':') + 1)));
  const tests = parts.map((one, index) => BY_SORT[one.slice(0, one.indexOf(':'))]?.(`$${from + index}::text`) ?? 'false');
  return { sql: tests.length === 0 ? 'true' : tests.join(' and '), values };
}
