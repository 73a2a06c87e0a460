// What a file may be, and what is left of one that may not: nothing.
import { gzipSync } from 'node:zlib';
import { isError } from '@throughline/core/ground/problem.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestStore, caseText, testStore } from './testing/store.ts';

const FILE = 'agro-industry.portfolio.json';
const codes = (answer: { problems: readonly { code: string }[] }): string[] => answer.problems.map((one) => one.code);

describe('files that are refused leave nothing behind', () => {
  let store: TestStore;
  let empty: Record<string, number>;
  beforeAll(async () => {
    store = await testStore();
    empty = await store.rowCounts();
  });
  afterAll(() => store.drop());

  const expected = JSON.parse(caseText('invalid/expected.json').toString()) as Record<string, { outcome: string; pointer: string | null }>;
  for (const [file, { outcome, pointer }] of Object.entries(expected)) {
    test(`${file} is ${outcome}`, async () => {
      const answer = await store.importCase(`invalid/${file}`, { dryRun: outcome !== 'refused' });
      expect(answer.outcome).toBe(outcome === 'refused' ? 'refused' : 'imported');
      expect(answer.problems.map((one) => one.at)).toEqual(pointer === null ? [] : [pointer]);
      if (outcome === 'warned') expect(answer.problems.some(isError)).toBe(false);
      for (const one of answer.problems) expect(one.line).toBeGreaterThan(0);
      expect(await store.rowCounts()).toEqual(empty);
    });
  }

  const packed = gzipSync(caseText(FILE));
  const bomb = gzipSync(Buffer.concat([Buffer.from('{ "format": '), Buffer.alloc(100 * 1024 * 1024, 32)]));
  const refusals: [string, Uint8Array | string, string][] = [
    ['an empty file', '', 'file-empty'],
    ['a truncated gzip', packed.subarray(0, packed.length >> 1), 'gzip-truncated'],
    ['a gzip with a wrong sum', Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8)]), 'gzip-damaged'],
    ['a gzip bomb', bomb, 'file-unpacks-too-large'],
    ['a zip archive', 'PK\u0003\u0004 whatever', 'kind-unknown'],
    ['text', 'hello', 'kind-unknown'],
    ['a web page', '<html><body/></html>', 'kind-unknown'],
    ['UTF-16', Buffer.from(`\ufeff${caseText(FILE).toString()}`, 'utf16le'), 'encoding-not-utf8'],
    ['Latin-1', Buffer.from(caseText(FILE).toString().replace('Eco-efficient', 'Éco-efficient'), 'latin1'), 'encoding-not-utf8'],
    ['a file that breaks off', caseText(FILE).subarray(0, 9000), 'json-truncated'],
    ['a member named twice', '{ "format": "throughline-portfolio/1", "format": "throughline-portfolio/1" }', 'member-twice'],
    ['malformed XML', '<iati-activities version="2.03"><iati-activity></iati-activities>', 'xml-malformed'],
  ];
  test.each(refusals)('%s', async (_, bytes, code) => {
    const answer = await store.importBytes('file.json', bytes);
    expect(answer.outcome).toBe('refused');
    expect(codes(answer)).toContain(code);
    expect(await store.rowCounts()).toEqual(empty);
  });

  test('a kind that nobody reads', async () => {
    expect(codes(await store.importBytes('sheet.xlsx', 'x', { kind: 'sheet' }))).toEqual(['kind-not-read']);
  });

  test('a portfolio too large to be read whole', async () => {
    const large = Buffer.concat([Buffer.from('{ "format": "throughline-portfolio/1", "framework": "'), Buffer.alloc(65 * 1024 * 1024, 97)]);
    expect(codes(await store.importBytes('large.json', large))).toEqual(['file-too-large']);
  });

  test('a dry run tells what would be, and takes it back', async () => {
    const answer = await store.importCase(FILE, { dryRun: true });
    expect(answer).toMatchObject({ outcome: 'imported', numbers: [], counts: { projects: 4 } });
    expect(await store.rowCounts()).toEqual(empty);
  });
});

describe('files that come after others', () => {
  let store: TestStore;
  beforeAll(async () => { store = await testStore(); });
  afterAll(() => store.drop());

  test('gzip is taken as what is in it', async () => {
    expect(await store.importBytes(FILE, gzipSync(caseText(FILE)))).toMatchObject({ outcome: 'imported', kind: 'portfolio' });
    expect(await store.importCase(FILE)).toMatchObject({ outcome: 'unchanged' });
  });

  test('the late report is one submission more and nothing else', async () => {
    const before = await store.rowCounts();
    const answer = await store.importCase('agro-industry-late.portfolio.json');
    expect(answer.outcome).toBe('imported');
    const after = await store.rowCounts();
    const grown = Object.fromEntries(Object.entries(after).map(([table, n]) => [table, n - before[table]!]).filter(([, n]) => n !== 0));
    expect(grown).toEqual({ data_import: 1, trail: 2, import_change: 2, submission: 1, measurement: 10, measurement_person: 2 });
    const late = await store.ownerPool.query(`select s.submitted::date::text as day, s.number, s.reason, s.source_at, s.source_line from submission s where s.submitted >= '2024-05-10'`);
    expect(late.rows).toMatchObject([{ day: '2024-05-10', number: 1, reason: null, source_at: expect.stringMatching(/^\/reports\/[0-9]+$/), source_line: expect.any(Number) }]);
  });

  test('what has gone from a file is kept and listed', async () => {
    const doc = JSON.parse(caseText('agro-industry-late.portfolio.json').toString());
    doc.reports = doc.reports.filter((one: any) => !(one.project === 'P3' && one.period === '2022'));
    doc.projects = doc.projects.filter((one: any) => one.id !== 'G1' && one.id !== 'P4');
    doc.persons = doc.persons.filter((one: any) => one.id !== 'p05');
    const rows = await store.rowCounts();
    const gone = doc.reports.length;
    expect(gone).toBeGreaterThan(0);
    const known = new Set(doc.projects.map((one: any) => one.id));
    doc.reports = doc.reports.filter((one: any) => known.has(one.project));
    doc.projects[0].title.en += ' (renamed)';
    const answer = await store.importBytes('agro-industry-late.portfolio.json', JSON.stringify(doc));
    expect(answer.outcome).toBe('imported');
    const after = await store.rowCounts();
    for (const table of ['project', 'submission', 'measurement', 'person']) expect(after[table]).toBe(rows[table]);
    const listed = (await store.ownerPool.query<{ gone: string[] }>('select gone from data_import order by import_id desc limit 1')).rows[0]!.gone;
    expect(listed).toContain('report:P3/2022');
  });

  test('two imports of one file at once: one brings it, the other finds it there', async () => {
    const other = await testStore();
    const answers = await Promise.all([other.importCase(FILE), other.importCase(FILE), other.importCase(FILE)]);
    expect(answers.map((one) => one.outcome).sort()).toEqual(['imported', 'unchanged', 'unchanged']);
    await other.drop();
  });

  test('an import whose connection is killed leaves nothing and says what broke', async () => {
    const other = await testStore([async (trx) => { await trx.query('select pg_terminate_backend(pg_backend_pid())'); }]);
    const empty = await other.rowCounts();
    await expect(other.importCase(FILE)).rejects.toMatchObject({ problems: [{ kind: 'unavailable' }] });
    expect(await other.rowCounts()).toEqual(empty);
    await other.drop();
  });

  test('references may be to what the store holds', async () => {
    const answer = await store.importBytes('more.json', JSON.stringify({
      format: 'throughline-portfolio/1', framework: 'irpf-2019', organisation: { id: 'ORG', name: { en: 'Fictional organisation' } }, projects: [],
      reports: [{ project: 'P1', period: '2024', submitted: '2025-01-10', state: 'verified', verified: '2025-01-11', values: [{ indicator: 'KASA.2', persons: ['p01'] }, { indicator: 'BUS.1', value: '1' }] }],
    }));
    expect(answer.problems.map((one) => `${one.code} ${one.at}`).sort()).toEqual(['outside-life /reports/0/period', 'running-total-falls /reports/0/values/1']);
    expect(answer.outcome).toBe('refused');
  });
});
