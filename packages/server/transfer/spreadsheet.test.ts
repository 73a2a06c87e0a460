/** A template goes out, comes back filled in, is judged by cell, taken as one step, and undone. Against a real store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fill } from '@throughline/exchange/sheet/testing/fill.ts';
import { readTemplate } from '@throughline/exchange/sheet/read-template.ts';
import { readWorkbook } from '@throughline/exchange/sheet/read-workbook.ts';
import { LANGUAGES } from '@throughline/core/ground/words.ts';
import { saveDraft } from '../collect/actions/save-draft.ts';
import { submitReport } from '../collect/actions/submit-report.ts';
import { type Stage, problemsOf, stage } from '../collect/testing/people.ts';
import { takeSpreadsheet } from './actions/take-spreadsheet.ts';
import { undoTaking } from './actions/undo-taking.ts';
import { filledOf, judgeFile, lookAt, marked, readFile } from './spreadsheet/judge-file.ts';
import { templateOf } from './spreadsheet/make-template.ts';
import { statesNamed, templateWords } from './spreadsheet/words.ts';

let on: Stage;
beforeEach(async () => { on = await stage(); });
afterEach(() => on.store.drop());

const template = async (language: 'en' | 'ar' = 'en') => templateOf(await on.seen('selam', 'P3', '2022'), language, '2026-11-24T10:00:00Z');
const file = (bytes: Buffer) => ({ name: 'P3 2022.xlsx', bytes });
/** Addresses of a line by code and part. */
const lines = (bytes: Buffer): Map<string, number> => new Map(readTemplate(bytes, statesNamed()).lines.map((one) => [`${one.indicator} ${Object.values(one.part ?? {}).join()}`.trim(), Number(/[0-9]+$/.exec(one.at.first)![0])]));
const look = async (name: 'selam' | 'ibrahim', bytes: Buffer) => {
  const read = readFile(file(bytes));
  const { judged, at } = await lookAt(on.as(name), { project: 'P3', period: '2022' }, (here) => judgeFile(here, read));
  return { read, judged, filled: filledOf('x.xlsx', judged, at, 'en') };
};
const take = async (name: 'selam' | 'ibrahim', bytes: Buffer, choices: Record<string, 'mine' | 'theirs'> = {}) => takeSpreadsheet(on.as(name), await on.at('P3', '2022'), { file: file(bytes), choices });
const draft = async () => {
  const page = await on.seen('selam', 'P3', '2022');
  return { ...page, version: 0, units: [], currencies: [] };
};

describe('the template', () => {
  it('is protected, has lists and checks, says which report it is, and reads right to left in Arabic', async () => {
    const bytes = await template('ar');
    const zip = (await import('@throughline/exchange/sheet/zip.ts')).openZip(bytes);
    const sheet = zip.read('xl/worksheets/sheet2.xml')!.toString();
    expect(sheet).toContain('rightToLeft="1"');
    expect(sheet).toContain('<sheetProtection sheet="1"');
    expect(sheet).toMatch(/dataValidation type="decimal".*dataValidations>/s);
    expect(sheet).toMatch(/dataValidation type="list"/);
    expect(readWorkbook(bytes).map((one) => one.name)).toEqual(['كيفية التعبئة', 'القيم', '_lists', '_throughline']);
    expect(readTemplate(bytes, statesNamed()).identity).toMatchObject({ organisation: 'ORG', project: 'P3', period: '2022', language: 'ar', version: 0 });
  });
  it('speaks six languages with no word left out', () => {
    for (const language of LANGUAGES) expect(JSON.stringify(templateWords(language))).not.toContain('sheets.');
    expect(statesNamed().size).toBe(24);
  });
  it('brought back as it is changes nothing', async () => {
    await saveDraft(on.as('ibrahim'), await on.at('P3', '2022'), { values: [
      { indicator: 'TCO.1', said: { value: '5' }, note: '=1+1' }, { indicator: 'REA.1', said: { notReported: 'lists were lost' }, note: null }, { indicator: 'X.PASS', said: { numerator: '8', denominator: '10' }, note: null },
      { indicator: 'ENV.1', said: { value: '0.14', unit: 'ktCO2e' }, note: null }, { indicator: 'X.EMP', said: { value: '123456789012345678901' }, note: null }, { indicator: 'INV.3', said: { deals: [] }, note: null },
    ] });
    const { filled } = await look('selam', await template());
    expect(filled).toMatchObject({ changes: [], conflicts: [], errors: 0 });
    expect(await problemsOf(take('selam', await template()))).toMatchObject([{ code: 'nothing-to-take' }]);
  });
});

describe('a template that comes back', () => {
  it('has everything that is wrong told by cell in one pass, and is given back with those cells marked', async () => {
    const bytes = await template();
    const at = lines(bytes);
    const row = (code: string): number => at.get(code)!;
    const bad = fill(bytes, {
      [`G${row('TCO.1')}`]: '5,5', [`F${row('REA.1')}`]: 'Perhaps', [`F${row('BUS.1')}`]: 'Not reported', [`G${row('X.PASS')}`]: '12', [`H${row('X.PASS')}`]: '10',
      [`G${row('X.EMP')}`]: `<c r="G${row('X.EMP')}"><f>1+1</f><v>2</v></c>`, [`I${row('ENV.1')}`]: 'kg', [`G${row('ENV.1')}`]: '3', [`F${row('INV.3')}`]: 'Not applicable', [`J${row('INV.3')}`]: 'no deal',
      [`A${row('X.SCORE')}`]: 'TCO.1', [`G${row('X.ENERGY')}`]: '-4',
    });
    const { filled, read, judged } = await look('selam', bad);
    const told = filled.problems.filter((one) => one.severity === 'error').map((one) => `${one.at} ${one.code}`);
    for (const one of [`Values!G${row('TCO.1')} decimal-malformed`, `Values!F${row('REA.1')} spreadsheet-state-unknown`, `Values!J${row('BUS.1')} text-empty`, `Values!G${row('X.PASS')} numerator-above-denominator`,
      `Values!G${row('X.EMP')} spreadsheet-formula`, `Values!A${row('X.SCORE')} spreadsheet-row-altered`]) expect(told).toContain(one);
    expect(told.some((one) => one.startsWith(`Values!I${row('ENV.1')} `))).toBe(true);
    expect(told.some((one) => one.startsWith(`Values!G${row('INV.3')}`))).toBe(false);
    expect(await problemsOf(take('selam', bad))).toHaveLength(told.length);
    const back = marked(read, judged.problems, 'en');
    const zip = (await import('@throughline/exchange/sheet/zip.ts')).openZip(back);
    for (const one of told) expect(zip.read('xl/comments2.xml')!.toString()).toContain(`ref="${/!([A-Z]+[0-9]+)/.exec(one)![1]}"`);
    // what is given back can be mended and brought back again
    expect(readTemplate(back, statesNamed()).identity).toEqual(read.identity);
    expect(readTemplate(back, statesNamed()).lines.find((one) => one.indicator === 'TCO.1' && one.part === null)).toMatchObject({ first: '5,5' });
  });
  it('is taken as one step, and undone to what stood before', async () => {
    await saveDraft(on.as('ibrahim'), await on.at('P3', '2022'), { values: [{ indicator: 'BUS.1', said: { value: '4' }, note: null }, { indicator: 'TCO.1', said: { value: '4' }, note: null }] });
    const bytes = await template();
    const at = lines(bytes);
    const before = [await draft(), await on.store.exported('ORG')];
    const good = fill(bytes, { [`G${at.get('TCO.1')}`]: '5', [`G${at.get('X.PASS')}`]: '8', [`H${at.get('X.PASS')}`]: '10', [`F${at.get('INV.3')}`]: 'Sans objet', [`J${at.get('INV.3')}`]: 'no deal was made' });
    const { filled } = await look('selam', good);
    expect(filled).toMatchObject({ errors: 0, conflicts: [], changes: [{ indicator: 'TCO.1', from: { said: { value: '4' } }, to: { said: { value: '5' } } }, { indicator: 'X.PASS' }, { indicator: 'INV.3', to: { said: { notApplicable: 'no deal was made' } } }] });
    expect(await take('selam', good)).toMatchObject({ standing: 'drafting', version: 2 });
    const page = await on.seen('selam', 'P3', '2022');
    expect(page.rows.find((one) => one.indicator === 'TCO.1')?.typed).toMatchObject({ said: { value: '5' }, by: 'selam' });
    expect(page.rows.find((one) => one.indicator === 'BUS.1')?.typed).toMatchObject({ said: { value: '4' }, by: 'ibrahim' });
    expect(await undoTaking(on.as('ibrahim'), await on.at('P3', '2022'), 1)).toMatchObject({ version: 3 });
    expect(await draft()).toEqual(before[0]);
    expect(await on.store.exported('ORG') === before[1]).toBe(true);
    expect(await problemsOf(undoTaking(on.as('selam'), await on.at('P3', '2022'), 1))).toMatchObject([{ code: 'taking-undone-already' }]);
    expect(await problemsOf(undoTaking(on.as('selam'), await on.at('P3', '2022'), 9))).toMatchObject([{ code: 'taking-unknown' }]);
    const trail = await on.store.ownerPool.query<{ data: Record<string, unknown> }>(`select data from trail where verb = 'report.enter' order by number`);
    expect(trail.rows.map((one) => one.data)).toMatchObject([{}, { taking: 1, source: 'spreadsheet', file: 'P3 2022.xlsx' }, { undone: 1 }]);
  });
  it('undone where there was no draft leaves none; what was written since is not lost by undoing', async () => {
    const bytes = await template();
    const good = fill(bytes, { [`G${lines(bytes).get('TCO.1')}`]: '5' });
    const before = await draft();
    await take('selam', good);
    await undoTaking(on.as('selam'), await on.at('P3', '2022'), 1);
    expect(await draft()).toEqual(before);
    await take('selam', good);
    await saveDraft(on.as('ibrahim'), await on.at('P3', '2022'), { values: [{ indicator: 'TCO.1', said: { value: '6' }, note: null }] });
    expect(await problemsOf(undoTaking(on.as('selam'), await on.at('P3', '2022'), 2))).toMatchObject([{ code: 'taking-changed-since', kind: 'conflict' }]);
  });
  it('overwrites nothing that somebody else wrote meanwhile: both are shown, with who', async () => {
    const bytes = await template();
    const good = fill(bytes, { [`G${lines(bytes).get('TCO.1')}`]: '5', [`G${lines(bytes).get('BUS.1')}`]: '7' });
    await saveDraft(on.as('ibrahim'), await on.at('P3', '2022'), { values: [{ indicator: 'TCO.1', said: { value: '9' }, note: null }] });
    const { filled } = await look('selam', good);
    expect(filled.conflicts).toMatchObject([{ indicator: 'TCO.1', mine: { said: { value: '5' } }, theirs: { said: { value: '9' } }, by: 'ibrahim' }]);
    expect(filled.changes).toMatchObject([{ indicator: 'BUS.1' }]);
    expect(await problemsOf(take('selam', good))).toMatchObject([{ code: 'filled-conflict', kind: 'conflict' }]);
    await take('selam', good, { 'TCO.1': 'theirs' });
    expect((await on.seen('selam', 'P3', '2022')).rows.find((one) => one.indicator === 'TCO.1')?.typed).toMatchObject({ said: { value: '9' }, by: 'ibrahim' });
  });
  it('is of this report, unchanged in what is hidden, and of a report that is still written', async () => {
    const bytes = await template();
    const read = readFile(file(bytes));
    expect(await problemsOf(lookAt(on.as('selam'), { project: 'P3', period: '2021' }, (here) => judgeFile(here, read)))).toMatchObject([{ code: 'spreadsheet-of-other-report', found: 'ORG/P3/2022', accepted: 'ORG/P3/2021' }]);
    const good = fill(bytes, { [`G${lines(bytes).get('TCO.1')}`]: '5' });
    await saveDraft(on.as('selam'), await on.at('P3', '2022'), { values: (await on.seen('selam', 'P3', '2022')).rows.map((row) => ({ indicator: row.indicator, said: { notReported: 'none' }, note: null })) });
    await submitReport(on.as('selam'), await on.at('P3', '2022'), {});
    expect((await problemsOf(take('selam', good))).map((one) => one.code)).toContain('report-is-submitted');
  });
});
