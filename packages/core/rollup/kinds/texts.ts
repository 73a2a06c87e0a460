/** `qualitative`: a list of texts, never a number (figures 2). */
import { periodText } from '../../ground/period.ts';
import type { Item, Reading } from '../reading.ts';
import type { Outcome } from './outcome.ts';

export function textsOf(items: readonly Item[]): Outcome {
  const texts = items.flatMap(({ reading, held, measured }) =>
    measured.shape === 'text' ? [{ project: reading.member.at.series.project.id, period: periodText(held.span), text: measured.text }] : []);
  return { value: null, texts };
}

/** Who did not answer, and for which period. */
export function missingOf(readings: readonly Reading[]): { project: string; period: string }[] {
  return readings.flatMap((reading) => reading.expected.flatMap((span, i) =>
    reading.answers[i] === null ? [{ project: reading.member.at.series.project.id, period: periodText(span) }] : []));
}
