/**
 * What a figure is made of: every contribution back to its submission, what was left out and why, and what it was compared
 * with (figures 12). Numbers are exact fractions as text ("5/18"); the figure itself is cut, the working never is.
 */
import { decimalText, fractionText } from '../ground/decimal.ts';
import { periodText } from '../ground/period.ts';
import { type Rational, multiply } from '../ground/rational.ts';
import type { Words } from '../ground/words.ts';
import type { Measured } from '../plan/answer.ts';
import type { Answered, CellAnswered } from './answered.ts';
import { baselineOf, timesOf } from './baselines.ts';
import type { Kind } from '../framework/types.ts';
import type { Label } from './figure.ts';
import { type LeftOut, type Source, leftOutOf } from './left-out.ts';
import type { Prepared } from './prepared.ts';
import type { Item, Reading } from './reading.ts';
import type { Deal, Legacy } from './records.ts';
import type { Answering } from './answering.ts';
import type { Share } from './prepared.ts';

/** A value in the canonical unit, as exact text. */
export type Canonical =
  | { readonly shape: 'number'; readonly value: string; readonly weight: string | null }
  | { readonly shape: 'fraction'; readonly numerator: string; readonly denominator: string }
  | { readonly shape: 'persons'; readonly persons: readonly string[] }
  | { readonly shape: 'deals'; readonly deals: readonly { readonly id: string; readonly usd: string }[] }
  | { readonly shape: 'level'; readonly level: string }
  | { readonly shape: 'text'; readonly text: Words };

export type Contribution = Source & {
  readonly submitted: string | null;
  readonly verified: string | null;
  readonly reason: string | null;
  /** `carried`: a running total's value from before the asked period while one is owed; `legacy`: of an old framework. */
  readonly state: 'reported' | 'carried' | 'legacy';
  /** As entered, with the factor (a fraction) that brings it into the canonical unit. */
  readonly entered: { readonly value: string | null; readonly unit: string | null; readonly factor: string };
  readonly canonical: Canonical;
  /** All of the value, the part of one country, or what no country has (figures 3.2). */
  readonly share: string;
  readonly rule: string;
};

export type TargetUsed = {
  /** The project, or the place whose own target it is. */
  readonly of: string;
  readonly mode: string;
  readonly period: string | null;
  readonly value: string;
  readonly authority: string | null;
  readonly rule: string;
};

export type BaselineUsed = { readonly project: string; readonly year: number; readonly value: Canonical; readonly times: number; readonly rule: string };

export type ComparedProject = { readonly project: string; readonly periods: readonly string[]; readonly target: string };

export type Working = {
  readonly indicator: string;
  readonly kind: Kind;
  readonly unit: string | null;
  readonly place: string;
  readonly period: string;
  readonly asOf: string;
  readonly cell: Readonly<Record<string, string>> | null;
  readonly label: Label;
  /** The figure before it is cut; the low end of bounds; null where nothing can be said. */
  readonly value: string | null;
  readonly contributions: readonly Contribution[];
  readonly leftOut: readonly LeftOut[];
  readonly targets: readonly TargetUsed[];
  readonly baselines: readonly BaselineUsed[];
  /** The project-periods that like-for-like compares; null where there is no such comparison or it is the full one. */
  readonly likeForLike: readonly ComparedProject[] | null;
};

/** The working of a figure, or of one of its cells. */
export function workingOf(prepared: Prepared, answered: Answered, cell: CellAnswered | null = null): Working {
  const { question, indicator, readings } = answered;
  const { items, legacy, outcome, label } = cell ?? answered;
  const { deals } = prepared.records;
  const value = outcome.apart ? null : (outcome.value ?? outcome.low ?? null);
  return {
    indicator: indicator.code, kind: indicator.kind, unit: indicator.unit,
    place: question.place, period: question.period, asOf: question.asOf, cell: cell?.cell ?? null,
    label,
    value: value === null ? null : fractionText(value),
    contributions: [
      ...items.map((item) => contributionOf(item, indicator.kind, deals)),
      ...legacy.map((row) => joinedOf(row, indicator.unit)),
    ],
    leftOut: leftOutOf(readings, indicator.kind, answered.range, question.asOf),
    targets: cell === null ? targetsUsed(answered) : [],
    baselines: cell === null ? baselinesUsed(answered, deals) : [],
    likeForLike: cell === null ? comparedProjects(answered) : null,
  };
}

function contributionOf(item: Item, kind: Kind, deals: ReadonlyMap<string, Deal>): Contribution {
  const { reading, held } = item;
  const { submission, value } = held.version;
  return {
    project: submission.project, period: periodText(held.span), submission: submission.id, number: submission.number,
    submitted: submission.submitted, verified: submission.verified, reason: submission.reason,
    state: reading.carried ? 'carried' : 'reported',
    entered: { value: value.entered.value, unit: value.entered.unit, factor: fractionText(value.entered.factor) },
    canonical: canonicalOf(item.measured, deals),
    share: shareText(reading.member.share),
    rule: reading.carried ? 'figures 2.2' : reading.member.share.sort === 'country' ? 'figures 3.2' : RULES[kind],
  };
}

/** A value of an old framework, or one of an own indicator that was mapped to this one. */
function joinedOf(row: Legacy, unit: string | null): Contribution {
  const { submission, value, factor } = row.said ?? {};
  const entered = value === undefined || factor === undefined ? { value: decimalText(row.value), unit, factor: '1' }
    : { value: value.entered.value, unit: value.entered.unit, factor: fractionText(multiply(value.entered.factor, factor)) };
  return {
    project: row.project, period: periodText(row.period), submission: submission?.id ?? null, number: submission?.number ?? null,
    submitted: submission?.submitted ?? null, verified: submission?.verified ?? null, reason: submission?.reason ?? null,
    state: 'legacy', entered, canonical: { shape: 'number', value: fractionText(row.value), weight: null }, share: 'whole',
    rule: row.said === undefined ? 'figures 15.9' : 'figures 13.4',
  };
}

/** The rule by which a kind adds up (figures 2). */
const RULES: Readonly<Record<Kind, string>> = {
  flow: 'figures 2', cumulative: 'figures 2.2', stock: 'figures 2.3', ratio: 'figures 2', 'weighted-mean': 'figures 2', distinct: 'figures 2.5', 'distinct-sum': 'figures 2.4',
  ordinal: 'figures 2.3', qualitative: 'figures 2', intensity: 'figures 2.3', rate: 'figures 2.0', external: 'figures 2',
};

const shareText = (share: Share): string => (share.sort === 'country' ? `country:${share.iso3}` : share.sort);

function canonicalOf(measured: Measured, deals: ReadonlyMap<string, Deal>): Canonical {
  switch (measured.shape) {
    case 'number': return { shape: 'number', value: fractionText(measured.value), weight: textOf(measured.weight) };
    case 'fraction': return { shape: 'fraction', numerator: fractionText(measured.numerator), denominator: fractionText(measured.denominator) };
    case 'deals': return { shape: 'deals', deals: measured.deals.map((id) => ({ id, usd: textOf(deals.get(id)?.usd ?? null) ?? '0' })) };
    default: return measured;
  }
}

const textOf = (value: Rational | null): string | null => (value === null ? null : fractionText(value));

function targetsUsed({ promised, question }: Answered): TargetUsed[] {
  const used = (of: string, one: Answering, rule: string): TargetUsed[] => one.used.map((target) => ({
    of, mode: target.mode, period: target.period === null ? null : periodText(target.period), value: fractionText(target.value),
    authority: 'authority' in target ? (target.authority as string | null) : null, rule,
  }));
  const own = promised.own === null ? [] : used(question.place, promised.own, 'figures 6.3');
  return [...own, ...[...promised.parts].flatMap(([reading, one]) => used(`project:${projectOf(reading)}`, one, 'figures 6.2'))];
}

function baselinesUsed({ readings, promised, indicator }: Answered, deals: ReadonlyMap<string, Deal>): BaselineUsed[] {
  return readings.flatMap((reading) => {
    const measured = reading.counted && (reading.expected.length > 0 || promised.own !== null) ? baselineOf(reading) : null;
    const { baseline } = reading.member.at.series.given;
    if (measured === null || baseline === null) return [];
    const times = timesOf(indicator.kind, promised.own ?? promised.parts.get(reading) ?? null, reading.expected.length);
    return [{ project: projectOf(reading), year: baseline.year, value: canonicalOf(measured, deals), times, rule: 'figures 7.2' }];
  });
}

function comparedProjects({ like }: Answered): ComparedProject[] | null {
  return like?.taken?.map(({ reading, spans, target }) => ({
    project: projectOf(reading), periods: spans.map(periodText), target: fractionText(target),
  })) ?? null;
}

const projectOf = (reading: Reading): string => reading.member.at.series.project.id;
