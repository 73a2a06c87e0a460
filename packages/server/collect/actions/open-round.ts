/** Opens a reporting round, or a closed one again. */
import type { RoundAsked } from '@throughline/contract/collect/rounds.ts';
import { openRound as decide } from '@throughline/core/collect/round.ts';
import { parsePlace } from '@throughline/core/design/places.ts';
import { today } from '../../clock.ts';
import type { Trx } from '../../database/scope.ts';
import type { Acting } from '../act.ts';
import { type RoundDone, onRounds } from '../round-frame.ts';

export const verb = 'round.open';

/** Refused: `not-allowed` (forbidden) and what `openRound` of core refuses. In the trail: the round with its days and levels. */
export async function openRound(acting: Acting, ask: RoundAsked): Promise<RoundDone> {
  return onRounds(acting, verb, async (trx, held) => {
    const stands = await isPlace(trx, acting.org.orgId, ask.place);
    return decide({ ...ask, reason: ask.reason ?? null }, held, () => stands, today());
  });
}

/** Whether any project stands there. */
async function isPlace(trx: Trx, orgId: string, text: string): Promise<boolean> {
  const parts = parsePlace(text)?.parts ?? [];
  const [part] = parts;
  if (part === undefined || parts.length > 1) return false;
  if (part.sort === 'organisation') return true;
  const where: Readonly<Record<string, string>> = {
    project: 'p.code = $2', unit: 'p.unit = $2', donor: '$2 = any (p.donors)', country: `coalesce(p.country, 'none') = $2`,
    programme: 'exists (select from programme g where g.org_id = p.org_id and g.programme_id = p.programme_id and g.code = $2)',
  };
  const condition = where[part.sort];
  return condition !== undefined && (await trx.query(`select 1 from project p where p.org_id = $1 and ${condition} limit 1`, [orgId, part.id])).rowCount === 1;
}
