/** Which of a place's own targets answers (figures 6.2, 6.3, 7.4, 15.3). */
import type { Kind } from '@throughline/core/framework/types.ts';
import type { Rational } from '@throughline/core/ground/rational.ts';
import { ZERO, plus, sumOf } from './exact.ts';

export type OwnTarget = { mode: 'annual' | 'cumulative' | 'final'; period_first: number | null; period_last: number | null; value: string };

/** What a place's targets are judged by: first quarter of its earliest series, year of its last end (null: never). */
export type Standing = { readonly first: number | null; readonly lastEnd: number | null; readonly open: boolean; readonly expectedYears: readonly number[] };

export type Own = { readonly value: Rational; readonly due: boolean; readonly annual: boolean };

/** Null: none answers; `plain`: only the plain rules can say. */
export function ownTarget(kind: Kind, targets: readonly OwnTarget[], at: Standing, first: number, last: number): Own | null | 'plain' {
  if (targets.length === 0 || kind === 'ordinal' || kind === 'qualitative' || kind === 'external') return null;
  const fromStart = at.first !== null && first * 4 <= at.first;
  const final = (): Own | null => {
    const target = targets.find((one) => one.mode === 'final');
    return target === undefined ? null : { value: sumOf(target.value), due: isDue(target, at, last), annual: false };
  };
  if (kind === 'flow') {
    if (targets.some((one) => one.mode === 'annual')) return annualOf(targets, at, first, last);
    if (targets.some((one) => one.mode === 'cumulative')) return 'plain';
    return fromStart ? final() : null;
  }
  const dated = (modes: readonly string[]): Own | null => {
    let found: OwnTarget | null = null;
    for (const one of targets) {
      if (!modes.includes(one.mode) || one.period_last === null || one.period_last > last * 4 + 3) continue;
      if (found === null || one.period_last > found.period_last!) found = one;
    }
    return found === null ? null : { value: sumOf(found.value), due: true, annual: false };
  };
  if (kind !== 'distinct' && kind !== 'distinct-sum') return dated(['annual', 'cumulative']) ?? final();
  const exact = targets.find((one) => one.mode === 'annual' && one.period_first === first * 4 && one.period_last === last * 4 + 3);
  if (exact !== undefined) return { value: sumOf(exact.value), due: true, annual: true };
  return fromStart ? (dated(['cumulative']) ?? final()) : null;
}

/** Annual targets answer only when they cover every period expected in the range. */
function annualOf(targets: readonly OwnTarget[], at: Standing, first: number, last: number): Own | null | 'plain' {
  const used = targets.filter((one) => one.mode === 'annual' && one.period_first! >= first * 4 && one.period_last! <= last * 4 + 3);
  if (used.length === 0) return null;
  for (const year of at.expectedYears) {
    const quarters = [0, 1, 2, 3].filter((n) => used.some((one) => one.period_first! <= year * 4 + n && year * 4 + n <= one.period_last!));
    if (quarters.length === 0) return null;
    if (quarters.length < 4) return 'plain';
  }
  return { value: used.reduce((sum, one) => plus(sum, sumOf(one.value)), ZERO), due: true, annual: true };
}

function isDue(target: OwnTarget, at: Standing, last: number): boolean {
  if (target.period_first !== null) return last * 4 + 3 >= target.period_first;
  return !at.open && (at.lastEnd === null || last >= at.lastEnd);
}
