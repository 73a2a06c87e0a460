/** A project bundle as the rows that the store will hold of it, before it knows their numbers. Nothing is asked of the store here. */
import { onlyCountry } from '@throughline/core/design/places.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { reduce } from '@throughline/core/ground/rational.ts';
import type { Rational } from '@throughline/core/ground/rational.ts';
import type { ProjectIndicator } from '@throughline/core/rollup/records.ts';
import type { BundledSubmission, ProjectBundle } from '@throughline/core/transfer/bundle.ts';
import type { SubmissionRow, ValueRow } from '../../collect/insert-submissions.ts';
import { saidOf, saidOfValue, statedOf } from '../../collect/said.ts';

export type IndicatorRow = ReturnType<typeof indicatorRow>;
export type TargetRow = { readonly indicator: string; readonly mode: string; readonly period_first: number | null; readonly period_last: number | null; readonly value: string };
export type ResultRow = ReturnType<typeof resultRows>[number];
export type ProjectRow = ReturnType<typeof projectRow>;

export type Image = {
  readonly code: string;
  readonly project: ProjectRow;
  readonly countries: readonly { readonly iso3: string; readonly share: string | null }[];
  readonly results: readonly ResultRow[];
  readonly indicators: readonly IndicatorRow[];
  readonly targets: readonly TargetRow[];
  readonly submissions: readonly SubmissionRow[];
  readonly bundle: ProjectBundle;
};

export function imageOf(bundle: ProjectBundle, line: number | null): Image {
  return {
    code: bundle.project.id,
    project: projectRow(bundle, line),
    countries: bundle.project.countries.map(({ iso3, share }) => ({ iso3, share: text(share) })),
    results: resultRows(bundle),
    indicators: bundle.indicators.map((one, n) => indicatorRow(one, n, bundle)),
    targets: bundle.indicators.flatMap(targetRows),
    submissions: submissionRows(bundle.submissions),
    bundle,
  };
}

const text = (value: Rational | null): string | null => (value === null ? null : decimalText(value));

function projectRow({ project, facts, budget, at }: ProjectBundle, line: number | null) {
  const factor = budget?.usdFactor == null ? null : reduce(budget.usdFactor);
  return {
    title: project.title, programme: project.programme, starts: project.start, ends: project.end, frequency: project.frequency,
    country: onlyCountry(project), unit: project.unit, functions: project.functions, priorities: project.priorities, donors: project.donors,
    sdg_targets: project.sdgTargets, sdg_shares: Object.fromEntries(Object.entries(project.sdgShares).map(([goal, share]) => [goal, decimalText(share)])),
    budget_amount: text(budget?.amount ?? null), budget_currency: budget?.currency ?? null,
    budget_factor_num: factor === null ? null : String(factor.n), budget_factor_den: factor === null ? null : String(factor.d),
    support_cost_rate: facts.supportCostRate, gender_marker: facts.genderMarker, safeguards: facts.safeguards,
    evaluation_rating: facts.evaluationRating, hierarchy: facts.hierarchy, detail: facts.detail, source_at: at, source_line: line,
  };
}

function resultRows({ project }: ProjectBundle) {
  return project.results.map((one, n) => ({
    code: one.id, ordinal: n, stage: one.stage, title: one.title, accountability: one.accountability, leads_to: one.leadsTo,
    actors: one.actors, sdg_targets: one.sdgTargets, indicators: [...new Set(one.indicators)],
  }));
}

function indicatorRow(one: ProjectIndicator, n: number, { baselinesEntered }: ProjectBundle) {
  const said = one.baseline === null ? null : saidOf(one.baseline.answer, baselinesEntered?.[one.indicator] ?? null);
  return {
    indicator: one.indicator, ordinal: n,
    listed_first: one.listed?.map((span) => span.first) ?? null, listed_last: one.listed?.map((span) => span.last) ?? null,
    baseline_year: one.baseline?.year ?? null, baseline: said === null ? null : statedOf(said), baseline_value: said?.value ?? null,
    baseline_factor_num: said?.factor_num ?? '1', baseline_factor_den: said?.factor_den ?? '1', baseline_numerator: said?.numerator ?? null,
    baseline_denominator: said?.denominator ?? null, baseline_weight: said?.weight ?? null,
  };
}

const targetRows = (one: ProjectIndicator): TargetRow[] => one.targets.map((target) => ({
  indicator: one.indicator, mode: target.mode, period_first: target.period?.first ?? null, period_last: target.period?.last ?? null,
  value: decimalText(target.value),
}));

export const submissionRows = (list: readonly BundledSubmission[]): SubmissionRow[] => list.map(submissionRow);

function submissionRow(one: BundledSubmission): SubmissionRow {
  return {
    number: one.number, period_first: one.period?.first ?? null, period_last: one.period?.last ?? null, starts: one.starts, ends: one.ends,
    due: one.due, submitted: one.submitted, submitted_timed: one.submitted.length > 10, state: one.state, verified: one.verified,
    verified_timed: (one.verified?.length ?? 0) > 10, reason: one.reason, source_at: one.at, source_line: one.line ?? null,
    values: one.values.map((value, ordinal): ValueRow => ({ indicator: value.indicator, ordinal, said: saidOfValue(value) })),
  };
}
