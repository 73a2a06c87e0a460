/** What a value is compared with: baselines stated, how often they count, and whether any is absent (figures 7.2). */
import type { Kind } from '../framework/types.ts';
import { type Rational, add, multiply, rational, total } from '../ground/rational.ts';
import { type Measured, isApplicable } from '../plan/answer.ts';
import { ratioOfMeasured, weightedMean } from './kinds/pools.ts';
import type { Reading } from './reading.ts';
import type { Deal } from './records.ts';
import type { Answering } from './answering.ts';

/** Kinds for which an absent baseline counts as 0 (figures 7.2). */
export const countsFromZero = (kind: Kind): boolean =>
  kind === 'flow' || kind === 'cumulative' || kind === 'distinct' || kind === 'distinct-sum';

export type Base = {
  /** Sum or pool of those stated; null when there is none, or when they cannot be pooled. */
  readonly value: Rational | null;
  /** Whether every project asked states one. */
  readonly complete: boolean;
};

/** A reading with the number of times its baseline counts. */
export type Times = { readonly reading: Reading; readonly times: number };

/** The measured baseline of a project; null when it states none that says anything. */
export function baselineOf(reading: Reading): Measured | null {
  const answer = reading.member.at.series.given.baseline?.answer;
  return answer?.state === 'reported' && isApplicable(answer.measured) ? answer.measured : null;
}

/** How often a flow's baseline counts: once for each project-period, once with a running or final target (7.2). */
export const timesOf = (kind: Kind, promised: Answering | null, periods: number): number =>
  kind === 'flow' && (promised === null || promised.mode === 'annual') ? periods : 1;

/** The baselines of projects, added or pooled by the kind. */
export function baseOf(kind: Kind, all: readonly Times[], deals: ReadonlyMap<string, Deal>): Base {
  const stated: Stated[] = [];
  for (const { reading, times } of all) {
    const measured = baselineOf(reading);
    if (measured !== null) stated.push({ measured, times });
  }
  const complete = stated.length === all.length;
  if (stated.length === 0) return { value: null, complete };
  return { value: pooled(kind, stated, all.length, deals), complete };
}

type Stated = { readonly measured: Measured; readonly times: number };

function pooled(kind: Kind, stated: readonly Stated[], projects: number, deals: ReadonlyMap<string, Deal>): Rational | null {
  const all = (): Measured[] => stated.map((one) => one.measured);
  if (kind === 'ratio') return ratioOfMeasured(all()).value;
  if (kind === 'weighted-mean' || kind === 'intensity') return joinedMean(all(), projects);
  if (kind === 'rate') return projects === 1 ? numberOf(stated[0]!.measured, deals) : null;
  if (kind === 'ordinal' || kind === 'qualitative' || kind === 'external') return null;
  let said = false;
  const sum = total(stated, ({ measured, times }) => {
    const one = numberOf(measured, deals);
    said ||= one !== null;
    return one === null || times === 1 ? one : multiply(one, rational(times));
  });
  return said ? sum : null;
}

/** Null over several projects when one stated has no weight (figures 7.2). */
function joinedMean(all: readonly Measured[], projects: number): Rational | null {
  const [only] = all;
  if (projects === 1 && only?.shape === 'number') return only.value;
  const weighed = all.every((one) => one.shape === 'number' && one.weight !== null);
  return weighed ? weightedMean(all).value : null;
}

/** A baseline as one number: a count of persons, deals in US dollars. */
function numberOf(measured: Measured, deals: ReadonlyMap<string, Deal>): Rational | null {
  if (measured.shape === 'number') return measured.value;
  if (measured.shape === 'persons') return rational(new Set(measured.persons).size);
  if (measured.shape !== 'deals') return null;
  return [...new Set(measured.deals)].reduce<Rational>((sum, id) => add(sum, deals.get(id)?.usd ?? rational(0)), rational(0));
}
