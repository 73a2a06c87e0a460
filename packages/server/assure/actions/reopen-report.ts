/** Opens a verified report to be written again, with a reason. What is in force stays until the new submission is verified. */
import type { Reasoned } from '@throughline/contract/collect/report.ts';
import { reopenReport as decide } from '@throughline/core/assure/verification.ts';
import { today } from '../../clock.ts';
import { type Acting, type Addressed, type Done, act } from '../../collect/act.ts';
import { roundOver } from '../../collect/intake.ts';

export const verb = 'report.reopen';

/** Refused: what `act` and `reopenReport` of core refuse. In the trail: what is open again, and why. */
export async function reopenReport(acting: Acting, to: Addressed, ask: Reasoned): Promise<Done> {
  return act(acting, { verb, to, ask, reason: ask.reason ?? null, decide: async (at) => decide(at.report, ask.reason ?? '', { round: await roundOver(at), day: today() }, at.by) });
}
