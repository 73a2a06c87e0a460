/**
 * Keeps the store's rows of framework indicators equal to `frameworks/`: values refer to these rows, so they are added and
 * reworded, never removed.
 */
import type { Framework } from '@throughline/core/framework/types.ts';
import type { Pool } from 'pg';
import { loadFrameworks } from './load.ts';

const UPSERT = `
  insert into indicator (org_id, framework, code, name, kind, unit, direction, stage, area, accountability, overlapping)
  select null, $1, i.code, i.name, i.kind, i.unit, i.direction, i.stage, i.area, i.accountability,
         array(select jsonb_array_elements_text(i.overlapping))
    from jsonb_to_recordset($2) as i(code text, name jsonb, kind text, unit text, direction text, stage text, area text,
                                     accountability text, overlapping jsonb)
  on conflict (org_id, framework, code) do update
     set name = excluded.name, kind = excluded.kind, unit = excluded.unit, direction = excluded.direction, stage = excluded.stage,
         area = excluded.area, accountability = excluded.accountability, overlapping = excluded.overlapping
   where (indicator.name, indicator.kind, indicator.unit, indicator.direction, indicator.stage, indicator.area,
          indicator.accountability, indicator.overlapping)
         is distinct from (excluded.name, excluded.kind, excluded.unit, excluded.direction, excluded.stage, excluded.area,
                           excluded.accountability, excluded.overlapping)`;

/** Brings every framework of the installation into the store. As the owner, after migrating. Costs a read when nothing changed. */
export async function syncIndicators(pool: Pool): Promise<void> {
  for (const framework of loadFrameworks().frameworks.values()) {
    await pool.query(UPSERT, [framework.id, JSON.stringify(rowsOf(framework))]);
  }
}

const rowsOf = (framework: Framework): object[] =>
  [...framework.indicators.values()].map((one) => ({
    code: one.code, name: one.name, kind: one.kind, unit: one.unit, direction: one.direction, stage: one.stage, area: one.area,
    accountability: one.accountability, overlapping: one.overlapping,
  }));
