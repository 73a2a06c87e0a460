/** How many of the expected project-periods answered (figures 4.2). */
import { lengthOf } from '../ground/period.ts';
import { type Rational, ZERO, divide, isZero, multiply, rational, total } from '../ground/rational.ts';
import { roundedText } from '../ground/decimal.ts';
import type { Coverage } from './figure.ts';
import type { Reading, Weights } from './reading.ts';

export type Covered = {
  readonly expected: number;
  readonly reported: number;
  readonly carried: number;
  /** Expected project-periods that answered "not applicable". */
  readonly notApplicable: number;
  /** Budget in US dollars × quarters, of what was expected and of what was answered. */
  readonly budgetExpected: Rational;
  readonly budgetReported: Rational;
  /** A gap, here or of a regional project whose parts stand here (figures 15.8). */
  readonly gap: boolean;
};

/** Coverage of the readings at a place. `carried` counts projects, everything else project-periods. */
export function coverageOf(readings: readonly Reading[]): Covered {
  let [expected, reported, carried, notApplicable, gap] = [0, 0, 0, 0, false];
  for (const reading of readings) {
    if (reading.reported < reading.expected.length) gap = true;
    if (!reading.counted) continue;
    expected += reading.expected.length;
    reported += reading.reported;
    if (reading.carried) carried += 1;
    notApplicable += reading.notApplicable;
  }
  const budgetExpected = total(readings, (one) => (one.counted ? weightsOf(one).expected : null));
  const budgetReported = total(readings, (one) => (one.counted ? weightsOf(one).reported : null));
  return { expected, reported, carried, notApplicable, budgetExpected, budgetReported, gap };
}

/** Coverage as figures show it; `budgetShare` is null when nobody expected has a budget. */
export function coverageShown(covered: Covered): Coverage {
  const share = divide(covered.budgetReported, covered.budgetExpected);
  return {
    expected: covered.expected,
    reported: covered.reported,
    carried: covered.carried,
    budgetShare: share === null ? null : roundedText(share),
  };
}

/** The project's budget times the length of the expected periods in quarters, and of those answered (figures 15.10). */
export function weightsOf(reading: Reading): Weights {
  return reading.kept.weights ??= weigh(reading);
}

function weigh({ expected, answers, member }: Reading): Weights {
  let [all, answered] = [0, 0];
  expected.forEach((span, i) => {
    all += lengthOf(span);
    if (answers[i] !== null) answered += lengthOf(span);
  });
  const { budget } = member.at.series;
  if (isZero(budget)) return { expected: ZERO, reported: ZERO };
  return { expected: multiply(budget, rational(all)), reported: multiply(budget, rational(answered)) };
}
