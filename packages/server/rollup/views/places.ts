/** The places that an organisation's projects stand at, to choose from. */
import type { Places } from '@throughline/contract/rollup/pages.ts';
import { membersOf } from '@throughline/core/framework/country-groups.ts';
import type { Reference } from '@throughline/core/framework/types.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import { today } from '../../clock.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';

const PROGRAMMES = `
  select p.code, p.name, p.kind, count(j.project_id)::int as projects
    from programme p left join project j on j.org_id = p.org_id and j.programme_id = p.programme_id
   where p.org_id = $1 group by p.org_id, p.programme_id, p.code, p.name, p.kind order by p.code collate "C"`;
const COUNTRIES = `select coalesce(country, 'none') as code, count(*)::int as projects from project where org_id = $1 group by 1 order by 1`;
/** Countries that several-country projects or values name (figures 3.2): not places of projects, yet to be named. */
const OTHERS = `
  select distinct c.iso3 as code from project_country c join project p using (project_id) where p.org_id = $1
  union select distinct substr(place, 9) from place_cell where org_id = $1 and place >= 'country:' and place < 'country;'`;
const UNITS = 'select unit as code, count(*)::int as projects from project where org_id = $1 and unit is not null group by 1 order by 1';
const DONORS = 'select donor as code, count(*)::int as projects from project, unnest(donors) as donor where org_id = $1 group by 1 order by 1';
const GOALS = `
  select goal as code, count(distinct project_id)::int as projects
    from (select project_id, split_part(t, '.', 1) as goal from project, unnest(sdg_targets) as t where org_id = $1
          union select project_id, split_part(t, '.', 1) from result, unnest(sdg_targets) as t where org_id = $1) tagged
   group by 1 order by lpad(goal, 2, '0')`;

type Row = { code: string; projects: number };

/** Programmes, countries, SDG goals, units and donors of one organisation, each with its number of projects. */
export async function viewPlaces(trx: Trx, org: HeldOrganisation): Promise<Places> {
  const { reference } = loadFrameworks();
  const rows = async (text: string): Promise<Row[]> => (await trx.query<Row>(text, [org.orgId])).rows;
  const programmes = (await trx.query<Row & { name: Words; kind: string }>(PROGRAMMES, [org.orgId])).rows;
  const named = (prefix: string, found: Row[], nameOf: (code: string) => Words | null) =>
    found.map((row) => ({ place: `${prefix}:${row.code}`, name: nameOf(row.code), projects: row.projects }));
  const countries = await rows(COUNTRIES);
  const held = new Set(countries.map((row) => row.code));
  const others = (await trx.query<{ code: string }>(OTHERS, [org.orgId])).rows.filter(({ code }) => !held.has(code));
  return {
    programmes: programmes.map((row) => ({ place: `programme:${row.code}`, name: row.name, kind: row.kind, projects: row.projects })),
    countries: named('country', countries, (code) => reference.countries.get(code)?.name ?? null),
    others: others.flatMap(({ code }) => { const name = reference.countries.get(code)?.name; return name ? [{ place: `country:${code}`, name }] : []; }),
    groups: groupsWith(reference, countries),
    sdgs: named('sdg', await rows(GOALS), (code) => reference.goals.get(code)?.name ?? null),
    units: named('unit', await rows(UNITS), () => null),
    donors: named('donor', await rows(DONORS), () => null),
  };
}

/** Groups that have projects among today's members, in the order of the list. */
function groupsWith(reference: Reference, countries: readonly Row[]): Places['groups'] {
  const held = new Map(countries.map((row) => [row.code, row.projects]));
  return [...reference.groups.values()].flatMap((group) => {
    const projects = membersOf(reference, group.code, today()).reduce((sum, iso3) => sum + (held.get(iso3) ?? 0), 0);
    return projects === 0 ? [] : [{ place: `group:${group.code}`, name: group.name, kind: group.kind, projects }];
  });
}
