/** What stands around a country's results: what others publish of it, the groups it belongs to, its neighbours. */
import type { Country } from '@throughline/contract/tell/country.ts';
import { holdsOn } from '@throughline/core/framework/country-groups.ts';
import { byCloseness } from '@throughline/core/framework/nearest-country.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { viewContext } from '../../rollup/views/context.ts';

/** Neighbours offered. */
const NEARBY = 8;

/** Level 1, one series a statistic, in the order of the framework; named as the organisation's framework names them. */
export function contextOf(org: HeldOrganisation, iso3: string): Country['context'] {
  const indicators = loadFrameworks().frameworks.get(org.framework)?.indicators;
  const order = [...(indicators?.keys() ?? [])];
  const rows = viewContext(`country:${iso3}`).rows;
  const codes = [...new Set(rows.map((row) => row.indicator))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return codes.map((code) => {
    const said = indicators?.get(code);
    const points = rows.filter((row) => row.indicator === code).map(({ year, value, nature }) => ({ year, value, nature })).sort((a, b) => a.year - b.year);
    return {
      indicator: code, name: said?.name ?? null, unit: said?.unit ?? null, sdg: said?.sdgIndicator ?? null,
      source: rows.find((row) => row.indicator === code)!.source, points,
    };
  });
}

/** Every membership of a country, past ones too; whether it holds on the day asked (figures 3.4). */
export function groupsAt(iso3: string, day: string): Country['groups'] {
  const { groups, memberships } = loadFrameworks().reference;
  return [...groups.values()].flatMap((group) => memberships.filter((one) => one.group === group.code && one.iso3 === iso3).map((one) => ({
    code: group.code, kind: group.kind, name: group.name, from: one.validFrom, to: one.validTo, holds: holdsOn(one, day),
  })));
}

const WORKED_IN = 'select country as iso3, count(*)::int as projects from project where org_id = $1 and country is not null group by 1';

/** Countries in which projects stand, those that share the smallest region first. */
export async function nearby(trx: Trx, org: HeldOrganisation, iso3: string): Promise<Country['nearby']> {
  const { reference } = loadFrameworks();
  const found = (await trx.query<{ iso3: string; projects: number }>(WORKED_IN, [org.orgId])).rows;
  const held = new Map(found.map((row) => [row.iso3, row.projects]));
  return byCloseness(reference.countries, iso3, [...held.keys()]).slice(0, NEARBY)
    .map((code) => ({ place: `country:${code}`, name: reference.countries.get(code)?.name ?? null, projects: held.get(code)! }));
}
