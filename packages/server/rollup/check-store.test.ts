import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL } from '@throughline/core/people/may.ts';
import { inScope } from '../database/scope.ts';
import { type TestDatabase, testDatabase } from '../database/test-database.ts';
import { syncIndicators } from '../framework/sync-indicators.ts';
import { type HeldOrganisation, findOrganisation } from '../people/find-organisation.ts';
import { importFile } from '../transfer/actions/import-file.ts';
import { caseText } from '../transfer/testing/store.ts';
import { LISTENERS } from '../wiring.ts';
import { type Difference, checkStore } from './check-store.ts';
import { foldLedger } from './fast/refresh.ts';
import { FAULTS } from './testing/faults.ts';

let store: TestDatabase;
let org: HeldOrganisation;

beforeAll(async () => {
  store = await testDatabase();
  await syncIndicators(store.ownerPool);
  const file = { file: 'agro-industry', open: async function* open() { yield caseText('agro-industry.portfolio.json'); } };
  expect((await importFile({ pool: store.appPool, actor: LOCAL, listeners: LISTENERS }, file)).outcome).toBe('imported');
  await foldLedger(store.ownerPool);
  org = await findOrganisation(store.appPool, undefined);
});
afterAll(() => store.drop());

class TakenBack extends Error {}

/** Plants a fault in a transaction of the owner, checks, and takes it back. */
async function differencesWith(fault: string | null): Promise<Difference[]> {
  const found: Difference[] = [];
  await inScope(store.ownerPool, [org.orgId], async (trx) => {
    if (fault !== null) expect((await trx.query(fault)).rowCount, 'one row is meant').toBe(1);
    await checkStore(trx, org, '2024-12-31', (one) => found.push(one));
    throw new TakenBack();
  }, true).catch((error: unknown) => { if (!(error instanceof TakenBack)) throw error; });
  return found;
}

describe('check', () => {
  it('finds nothing where nothing is wrong, in every figure that has a fast way', async () => {
    const found: Difference[] = [];
    const checked = await inScope(store.appPool, [org.orgId], (trx) => checkStore(trx, org, '2024-12-31', (one) => found.push(one)));
    expect(found).toEqual([]);
    expect(checked.figures).toBeGreaterThan(200);
  });

  it.each(FAULTS)('finds a planted fault: %s', async (_what, fault) => {
    expect((await differencesWith(fault)).length).toBeGreaterThan(0);
  });

  it('finds nothing once all are taken out', async () => {
    expect(await differencesWith(null)).toEqual([]);
  });
});
