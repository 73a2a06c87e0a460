/**
 * A verified running total is not below that of an earlier period in force or above that of a later one; at fault is the
 * value that comes later by `submitted` (contracts.md "Refused"; figures 2.2).
 */
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { invalid } from '@throughline/core/ground/problem.ts';
import { compare } from '@throughline/core/ground/rational.ts';
import type { Check } from './check.ts';
import type { Row, Said } from './in-force.ts';
import { isLater } from './reports.ts';

export function checkRunningTotals(check: Check, rows: readonly Row[]): void {
  for (const { indicator, periods } of rows) {
    if (indicator.kind === 'cumulative') checkRow(check, periods.map((one) => one.at(-1)!).filter((one) => one.value !== null));
  }
}

function checkRow(check: Check, inForce: readonly Said[]): void {
  inForce.forEach((one, n) => {
    if (one.at === '') return;
    const higher = inForce.slice(0, n).filter((earlier) => compare(earlier.value!, one.value!) > 0 && isAtFault(one, earlier));
    const lower = inForce.slice(n + 1).filter((later) => compare(later.value!, one.value!) < 0 && isAtFault(one, later));
    const against = higher.at(-1) ?? lower[0];
    if (!against) return;
    const bound = `${higher.length > 0 ? '>=' : '<='} ${decimalText(against.value!)}`;
    check.add(invalid('running-total-falls', one.at, { found: decimalText(one.value!), accepted: bound, period: against.report.one.period }));
  });
}

/** The later one by `submitted`; what is held stands, and of two at the same moment the later in the file is at fault. */
const isAtFault = (one: Said, other: Said): boolean => other.at === '' || isLater(one.report, other.report);
