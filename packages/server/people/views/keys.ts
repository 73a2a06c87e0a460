/** Keys of services of an organisation; never the keys themselves. */
import type { Keys } from '@throughline/contract/people/keys.ts';
import { type Actor, may } from '@throughline/core/people/may.ts';
import type { Verb } from '@throughline/core/people/verbs.ts';
import type { Pool } from 'pg';
import { today } from '../../clock.ts';
import { inSight, see } from '../../database/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { type GrantRow, givenGrant } from '../accounts.ts';
import type { HeldOrganisation } from '../find-organisation.ts';
import { peopleSight } from '../grants.ts';

type Row = {
  key_id: string; name: string; label: string; begins: string; only_verbs: Verb[] | null; made_by: string; made: string; expires: string; used: string | null;
  revoked: string | null; expired: boolean; grants: GrantRow[];
};

const KEYS = `
  select k.key_id, a.name, k.label, k.begins, k.only_verbs, k.made_by, k.made, k.expires, k.used, k.revoked, k.expires <= now() as expired,
         (select coalesce(json_agg(json_build_object('id', g.grant_id::text, 'role', g.role, 'organisation', o.code, 'place', g.place, 'from', g.from_day, 'until', g.until_day,
            'givenBy', g.given_by, 'source', g.source) order by g.grant_id), '[]')
          from role_grant g left join organisation o using (org_id) where g.account_id = k.account_id and g.ended is null) as grants
    from service_key k join account a using (account_id) where k.org_id is not distinct from $1 order by k.key_id desc`;

/** Refused (forbidden): `not-allowed`. */
export function viewKeys(pool: Pool, actor: Actor, org: HeldOrganisation): Promise<Keys> {
  refuseUnless(actor, 'key.read', { organisation: org.code });
  return inSight(pool, {}, async (trx) => {
    await see(trx, await peopleSight(trx, actor));
    const { rows } = await trx.query<Row>(KEYS, [org.orgId]);
    const revokes = may(actor, 'key.revoke', { organisation: org.code }, today());
    return {
      keys: rows.map((row) => {
        const state = row.revoked !== null ? 'revoked' as const : row.expired ? 'expired' as const : 'valid' as const;
        return {
          id: row.key_id, service: row.name, label: row.label, begins: row.begins, only: row.only_verbs, grants: row.grants.map((grant) => givenGrant(grant, false)),
          createdBy: row.made_by, created: row.made, expires: row.expires, lastUsed: row.used, state, mayRevoke: revokes && state === 'valid',
        };
      }),
      mayCreate: may(actor, 'key.create', { organisation: org.code }, today()),
    };
  });
}
