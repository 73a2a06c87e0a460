/** Becomes one of the cast of the demonstration, without a password: on a loopback address only, which the route sees to. */
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import type { Pool } from 'pg';
import { inSight, see } from '../../database/scope.ts';
import { findAccount } from '../accounts.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { type Visitor, openSession } from '../sessions.ts';

export const verb = 'session.create';

/** Refused (missing): `account-unknown`: not one of the cast. */
export async function switchPerson(pool: Pool, id: string, visitor: Visitor): Promise<{ readonly accountId: string; readonly token: string }> {
  return inSight(pool, { people_store: true }, async (trx) => {
    const account = await findAccount(trx, { id });
    if (account === null || !account.is_demonstration || account.suspended !== null) throw new Refused([missing('account-unknown', 'person', { found: id })]);
    await see(trx, { account: account.account_id });
    const { token } = await openSession(trx, account.account_id, 'cast', visitor);
    await writeAccountTrail(trx, { accountId: account.account_id, orgId: null, actor: { name: account.name, from: visitor.address }, verb, subject: `account:${account.name}`, data: { by: 'cast' } });
    return { accountId: account.account_id, token };
  }, true);
}
