/** The organisation that a file is of: found by its code or made, and locked, so that two imports of it follow one another. */
import type { Words } from '@throughline/core/ground/words.ts';
import type { ReadOrganisation } from '@throughline/exchange/reader.ts';
import { type Trx, seeOrganisations } from '../../database/scope.ts';

export type Filed = { readonly orgId: string; readonly code: string; readonly framework: string; readonly isNew: boolean };

/** `seen` are the organisations of this transaction so far; the one found joins them. */
export async function fileUnder(trx: Trx, given: ReadOrganisation, { framework, seen, demonstration }: { framework: string; seen: string[]; demonstration: boolean }): Promise<Filed> {
  // Held until the transaction ends. The organisation may not have a row yet, so its code is what is locked.
  await trx.query(`select pg_advisory_xact_lock(hashtextextended('throughline import ' || $1, 0))`, [given.id]);
  const made = await trx.query<{ org_id: string; framework: string }>(
    `insert into organisation (code, name, iati, framework, is_demonstration) values ($1, $2, $3, $4, $5) on conflict (code) do nothing returning org_id, framework`,
    [given.id, JSON.stringify(given.name), given.iati, given.framework ?? framework, demonstration]);
  const row = made.rows[0] ?? (await trx.query<{ org_id: string; framework: string }>('select org_id, framework from organisation where code = $1', [given.id])).rows[0]!;
  if (!seen.includes(row.org_id)) seen.push(row.org_id);
  await seeOrganisations(trx, seen);
  await trx.query('update organisation set withdrawn = false where org_id = $1 and withdrawn', [row.org_id]);
  return { orgId: row.org_id, code: given.id, framework: row.framework, isNew: made.rows.length > 0 };
}

/** A name or identifier told otherwise is brought in line; true when it was. */
export async function updateOrganisation(trx: Trx, orgId: string, name: Words, iati: string | null): Promise<boolean> {
  const changed = await trx.query(
    'update organisation set name = $2, iati = coalesce($3, iati) where org_id = $1 and (name, iati) is distinct from ($2::jsonb, coalesce($3, iati))',
    [orgId, JSON.stringify(name), iati]);
  return (changed.rowCount ?? 0) > 0;
}

/** Store ids of every indicator that the organisation may use. */
export async function indicatorIds(trx: Trx, orgId: string, framework: string): Promise<Map<string, string>> {
  const found = await trx.query<{ code: string; indicator_id: string }>(
    'select code, indicator_id from indicator where org_id = $1 or (org_id is null and framework = $2) order by org_id nulls last', [orgId, framework]);
  return new Map(found.rows.map((row) => [row.code, row.indicator_id]));
}
