/** Puts the draft of a report back to what it was before something was taken into it. */
import { undoTaking as decide } from '@throughline/core/collect/taking.ts';
import { type Acting, type Addressed, type Done, act } from '../../collect/act.ts';
import { heldTaking } from '../../collect/keep-taking.ts';
import { loadSheet } from '../../collect/load-sheet.ts';

export const verb = 'report.enter';

/** Refused: what `act` and `undoTaking` of core refuse, `taking-unknown` (missing). In the trail: which step, and what stands again. */
export async function undoTaking(acting: Acting, to: Addressed, number: number): Promise<Done> {
  return act(acting, { verb, to, ask: { undo: number }, decide: async (at) => {
    const { taken, undone } = await heldTaking(at, number);
    const facts = decide(at.report, { number, values: new Map(Object.entries(taken)), undone }, await loadSheet(at.trx, at.org.orgId, at.project, at.span), at.by);
    return facts;
  } });
}
