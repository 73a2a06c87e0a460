// The worked example comes in, comes in again, is corrected, and goes out as it came.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestStore, caseText, testStore } from './testing/store.ts';

describe('the worked example', () => {
  let store: TestStore;
  beforeAll(async () => { store = await testStore(); });
  afterAll(() => store.drop());

  test('the worked example is imported, and its counts are read back from the store', async () => {
    const answer = await store.importCase('agro-industry.portfolio.json');
    expect(answer.problems).toEqual([]);
    const doc = JSON.parse(caseText('agro-industry.portfolio.json').toString());
    expect(answer).toMatchObject({ outcome: 'imported', kind: 'portfolio' });
    expect(answer.counts).toMatchObject({
      projects: doc.projects.length,
      results: doc.projects.flatMap((one: any) => one.results ?? []).length,
      indicators: doc.projects.flatMap((one: any) => one.indicators).length,
      baselines: doc.projects.flatMap((one: any) => one.indicators).filter((one: any) => one.baseline).length,
      targets: doc.projects.flatMap((one: any) => one.indicators).flatMap((one: any) => one.targets ?? []).length,
      measurements: doc.reports.flatMap((one: any) => one.values).length,
      budgets: doc.projects.filter((one: any) => one.budget).length,
    });
    expect(store.heard).toHaveLength(1);
  });

  test('a second import changes nothing: no row, no line of history, the same export', async () => {
    const [rows, text] = [await store.rowCounts(), await store.exported('ORG')];
    const answer = await store.importCase('agro-industry.portfolio.json');
    expect(answer).toMatchObject({ outcome: 'unchanged', numbers: [] });
    expect(await store.rowCounts()).toEqual(rows);
    expect(await store.exported('ORG')).toBe(text);
  });

  test('what is exported imports as unchanged, and into an empty store exports the same text', async () => {
    const text = await store.exported('ORG');
    expect(await store.importBytes('exported.json', text)).toMatchObject({ outcome: 'unchanged', problems: [] });
    const other = await testStore();
    expect(await other.importBytes('exported.json', text)).toMatchObject({ outcome: 'imported', problems: [] });
    expect(await other.exported('ORG')).toBe(text);
    await other.drop();
  });
});
