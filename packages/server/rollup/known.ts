/**
 * What a question may name (contracts.md): everything held, every ISO 3166-1 country, the SDG list, every well-formed period.
 * Only what is asked about is looked up, so the size of the store does not matter.
 */
import type { Known } from '@throughline/core/rollup/questions.ts';
import type { Trx } from '../database/scope.ts';
import { loadFrameworks } from '../framework/load.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import type { Asked } from './asked.ts';

const HELD = `
  select array(select code from indicator where code = any($3) and (org_id = $1 or (org_id is null and framework = $2))) as indicators,
         array(select code from programme where org_id = $1 and code = any($4)) as programme,
         array(select code from project_code where org_id = $1 and code = any($5)) as project,
         array(select asked.code from unnest($6::text[]) as asked(code) where exists (select 1 from project where org_id = $1 and unit = asked.code)) as unit,
         array(select asked.code from unnest($7::text[]) as asked(code) where exists (select 1 from project where org_id = $1 and donors @> array[asked.code])) as donor,
         array(select asked.code from unnest($8::text[]) as asked(code) where exists (select 1 from project where org_id = $1 and priorities @> array[asked.code])) as priority,
         array(select asked.code from unnest($9::text[]) as asked(code) where exists (select 1 from project where org_id = $1 and functions @> array[asked.code])) as function`;

const SORTS = ['programme', 'project', 'unit', 'donor', 'priority', 'function'] as const;
type Row = Record<'indicators' | (typeof SORTS)[number], string[]>;

/** What the organisation holds of what is asked. */
export async function knownOf(trx: Trx, org: HeldOrganisation, asked: Pick<Asked, 'indicators' | 'places'>): Promise<Known> {
  const parts = asked.places.flatMap((place) => place.split('+'));
  const named = (sort: string): string[] => parts.filter((one) => one.startsWith(`${sort}:`)).map((one) => one.slice(sort.length + 1));
  const row = (await trx.query<Row>(HELD, [org.orgId, org.framework, asked.indicators, ...SORTS.map(named)])).rows[0]!;
  const { frameworks, reference } = loadFrameworks();
  const framework = frameworks.get(org.framework);
  return {
    indicators: new Set(row.indicators),
    programmes: new Set(row.programme),
    projects: new Set(row.project),
    units: new Set(row.unit),
    donors: new Set(row.donor),
    priorities: new Set([...row.priority, ...(framework?.priorities ?? []).map((one) => one.code)]),
    functions: new Set([...row.function, ...(framework?.functions ?? []).map((one) => one.code)]),
    areas: new Set(framework?.areas.keys() ?? []),
    countries: reference.countries,
    groups: reference.groups,
    goals: reference.goals,
    targets: reference.targets,
  };
}
