/** One programme: its projects, countries, sources, goals, and the targets that were set for it. Figures are asked of the overview. */
import type { Programme } from '@throughline/contract/tell/programme.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { placeCondition } from '../../rollup/place-condition.ts';
import { type PageQuestion, settlePeriod } from '../../rollup/views/overview.ts';
import { type Parts, moneyBy, moneyOfProjects } from './country-money.ts';
import { type Condition, donorRows, goalRows, projectRows } from './country-rows.ts';

const PROGRAMME = 'select code, name, kind from programme where org_id = $1 and code = $2';

/** Refused (missing): `unknown-place`. */
export async function viewProgramme(trx: Trx, org: HeldOrganisation, code: string, question: Omit<PageQuestion, 'place'>): Promise<Programme> {
  const place = `programme:${code}`;
  const programme = (await trx.query<{ name: Words; kind: string }>(PROGRAMME, [org.orgId, code])).rows[0];
  if (!programme) throw new Refused([missing('unknown-place', 'code', { found: place })]);
  const { period, years } = await settlePeriod(trx, org, question.period);
  const here = placeCondition(place, 2);
  const rows = await projectRows(trx, org, here, question.asOf, await moneyOfProjects(trx, org, place, question.asOf));
  return {
    organisation: org.code, demonstration: org.demonstration, asOf: question.asOf, period, years, place,
    name: programme.name, kind: programme.kind, projects: rows.total, rows: rows.rows, left: rows.total - rows.rows.length,
    countries: await countriesOf(trx, org, here, await moneyBy(trx, org, 'country', { place, period, asOf: question.asOf })),
    donors: await donorRows(trx, org, here), goals: await goalRows(trx, org, here),
    targets: await ownTargets(trx, org, place),
  };
}

const COUNTRIES = (condition: string): string => `
  select code, sum(projects)::int as projects, sum(regional)::int as regional from (
    select coalesce(p.country, 'none') as code, 1 as projects, 0 as regional from project p where p.org_id = $1 and ${condition}
    union all
    select c.iso3, 0, 1 from project_country c join project p using (project_id) where p.org_id = $1 and p.country is null and ${condition}
  ) counted group by code order by code`;

async function countriesOf(trx: Trx, org: HeldOrganisation, { sql, values }: Condition, money: Parts): Promise<Programme['countries']> {
  const { reference } = loadFrameworks();
  const found = (await trx.query<{ code: string; projects: number; regional: number }>(COUNTRIES(sql), [org.orgId, ...values])).rows;
  return found.map(({ code, projects, regional }) => ({ place: `country:${code}`, name: reference.countries.get(code)?.name ?? null, projects, regional, budgetUsd: money.of(code).budgetUsd }));
}

const TARGETS = `
  select i.code as indicator, i.name, i.kind, i.unit, t.mode, t.period_first, t.period_last, t.value::text as value, t.authority
    from place_target t join indicator i using (indicator_id)
   where t.org_id = $1 and t.place = $2 order by i.code collate "C", t.period_last, t.period_first`;

async function ownTargets(trx: Trx, org: HeldOrganisation, place: string): Promise<Programme['targets']> {
  type Row = Omit<Programme['targets'][number], 'period'> & { period_first: number | null; period_last: number | null };
  return (await trx.query<Row>(TARGETS, [org.orgId, place])).rows.map(({ period_first: first, period_last: last, ...one }) => ({
    ...one, period: first === null || last === null ? null : periodText({ first, last }),
  }));
}
