/** Takes evidence away from values of a report that is being written. What supported a submission stays with it; bytes and hash stay too. */
import type { Evidence } from '@throughline/contract/collect/evidence.ts';
import { type EvidenceLimits, type Supported, withdrawEvidence as decide } from '@throughline/core/collect/evidence.ts';
import { now } from '../../clock.ts';
import type { Acting } from '../act.ts';
import { type ToReport, heldEvidence, onEvidence } from '../evidence-frame.ts';
import * as sql from '../evidence-queries.ts';

export const verb = 'evidence.withdraw';

/** Refused: what `onEvidence` and `withdrawEvidence` of core refuse, `unknown-evidence` (missing). In the trail: the hash, the values, and why. */
export async function withdrawEvidence(acting: Acting, to: ToReport, limits: EvidenceLimits, ask: { readonly number: number; readonly values: readonly Supported[]; readonly reason: string }): Promise<Evidence> {
  return onEvidence(acting, {
    verb, to, limits,
    decide: async (at) => {
      await heldEvidence(at.trx, at.project, ask.number);
      return decide(ask.number, ask, at.case);
    },
    keep: async ({ trx, project, span, by }, facts) => {
      const { values, reason } = facts.find((one) => one.fact === 'evidence-withdrawn')!;
      const { sha256 } = await heldEvidence(trx, project, ask.number);
      await trx.query(sql.UNTIE, [project.project_id, span.first, span.last, ask.number, values.map((one) => one.indicator), values.map((one) => one.cell)]);
      const { rowCount } = await trx.query(sql.WITHDRAW, [project.project_id, ask.number, now(), by.id, by.name, reason]);
      return { number: ask.number, before: { sha256, values }, data: { values, whole: rowCount === 1 }, reason };
    },
  });
}
