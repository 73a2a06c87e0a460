/**
 * What was written before there were chains has no hashes. It is taken into the organisations' chains as it stands at the first start
 * since, and an entry says so: how many there were, from when to when. What was done to them before then, nothing can tell.
 */
import { type Written, chainOf, sealedText } from '@throughline/core/assure/trail.ts';
import type { Pool } from 'pg';
import { type Trx, inScope } from '../database/scope.ts';
import { everyone } from './seal-trail.ts';
import { APPEND_ENTRIES, LENGTHEN_CHAINS, MOMENT } from './trail-queries.ts';
import { NONE, entryOf, sha256, writeTrail } from './write-trail.ts';

/** The verb of the entry that says so. */
export const ADOPTED = 'trail.adopt';

const BEFORE = `select ${MOMENT('at')} as at, actor, verb, subject, data, reason from trail_before_chains where org_id = $1 order by trail_id`;

/** A look when nothing is left of before. As the owner; two at once follow one another. */
export async function adoptTrail(ownerPool: Pool): Promise<void> {
  const orgs = await everyone(ownerPool);
  const left = await inScope(ownerPool, orgs, async (trx) => (await trx.query('select from trail_before_chains limit 1')).rowCount !== 0);
  if (!left) return;
  await inScope(ownerPool, orgs, async (trx) => {
    await trx.query('lock table trail_before_chains in exclusive mode');
    for (const orgId of orgs) await adopt(trx, orgId);
  }, true);
}

type Before = { at: string; actor: string; verb: string; subject: string; data: Record<string, unknown>; reason: string | null };

async function adopt(trx: Trx, orgId: string): Promise<void> {
  const rows = (await trx.query<Before>(BEFORE, [orgId])).rows;
  if (rows.length === 0) return;
  const head = (await trx.query<{ number: string; hash: string | null }>(LENGTHEN_CHAINS, [[NONE], [orgId], [null], [rows.length]])).rows[0]!;
  const entries: Written[] = [];
  for (const row of rows) {
    const place = { chain: chainOf(orgId, NONE), number: Number(head.number) - rows.length + entries.length + 1, previous: entries.at(-1)?.hash ?? head.hash, at: row.at };
    const entry = entryOf({ orgId, actor: row.actor, verb: row.verb, subject: row.subject, data: row.data, reason: row.reason }, place);
    entries.push({ ...entry, hash: sha256(sealedText(entry)) });
  }
  const of = (name: keyof Written): unknown[] => entries.map((entry) => entry[name]);
  await trx.query(APPEND_ENTRIES, [
    rows.map(() => NONE), rows.map(() => orgId), ...(['number', 'at', 'actor', 'from', 'verb', 'subject', 'reason', 'before', 'after', 'data', 'previous', 'hash'] as const).map(of),
    [NONE], [orgId], [entries.at(-1)!.hash],
  ]);
  await trx.query('delete from trail_before_chains where org_id = $1', [orgId]);
  await writeTrail(trx, { orgId, actor: 'throughline', verb: ADOPTED, subject: 'trail:before-chains', after: { entries: rows.length, first: rows[0]!.at, last: rows.at(-1)!.at } });
}
