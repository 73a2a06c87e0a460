/** One country: who works there and with whom, and what stands around its results. Figures are asked of the overview. */
import type { Country } from '@throughline/contract/tell/country.ts';
import { NO_COUNTRY } from '@throughline/core/design/places.ts';
import { countriesMeant } from '@throughline/core/framework/nearest-country.ts';
import { lastDay, parseRange } from '@throughline/core/ground/period.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { placeCondition } from '../../rollup/place-condition.ts';
import { type PageQuestion, settlePeriod } from '../../rollup/views/overview.ts';
import { contextOf, groupsAt, nearby } from './country-context.ts';
import { moneyOfProjects } from './country-money.ts';
import { countProjects, donorRows, goalRows, projectRows, regionalOf } from './country-rows.ts';

/** Countries offered to somebody who asked for one that is none. */
const MEANT = 4;

/** `iso3` may be "none". Refused (missing): `unknown-place` when it is no country of ISO 3166-1. */
export async function viewCountry(trx: Trx, org: HeldOrganisation, iso3: string, question: Omit<PageQuestion, 'place'>): Promise<Country> {
  const { reference } = loadFrameworks();
  const known = reference.countries.get(iso3);
  if (!known && iso3 !== NO_COUNTRY) throw new Refused([missing('unknown-place', 'iso3', { found: `country:${iso3}` })]);
  const { period, years } = await settlePeriod(trx, org, question.period);
  const place = `country:${iso3}`;
  const day = lastDay(parseRange(period)!);
  const [here, touching] = [placeCondition(place, 2), regionalOf(iso3, 2)];
  const money = await moneyOfProjects(trx, org, place, question.asOf);
  const rows = await projectRows(trx, org, here, question.asOf, money);
  const regional = await projectRows(trx, org, touching, question.asOf, money);
  const programmes = await programmesAt(trx, org, iso3);
  return {
    organisation: org.code, demonstration: org.demonstration, asOf: question.asOf, period, years, day, place,
    name: known?.name ?? null, projects: rows.total, groups: known ? groupsAt(iso3, day) : [],
    programmes, outside: await countProjects(trx, org, { sql: `${here.sql} and p.programme_id is null`, values: here.values }),
    donors: await donorRows(trx, org, here),
    goals: await goalRows(trx, org, here),
    rows: rows.rows, regional: regional.rows,
    left: { rows: rows.total - rows.rows.length, regional: regional.total - regional.rows.length },
    context: known ? contextOf(org, iso3) : [],
    nearby: known ? await nearby(trx, org, iso3) : [],
  };
}

const PROGRAMMES = `
  select g.code, g.name, g.kind,
         (count(*) filter (where coalesce(p.country, 'none') = $2))::int as projects,
         (count(*) filter (where p.country is null and $2 <> 'none' and exists (select 1 from project_country c where c.project_id = p.project_id and c.iso3 = $2)))::int as regional,
         count(*)::int as "all"
    from programme g join project p on p.org_id = g.org_id and p.programme_id = g.programme_id
   where g.org_id = $1 group by g.org_id, g.programme_id, g.code, g.name, g.kind order by g.code collate "C"`;

/** Programmes with a project here or touching it, partnerships with the country first. */
async function programmesAt(trx: Trx, org: HeldOrganisation, iso3: string): Promise<Country['programmes']> {
  type Row = { code: string; name: Words; kind: string; projects: number; regional: number; all: number };
  const found = (await trx.query<Row>(PROGRAMMES, [org.orgId, iso3])).rows.filter((row) => row.projects + row.regional > 0);
  return found.sort((a, b) => Number(a.kind === 'programme') - Number(b.kind === 'programme') || b.projects - a.projects);
}

/** What somebody may have meant: with the number of projects, those in which the organisation works first among equals. */
export async function viewNearest(trx: Trx, org: HeldOrganisation, text: string): Promise<{ rows: Country['nearby'] }> {
  const { reference } = loadFrameworks();
  const meant = countriesMeant(reference.countries, text, MEANT);
  const held = await trx.query<{ iso3: string; projects: number }>(
    'select country as iso3, count(*)::int as projects from project where org_id = $1 and country = any($2) group by 1', [org.orgId, meant]);
  const projects = new Map(held.rows.map((row) => [row.iso3, row.projects]));
  return { rows: meant.map((iso3) => ({ place: `country:${iso3}`, name: reference.countries.get(iso3)!.name, projects: projects.get(iso3) ?? 0 })) };
}
