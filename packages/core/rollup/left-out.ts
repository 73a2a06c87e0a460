/** What did not flow into a figure, and why (figures 12). */
import { type Version, counts, inForce } from '../collect/in-force.ts';
import type { Kind } from '../framework/types.ts';
import { isReadAtMoment } from '../framework/indicator.ts';
import { type Span, joins, lengthOf, periodText } from '../ground/period.ts';
import { isApplicable } from '../plan/answer.ts';
import type { Reading } from './reading.ts';

export type Source = {
  readonly project: string;
  readonly period: string;
  /** Identity and number of the submission; null where there is none. */
  readonly submission: string | null;
  readonly number: number | null;
};

/** Why something is left out: a code for `words/`, with the rule that says so. */
export type LeftOutWhy =
  | 'missing' | 'not-reported' | 'not-applicable' | 'not-verified' | 'verified-later' | 'superseded'
  | 'outside-range' | 'earlier-total' | 'not-last-period' | 'within-others' | 'elsewhere';

export type LeftOut = Source & { readonly why: LeftOutWhy; readonly said: string | null; readonly rule: string };

const RULES: Readonly<Record<LeftOutWhy, string>> = {
  missing: 'figures 4.2', 'not-reported': 'figures 1.2', 'not-applicable': 'figures 4.4', 'not-verified': 'figures 1.1', 'verified-later': 'figures 1.1', superseded: 'figures 1.2',
  'outside-range': 'figures 4.3', 'earlier-total': 'figures 2.2', 'not-last-period': 'figures 2.3', 'within-others': 'figures 13.3', elsewhere: 'figures 3.2',
};

/** Every version of every report that is not a contribution, and every expected period without an answer. */
export function leftOutOf(readings: readonly Reading[], kind: Kind, range: Span, asOf: string): LeftOut[] {
  return readings.flatMap((reading) => {
    const used = new Set(reading.items.map((item) => item.held.version));
    const out: LeftOut[] = [];
    for (const versions of reading.member.at.series.reports) {
      const current = inForce(versions, asOf);
      for (const version of versions) {
        if (used.has(version)) continue;
        out.push(entry(version, reasonOf(version, current)));
      }
    }
    return [...out, ...missingOf(reading)];
  });

  function reasonOf(version: Version, current: Version | null): LeftOutWhy {
    const { submission, value, span } = version;
    if (submission.state !== 'verified') return 'not-verified';
    if (!counts(submission, asOf)) return 'verified-later';
    if (version !== current) return 'superseded';
    const reaches = kind === 'cumulative' ? span.last <= range.last : joins(span, range);
    if (!reaches) return 'outside-range';
    if (value.answer.state !== 'reported') return value.answer.state;
    return isApplicable(value.answer.measured) ? unused(span) : 'not-applicable';
  }

  /** In force, reported, in the range, and yet no contribution. */
  function unused(span: Span): LeftOutWhy {
    if (kind === 'cumulative') return span.last < range.last ? 'earlier-total' : 'elsewhere';
    if (isReadAtMoment(kind)) return span.last < range.last ? 'not-last-period' : 'elsewhere';
    return lengthOf(span) > 4 ? 'within-others' : 'elsewhere';
  }
}

function entry(version: Version, why: LeftOutWhy): LeftOut {
  const { submission, value } = version;
  const said = value.answer.state === 'reported' ? null : value.answer.reason;
  return { project: submission.project, period: periodText(version.span), submission: submission.id, number: submission.number, why, said, rule: RULES[why] };
}

function missingOf(reading: Reading): LeftOut[] {
  const project = reading.member.at.series.project.id;
  if (!reading.counted) return [];
  return reading.expected.flatMap((span, i) =>
    reading.answers[i] === null ? [{ project, period: periodText(span), submission: null, number: null, why: 'missing' as const, said: null, rule: RULES.missing }] : []);
}
