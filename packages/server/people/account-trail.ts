/**
 * What was done with an account. Its owner and those who see its people read it in the account's history; every act but coming and
 * going stands in the trail as well, in that of the organisation concerned, or of the store.
 */
import { type Trx, see } from '../database/scope.ts';
import { NONE, writeTrail } from '../frame/write-trail.ts';

export type AccountDeed = {
  readonly accountId: string;
  /** The organisation it was done in; null: in none. */
  readonly orgId: string | null;
  readonly actor: { readonly name: string; readonly from: string | null };
  readonly verb: string;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly reason?: string | null;
};

/** One chain of the store for everybody's coming and going would make each wait for the other. */
const COMING_AND_GOING = new Set(['session.create', 'session.end']);

/** Written in the transaction of the deed, last of all: it leaves the transaction seeing that organisation. Never holds what would let somebody in. */
export async function writeAccountTrail(trx: Trx, deed: AccountDeed): Promise<void> {
  const { accountId, orgId, actor, verb, subject, data = {}, reason = null, before, after } = deed;
  await trx.query('insert into account_deed (account_id, org_id, actor, address, verb, subject, data, reason) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [accountId, orgId, actor.name, actor.from, verb, subject, JSON.stringify({ ...data, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }), reason]);
  if (COMING_AND_GOING.has(verb)) return;
  await see(trx, { orgs: [orgId ?? NONE] });
  await writeTrail(trx, { orgId: orgId ?? NONE, actor: actor.name, from: actor.from, verb, subject, before, after, data, reason });
}
