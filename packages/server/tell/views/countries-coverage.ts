/** How much of what is due was reported, for many places at once: the coverage of every figure, as the overview counts it. */
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { figuresFor } from '../../rollup/ask.ts';

export type Covered = { readonly expected: number; readonly reported: number };

/** Which indicators stand at which of the places; of all others nothing is due, so they are not asked. */
const STANDING = `
  select c.place, i.code from (
    select place, indicator_id from place_cell where org_id = $1 and place = any($2)
    union
    select place, indicator_id from place_cell_ledger where org_id = $1 and place = any($2)
  ) c join indicator i using (indicator_id)
   where i.kind <> 'external' order by 2, 1`;

/** One batch over the figure route; project-periods of all indicators (figures 4.2). */
export async function coverageAt(trx: Trx, org: HeldOrganisation, places: readonly string[], period: string, asOf: string): Promise<Map<string, Covered>> {
  const standing = (await trx.query<{ place: string; code: string }>(STANDING, [org.orgId, places])).rows;
  const covered = new Map(places.map((place) => [place, { expected: 0, reported: 0 }]));
  for (const { place, coverage } of await figuresFor(trx, org, standing.map(({ place: each, code }) => ({ indicator: code, place: each, period, asOf })))) {
    const one = covered.get(place)!;
    covered.set(place, { expected: one.expected + coverage.expected, reported: one.reported + coverage.reported });
  }
  return covered;
}
