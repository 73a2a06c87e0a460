/** Every country the organisation works in, alone or by a regional project, and what belongs to none. */
import type { Countries } from '@throughline/contract/tell/country.ts';
import { groupsOf } from '@throughline/core/framework/country-groups.ts';
import { lastDay, parseRange } from '@throughline/core/ground/period.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { type PageQuestion, settlePeriod } from '../../rollup/views/overview.ts';
import { coverageAt } from './countries-coverage.ts';
import { moneyBy } from './country-money.ts';

/** Projects that stand in a country (figures 3.2), and those of several countries that name it. */
const PROJECTS = `
  select code, sum(projects)::int as projects, sum(regional)::int as regional from (
    select coalesce(country, 'none') as code, count(*) as projects, 0 as regional from project where org_id = $1 group by 1
    union all
    select c.iso3, 0, count(*) from project_country c join project p using (project_id) where p.org_id = $1 and p.country is null group by 1
  ) counted group by code`;

/** Places of countries that have figures: a value may name a country that its project does not (figures 3.2). Steps along the index. */
const WITH_FIGURES = `
  with recursive found as (
    select min(place) as place from place_cell where org_id = $1 and place >= 'country:' and place < 'country;'
    union all
    select (select min(c.place) from place_cell c where c.org_id = $1 and c.place > f.place and c.place < 'country;') from found f where f.place is not null
  ) select place from found where place is not null`;

export async function viewCountries(trx: Trx, org: HeldOrganisation, question: Omit<PageQuestion, 'place'>): Promise<Countries> {
  const { reference } = loadFrameworks();
  const { period, years } = await settlePeriod(trx, org, question.period);
  const day = lastDay(parseRange(period)!);
  const counted = await countedPlaces(trx, org);
  const covered = await coverageAt(trx, org, [...counted.keys()], period, question.asOf);
  const money = await moneyBy(trx, org, 'country', { place: 'organisation', period, asOf: question.asOf });
  const rows = [...counted].map(([place, { projects, regional }]) => {
    const iso3 = place.slice('country:'.length);
    const known = reference.countries.get(iso3);
    return {
      place, iso2: known?.iso2 ?? null, name: known?.name ?? null, projects, regional, groups: known ? [...groupsOf(reference, iso3, day)] : [],
      coverage: covered.get(place)!, ...money.of(iso3),
    };
  });
  const named = new Set(rows.flatMap((row) => row.groups));
  return {
    organisation: org.code, demonstration: org.demonstration, asOf: question.asOf, period, years, day, rows,
    groups: [...reference.groups.values()].filter((group) => named.has(group.code)).map(({ code, kind, name }) => ({ code, kind, name })),
    unbudgeted: money.left,
  };
}

type Counted = { readonly projects: number; readonly regional: number };

async function countedPlaces(trx: Trx, org: HeldOrganisation): Promise<Map<string, Counted>> {
  const held = (await trx.query<{ code: string } & Counted>(PROJECTS, [org.orgId])).rows;
  const told = (await trx.query<{ place: string }>(WITH_FIGURES, [org.orgId])).rows;
  const counted = new Map<string, Counted>(told.map(({ place }) => [place, { projects: 0, regional: 0 }]));
  for (const { code, projects, regional } of held) counted.set(`country:${code}`, { projects, regional });
  return new Map([...counted].sort(([a], [b]) => (a < b ? -1 : 1)));
}
