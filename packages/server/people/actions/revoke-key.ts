/** Ends a key at once. */
import type { Done } from '@throughline/contract/people/me.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Pool } from 'pg';
import { inSight, see } from '../../database/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { peopleSight } from '../grants.ts';

export const verb = 'key.revoke';

type Row = { account_id: string; org_id: string | null; begins: string; organisation: string | null };

/** Refused: `key-unknown` (missing), also when it has been revoked or is not to be seen; `not-allowed` (forbidden). */
export async function revokeKey(pool: Pool, actor: Actor, id: string): Promise<Done> {
  await inSight(pool, {}, async (trx) => {
    await see(trx, await peopleSight(trx, actor));
    const found = /^[0-9]{1,18}$/.test(id) ? (await trx.query<Row>(
      `select k.account_id, k.org_id, k.begins, o.code as organisation from service_key k left join organisation o using (org_id) where k.key_id = $1 and k.revoked is null for update of k`, [id])).rows[0] : undefined;
    if (found === undefined) throw new Refused([missing('key-unknown', 'key', { found: id })]);
    refuseUnless(actor, verb, found.organisation === null ? { store: true } : { organisation: found.organisation });
    await trx.query('update service_key set revoked = now() where key_id = $1', [id]);
    if (found.org_id !== null) await see(trx, { orgs: [found.org_id] });
    await writeAccountTrail(trx, { accountId: found.account_id, orgId: found.org_id, actor, verb, subject: `key:${found.begins}` });
  }, true);
  return { done: true };
}
