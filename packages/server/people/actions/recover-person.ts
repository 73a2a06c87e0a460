/** A way back in for somebody who lost the password, or the second factor: a link for one use, to be handed on. */
import type { Link, Recover } from '@throughline/contract/people/people.ts';
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Pool } from 'pg';
import { inSight } from '../../database/scope.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { mayWith, seenAccount } from '../grants.ts';
import { addressOf, makeLink } from '../links.ts';

export const verb = 'person.recover';
const DAYS = 1;

/**
 * Whoever recovers could come in instead: so the right is needed wherever the account has one. Refused: `account-unknown` (missing),
 * `not-allowed`, `demonstration-account`, `account-suspended` (forbidden).
 */
export async function recoverPerson(pool: Pool, actor: Actor, id: string, asked: Recover, base: string): Promise<Link> {
  return inSight(pool, {}, async (trx) => {
    const account = await seenAccount(trx, actor, id);
    if (!(await mayWith(trx, actor, verb, account))) throw new Refused([problem('forbidden', 'not-allowed', verb, { found: actor.name, accepted: verb })]);
    if (account.is_demonstration || account.kind === 'service') throw new Refused([problem('forbidden', 'demonstration-account', 'person')]);
    if (account.suspended !== null) throw new Refused([problem('forbidden', 'account-suspended', 'person')]);
    const removes = asked.secondFactor === 'remove';
    const { token, expires } = await makeLink(trx, { kind: 'recovery', accountId: id, dropsSecondFactor: removes, madeBy: actor.name, days: DAYS });
    await writeAccountTrail(trx, { accountId: id, orgId: null, actor, verb, subject: `account:${account.name}`, data: { secondFactor: removes ? 'remove' : 'keep' }, reason: asked.reason ?? null });
    return { link: addressOf(base, token), expires };
  }, true);
}
