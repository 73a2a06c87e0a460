// Changes of several projects at once, with readers and the folding job beside them: nothing waits for ever, nothing deadlocks,
// a reader never sees half of a change, and in the end cells and records agree.
import { generatePortfolio } from '@throughline/core/rollup/generated-portfolio.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inScope } from '../../database/scope.ts';
import { type TestDatabase, testDatabase } from '../../database/test-database.ts';
import { fastFigures } from './fast-figures.ts';
import { foldLedger, rebuild, refreshProjects } from './refresh.ts';
import { compareRoutes } from './testing/compare-routes.ts';
import { loadPortfolio } from './testing/load-portfolio.ts';

const WRITERS = 4;
const CHANGES = 12;
const FRAMEWORK = 'irpf-2019';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(async () => { await database?.drop(); });

test('several projects are verified at once', async () => {
  const { ownerPool, appPool } = database;
  const orgId = await loadPortfolio(ownerPool, { ...generatePortfolio(7, 12), organisation: { id: 'ATONCE', name: { en: 'At once' } } });
  await rebuild(ownerPool, orgId);
  const ids = (await ownerPool.query<{ project_id: string }>('select project_id from project where org_id = $1 order by project_id', [orgId])).rows.map((row) => row.project_id);
  const code = (await ownerPool.query<{ code: string }>(`
    select code from indicator i join measurement m using (indicator_id) where kind in ('flow', 'stock') and m.org_id = $1 group by code order by count(*) desc, code limit 1`, [orgId])).rows[0]!.code;
  const before = await deadlocks();
  let writing = true;
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; n < CHANGES; n += 1) {
      // Every writer changes two projects in one transaction, and all of them the first one now and then.
      const chosen = [...new Set([ids[(writer + n * 5) % ids.length]!, n % 3 === 0 ? ids[0]! : ids[(writer * 3 + n) % ids.length]!])].sort((a, b) => Number(a) - Number(b));
      await inScope(appPool, [orgId], async (trx) => {
        await trx.query('select 1 from project where project_id = any($1) order by project_id for no key update', [chosen]);
        await trx.query('update measurement set value = value + 1 where project_id = any($1) and value is not null and submission_id % 3 = $2 % 3', [chosen, n]);
        await refreshProjects(trx, orgId, chosen);
      }, true);
    }
  };
  // Within one snapshot the organisation is the sum of its countries, whatever is being written.
  const read = async (): Promise<number> => {
    let reads = 0;
    for (; writing; reads += 1) {
      await inScope(appPool, [orgId], async (trx) => {
        const places = (await trx.query<{ place: string }>(`select distinct place from place_cell where org_id = $1 and place like 'country:%'`, [orgId])).rows.map((row) => row.place);
        const asked = ['organisation', ...places].map((place) => ({ indicator: code, place, period: '2021', asOf: '2040-01-01' }));
        const [whole, ...parts] = (await fastFigures(trx, { orgId, framework: FRAMEWORK }, asked)).map((figure) => figure);
        if (parts.some((part) => part === null)) return;
        const cents = (value: string | null | undefined): number => Math.round(Number(value ?? 0) * 1e6);
        expect(parts.reduce((sum, part) => sum + cents(part!.value), 0)).toBe(cents(whole!.value));
      });
    }
    return reads;
  };
  const fold = async (): Promise<void> => { while (writing) { await foldLedger(ownerPool); await new Promise((wake) => { setTimeout(wake, 20); }); } };
  const beside = Promise.all([read(), fold()]);
  await Promise.all(Array.from({ length: WRITERS }, (_one, writer) => write(writer))).finally(() => { writing = false; });
  const [reads] = await beside;
  expect(reads).toBeGreaterThan(0);
  expect(await deadlocks()).toBe(before);
  await foldLedger(ownerPool);
  expect((await ownerPool.query('select count(*)::int as count from place_cell_ledger')).rows[0].count).toBe(0);
  const { different, answered } = await compareRoutes(appPool, orgId, { first: 2020, last: 2023 }, ['ETH', 'KEN', 'SEN', 'PER']);
  expect(different).toEqual([]);
  expect(answered).toBeGreaterThan(100);
}, 120_000);

async function deadlocks(): Promise<number> {
  return (await database.ownerPool.query('select deadlocks::int as count from pg_stat_database where datname = current_database()')).rows[0].count as number;
}
