/** Ten faults planted in what is derived from the records; check finds each, and nothing once they are taken out. */
import { join } from 'node:path';
import type { Pool } from 'pg';
import { openStore } from '../../../packages/server/open-store.ts';
import { foldLedger } from '../../../packages/server/rollup/fast/refresh.ts';
import { inDataFolder, root, throughline } from '../commands.ts';
import { type Proof, watch } from '../proof.ts';

/** Each a statement that changes one thing of the whole organisation or of one series. */
const atTop = "place = 'organisation' and variant = ''";
const firstRow = (where: string): string => `(select ctid from place_cell where ${where} order by indicator_id, from_year, to_year limit 1)`;
const faults: readonly (readonly [what: string, sql: string])[] = [
  ['the value of a cell', `update place_cell set v = v + 1 where ctid = ${firstRow(`${atTop} and v > 0`)}`],
  ['a cell that is gone', `delete from place_cell where ctid = ${firstRow(`${atTop} and v > 0`)}`],
  ['what is expected of a cell', `update place_cell set e = e + 1 where ctid = ${firstRow(`${atTop} and e > 0`)}`],
  ['what is reported in a cell', `update place_cell set r = r - 1 where ctid = ${firstRow(`${atTop} and r > 0`)}`],
  ['a target', `update place_cell set t = t + 1 where ctid = ${firstRow(`${atTop} and t > 0`)}`],
  ['a baseline', `update place_cell set b = coalesce(b, 0) + 1 where ctid = ${firstRow(`${atTop} and bn > 0`)}`],
  ['a carried total', `update place_cell set lv = lv + 1 where ctid = ${firstRow(`${atTop} and lv > 0`)}`],
  ['a row of the ledger', `insert into place_cell_ledger (org_id, place, indicator_id, variant, to_year, from_year, v) select org_id, place, indicator_id, variant, to_year, from_year, 7 from place_cell where ctid = ${firstRow(`${atTop} and v > 0`)}`],
  ['a membership', "update place_cell set place = 'country:none' where ctid = (select ctid from place_cell where place like 'country:%' and place <> 'country:none' and v > 0 and not exists (select from place_cell n where n.org_id = place_cell.org_id and n.place = 'country:none' and n.indicator_id = place_cell.indicator_id and n.variant = place_cell.variant and n.to_year = place_cell.to_year and n.from_year = place_cell.from_year) order by indicator_id limit 1)"],
  ['a union of persons', `update place_cell set u = u + 1 where ctid = ${firstRow(`${atTop} and u > 0`)}`],
  ['a count of a distribution', `update place_cell set nv = nv + 1 where ctid = ${firstRow("place = 'organisation' and variant <> '' and nv > 0 and indicator_id in (select i.indicator_id from indicator i where i.kind = 'ordinal')")}`],
];
const derived = ['place_cell', 'place_cell_ledger'];

export const plantedFaults: Proof = {
  name: 'planted-faults',
  promise: 'throughline check finds each of ten planted faults (a cell, a ledger row, a membership, a carried total …), and none when there is none.',
  command: 'throughline import, throughline check',
  minutes: 7,
  run: async ({ say }) => {
    const seen = watch(say);
    await inDataFolder(async (data) => {
      const imported = await throughline(['import', join(root, 'packages/server/demonstration/portfolio.json')], { data });
      if (!seen.expect(imported.status === 0, `the portfolio is not imported: ${imported.err.slice(0, 300)}`)) return;
      const store = await openStore({ data });
      try {
        // What the server's job does every few seconds: after it the cells hold what the ledger held.
        await foldLedger(store.ownerPool);
        for (const table of derived) await store.ownerPool.query(`create table sound_${table} as table ${table}`);
        const sound = await throughline(['check'], { data });
        seen.expect(sound.status === 0, `check finds a difference where none was planted: ${(sound.out + sound.err).slice(0, 300)}`);
        for (const [what, sql] of faults) await plant(what, sql, store.ownerPool, data, seen);
        const after = await throughline(['check'], { data });
        seen.expect(after.status === 0, `check finds a difference after all faults were taken out: ${(after.out + after.err).slice(0, 300)}`);
      } finally {
        for (const table of derived) await store.ownerPool.query(`drop table if exists sound_${table}`);
        await store.close();
      }
    });
    return seen.shown();
  },
};

async function plant(what: string, sql: string, pool: Pool, data: string, seen: ReturnType<typeof watch>): Promise<void> {
  const { rowCount } = await pool.query(sql);
  if (seen.expect(rowCount === 1, `${what}: ${rowCount} rows were changed, one was meant`)) {
    const check = await throughline(['check'], { data });
    const lines = (check.out + check.err).trim().split('\n');
    seen.expect(check.status === 1, `${what}: check does not find it`);
    seen.note(what, check.status === 1 ? `found, first: ${(lines.find((line) => line.includes(' | ')) ?? lines[0] ?? '').slice(0, 110).replaceAll('|', 'but')}` : 'not found');
  }
  for (const table of derived) {
    await pool.query(`delete from ${table}`);
    await pool.query(`insert into ${table} ${table === 'place_cell_ledger' ? 'overriding system value ' : ''}table sound_${table}`);
  }
}
