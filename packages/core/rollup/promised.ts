/** What a place is held to: its own target, or the targets of its projects (figures 6.3). */
import { type Indicator, isAdditive } from '../framework/indicator.ts';
import type { Span } from '../ground/period.ts';
import { type Rational, total } from '../ground/rational.ts';
import type { PlaceTarget } from '../plan/promise.ts';
import type { Reading } from './reading.ts';
import type { Answering } from './answering.ts';
import { isCovered, placeTarget, projectTarget } from './targets.ts';

export type Promised = {
  readonly own: Answering | null;
  /** Each project's answering target, where the targets of projects speak at this place. */
  readonly parts: ReadonlyMap<Reading, Answering>;
  readonly target: Rational | null;
  /** The sum that an own target replaces; null when there is no own one (6.3). */
  readonly targetOfParts: Rational | null;
  /** Whether every expected project-period is covered, or the place has its own (7.3). */
  readonly covered: boolean;
  /** False as soon as one target in the sum is a final one before its time (15.3). */
  readonly due: boolean;
};

/** `place` is as written; own targets are those of this very place, none for joined ones. */
export function promisedAt(
  indicator: Indicator, place: string, readings: readonly Reading[], own: readonly PlaceTarget[], range: Span,
): Promised {
  const { kind } = indicator;
  const answered = placeTarget(kind, own, readings, range);
  const parts = new Map<Reading, Answering>();
  if (isAdditive(kind) || place.startsWith('project:')) {
    for (const reading of readings) {
      const target = reading.counted ? projectTarget(kind, reading, range) : null;
      if (target !== null) parts.set(reading, target);
    }
  }
  const ofParts = parts.size === 0 ? null : total(parts.values(), (one) => one.value);
  if (answered !== null) {
    const targetOfParts = isAdditive(kind) ? ofParts : null;
    return { own: answered, parts, target: answered.value, targetOfParts, covered: true, due: answered.due };
  }
  let due = true;
  for (const one of parts.values()) due &&= one.due;
  return { own: null, parts, target: ofParts, targetOfParts: null, covered: areCovered(readings, parts), due };
}

function areCovered(readings: readonly Reading[], parts: ReadonlyMap<Reading, Answering>): boolean {
  return readings.every((reading) => {
    if (!reading.counted || reading.expected.length === 0) return true;
    const target = parts.get(reading);
    return target !== undefined && (reading.kept.covered ??= reading.expected.every((span) => isCovered(target, span)));
  });
}
