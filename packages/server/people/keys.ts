/** Keys of service accounts: found by the hash of what is shown. */
import type { Verb } from '@throughline/core/people/verbs.ts';
import type { Pool } from 'pg';
import { askWithin, inSight } from '../database/scope.ts';
import { ACCOUNT, type Account } from './accounts.ts';
import { hashOf } from './secrets.ts';

export type FoundKey = Account & { readonly key_id: string; readonly only_verbs: readonly Verb[] | null; readonly stale: boolean };

/** Whose key it is; null when it is none, revoked, out of date, or its account is suspended. */
export async function findKey(pool: Pool, key: string): Promise<FoundKey | null> {
  const hash = hashOf(key);
  const standing = `k.token_hash = '${hash}' and k.revoked is null and k.expires > now()`;
  const rows = await askWithin<FoundKey>(pool, { shown: hash },
    `select set_config('app.account', k.account_id::text, true) from service_key k where ${standing}`,
    `select ${ACCOUNT}, k.key_id, k.only_verbs, coalesce(k.used < now() - interval '1 minute', true) as stale
     from service_key k join account a using (account_id) where ${standing} and a.suspended is null`);
  return rows[0] ?? null;
}

export async function noteUsed(pool: Pool, found: FoundKey): Promise<void> {
  await inSight(pool, { account: found.account_id }, (trx) => trx.query('update service_key set used = now() where key_id = $1', [found.key_id]), true);
}
