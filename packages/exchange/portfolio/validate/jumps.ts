/** Jumps (core/collect/check/succession.ts) along the reports of a file: from the same report before correction, else from the last earlier period. */
import { jump } from '@throughline/core/collect/check/succession.ts';
import { isZero } from '@throughline/core/ground/rational.ts';
import type { Check } from './check.ts';
import type { Row, Said } from './in-force.ts';

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
  const found = one.at === '' ? null : jump(one.value!, { value: last.value!, period: last.report.one.period }, one.at);
  if (found !== null) check.add(found);
}
