/** Ten faults planted in what is derived from the records; check finds each, and nothing once they are taken out. */
import { join } from 'node:path';
import type { Pool } from 'pg';
import { openStore } from '../../../packages/server/open-store.ts';
import { foldLedger } from '../../../packages/server/rollup/fast/refresh.ts';
import { FAULTS } from '../../../packages/server/rollup/testing/faults.ts';
import { inDataFolder, root, throughline } from '../commands.ts';
import { type Proof, watch } from '../proof.ts';

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
        for (const [what, sql] of FAULTS) await plant(what, sql, store.ownerPool, data, seen);
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
