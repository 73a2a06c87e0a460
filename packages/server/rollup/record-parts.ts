/** Parts of the records, each from its rows. */
import type { Indicator } from '@throughline/core/framework/indicator.ts';
import type { Direction, Kind } from '@throughline/core/framework/types.ts';
import type { ChainResult, Programme, Project } from '@throughline/core/design/project.ts';
import { multiply, rational } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Baseline, Target } from '@throughline/core/plan/promise.ts';
import { type MeasurementRow, answerOf, factorOf, number, numberOrNull, spanOf } from './record-rows.ts';

export type IndicatorRow = {
  indicator_id: string; code: string; name: Words; kind: Kind; unit: string | null; direction: Direction; stage: string | null;
  area: string | null; accountability: string | null; scale: Record<string, string> | null; overlapping: string[]; tolerance: string;
  framework: string; own: boolean;
};

export const indicatorOf = (row: IndicatorRow): Indicator => ({
  code: row.code, name: row.name, kind: row.kind, unit: row.unit, direction: row.direction, stage: row.stage, area: row.area,
  accountability: row.accountability, scale: row.scale, overlapping: row.overlapping, tolerance: rational(row.tolerance),
  framework: row.framework, own: row.own,
});

export type ProjectRow = {
  project_id: string; code: string; title: Words; programme_id: string | null; starts: string; ends: string | null;
  frequency: 'year' | 'quarter' | null; unit: string | null; functions: string[]; priorities: string[]; donors: string[];
  sdg_targets: string[]; sdg_shares: Record<string, string>; budget_amount: string | null; budget_currency: string | null;
  budget_factor_num: string | null; budget_factor_den: string | null; countries: { iso3: string; share: string | null }[] | null;
};

export function projectOf(row: ProjectRow, programmes: ReadonlyMap<string, Programme>, results: readonly ChainResult[]): Project {
  return {
    id: row.code, title: row.title, start: row.starts, end: row.ends, frequency: row.frequency, unit: row.unit,
    programme: row.programme_id === null ? null : (programmes.get(row.programme_id)?.id ?? null),
    functions: row.functions, priorities: row.priorities, donors: row.donors, sdgTargets: row.sdg_targets,
    sdgShares: Object.fromEntries(Object.entries(row.sdg_shares).map(([goal, share]) => [goal, number(String(share))])),
    countries: (row.countries ?? []).map((one) => ({ iso3: one.iso3, share: numberOrNull(one.share) })),
    budget: budgetOf(row),
    results,
  };
}

/** A budget whose dollars are unknown (no rate) weighs nothing: it is not shown as zero but as none (figures 4.2). */
function budgetOf(row: ProjectRow): Project['budget'] {
  if (row.budget_amount === null || row.budget_factor_num === null || row.budget_factor_den === null) return null;
  const amount = number(row.budget_amount);
  return { amount, currency: row.budget_currency ?? 'USD', usd: multiply(amount, factorOf(row.budget_factor_num, row.budget_factor_den)) };
}

export type ResultRow = {
  project_id: string; code: string; stage: string; title: Words; accountability: string | null; leads_to: ChainResult['leadsTo'];
  actors: ChainResult['actors']; sdg_targets: string[]; indicators: string[] | null;
};

export const resultOf = (row: ResultRow, codes: ReadonlyMap<string, string>): ChainResult => ({
  id: row.code, stage: row.stage, title: row.title, accountability: row.accountability, leadsTo: row.leads_to, actors: row.actors,
  sdgTargets: row.sdg_targets, indicators: (row.indicators ?? []).flatMap((id) => codes.get(id) ?? []),
});

export type BaselineRow = {
  baseline_year: number | null; baseline: Record<string, unknown> | null; baseline_value: string | null; baseline_factor_num: string;
  baseline_factor_den: string; baseline_numerator: string | null; baseline_denominator: string | null; baseline_weight: string | null;
};

/** A baseline in canonical units; one that says only its year is none. */
export function baselineOf(row: BaselineRow, kind: Kind): Baseline | null {
  if (row.baseline_year === null || row.baseline === null) return null;
  const said = row.baseline;
  const state = said['notReported'] != null ? 'not-reported' : said['notApplicable'] != null ? 'not-applicable' : 'reported';
  const measured: MeasurementRow = {
    project_id: '', submission_id: '', indicator_id: '', state, value: row.baseline_value, unit: null,
    factor_num: row.baseline_factor_num, factor_den: row.baseline_factor_den, numerator: row.baseline_numerator,
    denominator: row.baseline_denominator, weight: row.baseline_weight, level: (said['level'] as string | undefined) ?? null,
    text: (said['text'] as Words | undefined) ?? null, reason: String(said['notReported'] ?? said['notApplicable'] ?? ''),
    listed: said['persons'] != null ? 'persons' : said['deals'] != null ? 'deals' : null, cells: null,
    persons: (said['persons'] as string[] | undefined) ?? null, deals: (said['deals'] as string[] | undefined) ?? null,
  };
  if (state === 'reported' && !isSaid(measured, kind)) return null;
  return { year: row.baseline_year, answer: answerOf(measured, kind) };
}

function isSaid(row: MeasurementRow, kind: Kind): boolean {
  if (row.listed !== null) return true;
  if (kind === 'ordinal') return row.level !== null;
  if (kind === 'qualitative') return row.text !== null;
  return kind === 'ratio' ? row.numerator !== null && row.denominator !== null : row.value !== null;
}

export type TargetRow = { mode: Target['mode']; period_first: number | null; period_last: number | null; value: string };

export const targetOf = (row: TargetRow): Target => ({
  mode: row.mode, period: spanOf(row.period_first, row.period_last), value: number(row.value),
});

/** A moment as `core` compares them: the day alone unless a time was stated (figures 15.7). */
export const momentOf = (moment: string, timed: boolean): string =>
  timed ? `${moment.slice(0, 19)}Z` : moment.slice(0, 10);

