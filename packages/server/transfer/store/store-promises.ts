/** Own targets of places (figures 6.3) and values of older frameworks (figures 9, 15.9). */
import type { PlaceTarget } from '@throughline/core/plan/promise.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import type { LegacyValue } from '@throughline/exchange/reader.ts';
import { inPieces, indicatorId } from '../../collect/insert-submissions.ts';
import { noteNew, noteRows } from './journal.ts';
import { type Put, type Storing } from './storing.ts';

const TARGET = 'jsonb_to_recordset($2) as r(place text, indicator_id bigint, mode text, period_first integer, period_last integer, value numeric, authority text)';
const SAME_TARGET = `t.org_id = $1 and t.place = r.place and t.indicator_id = r.indicator_id and t.mode = r.mode
  and (t.period_first, t.period_last) is not distinct from (r.period_first, r.period_last)`;

export async function storePlaceTargets(storing: Storing, targets: readonly PlaceTarget[]): Promise<void> {
  const rows = targets.map((one) => ({
    place: one.place, indicator_id: indicatorId(storing, one.indicator, '/placeTargets'), mode: one.mode, period_first: one.period?.first ?? null,
    period_last: one.period?.last ?? null, value: decimalText(one.value), authority: one.authority,
  }));
  const touched = (one: Put) => ({ code: one.code, key: { org_id: storing.orgId, place_target_id: one.id } });
  const differ = '(t.value, t.authority) is distinct from (r.value, r.authority)';
  const changed = await inPieces(rows, async (json) => (await storing.trx.query<Put>(
    `select t.place_target_id as id, t.place as code from ${TARGET} join place_target t on ${SAME_TARGET} where ${differ}`, [storing.orgId, json])).rows);
  await noteRows(storing.journal, 'place_target', changed.map(touched));
  if (changed.length > 0) await inPieces(rows, async (json) => (await storing.trx.query<never>(
    `update place_target t set value = r.value, authority = r.authority from ${TARGET} where ${SAME_TARGET} and ${differ}`, [storing.orgId, json])).rows);
  const fresh = await inPieces(rows, async (json) => (await storing.trx.query<Put>(
    `insert into place_target (org_id, place, indicator_id, mode, period_first, period_last, value, authority)
     select $1, r.place, r.indicator_id, r.mode, r.period_first, r.period_last, r.value, r.authority from ${TARGET}
     on conflict do nothing returning place_target_id as id, place as code`, [storing.orgId, json])).rows);
  await noteNew(storing.journal, 'place_target', fresh.map(touched));
}

const LEGACY = `jsonb_to_recordset($2) as r(project text, period_text text, period_first integer, period_last integer, title jsonb, value numeric,
  maps_to text, grade text, source_at text)`;
/** A row is known by its project, period and title: several titles of one year may stand side by side. */
const SAME_LEGACY = 't.org_id = $1 and t.project_code = r.project and t.period_text = r.period_text and t.title = r.title';

/** The mapping that stands on a row and says what the file says. */
const CONFIRMED = `
  select from mapping m join mapping_confirmation c on c.org_id = m.org_id and c.confirmation_id = m.confirmation_id
    left join indicator i on i.indicator_id = m.to_indicator_id
   where m.org_id = t.org_id and m.legacy_id = t.legacy_id and c.undone is null and (i.code, m.grade) is not distinct from (r.maps_to, r.grade)
     and not exists (select from mapping n join mapping_confirmation d on d.org_id = n.org_id and d.confirmation_id = n.confirmation_id
                      where n.org_id = m.org_id and n.legacy_id = m.legacy_id and d.undone is null and n.mapping_id > m.mapping_id)`;

export async function storeLegacy(storing: Storing, values: readonly LegacyValue[]): Promise<void> {
  const rows = values.map((one) => ({
    project: one.project, period_text: one.periodText, period_first: one.period?.first ?? null, period_last: one.period?.last ?? null,
    title: one.title, value: decimalText(one.value), maps_to: one.mapsTo, grade: one.grade, source_at: one.at,
  }));
  const touched = (one: Put) => ({ code: one.code, key: { org_id: storing.orgId, legacy_id: one.id } });
  // a file that says what was confirmed here says nothing new
  const differ = `(t.value is distinct from r.value or ((t.maps_to, t.grade) is distinct from (r.maps_to, r.grade) and not exists (${CONFIRMED})))`;
  const changed = await inPieces(rows, async (json) => (await storing.trx.query<Put>(
    `select t.legacy_id as id, t.project_code || '/' || t.period_text as code from ${LEGACY} join legacy_value t on ${SAME_LEGACY} where ${differ}`,
    [storing.orgId, json])).rows);
  await noteRows(storing.journal, 'legacy_value', changed.map(touched));
  if (changed.length > 0) await inPieces(rows, async (json) => (await storing.trx.query<never>(
    `update legacy_value t set value = r.value, maps_to = r.maps_to, grade = r.grade, source_import = $3, source_at = r.source_at
       from ${LEGACY} where ${SAME_LEGACY} and ${differ}`, [storing.orgId, json, storing.importId])).rows);
  const fresh = await inPieces(rows, async (json) => (await storing.trx.query<Put>(
    `insert into legacy_value (org_id, project_code, period_text, period_first, period_last, title, value, maps_to, grade, source_import, source_at)
     select $1, r.project, r.period_text, r.period_first, r.period_last, r.title, r.value, r.maps_to, r.grade, $3, r.source_at from ${LEGACY}
      where not exists (select from legacy_value t where ${SAME_LEGACY})
     returning legacy_id as id, project_code || '/' || period_text as code`, [storing.orgId, json, storing.importId])).rows);
  await noteNew(storing.journal, 'legacy_value', fresh.map(touched));
}
