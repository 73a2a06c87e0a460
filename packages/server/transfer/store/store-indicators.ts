/**
 * An organisation's own indicators: one definition, known by its code. A portfolio states the definition; a published file
 * only shows it in use, so that the first sight of it stands and later ones add levels to its scale.
 */
import type { OwnIndicator } from '@throughline/core/transfer/bundle.ts';
import { inPieces } from '../../collect/insert-submissions.ts';
import { noteNew, noteRows } from './journal.ts';
import { type Put, type Storing, touchProjects } from './storing.ts';

const COLUMNS = { name: 'jsonb', kind: 'text', unit: 'text', direction: 'text', stage: 'text', accountability: 'text', scale: 'jsonb', overlapping: 'text[]', tolerance: 'numeric', origin: 'jsonb' };
const NAMES = Object.keys(COLUMNS);
const GIVEN = `jsonb_to_recordset($2) as r(code text, ${Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`).join(', ')})`;
const OF_ORGANISATION = 't.org_id = $1 and t.framework = $3 and t.code = r.code';

export async function storeIndicators(storing: Storing, indicators: readonly OwnIndicator[]): Promise<void> {
  const rows = indicators.map((one) => ({ ...one, tolerance: one.tolerance ?? '0' }));
  const args = (json: string): unknown[] => [storing.orgId, json, storing.framework];
  const touched = (one: Put) => ({ code: one.code, key: { indicator_id: one.id } });
  if (storing.are === 'current') await growScales(storing, rows);
  const changed = storing.are === 'current' ? [] : await inPieces(rows, async (json) => (await storing.trx.query<Put>(
    `select t.indicator_id as id, t.code from ${GIVEN} join indicator t on ${OF_ORGANISATION}
      where (${NAMES.map((name) => `t.${name}`).join(', ')}) is distinct from (${NAMES.map((name) => `r.${name}`).join(', ')})`, args(json))).rows);
  await noteRows(storing.journal, 'indicator', changed.map(touched));
  if (changed.length > 0) await inPieces(rows, async (json) => (await storing.trx.query<never>(
    `update indicator t set ${NAMES.map((name) => `${name} = r.${name}`).join(', ')} from ${GIVEN} where ${OF_ORGANISATION}
        and t.indicator_id = any ($4)`, [...args(json), changed.map((one) => one.id)])).rows);
  const fresh = await inPieces(rows, async (json) => (await storing.trx.query<Put>(
    `insert into indicator (org_id, framework, code, ${NAMES.join(', ')}) select $1, $3, r.code, ${NAMES.map((name) => `r.${name}`).join(', ')} from ${GIVEN}
     on conflict (org_id, framework, code) do nothing returning indicator_id as id, code`, args(json))).rows);
  await noteNew(storing.journal, 'indicator', fresh.map(touched));
  for (const one of fresh) storing.indicators.set(one.code, one.id);
  await touchProjects(storing, 'select distinct project_id from project_indicator where org_id = $1 and indicator_id = any ($2)', changed);
}

/** Levels that the scale does not have yet. */
async function growScales(storing: Storing, rows: readonly OwnIndicator[]): Promise<void> {
  const scaled = rows.filter((one) => one.scale !== null);
  const grows = `${OF_ORGANISATION} and not coalesce(t.scale, '{}') ?& array(select jsonb_object_keys(r.scale))`;
  const grown = await inPieces(scaled, async (json) => (await storing.trx.query<Put>(
    `select t.indicator_id as id, t.code from ${GIVEN} join indicator t on ${grows}`, [storing.orgId, json, storing.framework])).rows);
  if (grown.length === 0) return;
  await noteRows(storing.journal, 'indicator', grown.map((one) => ({ code: one.code, key: { indicator_id: one.id } })));
  await inPieces(scaled, async (json) => (await storing.trx.query<never>(
    `update indicator t set scale = r.scale || coalesce(t.scale, '{}') from ${GIVEN} where ${grows}`, [storing.orgId, json, storing.framework])).rows);
}
