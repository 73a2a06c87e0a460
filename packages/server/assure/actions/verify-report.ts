/** Lets a submission through at its next level; at the last one it counts, and every figure above it is right in the same transaction. */
import type { Reasoned } from '@throughline/contract/collect/report.ts';
import { nextLevel, verifyReport as decide } from '@throughline/core/assure/verification.ts';
import { statedOf } from '../../collect/said.ts';
import { storedValues } from '../../collect/stored.ts';
import { type Acting, type Addressed, type Done, act } from '../../collect/act.ts';
import { intakeOf, levelsOfReport } from '../../collect/intake.ts';
import { loadComments } from '../../collect/load-report.ts';
import { scopeOfLevel } from '../../collect/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';

export const verb = 'report.verify';

/** Refused: what `act` and `verifyReport` of core refuse; `not-allowed` (forbidden) for who may not judge at that level. In the trail: number and level. */
export async function verifyReport(acting: Acting, to: Addressed, ask: Reasoned): Promise<Done> {
  return act(acting, { verb, to, ask, reason: ask.reason ?? null, decide: async (at) => {
    const head = at.report.submissions.at(-1);
    const stored = head === undefined ? [] : await storedValues(at.trx, at.project.project_id, [head.id]);
    const values = new Map(stored.map((one) => [one.indicator, statedOf(one)]));
    const intake = await intakeOf(at, values.values());
    const levels = levelsOfReport(at, intake.round);
    const level = head === undefined ? null : nextLevel(levels, head);
    if (level !== null) refuseUnless(acting.actor, verb, scopeOfLevel(acting.org, at.project, level));
    const openComments = (await loadComments(at.trx, at.project, at.span)).filter((one) => one.reply_to === null && one.resolved === null).length;
    return decide(at.report, ask.reason ?? null, { levels, openComments, intake, values }, at.by);
  } });
}
