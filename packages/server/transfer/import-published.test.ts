// Published files come in with the counts that their folder states, come in again as unchanged, and go out as a sound portfolio.
import { existsSync, readFileSync } from 'node:fs';
import { parseJson } from '@throughline/exchange/portfolio/parse-json.ts';
import { validatePortfolio } from '@throughline/exchange/portfolio/validate/validate.ts';
import { isError } from '@throughline/core/ground/problem.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedDir } from '../../../tools/shared.ts';
import { loadFrameworks } from '../framework/load.ts';
import { type TestStore, caseText, testStore } from './testing/store.ts';

const DATA = `${sharedDir()}/data`;

/** The export is sound by our own rules, and what it says comes back out of an empty store. */
async function goesRound(store: TestStore, organisation: string): Promise<void> {
  const text = await store.exported(organisation);
  const parsed = parseJson(Buffer.from(text));
  expect([...parsed.problems, ...validatePortfolio(parsed.value, loadFrameworks())].filter(isError)).toEqual([]);
  const other = await testStore();
  expect((await other.importBytes('exported.json', text)).outcome).toBe('imported');
  expect(await other.exported(organisation)).toBe(text);
  await other.drop();
  // Into the store that it came from it brings nothing, and takes nothing away that a portfolio cannot say.
  const before = await store.rowCounts();
  expect((await store.importBytes('exported.json', text)).problems.filter(isError)).toEqual([]);
  const after = await store.rowCounts();
  for (const table of ['project', 'result', 'published_indicator', 'published_period', 'money_transaction', 'budget', 'target', 'submission', 'measurement']) {
    expect([table, after[table]]).toEqual([table, before[table]]);
  }
}

describe('the fictional activity file', () => {
  let store: TestStore;
  beforeAll(async () => { store = await testStore(); });
  afterAll(() => store.drop());

  test('comes in, comes in again, goes round, and is taken back', async () => {
    const empty = await store.rowCounts();
    const answer = await store.importCase('iati/three-activities.xml');
    expect(answer).toMatchObject({ outcome: 'imported', kind: 'iati', counts: { projects: 4 } });
    const rows = await store.rowCounts();
    expect(await store.importCase('iati/three-activities.xml')).toMatchObject({ outcome: 'unchanged', counts: answer.counts });
    expect(await store.rowCounts()).toEqual(rows);
    for (const number of [...answer.numbers].reverse()) await store.undo(number);
    const left = await store.rowCounts();
    for (const table of Object.keys(empty)) if (!['organisation', 'data_import', 'import_change', 'trail', 'trail_chain'].includes(table)) expect([table, left[table]]).toEqual([table, empty[table]]);
  });

  test('goes round', async () => {
    const other = await testStore();
    await other.importCase('iati/three-activities.xml');
    const organisations = await other.ownerPool.query<{ code: string }>('select code from organisation');
    await goesRound(other, organisations.rows[0]!.code);
    const detail = await other.ownerPool.query(`select count(*)::int as n from project where detail <> '{}'`);
    expect(detail.rows[0].n).toBeGreaterThan(0);
    await other.drop();
  });

  test('filed under an organisation of one’s own choice', async () => {
    const answer = await store.importCase('iati/three-activities.xml', { organisation: 'MINE' });
    expect(answer.outcome).toBe('imported');
    const found = await store.ownerPool.query(`select count(*)::int as n from project join organisation using (org_id) where organisation.code = 'MINE'`);
    expect(found.rows).toEqual([{ n: 4 }]);
  });

  test('a new edition with a changed actual adds one submission; the rest stays', async () => {
    const text = caseText('iati/three-activities.xml').toString();
    const value = /<actual[^>]*value="([0-9]+)"/.exec(text)![1]!;
    const edition = text.replace(`<actual value="${value}"`, `<actual value="${Number(value) + 1}"`).replaceAll(/last-updated-datetime="[^"]*"/g, 'last-updated-datetime="2031-01-01T00:00:00Z"');
    expect(edition).not.toBe(text);
    const other = await testStore();
    await other.importBytes('a.xml', text);
    const before = await other.rowCounts();
    expect((await other.importBytes('a.xml', edition)).outcome).toBe('imported');
    const after = await other.rowCounts();
    expect(after['submission']! - before['submission']!).toBe(1);
    expect(after['published_period']).toBe(before['published_period']);
    expect((await other.importBytes('a.xml', edition)).outcome).toBe('unchanged');
    await other.drop();
  });
});

const FILES: [string, string, Record<string, number>][] = [
  ['iati/world-bank/worldbank-sv.xml.gz', '44000', { projects: 13, results: 251, indicators: 251, baselines: 251, periods: 251, targets: 251, actuals: 251, transactions: 632 }],
  ['iati/unhcr/unhcr-2024.rebuilt.xml.gz', 'XM-DAC-41121', { projects: 126, results: 1079, indicators: 4814, baselines: 4814, periods: 4814, targets: 2928, actuals: 4814, transactions: 5551 }],
  ['iati/caf/CAF-ActivityFile-2025-10-10.xml.gz', 'XM-DAC-46008', { projects: 478 }],
  ['uninfo/unido-portfolio.json.gz', 'UNIDO', { projects: 427 }],
];

describe.skipIf(!existsSync(DATA))('real files (they lie beside the project in development only)', () => {
  test.each(FILES)('%s', async (file, organisation, counts) => {
    const store = await testStore();
    const bytes = readFileSync(`${DATA}/${file}`);
    const answer = await store.importBytes(file, bytes);
    expect(answer.problems.filter(isError)).toEqual([]);
    expect(answer).toMatchObject({ outcome: 'imported', counts });
    const rows = await store.rowCounts();
    expect(await store.importBytes(file, bytes)).toMatchObject({ outcome: 'unchanged', counts: answer.counts });
    expect(await store.rowCounts()).toEqual(rows);
    await goesRound(store, organisation);
    await store.drop();
  }, 120_000);
});
