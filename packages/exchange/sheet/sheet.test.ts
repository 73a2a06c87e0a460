/** Spreadsheets from outside: what is refused before it is unpacked, what a cell may hold, and ten times a thousand lines in one pass (small here). */
import { Refused } from '@throughline/core/ground/problem.ts';
import { describe, expect, it } from 'vitest';
import { plantedSheet } from './testing/planted.ts';
import { decimalOf, readWorkbook } from './read-workbook.ts';
import { fill } from './testing/fill.ts';
import { openZip, writeZip } from './zip.ts';
import { writeWorkbook } from './write-workbook.ts';

const one = (text: string, number = false) => writeWorkbook([{ name: 'A', widths: [10], rows: [[{ text: 'head', look: 'head' }]] }, { name: 'B', widths: [10], rows: [[{ text, look: 'plain', number }]] }]);
const code = (work: () => unknown): string => {
  try { work(); } catch (error) { if (error instanceof Refused) return error.problems[0]!.code; throw error; }
  return 'read';
};
const cell = (bytes: Buffer) => readWorkbook(bytes)[1]!.rows.get(1)!.get('A');
const extended = (bytes: Buffer, parts: Record<string, string>) => fill(bytes, {}, parts);

describe('an archive', () => {
  it('that is none, is cut off, is encrypted, or is a letter with another ending is not read', () => {
    const good = one('x');
    expect(code(() => readWorkbook(Buffer.from('not a spreadsheet at all, though its name ends in .xlsx')))).toBe('spreadsheet-unreadable');
    expect(code(() => readWorkbook(good.subarray(0, good.length - 30)))).toBe('spreadsheet-unreadable');
    expect(code(() => readWorkbook(Buffer.from('d0cf11e0a1b11ae1'.repeat(10), 'hex')))).toBe('spreadsheet-unreadable');
    expect(code(() => readWorkbook(writeZip([['word/document.xml', '<w/>']])))).toBe('spreadsheet-unreadable');
    expect(code(() => readWorkbook(Buffer.alloc(0)))).toBe('spreadsheet-unreadable');
  });
  it('that would grow, or lies about its sizes, is not unpacked', () => {
    const bomb = extended(one('x'), { 'xl/media/big.xml': ' '.repeat(3_000_000) });
    expect(code(() => readWorkbook(bomb))).toBe('spreadsheet-unsafe');
    // the directory says ten bytes where there are a million
    const lie = Buffer.from(writeZip([['xl/workbook.xml', 'x'.repeat(1_000_000)]]));
    for (const [signature, at] of [[0x02014b50, 24]] as const) lie.writeUInt32LE(10, lie.indexOf(Buffer.from([signature & 255, 0x4b, 1, 2])) + at);
    expect(code(() => openZip(lie).read('xl/workbook.xml'))).toBe('spreadsheet-unsafe');
    expect(code(() => openZip(writeZip(Array.from({ length: 2001 }, (_, n) => [`${n}`, ''] as const))))).toBe('spreadsheet-too-large');
    expect(code(() => openZip(Buffer.alloc(20_000_001)))).toBe('spreadsheet-too-large');
  });
  it('with names that lead out of it, or the same name twice, is not opened', () => {
    for (const name of ['../evil.xml', 'xl/../../evil.xml', '/etc/passwd', 'c:\\evil', 'xl\\evil.xml']) expect([name, code(() => readWorkbook(extended(one('x'), { [name]: 'x' })))]).toEqual([name, 'spreadsheet-unsafe']);
    expect(code(() => openZip(writeZip([['a', 'x'], ['a', 'y']])))).toBe('spreadsheet-unsafe');
  });
  it('with programs, links or a document type is refused', () => {
    expect(code(() => readWorkbook(extended(one('x'), { 'xl/vbaProject.bin': 'x' })))).toBe('spreadsheet-with-macros');
    expect(code(() => readWorkbook(extended(one('x'), { 'xl/externalLinks/externalLink1.xml': '<x/>' })))).toBe('spreadsheet-with-links');
    const laugh = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';
    expect(code(() => readWorkbook(extended(one('x'), { 'xl/sharedStrings.xml': laugh })))).toBe('spreadsheet-unsafe');
  });
});

describe('a cell', () => {
  it('holds texts as texts, whatever they begin with', () => {
    for (const text of ['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '<b>&"\'', '٣', 'a\nb']) {
      expect(cell(one(text))).toEqual({ is: 'text', text });
      expect(openZip(one(text)).read('xl/worksheets/sheet2.xml')!.toString()).not.toContain('<f');
    }
  });
  it('holds numbers to fifteen digits, longer ones as text', () => {
    expect(cell(one('12.5', true))).toEqual({ is: 'number', text: '12.5' });
    expect(cell(one('0.000000123', true))).toEqual({ is: 'number', text: '0.000000123' });
    expect(cell(one('1234567890123456789', true))).toEqual({ is: 'text', text: '1234567890123456789' });
  });
  it('says when it is a formula, a date, or neither text nor number; a row of ten million is too far', () => {
    const xml = (piece: string) => fill(one('x'), { A1: piece });
    expect(cell(xml('<c r="A1"><f>1+1</f><v>2</v></c>'))).toEqual({ is: 'formula', text: '2' });
    expect(cell(xml('<c r="A1" t="b"><v>1</v></c>'))).toEqual({ is: 'other', text: '1' });
    expect(cell(xml('<c r="A1" t="e"><v>#REF!</v></c>'))).toEqual({ is: 'other', text: '#REF!' });
    expect(cell(xml('<c r="A1" t="d"><v>2022-01-01</v></c>'))).toEqual({ is: 'date', text: '2022-01-01' });
    expect(code(() => readWorkbook(xml('<c r="XFD1048576"><v>1</v></c>')))).toBe('spreadsheet-too-large');
  });
  it('is read in digits, however the file writes them', () => {
    expect(['1E+3', '1.5e-7', '0.1', '-2.5E+20', '1e21', '0.30000000000000004', '12'].map(decimalOf)).toEqual(['1000', '0.00000015', '0.1', '-250000000000000000000', '1000000000000000000000', '0.30000000000000004', '12']);
  });
});

describe('a filled template with planted errors', () => {
  it('has every one named by its cell in one pass', () => {
    const { planted, found } = plantedSheet(400, 40);
    expect(planted.filter((at) => !found.has(at))).toEqual([]);
    expect(planted).toHaveLength(40);
    expect(found.size).toBe(40);
  });
});
