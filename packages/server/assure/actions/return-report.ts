/** Returns a submission to those who wrote it, with its reason and comments on cells; what it said is a draft again. */
import type { Returning } from '@throughline/contract/collect/report.ts';
import { nextLevel, returnReport as decide } from '@throughline/core/assure/verification.ts';
import { type Acting, type Addressed, type Done, act } from '../../collect/act.ts';
import { levelsOfReport, roundOver } from '../../collect/intake.ts';
import { scopeOfLevel } from '../../collect/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';

export const verb = 'report.return';

/** Refused: what `act` and `returnReport` of core refuse; `not-allowed` (forbidden) for who may not judge at that level. In the trail: number, level, comments, and why. */
export async function returnReport(acting: Acting, to: Addressed, ask: Returning): Promise<Done> {
  return act(acting, { verb, to, ask, reason: ask.reason, decide: async (at) => {
    const levels = levelsOfReport(at, await roundOver(at));
    const head = at.report.submissions.at(-1);
    const level = head === undefined ? null : nextLevel(levels, head);
    if (level !== null) refuseUnless(acting.actor, verb, scopeOfLevel(acting.org, at.project, level));
    const comments = (ask.comments ?? []).map((one) => ({ indicator: one.indicator, cell: one.cell ?? null, body: one.body, to: one.to ?? null, due: one.due ?? null }));
    return decide(at.report, { reason: ask.reason, comments }, levels, at.by);
  } });
}
