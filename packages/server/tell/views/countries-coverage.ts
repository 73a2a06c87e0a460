/** How much of what is due was reported, for many places at once: the coverage of every figure, as the overview counts it. */
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { figuresFor } from '../../rollup/ask.ts';
import { viewIndicators } from '../../rollup/views/indicators.ts';

export type Covered = { readonly expected: number; readonly reported: number };

/** One batch over the figure route; project-periods of all indicators (figures 4.2). */
export async function coverageAt(trx: Trx, org: HeldOrganisation, places: readonly string[], period: string, asOf: string): Promise<Map<string, Covered>> {
  const indicators = (await viewIndicators(trx, org)).filter((one) => one.kind !== 'external');
  const asked = places.flatMap((place) => indicators.map(({ code }) => ({ indicator: code, place, period, asOf })));
  const covered = new Map(places.map((place) => [place, { expected: 0, reported: 0 }]));
  for (const { place, coverage } of await figuresFor(trx, org, asked)) {
    const one = covered.get(place)!;
    covered.set(place, { expected: one.expected + coverage.expected, reported: one.reported + coverage.reported });
  }
  return covered;
}
