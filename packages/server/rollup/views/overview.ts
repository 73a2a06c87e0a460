/** The first page: every result area's figures at one place and period, with their years for the trend. */
import type { Figure, Overview as OverviewBody } from '../page-types.ts';
import type { Accountability } from '@throughline/core/framework/types.ts';
import { ofYear, parseRange, periodText, yearOf } from '@throughline/core/ground/period.ts';
import type { IndicatorRow } from '@throughline/contract/rollup/pages.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { figuresFor } from '../ask.ts';
import { placeCondition } from '../place-condition.ts';
import { flowAt } from './flow.ts';
import { viewIndicators } from './indicators.ts';
import { yearsOf } from '../years.ts';

export type PageQuestion = { readonly place: string; readonly period: string | undefined; readonly asOf: string };
export type OverviewQuestion = PageQuestion & { readonly accountability?: Accountability | undefined };

/** An overview carries this many own indicators of a stage at most; the rest are found in the list of indicators. */
const OWN_SHOWN = 40;
/** A trend shows this many years at most, the latest. */
const TREND_YEARS = 8;

/** The period asked for, or the latest year reported on; `years` are those reported on. */
export async function settlePeriod(trx: Trx, org: HeldOrganisation, asked: string | undefined): Promise<{ period: string; years: number[] }> {
  const years = await yearsOf(trx, org);
  if (asked !== undefined) return { period: asked, years };
  const first = years[0];
  const last = years.at(-1);
  if (first === undefined || last === undefined) return { period: periodText(ofYear(2020)), years };
  return { period: first === last ? String(last) : `${first}..${last}`, years };
}

/** Coverage is of every figure that says something here; of many own indicators the first of each stage are carried, `ownLeft` counts the rest. */
export async function viewOverview(trx: Trx, org: HeldOrganisation, question: OverviewQuestion): Promise<OverviewBody> {
  const { period, years } = await settlePeriod(trx, org, question.period);
  const known = (await viewIndicators(trx, org)).filter((one) => speaks(one, question.accountability));
  const at = (indicator: IndicatorRow, each: string) => ({ indicator: indicator.code, place: question.place, period: each, asOf: question.asOf });
  const asked = await figuresFor(trx, org, known.map((one) => at(one, period)));
  const told = known.map((indicator, place) => ({ indicator, figure: asked[place]! }))
    .filter(({ figure }) => figure.coverage.expected > 0 || figure.value !== null || figure.label !== 'no-data');
  const chosen = told.filter(fewOwn((one) => one.indicator));
  const trend = trendYears(years, period);
  const trends = chosen.map(({ indicator }) => (indicator.kind === 'qualitative' ? [] : trend.map((each) => at(indicator, each))));
  const series = (await figuresFor(trx, org, trends.flat())).values();
  const rows = chosen.map(({ indicator, figure }, place) => ({ indicator, figure: withFewTexts(figure), series: trends[place]!.map(() => series.next().value!) }));
  return {
    organisation: org.code, demonstration: org.demonstration, asOf: question.asOf, place: question.place, period, years,
    projects: await projectsAt(trx, org, question.place),
    coverage: coverageOf(told.map((row) => row.figure)),
    flow: await flowAt(trx, org, question.place),
    areas: byArea(org, rows), ownLeft: told.length - chosen.length,
  };
}

/** A page quotes some texts; all of them are the indicator's own page. */
const TEXTS_SHOWN = 5;
export const withFewTexts = (figure: Figure): Figure =>
  figure.texts === undefined ? figure : { ...figure, texts: figure.texts.slice(-TEXTS_SHOWN), missing: (figure.missing ?? []).slice(0, TEXTS_SHOWN) };

/** What an overview speaks of: what others publish and most of many own indicators left aside; of one accountability when asked. */
export const shown = (all: readonly IndicatorRow[], accountability?: Accountability): IndicatorRow[] =>
  all.filter((one) => speaks(one, accountability)).filter(fewOwn((one) => one));

/** Not what others publish; of one accountability when asked. */
const speaks = (one: IndicatorRow, accountability: Accountability | undefined): boolean =>
  (accountability === undefined || one.accountability === accountability) && (one.own || one.kind !== 'external');

/** Lets own indicators pass until a stage has enough of them. */
function fewOwn<One>(indicatorOf: (one: One) => IndicatorRow): (one: One) => boolean {
  const own = new Map<string, number>();
  return (one) => {
    const { own: isOwn, stage } = indicatorOf(one);
    if (!isOwn) return true;
    const held = own.get(stage ?? '') ?? 0;
    own.set(stage ?? '', held + 1);
    return held < OWN_SHOWN;
  };
}

const trendYears = (years: readonly number[], period: string): string[] => {
  const span = parseRange(period);
  const until = span ? yearOf(span.last) : Number.MAX_SAFE_INTEGER;
  return years.filter((year) => year <= until).slice(-TREND_YEARS).map(String);
};

type Row = OverviewBody['areas'][number]['figures'][number];

/** Areas in the order of the framework; own indicators without an area stand with their stage. */
function byArea(org: HeldOrganisation, rows: readonly Row[]): OverviewBody['areas'] {
  const framework = loadFrameworks().frameworks.get(org.framework);
  const stages = (framework?.stages ?? []).map((one) => one.code);
  const keys = [...(framework?.areas.keys() ?? []), ...stages.map((stage) => `stage:${stage}`), 'stage:'];
  return keys.flatMap((area) => {
    const inside = rows.filter((row) => (row.indicator.area ?? `stage:${stageKnown(stages, row.indicator.stage)}`) === area);
    if (inside.length === 0) return [];
    return [{ area, stage: framework?.areas.get(area)?.stage ?? (area.startsWith('stage:') ? area.slice(6) || null : null), figures: inside }];
  });
}

const stageKnown = (stages: readonly string[], stage: string | null): string => (stage !== null && stages.includes(stage) ? stage : '');

function coverageOf(figures: readonly Figure[]): { expected: number; reported: number } {
  return figures.reduce(
    (sum, one) => ({ expected: sum.expected + one.coverage.expected, reported: sum.reported + one.coverage.reported }),
    { expected: 0, reported: 0 },
  );
}

async function projectsAt(trx: Trx, org: HeldOrganisation, place: string): Promise<number> {
  const condition = placeCondition(place, 2);
  const text = `select count(*)::int as projects from project p where p.org_id = $1 and ${condition.sql}`;
  return (await trx.query<{ projects: number }>(text, [org.orgId, ...condition.values])).rows[0]?.projects ?? 0;
}
