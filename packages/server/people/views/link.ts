/** What a one-time link is for, before it is used. */
import type { LookedAtLink } from '@throughline/contract/people/people.ts';
import type { Pool } from 'pg';
import { inSight, see } from '../../database/scope.ts';
import { findAccount } from '../accounts.ts';
import { lookAtLink } from '../links.ts';

/** Refused (missing): `link-not-valid`. */
export function viewLink(pool: Pool, token: string): Promise<LookedAtLink> {
  return inSight(pool, {}, async (trx) => {
    const link = await lookAtLink(trx, token);
    if (link.kind === 'first') return { kind: link.kind, name: null, role: 'administrator', at: { organisation: null, place: 'store' }, expires: link.expires, accountExists: false };
    await see(trx, link.account_id === null ? { shown: link.name! } : { account: link.account_id });
    const account = await findAccount(trx, link.account_id === null ? { name: link.name! } : { id: link.account_id });
    return {
      kind: link.kind, name: account?.name ?? link.name, role: link.role, at: link.place === null ? null : { organisation: link.organisation, place: link.place },
      expires: link.expires, accountExists: account !== null,
    };
  });
}
