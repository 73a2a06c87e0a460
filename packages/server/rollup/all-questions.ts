/**
 * What a question leaves out (contracts.md): every indicator, every place that has it (organisation, programmes, countries,
 * `country:none`, projects, SDG goals; not areas), each year reported on and the whole range of years.
 */
import type { Question } from '@throughline/core/rollup/figure.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import type { Asked } from './asked.ts';

const MEASURED = `
  select i.indicator_id, i.code
    from indicator i
   where (i.org_id = $1 or (i.org_id is null and i.framework = $2))
     and exists (select 1 from project_indicator p where p.indicator_id = i.indicator_id and p.org_id = $1)
   order by i.indicator_id`;

/** Tags of the results that carry an indicator, else those of its project (figures 3.3); countries named by cells (3.2). */
const PLACES = `
  with held as (
    select i.indicator_id, p.project_id, p.code, p.country, p.programme_id, p.sdg_targets
      from project_indicator i join project p on p.project_id = i.project_id
     where i.org_id = $1 and i.indicator_id = any($2)),
  tagged as (
    select h.indicator_id, h.project_id, h.sdg_targets,
           (select array_agg(distinct tag) from result_indicator ri
              join result r on r.project_id = ri.project_id and r.result_id = ri.result_id, unnest(r.sdg_targets) as tag
             where ri.project_id = h.project_id and ri.indicator_id = h.indicator_id) as by_result
      from held h)
  select indicator_id, 'organisation' as place from held
  union select h.indicator_id, 'programme:' || g.code from held h join programme g on g.org_id = $1 and g.programme_id = h.programme_id
  union select indicator_id, 'country:' || coalesce(country, 'none') from held
  union select indicator_id, 'project:' || code from held
  union select indicator_id, 'sdg:' || split_part(tag, '.', 1) from tagged, unnest(coalesce(by_result, sdg_targets)) as tag
  union select c.indicator_id, 'country:' || (c.dimensions ->> 'country')
          from measurement_cell c join held h on h.project_id = c.project_id and h.indicator_id = c.indicator_id
         where h.country is null and c.dimensions ? 'country' and c.dimensions ->> 'country' <> 'not-stated'`;

/** Indicators whose places are looked up together. */
const TOGETHER = 200;

/** Every question that is meant, one indicator after another. */
export async function* allQuestions(trx: Trx, org: HeldOrganisation, asked: Asked, years: readonly number[]): AsyncGenerator<Question> {
  const periods = asked.periods.length > 0 ? asked.periods : allPeriods(years);
  const more = {
    asOf: asked.asOf,
    ...(asked.by === null ? {} : { by: asked.by }),
    ...(asked.atLeast === null ? {} : { atLeast: asked.atLeast }),
    ...(asked.withLegacy ? { withLegacy: true } : {}),
  };
  const measured = (await trx.query<{ indicator_id: string; code: string }>(MEASURED, [org.orgId, org.framework])).rows;
  const ids = new Map(measured.map((row) => [row.code, row.indicator_id]));
  const indicators = asked.indicators.length > 0 ? asked.indicators : [...ids.keys()];
  for (let at = 0; at < indicators.length; at += TOGETHER) {
    const some = indicators.slice(at, at + TOGETHER);
    const places = asked.places.length > 0 ? null : await placesOf(trx, org, some.flatMap((code) => ids.get(code) ?? []));
    for (const indicator of some) {
      for (const place of places === null ? asked.places : (places.get(ids.get(indicator) ?? '') ?? ['organisation'])) {
        for (const period of periods) yield { indicator, place, period, ...more };
      }
    }
  }
}

async function placesOf(trx: Trx, org: HeldOrganisation, indicatorIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = await trx.query<{ indicator_id: string; place: string }>(`${PLACES} order by 1, 2`, [org.orgId, indicatorIds]);
  const places = new Map<string, string[]>();
  for (const row of found.rows) {
    const list = places.get(row.indicator_id);
    if (list) list.push(row.place);
    else places.set(row.indicator_id, [row.place]);
  }
  return places;
}

function allPeriods(years: readonly number[]): string[] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  return first === last ? [String(first)] : [...years.map(String), `${first}..${last}`];
}
