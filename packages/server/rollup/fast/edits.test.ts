// Cells stay true however records change: portfolios made up from seeds, edited at random, refreshed in the transaction of
// the edit, with the ledger folded now and then; after each edit both routes say the same.
import { generatePortfolio } from '@throughline/core/rollup/generated-portfolio.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inScope } from '../../database/scope.ts';
import { type TestDatabase, testDatabase } from '../../database/test-database.ts';
import { foldLedger, leaveProjects, rebuild, refreshProjects } from './refresh.ts';
import { compareRoutes } from './testing/compare-routes.ts';
import { loadPortfolio } from './testing/load-portfolio.ts';

const PORTFOLIOS = Number(process.env['THROUGHLINE_PORTFOLIOS'] ?? 5);
const FIRST = Number(process.env['THROUGHLINE_SEED'] ?? 1);
const EDITS = 3;
const COUNTRIES = ['ETH', 'KEN', 'SEN', 'PER'];
const YEARS = { first: 2020, last: 2024 };

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(async () => { await database?.drop(); });

/** Each changes something of one project ($1); $2 is a number to choose by. */
const CHANGES = [
  `update submission set state = 'draft', verified = null where project_id = $1 and submission_id % 3 = $2 % 3 and state = 'verified'`,
  `update submission set state = 'verified', verified = '2024-02-01' where project_id = $1 and state <> 'verified' and $2 = $2`,
  `update measurement set value = value + 1 where project_id = $1 and value is not null and submission_id % 4 = $2 % 4`,
  `delete from target where project_id = $1 and (indicator_id + target_no) % 3 = $2 % 3`,
  `update project set programme_id = null, unit = 'U9', donors = array['DN1'] where project_id = $1 and $2 = $2`,
  `update project_country set iso3 = case iso3 when 'KEN' then 'PER' when 'ETH' then 'SEN' else 'KEN' end where project_id = $1 and $2 = $2`,
  `update project set ends = date '2022-09-30' + ($2 % 500), budget_amount = 700000 where project_id = $1`,
  `update result set sdg_targets = array['8.3'] where project_id = $1 and $2 = $2`,
  `update project_indicator set baseline = null, baseline_year = null, baseline_value = null, baseline_numerator = null, baseline_denominator = null
    where project_id = $1 and indicator_id % 2 = $2 % 2`,
  `delete from measurement where project_id = $1 and (submission_id + indicator_id) % 5 = $2 % 5`,
];

test.each(Array.from({ length: PORTFOLIOS }, (_, i) => FIRST + i))('portfolio of seed %i', async (seed) => {
  const portfolio = { ...generatePortfolio(seed, 6), organisation: { id: `GEN${seed}`, name: { en: 'Generated' } } };
  const orgId = await loadPortfolio(database.ownerPool, portfolio, seed * 10_000);
  await rebuild(database.ownerPool, orgId);
  await expectAgreement(orgId, `seed ${seed}, rebuilt`);
  const projects = (await database.ownerPool.query('select project_id from project where org_id = $1 order by project_id', [orgId])).rows;
  for (let edit = 0; edit < EDITS; edit += 1) {
    const choice = seed * 7 + edit * 5;
    const project = projects[choice % projects.length].project_id;
    const change = CHANGES[choice % CHANGES.length]!;
    await inScope(database.appPool, [orgId], async (trx) => {
      await trx.query(change, [project, choice]);
      await refreshProjects(trx, orgId, [project]);
    }, true);
    if (edit === 1) await foldLedger(database.ownerPool);
    await expectAgreement(orgId, `seed ${seed}, edit ${edit}: ${change}`);
  }
  await inScope(database.appPool, [orgId], async (trx) => {
    await leaveProjects(trx, orgId, [projects[0].project_id]);
    await trx.query('delete from project where project_id = $1', [projects[0].project_id]);
  }, true);
  await expectAgreement(orgId, `seed ${seed}, a project deleted`);
}, 120_000);

async function expectAgreement(orgId: string, when: string): Promise<void> {
  const { asked, answered, different } = await compareRoutes(database.appPool, orgId, YEARS, COUNTRIES);
  expect(different, when).toEqual([]);
  expect(answered / asked).toBeGreaterThan(0.5);
}
