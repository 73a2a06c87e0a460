/**
 * A value a thousand times the last non-zero one in force, or a thousandth of it, is most often a slip of the unit: warned
 * (contracts.md "Warned"). Compared in the canonical unit with the same report before correction, else the last earlier
 * period; zeros never jump.
 */
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { warning } from '@throughline/core/ground/problem.ts';
import { type Rational, absolute, compare, isZero, multiply } from '@throughline/core/ground/rational.ts';
import type { Check } from './check.ts';
import type { Row, Said } from './in-force.ts';

const THOUSAND: Rational = { n: 1000n, d: 1n };

export function checkJumps(check: Check, rows: readonly Row[]): void {
  for (const { periods } of rows) {
    let earlier: Said | null = null;
    for (const versions of periods) {
      let last = earlier;
      for (const one of versions) {
        if (last !== null && isNumber(one)) checkJump(check, one, last);
        if (isNumber(one)) last = one;
      }
      const inForce = versions.at(-1)!;
      if (isNumber(inForce)) earlier = inForce;
    }
  }
}

const isNumber = (one: Said): boolean => one.value !== null && !isZero(one.value);

function checkJump(check: Check, one: Said, last: Said): void {
  if (one.at === '') return;
  const [now, before] = [absolute(one.value!), absolute(last.value!)];
  const up = compare(now, multiply(before, THOUSAND)) >= 0;
  const down = compare(multiply(now, THOUSAND), before) <= 0;
  if (!up && !down) return;
  check.add(warning('thousandfold-jump', one.at, { found: decimalText(one.value!), accepted: decimalText(last.value!), period: last.report.one.period }));
}
