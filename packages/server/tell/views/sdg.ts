/** One goal or target: its figures from the one route, its projects and countries, and level 1 statistics apart. */
import type { SdgPage } from '@throughline/contract/tell/sdg.ts';
import { parseRange, yearOf } from '@throughline/core/ground/period.ts';
import type { Figure } from '@throughline/core/rollup/figure.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import type { MoneyQuestion } from '../../plan/views/money.ts';
import { figuresFor } from '../../rollup/ask.ts';
import { placeCondition } from '../../rollup/place-condition.ts';
import { viewContext } from '../../rollup/views/context.ts';
import { viewIndicators } from '../../rollup/views/indicators.ts';
import { settlePeriod } from '../../rollup/views/overview.ts';
import { INDICATORS_BY_ID, indicatorsAt } from '../sdg-queries.ts';
import { goalsOf, indicatorCounts, isGoalOnly, type TaggedProject, taggedProjects, targetsOf } from './sdgs.ts';

/** Figures listed; the rest is asked of `figures`. */
const FIGURES_SHOWN = 60;
const TREND_YEARS = 8;
const TEXTS_SHOWN = 5;

export async function viewSdg(trx: Trx, org: HeldOrganisation, code: string, question: MoneyQuestion): Promise<SdgPage> {
  const { reference } = loadFrameworks();
  const target = reference.targets.get(code);
  const goal = reference.goals.get(target?.goal ?? code)!;
  const { period, years } = await settlePeriod(trx, org, question.period);
  const projects = await taggedProjects(trx, org, question.place);
  const standing = await indicatorsStanding(trx, org, code, question.place);
  const all = (await viewIndicators(trx, org)).filter((one) => standing.has(one.code) && one.kind !== 'external');
  const figures = await figuresOf(trx, org, { place: question.place, asOf: question.asOf, period, years }, all.slice(0, FIGURES_SHOWN));
  const countries = countriesOf(projects);
  return {
    organisation: org.code, place: question.place, period, years, asOf: question.asOf, code,
    goal: { code: goal.code, name: goal.name, colour: goal.colour }, name: target?.label ?? null,
    coverage: figures.reduce((sum, { figure: { coverage } }) => ({ expected: sum.expected + coverage.expected, reported: sum.reported + coverage.reported }), { expected: 0, reported: 0 }),
    figures, figuresLeftOut: Math.max(0, all.length - FIGURES_SHOWN),
    targets: target ? [] : targetsOf(code, projects, await indicatorCounts(trx, org, question.place)),
    projects: projects.map((one) => ({ code: one.code, title: one.title, country: one.country, tags: one.tags.filter((tag) => tag === code || tag.startsWith(`${goal.code}.`)).sort(), goals: goalsOf(one).length })),
    countries, goalOnly: projects.filter((one) => isGoalOnly(one, goal.code)).length,
    context: contextOf(org, code, goal.code, countries),
  };
}

/** Codes of the indicators that stand here (figures 3.3). */
async function indicatorsStanding(trx: Trx, org: HeldOrganisation, code: string, place: string): Promise<Set<string>> {
  const condition = placeCondition(place, 2);
  const rows = (await trx.query<{ goal: string; tag: string; indicator_id: string }>(indicatorsAt(condition.sql), [org.orgId, ...condition.values])).rows;
  const ids = [...new Set(rows.filter(({ goal, tag }) => goal === code || tag === code).map((row) => row.indicator_id))];
  return new Set((await trx.query<{ code: string }>(INDICATORS_BY_ID, [ids])).rows.map((row) => row.code));
}

type Asked = { readonly place: string; readonly asOf: string; readonly period: string; readonly years: readonly number[] };

async function figuresOf(trx: Trx, org: HeldOrganisation, { place, asOf, period, years }: Asked, indicators: SdgPage['figures'][number]['indicator'][]): Promise<SdgPage['figures']> {
  const until = parseRange(period);
  const trend = years.filter((year) => until === null || year <= yearOf(until.last)).slice(-TREND_YEARS).map(String);
  const periods = indicators.map(({ kind }) => (kind === 'qualitative' ? [period] : [period, ...trend]));
  const answers = (await figuresFor(trx, org, indicators.flatMap(({ code }, at) => periods[at]!.map((each) => ({ indicator: code, place, period: each, asOf }))))).values();
  return indicators.map((indicator, at) => {
    const [figure, ...series] = periods[at]!.map(() => answers.next().value!);
    return { indicator, figure: withFewTexts(figure!), series };
  }).filter(({ figure }) => figure.coverage.expected > 0 || figure.value !== null || figure.label !== 'no-data');
}

const withFewTexts = (figure: Figure): Figure =>
  (figure.texts === undefined ? figure : { ...figure, texts: figure.texts.slice(-TEXTS_SHOWN), missing: (figure.missing ?? []).slice(0, TEXTS_SHOWN) });

function countriesOf(projects: readonly TaggedProject[]): SdgPage['countries'] {
  const { reference } = loadFrameworks();
  const counts = new Map<string, number>();
  for (const { country } of projects) counts.set(country ?? 'none', (counts.get(country ?? 'none') ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([iso3, count]) => ({ place: `country:${iso3}`, name: reference.countries.get(iso3)?.name ?? null, projects: count }));
}

/** Statistics of the framework that speak of this goal or target, with the latest value of each country that has projects here. */
function contextOf(org: HeldOrganisation, code: string, goal: string, countries: SdgPage['countries']): SdgPage['context'] {
  const { frameworks, reference } = loadFrameworks();
  const fits = (target: string): boolean => (code === goal ? target.startsWith(`${goal}.`) : target === code);
  const statistics = [...(frameworks.get(org.framework)?.indicators.values() ?? [])].filter((one) => one.kind === 'external' && one.sdgTargets.some(fits));
  if (statistics.length === 0) return [];
  const rows = countries.filter(({ place }) => reference.countries.has(place.slice(8))).flatMap(({ place }) => viewContext(place).rows);
  return statistics.map((one) => {
    const mine = rows.filter((row) => row.indicator === one.code);
    const latest = [...new Set(mine.map((row) => row.country))].map((country) => {
      const row = mine.filter((each) => each.country === country).reduce((last, each) => (each.year > last.year ? each : last));
      return { country, name: reference.countries.get(country)?.name ?? null, year: row.year, value: row.value, nature: row.nature };
    });
    return { code: one.code, name: one.name, unit: one.unit, targets: [...one.sdgTargets], source: mine[0]?.source ?? null, latest };
  });
}
