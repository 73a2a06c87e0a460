// The fast route says what the plain rules say: every place, year and range of every case, all members of a figure.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedDir } from '../../../../tools/shared.ts';
import { type TestDatabase, testDatabase } from '../../database/test-database.ts';
import { rebuild } from './refresh.ts';
import { compareRoutes } from './testing/compare-routes.ts';
import { loadPortfolio } from './testing/load-portfolio.ts';

const CASES = ['agro-industry', 'agro-industry-late', 'agro-industry-counts', 'rules', 'generated/small', 'generated/medium'];
const COUNTRIES = ['IND', 'CHN', 'BRA', 'ETH', 'KEN', 'CIV', 'SEN', 'VNM'];
const shared = sharedDir();
let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(async () => { await database?.drop(); });

describe.skipIf(shared === null)('the worked and generated cases', () => {
  test.each(CASES)('%s', async (name) => {
    const file = `${shared}/cases/${name}.portfolio.json`;
    const portfolio = JSON.parse(existsSync(file) ? readFileSync(file, 'utf8') : gunzipSync(readFileSync(`${file}.gz`)).toString());
    portfolio.organisation.id = name;
    const orgId = await loadPortfolio(database.ownerPool, portfolio, 1 + CASES.indexOf(name) * 100_000);
    await rebuild(database.ownerPool, orgId);
    const { asked, answered, different } = await compareRoutes(database.appPool, orgId, { first: 2019, last: 2025 }, COUNTRIES);
    expect(different).toEqual([]);
    // What is left to the plain rules here are texts, and totals that regional projects make awkward.
    expect(answered / asked).toBeGreaterThan(0.9);
  }, 120_000);
});
