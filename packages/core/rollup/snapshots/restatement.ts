/** What differs between a frozen figure and a later one: a restatement (figures 10). */
import { unorderedText } from '../../ground/unordered.ts';
import { decimalText } from '../../ground/decimal.ts';
import { type Rational, fraction, rational, subtract } from '../../ground/rational.ts';
import type { Figure } from '../figure.ts';
import type { Working } from '../working.ts';
import { type Reason, reasonsOf } from './reasons.ts';

/**
 * - `appeared`: nothing was said, now something is; `gone`: the other way round
 * - `changed`: it says something else
 * - `relabelled`: the same value, known otherwise (its label or its coverage)
 * - `reassessed`: the same value, compared otherwise (target, baseline, achievement, verdict)
 */
export type Sort = 'appeared' | 'gone' | 'changed' | 'relabelled' | 'reassessed';
export const SORTS: readonly Sort[] = ['changed', 'appeared', 'gone', 'relabelled', 'reassessed'];

export type Difference = {
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  readonly sort: Sort;
  /** Names of the members of the figure that differ. */
  readonly members: readonly string[];
  readonly before: Figure | null;
  readonly now: Figure | null;
  /** now − before, where both are one number; from the exact values where both workings are at hand. */
  readonly difference: string | null;
};

export type Restatement = Difference & { readonly reasons: readonly Reason[] };

/** What a figure says of itself; the rest of it is how that is known and what it is compared with. */
const SAID: ReadonlySet<string> = new Set([
  'kind', 'unit', 'value', 'bounds', 'distribution', 'weakest', 'texts', 'numerator', 'denominator', 'weight', 'lowest', 'median', 'highest', 'gross', 'gained', 'active',
]);
const KNOWN: ReadonlySet<string> = new Set(['label', 'coverage', 'missing', 'includesRegional']);

/** Null where both say the same; absent figures say nothing. */
export function differenceOf(before: Figure | null, now: Figure | null): Difference | null {
  const one = (now ?? before)!;
  const members = membersThatDiffer(before, now);
  const spoke = before !== null && says(before);
  const speaks = now !== null && says(now);
  const sort = sortOf(members, spoke, speaks, before === null || now === null);
  if (sort === null) return null;
  return { indicator: one.indicator, place: one.place, period: one.period, sort, members, before, now, difference: between(before?.value ?? null, now?.value ?? null) };
}

/** The difference with the records that made it. */
export function restatementOf(difference: Difference, before: Working | null, now: Working | null): Restatement {
  const exact = difference.difference !== null && before?.value != null && now?.value != null;
  return { ...difference, difference: exact ? between(before.value, now.value) : difference.difference, reasons: reasonsOf(before, now) };
}

function sortOf(members: readonly string[], spoke: boolean, speaks: boolean, oneIsAbsent: boolean): Sort | null {
  if (spoke !== speaks) return speaks ? 'appeared' : 'gone';
  // a place that came or went without ever having had a value is no restatement
  if (members.length === 0 || oneIsAbsent) return null;
  if (members.some((member) => SAID.has(member))) return 'changed';
  return members.some((member) => KNOWN.has(member)) ? 'relabelled' : 'reassessed';
}

/** Whether anything is said: a value, bounds, a distribution, a text. */
export const says = ({ value, bounds, distribution, texts }: Figure): boolean =>
  value !== null || bounds !== null || Object.keys(distribution ?? {}).length > 0 || (texts ?? []).length > 0;

function membersThatDiffer(before: Figure | null, now: Figure | null): string[] {
  const [a, b] = [before ?? {}, now ?? {}] as Record<string, unknown>[];
  const names = new Set([...Object.keys(a!), ...Object.keys(b!)]);
  // nearly always both say the same to the letter
  return [...names].filter((name) => a![name] !== b![name] && JSON.stringify(a![name] ?? null) !== JSON.stringify(b![name] ?? null) && unorderedText(a![name] ?? null) !== unorderedText(b![name] ?? null)).sort();
}

function between(before: string | null, now: string | null): string | null {
  return before === null || now === null ? null : decimalText(subtract(parse(now), parse(before)));
}

/** "5/18" or "7.5". */
function parse(text: string): Rational {
  const [n, d] = text.split('/');
  return d === undefined ? rational(n!) : fraction(BigInt(n!), BigInt(d));
}
