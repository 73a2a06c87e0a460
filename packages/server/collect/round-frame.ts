/** The frame of deeds on rounds, which are of an organisation: transaction, `may`, one after another, decide, keep, trail. */
import type { Decided } from '@throughline/core/ground/decided.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import { Refused } from '@throughline/core/ground/problem.ts';
import type { Round, RoundFact } from '@throughline/core/collect/round.ts';
import type { Verb } from '@throughline/core/people/may.ts';
import { now } from '../clock.ts';
import { asBrokenWorld } from '../database/broken-world.ts';
import { type Trx, inScope } from '../database/scope.ts';
import { doerOf } from '../frame/doer.ts';
import { refuseUnless } from '../frame/refuse-unless.ts';
import { writeTrail } from '../frame/write-trail.ts';
import type { Acting } from './act.ts';
import { loadRounds } from './load-rounds.ts';
import * as sql from './queries.ts';

export type RoundDone = { readonly number: number };

/** Refused: `not-allowed` (forbidden) and what is decided. */
export async function onRounds({ pool, actor, org }: Acting, verb: Verb, decide: (trx: Trx, held: readonly Round[]) => Promise<Decided<RoundFact>>): Promise<RoundDone> {
  refuseUnless(actor, verb, { organisation: org.code });
  try {
    return await inScope(pool, [org.orgId], async (trx) => {
      await trx.query(`select pg_advisory_xact_lock(hashtextextended('throughline rounds ' || $1, 0))`, [org.code]);
      const decision = await decide(trx, await loadRounds(trx, org.orgId));
      if ('problems' in decision) throw new Refused(decision.problems);
      const [fact] = decision.facts;
      const by = doerOf(actor);
      const number = await keep(trx, org.orgId, fact!, by);
      await writeTrail(trx, { orgId: org.orgId, actor: actor.name, from: actor.from, verb, subject: `round:${number}`, data: { ...fact, ...('span' in fact! ? { span: periodText(fact.span) } : {}), by: by.id }, reason: fact!.reason });
      return { number };
    }, true);
  } catch (error) {
    throw asBrokenWorld(error);
  }
}

async function keep(trx: Trx, orgId: string, fact: RoundFact, by: { readonly id: string; readonly name: string }): Promise<number> {
  if (fact.fact === 'round-closed') {
    await trx.query(sql.CLOSE_ROUND, [orgId, fact.number, now(), by.id, by.name, fact.reason]);
    return fact.number;
  }
  const { calendar, span, place, opens, due, closes, levels, reason } = fact;
  return (await trx.query<{ number: number }>(sql.INSERT_ROUND, [orgId, calendar, span.first, span.last, place, opens, due, closes, JSON.stringify(levels), reason, now(), by.id, by.name])).rows[0]!.number;
}
