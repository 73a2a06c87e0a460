/**
 * What coverage counts in each year, by result area and by programme: the same project-periods as in figures (figures 4.2). At
 * places with cells it is taken from the figures themselves; a programme's share elsewhere from the records.
 */
import type { Coverage, GapCell } from '@throughline/contract/rollup/gaps.ts';
import type { IndicatorRow } from '@throughline/contract/rollup/pages.ts';
import { ofYear, parseRange, periodText, yearOf } from '@throughline/core/ground/period.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import { countedIn } from '@throughline/core/rollup/owed.ts';
import { today } from '../../clock.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { figuresFor } from '../ask.ts';
import { viewIndicators } from './indicators.ts';
import { type PageQuestion, settlePeriod } from './overview.ts';
import { prepareExpectations } from './owed-records.ts';

type CoverageQuestion = { readonly place: string; readonly asOf: string; readonly years: readonly number[] };

/** One count: of a year, an area and a programme ("" for none). */
type Count = { readonly year: number; readonly area: string; readonly programme: string; readonly expected: number; readonly reported: number };

/** Years shown, the latest. */
const YEARS = 10;

export async function viewCoverage(trx: Trx, org: HeldOrganisation, question: PageQuestion): Promise<Coverage> {
  const { period, years } = await settlePeriod(trx, org, question.period);
  const asked = { place: question.place, asOf: question.asOf, years: yearsUntil(years, period) };
  const names = new Map((await trx.query<{ code: string; name: Words }>('select code, name from programme where org_id = $1', [org.orgId])).rows.map((row) => [row.code, row.name]));
  const live = asked.asOf >= today();
  const counts = live && asked.place === 'organisation' ? await ofOrganisation(trx, org, asked, [...names.keys()]) : await fromRecords(trx, org, asked);
  const order = [...(loadFrameworks().frameworks.get(org.framework)?.areas.keys() ?? [])];
  const rank = (area: string): number => (order.includes(area) ? order.indexOf(area) : order.length);
  return {
    organisation: org.code, asOf: asked.asOf, place: asked.place, years: [...asked.years],
    total: cellsOf(asked.years, counts),
    areas: keysOf(counts, (one) => one.area).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).map((area) => ({ area, cells: cellsOf(asked.years, counts.filter((one) => one.area === area)) })),
    programmes: keysOf(counts, (one) => one.programme).sort().map((code) => ({
      programme: code === '' ? null : code, name: names.get(code) ?? null, cells: cellsOf(asked.years, counts.filter((one) => one.programme === code)),
    })),
  };
}

function yearsUntil(years: readonly number[], period: string): number[] {
  const span = parseRange(period);
  const until = span === null ? Number.MAX_SAFE_INTEGER : yearOf(span.last);
  return years.filter((year) => year <= until).slice(-YEARS);
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

async function fromRecords(trx: Trx, org: HeldOrganisation, { place, asOf, years }: CoverageQuestion): Promise<Count[]> {
  const prepared = await prepareExpectations(trx, org, place, null);
  const byPeriod = new Map(years.map((year) => [periodText(ofYear(year)), year]));
  return countedIn(prepared, { place, asOf }, [...byPeriod.keys()]).map((one): Count => ({
    year: byPeriod.get(one.period)!, area: areaOf(prepared.records.indicators.get(one.indicator)!), programme: prepared.records.projects.get(one.project)?.programme ?? '', expected: one.expected, reported: one.reported,
  }));
}

const keysOf = (counts: readonly Count[], keyOf: (one: Count) => string): string[] => [...new Set(counts.map(keyOf))];

const cellsOf = (years: readonly number[], counts: readonly Count[]): GapCell[] => years.map((year) => {
  const [expected, reported] = counts.reduce(([all, answered], one) => (one.year === year ? [all + one.expected, answered + one.reported] : [all, answered]), [0, 0]);
  return { year, expected: expected!, reported: reported! };
});
