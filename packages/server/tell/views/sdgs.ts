/** The seventeen goals at a place: who stands where, how tags overlap, and how the money is shared. */
import type { Sdgs } from '@throughline/contract/tell/sdg.ts';
import { decimalText, roundedText } from '@throughline/core/ground/decimal.ts';
import { divide } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import { NOT_STATED } from '@throughline/core/plan/money-shares.ts';
import type { Money } from '@throughline/core/plan/money.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { type MoneyQuestion, loadMoney } from '../../plan/views/money.ts';
import { placeCondition } from '../../rollup/place-condition.ts';
import { indicatorsAt, tagsOf } from '../sdg-queries.ts';

export type TaggedProject = { readonly code: string; readonly title: Words; readonly country: string | null; readonly tags: readonly string[] };
type Standing = { goal: string; tag: string; indicator_id: string };

export const goalOf = (tag: string): string => tag.slice(0, tag.indexOf('.'));
export const goalsOf = ({ tags }: Pick<TaggedProject, 'tags'>): string[] => [...new Set(tags.map(goalOf))];
/** A tag that names a goal and no target. */
const isWhole = (tag: string): boolean => tag.endsWith('.');
export const isGoalOnly = ({ tags }: Pick<TaggedProject, 'tags'>, goal: string): boolean => {
  const here = tags.filter((tag) => goalOf(tag) === goal);
  return here.length > 0 && here.every(isWhole);
};

export async function taggedProjects(trx: Trx, org: HeldOrganisation, place: string): Promise<TaggedProject[]> {
  const condition = placeCondition(place, 2);
  return (await trx.query<TaggedProject>(tagsOf(condition.sql), [org.orgId, ...condition.values])).rows;
}

/** How many indicators stand at each goal and target. */
export async function indicatorCounts(trx: Trx, org: HeldOrganisation, place: string): Promise<(code: string) => number> {
  const condition = placeCondition(place, 2);
  const rows = (await trx.query<Standing>(indicatorsAt(condition.sql), [org.orgId, ...condition.values])).rows;
  const sets = new Map<string, Set<string>>();
  for (const { goal, tag, indicator_id } of rows) for (const code of [goal, tag]) sets.set(code, (sets.get(code) ?? new Set()).add(indicator_id));
  return (code) => sets.get(code)?.size ?? 0;
}

export async function viewSdgs(trx: Trx, org: HeldOrganisation, question: MoneyQuestion): Promise<Sdgs> {
  const { reference } = loadFrameworks();
  const projects = await taggedProjects(trx, org, question.place);
  const indicators = await indicatorCounts(trx, org, question.place);
  const { money } = await loadMoney(trx, org, question);
  return {
    organisation: org.code, place: question.place, period: question.period ?? null, asOf: question.asOf, projects: projects.length,
    overlap: overlapOf(projects),
    goalOnly: projects.filter((one) => goalsOf(one).some((goal) => isGoalOnly(one, goal))).length,
    goals: [...reference.goals.values()].map(({ code, name, colour }) => ({
      code, name, colour, projects: projects.filter((one) => goalsOf(one).includes(code)).length, indicators: indicators(code),
      goalOnly: projects.filter((one) => isGoalOnly(one, code)).length,
      money: moneyOf(money, code), targets: targetsOf(code, projects, indicators),
    })),
    money: { total: money.total === null ? null : decimalText(money.total), notStated: moneyOf(money, NOT_STATED) },
  };
}

/** Targets of a goal in their order, each with the projects that name it. */
export const targetsOf = (goal: string, projects: readonly TaggedProject[], indicators: (code: string) => number) =>
  [...loadFrameworks().reference.targets.values()].filter((one) => one.goal === goal).map(({ code, label }) => ({
    code, name: label, projects: projects.filter(({ tags }) => tags.includes(code)).length, indicators: indicators(code),
  }));

function moneyOf(money: Money, key: string): Sdgs['goals'][number]['money'] {
  const part = money.splits.goal.get(key);
  if (part === undefined) return null;
  const share = money.total === null ? null : divide(part.usd, money.total);
  return { usd: decimalText(part.usd), share: share === null ? null : roundedText(share) };
}

function overlapOf(projects: readonly TaggedProject[]): Sdgs['overlap'] {
  const counts = new Map<number, number>();
  for (const one of projects) counts.set(goalsOf(one).length, (counts.get(goalsOf(one).length) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([goals, count]) => ({ goals, projects: count }));
}
