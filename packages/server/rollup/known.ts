/** What a question may name (contracts.md): everything held, every ISO 3166-1 country, the SDG list, every well-formed period. */
import type { Trx } from '../database/scope.ts';
import { loadFrameworks } from '../framework/load.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';

export type Known = {
  readonly indicators: ReadonlySet<string>;
  readonly programmes: ReadonlySet<string>;
  readonly projects: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  readonly donors: ReadonlySet<string>;
  readonly priorities: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  readonly areas: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
  readonly goals: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
};

const HELD = `
  select array(select code from indicator where org_id = $1 or (org_id is null and framework = $2)) as indicators,
         array(select code from programme where org_id = $1) as programmes,
         array(select distinct unit from project where org_id = $1 and unit is not null) as units,
         array(select distinct unnest(donors) from project where org_id = $1) as donors,
         array(select distinct unnest(priorities) from project where org_id = $1) as priorities,
         array(select distinct unnest(functions) from project where org_id = $1) as functions,
         array(select code from project_code where org_id = $1 and code = any($3)) as projects`;

type Row = Record<'indicators' | 'programmes' | 'units' | 'donors' | 'priorities' | 'functions' | 'projects', string[]>;

/** What the organisation holds; of its projects only those that are asked about. */
export async function knownOf(trx: Trx, org: HeldOrganisation, askedPlaces: readonly string[]): Promise<Known> {
  const projects = askedPlaces.flatMap((place) => place.split('+')).filter((one) => one.startsWith('project:')).map((one) => one.slice(8));
  const row = (await trx.query<Row>(HELD, [org.orgId, org.framework, projects])).rows[0]!;
  const { frameworks, reference } = loadFrameworks();
  const framework = frameworks.get(org.framework);
  return {
    indicators: new Set(row.indicators),
    programmes: new Set(row.programmes),
    projects: new Set(row.projects),
    units: new Set(row.units),
    donors: new Set(row.donors),
    priorities: new Set([...row.priorities, ...(framework?.priorities ?? []).map((one) => one.code)]),
    functions: new Set([...row.functions, ...(framework?.functions ?? []).map((one) => one.code)]),
    areas: new Set(framework?.areas.keys() ?? []),
    countries: new Set(reference.countries.keys()),
    goals: new Set(reference.goals.keys()),
    targets: new Set(reference.targets.keys()),
  };
}
