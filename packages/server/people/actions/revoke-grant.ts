/** Ends a grant at once; it stays written down with who gave and who ended it. */
import type { Done } from '@throughline/contract/people/me.ts';
import type { Because } from '@throughline/contract/people/people.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Role } from '@throughline/core/people/roles.ts';
import type { Pool } from 'pg';
import { inSight, see } from '../../database/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { peopleSight, refuseUnlessGives, seenAccount } from '../grants.ts';
import { knownPlace } from '../lies-in.ts';
import { turnSoon } from '../sessions.ts';

export const verb = 'grant.revoke';

type Row = { account_id: string; role: Role; place: string; organisation: string | null; from_day: string | null; until_day: string | null };

/** Refused: `grant-unknown` (missing), also when it has ended or is not to be seen; `not-allowed` (forbidden). */
export async function revokeGrant(pool: Pool, actor: Actor, id: string, { reason }: Because): Promise<Done> {
  await inSight(pool, {}, async (trx) => {
    await see(trx, await peopleSight(trx, actor));
    const found = /^[0-9]{1,18}$/.test(id) ? (await trx.query<Row>(
      `select g.account_id, g.role, g.place, o.code as organisation, g.from_day, g.until_day from role_grant g left join organisation o using (org_id)
       where g.grant_id = $1 and g.ended is null for update of g`, [id])).rows[0] : undefined;
    if (found === undefined) throw new Refused([missing('grant-unknown', 'grant', { found: id })]);
    const { orgId, scope } = await knownPlace(trx, { organisation: found.organisation, place: found.place });
    const account = await seenAccount(trx, actor, found.account_id);
    refuseUnless(actor, verb, scope);
    refuseUnlessGives(actor, found.role, scope, verb);
    await trx.query('update role_grant set ended = now(), ended_by = $2 where grant_id = $1', [id, actor.name]);
    await turnSoon(trx, found.account_id);
    if (orgId !== null) await see(trx, { orgs: [orgId] });
    await writeAccountTrail(trx, {
      accountId: found.account_id, orgId, actor, verb, subject: `account:${account.name}`, reason: reason ?? null,
      before: { role: found.role, place: found.place, from: found.from_day, until: found.until_day },
    });
  }, true);
  return { done: true };
}
