// A changed value becomes a new submission; undoing puts everything back as it was; what rests on an import holds it.
import { Refused } from '@throughline/core/ground/problem.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refreshProjects } from '../rollup/fast/refresh.ts';
import { type TestStore, caseText, testStore } from './testing/store.ts';

let store: TestStore;
beforeEach(async () => { store = await testStore([refreshProjects]); });
afterEach(() => store.drop());

const FILE = 'agro-industry.portfolio.json';
type Doc = Record<string, any>;
const changed = (change: (doc: Doc) => void): string => {
  const doc = JSON.parse(caseText(FILE).toString()) as Doc;
  change(doc);
  return JSON.stringify(doc);
};
const P1_2021 = (doc: Doc) => doc['reports'].find((one: any) => one.project === 'P1' && one.period === '2021');
const setTco = (value: string) => changed((doc) => { P1_2021(doc).values.find((one: any) => one.indicator === 'TCO.1').value = value; });
const RECORDS = ['organisation', 'project', 'project_code', 'project_country', 'result', 'result_indicator', 'project_indicator', 'target', 'submission', 'measurement',
  'measurement_cell', 'measurement_person', 'measurement_deal', 'programme', 'person', 'deal', 'place_target', 'exchange_rate', 'indicator', 'legacy_value'];

/** Every row of every table of records, as text; ids included. */
async function everything(): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of RECORDS) {
    const found = await store.ownerPool.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t order by 1`);
    all[table] = found.rows.map((one) => one.row);
  }
  return all;
}

async function values(code: string): Promise<{ value: string; number: number; reason: string | null }[]> {
  return (await store.ownerPool.query<{ value: string; number: number; reason: string | null }>(
    `select m.value, s.number, s.reason from measurement m join submission s using (project_id, submission_id) join indicator i using (indicator_id)
       join project p on p.project_id = m.project_id where p.code = 'P1' and i.code = $1 and s.period_first = 2021 * 4 order by s.number`, [code])).rows;
}

test('a changed value becomes a new submission with its reason, and only that value', async () => {
  await store.importCase(FILE);
  const before = await store.rowCounts();
  const answer = await store.importBytes(FILE, setTco('6'));
  expect(answer).toMatchObject({ outcome: 'imported' });
  expect((await values('TCO.1')).map((one) => [one.value, one.reason])).toEqual([['5', null], ['6', `import of ${FILE}`]]);
  expect(await values('BUS.1')).toHaveLength(1);
  const after = await store.rowCounts();
  expect(after['submission']! - before['submission']!).toBe(1);
  expect(after['measurement']! - before['measurement']!).toBe(1);
  expect(await store.importBytes(FILE, setTco('6'))).toMatchObject({ outcome: 'unchanged' });
  expect(await store.rowCounts()).toEqual(after);
});

test('the corrected portfolio goes out, and comes in again as what it is', async () => {
  await store.importCase(FILE);
  await store.importBytes(FILE, setTco('6'));
  const text = await store.exported('ORG');
  expect(await store.importBytes('exported.json', text)).toMatchObject({ outcome: 'unchanged', problems: [] });
  // The first file again: its value differs from what is in force, so it is a change once more.
  await store.importCase(FILE);
  expect((await values('TCO.1')).map((one) => one.value)).toEqual(['5', '6', '5']);
  expect(await store.importCase(FILE)).toMatchObject({ outcome: 'unchanged' });
});

test('undoing a correction puts every row back', async () => {
  await store.importCase(FILE);
  const before = await everything();
  const answer = await store.importBytes(FILE, changed((doc) => {
    P1_2021(doc).values[0].value = '7';
    doc['projects'][0].title = { en: 'Another title' };
    doc['projects'][0].countries = [{ iso3: 'ETH', share: '60' }, { iso3: 'KEN', share: '40' }];
    doc['projects'][0].results[0].indicators = [];
    doc['projects'][0].results[0].title = { en: 'Other' };
    doc['projects'][0].indicators[0].targets[0].value = '9';
    doc['projects'][0].indicators[0].targets.push({ mode: 'annual', period: '2020', value: '1' });
    doc['projects'][0].indicators[0].baseline.value = '1';
    doc['projects'][0].indicators.push({ code: 'TCO.3' });
    doc['projects'].push({ id: 'NEW', title: { en: 'New' }, start: '2022-01-01', indicators: [{ code: 'TCO.1' }] });
    doc['reports'].push({ project: 'NEW', period: '2022', submitted: '2023-01-01', state: 'verified', verified: '2023-01-01', values: [{ indicator: 'TCO.1', value: '3' }] });
    doc['persons'][0].sex = 'X';
    doc['persons'].push({ id: 'another', sex: 'F' });
    doc['deals'][0].amount = '17';
    doc['programmes'][0].name = { en: 'Renamed' };
    doc['indicators'][0].name = { en: 'Renamed' };
    doc['exchangeRates'].push({ currency: 'GBP', year: 2023, perUsd: '0.8' });
    doc['placeTargets'][0].value = '31';
    for (const report of doc['reports']) if (report.state === 'draft') report.values = report.values.slice(1);
  }));
  expect(answer).toMatchObject({ outcome: 'imported', problems: [] });
  expect(await everything()).not.toEqual(before);
  await store.undo(answer.numbers[0]!);
  expect(await everything()).toEqual(before);
  const trail = await store.ownerPool.query(`select verb, subject from trail where project_id = 0 order by number`);
  expect(trail.rows.map((row) => row.verb)).toEqual(['import.create', 'import.create', 'import.undo']);
  await expect(store.undo(answer.numbers[0]!)).rejects.toMatchObject({ problems: [{ code: 'import-undone-already' }] });
});

test('undoing a first import leaves no record and no cell', async () => {
  const answer = await store.importCase(FILE);
  await store.undo(answer.numbers[0]!);
  const rows = await store.rowCounts();
  const left = Object.entries(rows).filter(([table, count]) => count > 0 && !['organisation', 'data_import', 'import_change', 'trail', 'trail_chain', 'indicator'].includes(table) && !table.endsWith('_ledger'));
  expect(left).toEqual([]);
  const own = await store.ownerPool.query('select code from indicator where org_id is not null');
  expect(own.rows).toEqual([]);
  const sums = await store.ownerPool.query('select place, indicator_id, variant, from_year, to_year, sum(v) as v, sum(e) as e from place_cell_ledger group by 1, 2, 3, 4, 5 having sum(v) <> 0 or sum(e) <> 0');
  expect(sums.rows).toEqual([]);
  expect(await store.importCase(FILE)).toMatchObject({ outcome: 'imported' });
});

test('an import on which a later one rests is held, the later one is not', async () => {
  const first = await store.importCase(FILE);
  const second = await store.importBytes(FILE, setTco('6'));
  await expect(store.undo(first.numbers[0]!)).rejects.toThrow(Refused);
  await expect(store.undo(first.numbers[0]!)).rejects.toMatchObject({ problems: [{ code: 'later-import-rests-on-it', found: second.numbers[0] }] });
  await store.undo(second.numbers[0]!);
  await store.undo(first.numbers[0]!);
});

test('an import of another file that only uses its persons holds it too', async () => {
  const first = await store.importCase(FILE);
  await store.importBytes('more.json', JSON.stringify({
    format: 'throughline-portfolio/1', framework: 'irpf-2019', organisation: { id: 'ORG', name: { en: 'Fictional organisation' } },
    projects: [{ id: 'Z', title: { en: 'Z' }, start: '2021-01-01', indicators: [{ code: 'KASA.2' }] }],
    reports: [{ project: 'Z', period: '2021', submitted: '2022-01-01', state: 'verified', verified: '2022-01-01', values: [{ indicator: 'KASA.2', persons: ['p01'] }] }],
  }));
  await expect(store.undo(first.numbers[0]!)).rejects.toMatchObject({ problems: [{ code: 'later-records-rest-on-it', found: 'person' }] });
});

test('an unknown number is missing', async () => {
  await expect(store.undo(4711)).rejects.toMatchObject({ problems: [{ code: 'import-unknown', kind: 'missing' }] });
});
