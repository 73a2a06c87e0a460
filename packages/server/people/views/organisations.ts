/** Who reports in this store, with how much there is to see of each. */
import type { Organisations } from '@throughline/contract/people/organisation.ts';
import type { Pool } from 'pg';
import { inScope } from '../../database/scope.ts';
import { defaultOrganisation, listOrganisations } from '../find-organisation.ts';

const SIZES = `
  select o.org_id, coalesce(p.projects, 0)::int as projects, coalesce(i.indicators, 0)::int as indicators,
         r.first_quarter / 4 as first_year, r.last_quarter / 4 as last_year
    from organisation o
    left join (select org_id, count(*) as projects from project group by org_id) p using (org_id)
    left join (select org_id, count(distinct indicator_id) as indicators from project_indicator group by org_id) i using (org_id)
    left join (select org_id, min(period_first) as first_quarter, max(period_last) as last_quarter
                 from submission where state = 'verified' group by org_id) r using (org_id)`;

type Size = { org_id: string; projects: number; indicators: number; first_year: number | null; last_year: number | null };

/** All organisations of the store, in order of their ids. */
export async function viewOrganisations(pool: Pool): Promise<Organisations> {
  const held = await listOrganisations(pool);
  const sizes = await inScope(pool, held.map((one) => one.orgId), async (trx) => (await trx.query<Size>(SIZES)).rows);
  const byId = new Map(sizes.map((row) => [row.org_id, row]));
  return {
    organisations: held.filter((one) => !one.withdrawn).map((one) => {
      const size = byId.get(one.orgId);
      return {
        id: one.code, name: one.name, framework: one.framework, demonstration: one.demonstration,
        projects: size?.projects ?? 0, indicators: size?.indicators ?? 0,
        firstYear: size?.first_year ?? null, lastYear: size?.last_year ?? null,
      };
    }),
    default: defaultOrganisation(held)?.code ?? null,
  };
}
