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

export async function viewOverview(trx: Trx, org: HeldOrganisation, question: OverviewQuestion): Promise<OverviewBody> {
  const { period, years } = await settlePeriod(trx, org, question.period);
  const chosen = shown(await viewIndicators(trx, org), question.accountability);
  const trend = trendYears(years, period);
  const asked = chosen.map((one) => (one.kind === 'qualitative' ? [period] : [period, ...trend])
    .map((each) => ({ indicator: one.code, place: question.place, period: each, asOf: question.asOf })));
  const figures = (await figuresFor(trx, org, asked.flat())).values();
  const rows = chosen.map((indicator, at) => {
    const [figure, ...series] = asked[at]!.map(() => figures.next().value!);
    return { indicator, figure: withFewTexts(figure!), series };
  });
  const told = rows.filter((row) => row.figure.coverage.expected > 0 || row.figure.value !== null || row.figure.label !== 'no-data');
  return {
    organisation: org.code, demonstration: org.demonstration, asOf: question.asOf, place: question.place, period, years,
    projects: await projectsAt(trx, org, question.place),
    coverage: coverageOf(told.map((row) => row.figure)),
    flow: await flowAt(trx, org, question.place),
    areas: byArea(org, told),
  };
}

/** A page quotes some texts; all of them are the indicator's own page. */
const TEXTS_SHOWN = 5;
export const withFewTexts = (figure: Figure): Figure =>
  figure.texts === undefined ? figure : { ...figure, texts: figure.texts.slice(-TEXTS_SHOWN), missing: (figure.missing ?? []).slice(0, TEXTS_SHOWN) };

/** What an overview speaks of: what others publish and most of many own indicators left aside; of one accountability when asked. */
export function shown(all: readonly IndicatorRow[], accountability?: Accountability): IndicatorRow[] {
  const own = new Map<string, number>();
  return all.filter((one) => {
    if (accountability !== undefined && one.accountability !== accountability) return false;
    if (!one.own) return one.kind !== 'external';
    const held = own.get(one.stage ?? '') ?? 0;
    own.set(one.stage ?? '', held + 1);
    return held < OWN_SHOWN;
  });
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
