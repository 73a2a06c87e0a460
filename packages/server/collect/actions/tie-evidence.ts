/** Lets a document that the project holds support more values. */
import type { Evidence } from '@throughline/contract/collect/evidence.ts';
import { type EvidenceLimits, type Supported, tieEvidence as decide, withdrawnAlready } from '@throughline/core/collect/evidence.ts';
import type { Acting } from '../act.ts';
import { type EvidenceAt, type ToReport, heldEvidence, onEvidence } from '../evidence-frame.ts';
import * as sql from '../evidence-queries.ts';

export const verb = 'evidence.add';

/** Refused: what `onEvidence` and `tieEvidence` of core refuse, `unknown-evidence` (missing), `evidence-withdrawn-already` (conflict). In the trail: the values. */
export async function tieEvidence(acting: Acting, to: ToReport, limits: EvidenceLimits, ask: { readonly number: number; readonly values: readonly Supported[] }): Promise<Evidence> {
  return onEvidence(acting, {
    verb, to, limits,
    decide: async (at) => ((await heldEvidence(at.trx, at.project, ask.number)).withdrawn === null ? decide(ask.values, at.case) : { problems: [withdrawnAlready(ask.number)] }),
    keep: async (at) => {
      await tie(at, ask.number, ask.values);
      return { number: ask.number, data: { values: ask.values } };
    },
  });
}

export async function tie({ trx, project, span, org }: EvidenceAt, number: number, values: readonly Supported[]): Promise<void> {
  await trx.query(sql.TIE, [project.project_id, span.first, span.last, org.orgId, number, values.map((one) => one.indicator), values.map((one) => one.cell)]);
}
