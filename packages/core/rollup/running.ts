/** What the asked periods added to a running total (figures 7.3, 15.2). */
import { type Rational, ZERO, add, subtract } from '../ground/rational.ts';
import { baselineOf } from './baselines.ts';
import { sharedPart } from './parts.ts';
import type { Reading } from './reading.ts';

/**
 * The values at the end of the range less each project's last reported one before it, baselines before the first report;
 * over the projects that have a value. Null when none has.
 */
export function gainedOf(readings: readonly Reading[]): Rational | null {
  let gained: Rational | null = null;
  for (const reading of readings) {
    for (const { measured } of reading.items) {
      if (measured.shape === 'number') gained = add(gained ?? ZERO, subtract(measured.value, startOf(reading)));
    }
  }
  return gained;
}

function startOf(reading: Reading): Rational {
  const { before } = reading;
  const measured = before === null ? (reading.counted ? baselineOf(reading) : null) : sharedPart(before.measured!, reading.member.share);
  return measured?.shape === 'number' ? measured.value : ZERO;
}
