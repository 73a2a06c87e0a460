/** Every programme with what stands in it. */
import type { Programmes } from '@throughline/contract/tell/programme.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { type PageQuestion, settlePeriod } from '../../rollup/views/overview.ts';
import { coverageAt } from './countries-coverage.ts';
import { moneyBy } from './country-money.ts';

const PROGRAMMES = `
  select g.code, g.name, g.kind, count(distinct p.project_id)::int as projects,
         coalesce(array_agg(distinct c.iso3 order by c.iso3) filter (where c.iso3 is not null), '{}') as countries
    from programme g
    left join project p on p.org_id = g.org_id and p.programme_id = g.programme_id
    left join project_country c on c.project_id = p.project_id
   where g.org_id = $1 group by g.org_id, g.programme_id, g.code, g.name, g.kind order by g.code collate "C"`;
const OUTSIDE = 'select count(*)::int as count from project where org_id = $1 and programme_id is null';

export async function viewProgrammes(trx: Trx, org: HeldOrganisation, question: Omit<PageQuestion, 'place'>): Promise<Programmes> {
  const { period, years } = await settlePeriod(trx, org, question.period);
  type Row = { code: string; name: Words; kind: string; projects: number; countries: string[] };
  const found = (await trx.query<Row>(PROGRAMMES, [org.orgId])).rows;
  const covered = await coverageAt(trx, org, found.map(({ code }) => `programme:${code}`), period, question.asOf);
  const money = await moneyBy(trx, org, 'programme', { place: 'organisation', period, asOf: question.asOf });
  return {
    organisation: org.code, demonstration: org.demonstration, asOf: question.asOf, period, years,
    rows: found.map((row) => ({ ...row, coverage: covered.get(`programme:${row.code}`)!, ...money.of(row.code) })),
    outside: (await trx.query<{ count: number }>(OUTSIDE, [org.orgId])).rows[0]!.count,
  };
}
