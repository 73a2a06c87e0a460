/** Whether an account may come in at all. */
import type { Done } from '@throughline/contract/people/me.ts';
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Pool } from 'pg';
import { inSight, see } from '../database/scope.ts';
import { writeTrail } from '../frame/write-trail.ts';
import { writeAccountTrail } from './account-trail.ts';
import { mayWith, seenAccount } from './grants.ts';
import { endSessions } from './sessions.ts';

/** The right is needed wherever the account has one. */
export async function setStanding(pool: Pool, actor: Actor, id: string, verb: 'person.suspend' | 'person.restore', reason: string | null): Promise<Done> {
  await inSight(pool, {}, async (trx) => {
    const account = await seenAccount(trx, actor, id);
    if (!(await mayWith(trx, actor, verb, account))) throw new Refused([problem('forbidden', 'not-allowed', verb, { found: actor.name, accepted: verb })]);
    const suspends = verb === 'person.suspend';
    await trx.query(`update account set suspended = ${suspends ? 'coalesce(suspended, now())' : 'null'} where account_id = $1`, [id]);
    if (suspends) {
      await endSessions(trx, id, { but: null });
      await trx.query('update service_key set revoked = coalesce(revoked, now()) where account_id = $1', [id]);
    }
    await writeAccountTrail(trx, { accountId: id, orgId: null, actor, verb, subject: `account:${account.name}`, reason });
    const { rows } = await trx.query<{ org_id: string }>('select distinct org_id from role_grant where account_id = $1 and ended is null and org_id is not null', [id]);
    await see(trx, { orgs: rows.map((row) => row.org_id) });
    for (const { org_id: orgId } of rows) await writeTrail(trx, { orgId, actor: actor.name, from: actor.from, verb, subject: `account:${account.name}`, reason });
  }, true);
  return { done: true };
}
