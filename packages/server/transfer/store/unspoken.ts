/**
 * What a portfolio file has no words for and a publisher's file had told before: details, the hierarchy, tags of whole goals,
 * periods of several years, money without a rate. A file that cannot say a thing does not take it away.
 */
import { type Span, isQuarter, isYear } from '@throughline/core/ground/period.ts';
import type { Image, IndicatorRow } from './image.ts';
import { storedIndicators } from './stored.ts';
import type { Storing } from './storing.ts';

type Stored = {
  readonly detail: Readonly<Record<string, unknown>>; readonly hierarchy: number | null; readonly sdg_targets: readonly string[];
  readonly budget_amount: string | null; readonly budget_currency: string | null; readonly budget_factor_num: string | null;
};

/** The image of a portfolio's project with what is held of it and cannot be said there. */
export async function withUnspoken(storing: Storing, projectId: string, image: Image): Promise<Image> {
  const stored = (await storing.trx.query<Stored>('select detail, hierarchy, sdg_targets, budget_amount, budget_currency, budget_factor_num from project where project_id = $1', [projectId])).rows[0]!;
  const held = new Map((await storedIndicators(storing.trx, projectId)).map((one) => [one.indicator, one]));
  const { detail, hierarchy, budget_amount, budget_currency } = stored;
  const withoutRate = image.project.budget_amount === null && budget_amount !== null && stored.budget_factor_num === null;
  return {
    ...image,
    project: {
      ...image.project, detail, hierarchy, sdg_targets: mergedTags(image.project.sdg_targets, stored.sdg_targets),
      ...(withoutRate ? { budget_amount, budget_currency } : {}),
    },
    indicators: image.indicators.map((row) => withPeriods(row, held.get(row.indicator))),
  };
}

const isGoal = (tag: string): boolean => !/\.[0-9a-z]+$/.test(tag);

/** In the order held where nothing differs, else as said, with the goals behind. */
function mergedTags(said: readonly string[], held: readonly string[]): readonly string[] {
  const merged = [...said, ...held.filter(isGoal)];
  return merged.length === held.length && merged.every((tag) => held.includes(tag)) ? held : merged;
}

function withPeriods(row: IndicatorRow, held: IndicatorRow | undefined): IndicatorRow {
  if (row.listed_first === null || held === undefined || held.listed_first === null) return row;
  const before = spansOf(held);
  const longer = before.filter((span) => !isYear(span) && !isQuarter(span));
  if (longer.length === 0) return row;
  const said = spansOf(row);
  const same = before.length === said.length + longer.length && said.every((span) => before.some((one) => one.first === span.first && one.last === span.last));
  const all = same ? before : [...said, ...longer];
  return { ...row, listed_first: all.map((span) => span.first), listed_last: all.map((span) => span.last) };
}

const spansOf = (row: IndicatorRow): Span[] => (row.listed_first ?? []).map((first, n) => ({ first, last: row.listed_last![n]! }));
