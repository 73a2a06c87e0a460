/**
 * A verified running total is not below that of an earlier period in force or above that of a later one
 * (core/collect/check/succession.ts); at fault is the value that comes later by `submitted` (contracts.md "Refused"; figures 2.2).
 */
import { type Known, fall } from '@throughline/core/collect/check/succession.ts';
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
    const told = (all: readonly Said[]): Known[] =>
      all.filter((other) => isAtFault(one, other)).map((other) => ({ value: other.value!, period: other.report.one.period }));
    const found = fall(one.value!, told(inForce.slice(0, n)), told(inForce.slice(n + 1)), one.at);
    if (found !== null) check.add(found);
  });
}

/** The later one by `submitted`; what is held stands, and of two at the same moment the later in the file is at fault. */
const isAtFault = (one: Said, other: Said): boolean => other.at === '' || isLater(one.report, other.report);
