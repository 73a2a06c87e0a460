/**
 * How the results of projects lead from stage to stage (02, the pathway): projects and links as their results chains state
 * them in `leadsTo`. Counts of records, never of figures: figures of different stages are not added.
 */
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { placeCondition } from '../place-condition.ts';

const here = (condition: string): string => `
  with here as (select r.project_id, r.code, r.stage, r.leads_to
                  from result r join project p on p.project_id = r.project_id
                 where r.org_id = $1 and p.org_id = $1 and ${condition})`;

const STAGES = 'select stage, count(distinct project_id)::int as projects, count(*)::int as results from here group by stage';
const LINKS = `
  select h.stage as "from", t.stage as "to", count(distinct h.project_id)::int as projects, count(*)::int as links
    from here h cross join lateral jsonb_array_elements(h.leads_to) as link
    join here t on t.project_id = h.project_id and t.code = link ->> 'result'
   where t.stage <> h.stage
   group by h.stage, t.stage
   order by 1, 2`;

/** Of the projects that stand at the place. */
export async function flowAt(trx: Trx, org: HeldOrganisation, place: string): Promise<Overview['flow']> {
  const condition = placeCondition(place, 2);
  const ask = async <Row extends object>(text: string): Promise<Row[]> =>
    (await trx.query<Row & Record<string, unknown>>(`${here(condition.sql)} ${text}`, [org.orgId, ...condition.values])).rows;
  return {
    stages: await ask<Overview['flow']['stages'][number]>(STAGES),
    links: await ask<Overview['flow']['links'][number]>(LINKS),
  };
}
