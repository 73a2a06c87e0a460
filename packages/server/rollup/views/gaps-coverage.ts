/**
 * What coverage counts in each year, by result area and by programme: the same project-periods as in figures (figures 4.2). At
 * places with cells it is taken from the figures themselves; a programme's share elsewhere from the records.
 */
import type { GapCell, Gaps } from '@throughline/contract/rollup/gaps.ts';
import type { IndicatorRow } from '@throughline/contract/rollup/pages.ts';
import { ofYear, periodText } from '@throughline/core/ground/period.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import { countedIn } from '@throughline/core/rollup/owed.ts';
import type { Prepared } from '@throughline/core/rollup/prepared.ts';
import { today } from '../../clock.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { figuresFor } from '../ask.ts';
import { viewIndicators } from './indicators.ts';

export type CoverageQuestion = { readonly place: string; readonly asOf: string; readonly years: readonly number[] };

/** One count: of a year, an area and a programme ("" for none). */
type Count = { readonly year: number; readonly area: string; readonly programme: string; readonly expected: number; readonly reported: number };

/** Whether the figures tell it; otherwise it is read from the records. */
export const isToldByFigures = ({ place, asOf }: Pick<CoverageQuestion, 'place' | 'asOf'>): boolean => place === 'organisation' && asOf >= today();

/** `prepared`: the records at the place, of all periods; not looked at where the figures tell it. */
export async function viewCoverage(trx: Trx, org: HeldOrganisation, prepared: Prepared, asked: CoverageQuestion): Promise<Gaps['coverage']> {
  const names = new Map((await trx.query<{ code: string; name: Words }>('select code, name from programme where org_id = $1', [org.orgId])).rows.map((row) => [row.code, row.name]));
  const counts = isToldByFigures(asked) ? await ofOrganisation(trx, org, asked, [...names.keys()]) : fromRecords(prepared, asked);
  const order = [...(loadFrameworks().frameworks.get(org.framework)?.areas.keys() ?? [])];
  const rank = (area: string): number => (order.includes(area) ? order.indexOf(area) : order.length);
  return {
    years: [...asked.years],
    total: cellsOf(asked.years, counts),
    areas: keysOf(counts, (one) => one.area).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).map((area) => ({ area, cells: cellsOf(asked.years, counts.filter((one) => one.area === area)) })),
    programmes: keysOf(counts, (one) => one.programme).sort().map((code) => ({
      programme: code === '' ? null : code, name: names.get(code) ?? null, cells: cellsOf(asked.years, counts.filter((one) => one.programme === code)),
    })),
  };
}

const areaOf = (indicator: Pick<IndicatorRow, 'area' | 'stage'>): string => indicator.area ?? `stage:${indicator.stage ?? ''}`;

/** From the figures of the organisation and of its programmes; what no programme has is the rest. */
async function ofOrganisation(trx: Trx, org: HeldOrganisation, { asOf, years }: CoverageQuestion, programmes: readonly string[]): Promise<Count[]> {
  const indicators = await viewIndicators(trx, org);
  const counts = async (place: string): Promise<(Count & { indicator: string })[]> => {
    const questions = indicators.flatMap((indicator) => years.map((year) => ({ indicator, year })));
    const figures = await figuresFor(trx, org, questions.map((one) => ({ indicator: one.indicator.code, place, period: String(one.year), asOf })));
    return questions.map(({ indicator, year }, at) => ({ indicator: indicator.code, year, area: areaOf(indicator), programme: '', ...figures[at]!.coverage }));
  };
  const rest = new Map((await counts('organisation')).map((one) => [`${one.indicator} ${one.year}`, { ...one }]));
  const all: Count[] = [];
  for (const programme of programmes) {
    for (const one of await counts(`programme:${programme}`)) {
      const left = rest.get(`${one.indicator} ${one.year}`)!;
      rest.set(`${one.indicator} ${one.year}`, { ...left, expected: left.expected - one.expected, reported: left.reported - one.reported });
      all.push({ ...one, programme });
    }
  }
  return [...all, ...rest.values()].filter((one) => one.expected > 0 || one.reported > 0);
}

function fromRecords(prepared: Prepared, { place, asOf, years }: CoverageQuestion): Count[] {
  const yearOf = new Map(years.map((year) => [periodText(ofYear(year)), year]));
  return countedIn(prepared, { place, asOf }, [...yearOf.keys()]).map((one): Count => ({
    year: yearOf.get(one.period)!, area: areaOf(prepared.records.indicators.get(one.indicator)!), programme: prepared.records.projects.get(one.project)?.programme ?? '', expected: one.expected, reported: one.reported,
  }));
}

const keysOf = (counts: readonly Count[], keyOf: (one: Count) => string): string[] => [...new Set(counts.map(keyOf))];

const cellsOf = (years: readonly number[], counts: readonly Count[]): GapCell[] => years.map((year) => {
  const [expected, reported] = counts.reduce(([all, answered], one) => (one.year === year ? [all + one.expected, answered + one.reported] : [all, answered]), [0, 0]);
  return { year, expected: expected!, reported: reported! };
});
