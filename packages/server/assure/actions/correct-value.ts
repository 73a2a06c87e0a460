/** Corrects one value of a verified report: a new submission of that value alone, with its reason, to be verified like any other. */
import type { Correcting } from '@throughline/contract/collect/report.ts';
import { correctValue as decide } from '@throughline/core/assure/verification.ts';
import { sameSpan } from '@throughline/core/ground/period.ts';
import { type Acting, type Addressed, type Done, act } from '../../collect/act.ts';
import { intakeOf } from '../../collect/intake.ts';
import { statedOf } from '../../collect/said.ts';
import { storedValues } from '../../collect/stored.ts';

export const verb = 'report.correct';

/** Refused: what `act` and `correctValue` of core refuse. In the trail: the submission's number, what it corrects, and why. */
export async function correctValue(acting: Acting, to: Addressed, ask: Correcting): Promise<Done> {
  return act(acting, { verb, to, ask, reason: ask.reason, decide: async (at) => {
    const intake = await intakeOf(at, [ask.said]);
    const stands = intake.sheet.inForce.get(ask.indicator)?.find((one) => sameSpan(one.span, at.span));
    const stored = stands === undefined ? [] : await storedValues(at.trx, at.project.project_id, [stands.submission]);
    const now = stored.find((one) => one.indicator === ask.indicator);
    return decide(at.report, { indicator: ask.indicator, typed: { said: ask.said, note: ask.note ?? null }, reason: ask.reason }, now === undefined ? null : statedOf(now), intake, at.by);
  } });
}
