/** Takes back a report that nobody has finally judged, or gives up a reopening. What it said is a draft again. */
import type { Reasoned } from '@throughline/contract/collect/report.ts';
import { withdrawReport as decide } from '@throughline/core/collect/draft.ts';
import { type Acting, type Addressed, type Done, act } from '../act.ts';

export const verb = 'report.withdraw';

/** Refused: what `act` and `withdrawReport` of core refuse. In the trail: the submission taken back, and why. */
export async function withdrawReport(acting: Acting, to: Addressed, ask: Reasoned): Promise<Done> {
  return act(acting, { verb, to, ask, reason: ask.reason ?? null, decide: async (at) => decide(at.report, ask.reason ?? null, at.by) });
}
