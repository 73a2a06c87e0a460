/** Says something of a cell of a report, or answers in a thread. */
import type { Commenting } from '@throughline/contract/collect/report.ts';
import { commentCell as decide } from '@throughline/core/assure/comment.ts';
import { type Acting, type Addressed, type Done, act } from '../../collect/act.ts';
import { loadComments } from '../../collect/load-report.ts';
import { loadSheet } from '../../collect/load-sheet.ts';

export const verb = 'comment.write';

/** Refused: what `act` and `commentCell` of core refuse. In the trail: the comment and its cell. */
export async function commentCell(acting: Acting, to: Addressed, ask: Commenting): Promise<Done> {
  return act(acting, { verb, to, ask, decide: async (at) => {
    const held = (await loadComments(at.trx, at.project, at.span)).map((one) => ({ number: one.number, indicator: one.indicator, replyTo: one.reply_to, resolved: one.resolved }));
    const { lines } = await loadSheet(at.trx, at.org.orgId, at.project, at.span);
    const comment = { indicator: ask.indicator, cell: ask.cell ?? null, body: ask.body, to: ask.to ?? null, due: ask.due ?? null };
    return decide(comment, ask.replyTo ?? null, held, [...lines.keys()]);
  } });
}
