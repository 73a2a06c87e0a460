/** Settles a thread of comments. */
import type { Settling } from '@throughline/contract/collect/report.ts';
import { resolveComment as decide } from '@throughline/core/assure/comment.ts';
import { type Acting, type Addressed, type Done, act } from '../../collect/act.ts';
import { loadComments } from '../../collect/load-report.ts';

export const verb = 'comment.settle';

/** Refused: what `act` and `resolveComment` of core refuse. In the trail: which thread. */
export async function resolveComment(acting: Acting, to: Addressed, ask: Settling): Promise<Done> {
  return act(acting, { verb, to, ask, decide: async (at) => {
    const held = (await loadComments(at.trx, at.project, at.span)).map((one) => ({ number: one.number, indicator: one.indicator, replyTo: one.reply_to, resolved: one.resolved }));
    return decide(ask.comment, held);
  } });
}
