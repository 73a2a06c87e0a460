/**
 * The store that screens are measured on: one organisation of 1,000 generated projects, and one of 10,000 projects that say
 * little, for the longest table, with a project whose chain has 300 results, for the largest diagram.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from '@throughline/server/database/open-database.ts';
import { openStore } from '@throughline/server/open-store.ts';
import { rebuild } from '@throughline/server/rollup/fast/refresh.ts';
import { generateMeasurements } from '../../generate/measurements.ts';

export const PROJECTS = 1_000;
export const ROWS = 10_000;
export const NODES = 300;
export const GENERATED = 'BENCH-1';
export const LONG = 'BENCH-ROWS';
export const CHAIN = 'CHAIN-300';

const STAGES = ['output', 'reach', 'capacity', 'behaviour', 'benefit', 'impact'];

const LONG_ORGANISATION = `insert into organisation (code, name, framework) values ($1, '{"en": "Long table"}', 'irpf-2019') returning org_id`;
/** Deterministic: every seventh country of the list, budgets by number. */
const LONG_PROJECTS = `
  insert into project (org_id, code, title, starts, ends, country, unit, donors, functions, priorities, sdg_targets, budget_amount, budget_currency, budget_factor_num, budget_factor_den)
  select $1, 'ROW-' || n, jsonb_build_object('en', 'Cleaner production in valley ' || n), make_date(2015 + n % 8, 1, 1), make_date(2019 + n % 8, 12, 31),
         (array['ETH', 'SEN', 'KEN', 'GHA', 'VNM', 'PER', 'EGY'])[n % 7 + 1], 'U' || n % 9, array['D' || n % 30], '{}', '{}', array['9.' || n % 4 + 1], 1000 * n, 'USD', 1, 1
    from generate_series(1, $2) n returning project_id, code`;

/** Opens (and fills, the first time) the store; it is kept for the next run. */
export async function screensStore(say: (line: string) => void): Promise<{ store: OpenDatabase; data: string }> {
  const data = join(process.env['THROUGHLINE_BENCH_DATA'] ?? tmpdir(), `throughline-screens-${PROJECTS}`);
  const store = await openStore({ data });
  const held = await store.ownerPool.query(`select from organisation where code = $1`, [LONG]);
  if (held.rows.length === 0) {
    say(`making ${PROJECTS} projects with their reports, and ${ROWS} rows`);
    await generateMeasurements(store.ownerPool, PROJECTS, 1, say, [100]);
    await rebuild(store.ownerPool);
    await fillLong(store);
  }
  return { store, data };
}

async function fillLong({ ownerPool }: OpenDatabase): Promise<void> {
  const orgId = (await ownerPool.query(LONG_ORGANISATION, [LONG])).rows[0].org_id as string;
  await ownerPool.query(LONG_PROJECTS, [orgId, ROWS]);
  await ownerPool.query('insert into project_code (org_id, code, project_id) select org_id, code, project_id from project where org_id = $1', [orgId]);
  await ownerPool.query('insert into project_country (project_id, org_id, iso3, share) select project_id, org_id, country, 100 from project where org_id = $1', [orgId]);
  const made = await ownerPool.query(`update project set code = $2, title = '{"en": "A chain of three hundred results"}' where org_id = $1 and code = 'ROW-1' returning project_id`, [orgId, CHAIN]);
  await ownerPool.query('update project_code set code = $2 where project_id = $1', [made.rows[0].project_id, CHAIN]);
  const results = Array.from({ length: NODES }, (_, at) => ({
    code: `R${at}`, stage: STAGES[Math.floor((at * STAGES.length) / NODES)]!,
    // each leads to two of the next stage
    leads: [at + NODES / STAGES.length, at + NODES / STAGES.length + 1].filter((next) => next < NODES).map((next) => ({ result: `R${next}` })),
  }));
  for (const [ordinal, one] of results.entries()) {
    await ownerPool.query('insert into result (project_id, org_id, code, ordinal, stage, title, leads_to) values ($1, $2, $3, $4, $5, $6, $7)',
      [made.rows[0].project_id, orgId, one.code, ordinal + 1, one.stage, JSON.stringify({ en: `Result ${one.code} of the chain` }), JSON.stringify(one.leads)]);
  }
  await ownerPool.query('analyze');
}
