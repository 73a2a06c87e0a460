/** Which indicators an organisation measures, in the order of the framework, own ones after. */
import type { IndicatorRow } from '@throughline/contract/rollup/pages.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';

const MEASURED = `
  select i.code, i.name, i.kind, i.unit, i.direction, i.stage, i.area, i.accountability, i.org_id is not null as own,
         p.projects
    from (select indicator_id, count(*)::int as projects from project_indicator where org_id = $1 group by indicator_id) as p
    join indicator i using (indicator_id)`;

/** All indicators that at least one project has. */
export async function viewIndicators(trx: Trx, org: HeldOrganisation): Promise<IndicatorRow[]> {
  const found = (await trx.query<IndicatorRow>(MEASURED, [org.orgId])).rows;
  const order = new Map([...(loadFrameworks().frameworks.get(org.framework)?.indicators.keys() ?? [])].map((code, at) => [code, at]));
  const rank = (row: IndicatorRow): number => (row.own ? Number.MAX_SAFE_INTEGER : (order.get(row.code) ?? Number.MAX_SAFE_INTEGER));
  return found.sort((a, b) => rank(a) - rank(b) || b.projects - a.projects || (a.code < b.code ? -1 : 1));
}
