/** Numbers as people type them, blocks from spreadsheets, fields of lines, undo, and walking: what the sheet is made of. */
import type { ReportPage, ReportRow } from '@throughline/contract/collect/report.ts';
import { describe, expect, it } from 'vitest';
import { columnsOf, moved } from './columns.ts';
import { sumsOf } from './judge.ts';
import { type Line, fieldText, linesOf, withField, withState } from './lines.ts';
import { pasted } from './paste.ts';
import { readBlock, readNumber, writtenNumber } from './read-number.ts';
import { Writing } from './writing.ts';

const row = (indicator: string, kind: string, more: Partial<ReportRow> = {}): ReportRow => ({
  indicator, name: { en: indicator }, definition: null, counts: null, kind, unit: 'person', units: ['person'], scale: null, overlapping: [], direction: 'up', stage: null, area: null, expected: true,
  breakdowns: [], last: null, stands: null, target: null, earlier: [], later: [], same: null, typed: null, ...more });
const page = (rows: ReportRow[]): ReportPage => ({ rows, version: 1, narrative: null }) as unknown as ReportPage;
const said = (code: string, writing: Writing) => writing.of(code).said;

describe('a number', () => {
  it.each([
    ['1,250', 'en', '1250'], ['1,250.5', 'en', '1250.5'], ['12,5', 'en', '12,5'], ['12,5', 'fr', '12.5'], ['1 250,75', 'fr', '1250.75'], ['1.250.000,5', 'es', '1250000.5'], ['١٢٫٥', 'ar', '12.5'],
    ['٣٬٤٠٠', 'ar', '3400'], [' 007 ', 'en', '7'], ['.5', 'en', '0.5'], ['−3', 'ru', '-3'], ['12 abc', 'en', '12 abc'], ['1’000', 'en', '1000'], ['1.250', 'es', '1.250'], ['1,250', 'fr', '1.250'], ['', 'en', ''],
  ])('%s in %s is %s', (typed, language, kept) => expect(readNumber(typed, language)).toBe(kept));
  it('is shown in the field as it is written', () => {
    expect(writtenNumber('12.5', 'ru')).toBe('12,5');
    expect(writtenNumber('12.5', 'zh')).toBe('12.5');
  });
});

describe('a block from a spreadsheet', () => {
  it('is rows of cells, quoted ones whole', () => {
    expect(readBlock('1\t2\r\n3\t4\r\n')).toEqual([['1', '2'], ['3', '4']]);
    expect(readBlock('"two\nlines"\t"say ""so"""')).toEqual([['two\nlines', 'say "so"']]);
    expect(readBlock('7')).toEqual([['7']]);
    expect(readBlock('\t5')).toEqual([['', '5']]);
  });
  it('is laid down the lines and across the fields; what finds no place is counted', () => {
    const rows = [row('A', 'flow'), row('B', 'ratio')];
    const writing = new Writing(page(rows), () => []);
    const lines = linesOf(page(rows), () => null, new Map());
    const { values, cells, left } = pasted(writing, lines, { line: 0, column: 'first' }, [['1 200', '9'], ['3', '4'], ['5', '']], 'fr');
    expect([...values].map(([code, typed]) => [code, typed.said])).toEqual([['A', { value: '1200' }], ['B', { numerator: '3', denominator: '4' }]]);
    expect([cells, left]).toEqual([3, 2]);
  });
});

describe('lines', () => {
  const parted = row('A', 'flow', { last: { period: '2022', number: 1, said: { value: '5', unit: 'person', cells: [{ sex: 'F', value: '2' }, { sex: 'M', value: '3' }] } } });
  const lines = linesOf(page([parted]), () => null, new Map());
  it('stand for an indicator and each part that was written last', () => {
    expect(lines.map((one) => one.part)).toEqual([null, { sex: 'F' }, { sex: 'M' }]);
    expect(linesOf(page([parted]), () => ({ notReported: 'x' }), new Map())).toHaveLength(1);
  });
  it('write their field and nothing else; an empty field is nothing said', () => {
    const [total, women] = lines as [Line, Line];
    const one = withField(women, withField(total, null, 'value', '7', 'en'), 'value', '4', 'en');
    expect(one).toEqual({ value: '7', cells: [{ sex: 'F', value: '4' }] });
    expect(fieldText(women, one, 'value', 'en')).toBe('4');
    expect(withField(total, withField(women, one, 'value', '', 'en'), 'value', '', 'en')).toBeNull();
    expect(sumsOf(parted, { value: '7', cells: [{ sex: 'F', value: '4' }, { sex: 'M', value: '1' }] })).toEqual([{ dimension: 'sex', parts: '5', total: '7', difference: '2' }]);
  });
  it('keep the reason where they say nothing, and lists as ids', () => {
    const [total] = lines as [Line];
    expect(withField(total, withState(null, 'not-reported'), 'value', 'lost', 'en')).toEqual({ notReported: 'lost' });
    expect(withState({ notReported: 'lost' }, 'not-applicable')).toEqual({ notApplicable: 'lost' });
    expect(withState({ value: '5' }, 'reported')).toEqual({ value: '5' });
    const deals = linesOf(page([row('D', 'distinct-sum')]), () => null, new Map())[0]!;
    expect(withField(deals, null, 'deals', 'D1, D2;D1', 'en')).toEqual({ deals: ['D1', 'D2'] });
  });
  it('begin in the unit of the period before', () => {
    const other = linesOf(page([row('E', 'flow', { last: { period: '2022', number: 1, said: { value: '5', unit: 'ktCO2e' } } })]), () => null, new Map())[0]!;
    expect(withField(other, null, 'value', '1', 'en')).toEqual({ unit: 'ktCO2e', value: '1' });
  });
});

describe('writing', () => {
  it('takes back and brings again, a field as one step', () => {
    const writing = new Writing(page([row('A', 'flow')]), () => []);
    writing.begin('A');
    writing.type('A', { said: { value: '1' }, note: null });
    writing.type('A', { said: { value: '12' }, note: null });
    writing.end(true);
    writing.change(new Map([['A', { said: { value: '9' }, note: null }]]));
    expect(writing.undo()).toEqual(['A']);
    expect(said('A', writing)).toEqual({ value: '12' });
    writing.undo();
    expect(said('A', writing)).toBeNull();
    writing.redo();
    expect(said('A', writing)).toEqual({ value: '12' });
    writing.begin('A');
    writing.type('A', { said: { value: '5' }, note: null });
    writing.end(false);
    expect(said('A', writing)).toEqual({ value: '12' });
  });
  it('knows what the server does not have, and stands upon what somebody else saved', () => {
    const writing = new Writing(page([row('A', 'flow'), row('B', 'flow')]), () => []);
    writing.change(new Map([['A', { said: { value: '1' }, note: null }]]));
    expect([...writing.unsaved().keys()]).toEqual(['A']);
    writing.saved(2, writing.unsaved());
    expect(writing.unsaved().size).toBe(0);
    writing.rebased(5, new Map([['B', { said: { value: '3' }, note: null }]]), new Map([['A', { said: { value: '1' }, note: null }]]));
    expect([writing.version, said('B', writing), [...writing.unsaved().keys()]]).toEqual([5, { value: '3' }, ['A']]);
  });
});

describe('walking', () => {
  const columns = columnsOf(linesOf(page([row('A', 'ratio')]), () => null, new Map()), false);
  const step = { lines: 30, columns, page: 10, rtl: false };
  it('goes where the keys point, mirrored from right to left', () => {
    expect(columns).toContain('second');
    expect(moved({ line: 0, column: 'first' }, 'ArrowRight', false, step)).toEqual({ line: 0, column: 'second' });
    expect(moved({ line: 0, column: 'first' }, 'ArrowRight', false, { ...step, rtl: true })).toEqual({ line: 0, column: 'name' });
    expect(moved({ line: 5, column: 'first' }, 'PageDown', false, step)).toEqual({ line: 15, column: 'first' });
    expect(moved({ line: 5, column: 'unit' }, 'End', true, step)).toEqual({ line: 29, column: 'check' });
    expect(moved({ line: 5, column: 'unit' }, 'a', false, step)).toBeNull();
  });
});
