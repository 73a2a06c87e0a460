/** The trail: who did what, when, to which subject. Written in the transaction of the deed, never changed. */
import type { Trx } from '../database/scope.ts';

export type Deed = {
  readonly orgId: string;
  readonly actor: string;
  /** `noun.verb`, as in core/people/may.ts. */
  readonly verb: string;
  readonly subject: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly reason?: string | null;
};

export async function writeTrail(trx: Trx, deed: Deed): Promise<void> {
  await trx.query('insert into trail (org_id, actor, verb, subject, data, reason) values ($1, $2, $3, $4, $5, $6)',
    [deed.orgId, deed.actor, deed.verb, deed.subject, JSON.stringify(deed.data ?? {}), deed.reason ?? null]);
}
