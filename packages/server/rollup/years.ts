/** The years that an organisation has reported on: what a question without a period means. */
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';

/** Every year that a verified submission is about, in order. */
export async function yearsOf(trx: Trx, org: HeldOrganisation): Promise<number[]> {
  const found = await trx.query<{ year: number }>(
    `select distinct year
       from (select distinct period_first, period_last from submission
              where org_id = $1 and state = 'verified' and period_first is not null) as spans,
            generate_series(period_first / 4, period_last / 4) as year
      order by year`,
    [org.orgId],
  );
  return found.rows.map((row) => row.year);
}
