/** Closes a reporting round: nothing comes in under it any more, what came in may still be judged. */
import type { RoundClosing } from '@throughline/contract/collect/rounds.ts';
import { closeRound as decide } from '@throughline/core/collect/round.ts';
import type { Acting } from '../act.ts';
import { type RoundDone, onRounds } from '../round-frame.ts';

export const verb = 'round.close';

/** Refused: `not-allowed` (forbidden) and what `closeRound` of core refuses. In the trail: the round, and why. */
export async function closeRound(acting: Acting, number: number, ask: RoundClosing): Promise<RoundDone> {
  return onRounds(acting, verb, async (_trx, held) => decide(number, held, ask.reason ?? null));
}
