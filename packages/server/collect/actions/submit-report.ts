/** Sends a report in: what is saved, and what comes with it, as one numbered submission that never changes. */
import type { Submitting } from '@throughline/contract/collect/report.ts';
import { submitReport as decide, saveDraft } from '@throughline/core/collect/draft.ts';
import type { Draft, DraftValue } from '@throughline/core/collect/report.ts';
import { now } from '../../clock.ts';
import { type Acting, type Addressed, type Done, act } from '../act.ts';
import type { At } from '../at.ts';
import { intakeOf, whyNotOfProject } from '../intake.ts';
import { typingOf } from './save-draft.ts';

export const verb = 'report.submit';

/** Refused: what `act`, `saveDraft` and `submitReport` of core refuse, all at once; the draft stays as it was saved. In the trail: the submission's number and what it names. */
export async function submitReport(acting: Acting, to: Addressed, ask: Submitting): Promise<Done> {
  return act(acting, { verb, to, ask, reason: ask.reason ?? null, decide: async (at) => {
    const typing = typingOf({ ...ask, values: ask.values ?? [] });
    const report = { ...at.report, draft: draftWith(at, typing) };
    const intake = await intakeOf(at, [...(report.draft?.values.values() ?? [])].map((one) => one.said));
    const saved = typing.values.size === 0 ? { facts: [], warnings: [] } : saveDraft(at.report, typing, intake.sheet, at.by);
    const odd = whyNotOfProject(at, intake.sheet);
    if ('problems' in saved) return saved;
    return odd.length > 0 ? { problems: odd } : decide(report, ask.reason ?? null, intake, at.by);
  } });
}

/** The draft with what comes with the deed laid upon it. */
function draftWith({ report, by }: At, { values, narrative }: ReturnType<typeof typingOf>): Draft | null {
  if (report.draft === null && values.size === 0) return null;
  const base: Draft = report.draft ?? { basis: 'new', values: new Map(), narrative: null, reason: null };
  const laid = [...values].map(([code, one]): [string, DraftValue] => [code, { ...one, by, at: now() }]);
  return { ...base, narrative: narrative === undefined ? base.narrative : narrative, values: new Map([...base.values, ...laid]) };
}
