/** Checks while typing: the rules of the file, and a few that only a form can ask. */
import { describe, expect, it } from 'vitest';
import { sampleLists } from '../framework/testing/sample.ts';
import type { Kind } from '../framework/types.ts';
import { rational } from '../ground/rational.ts';
import type { Typed } from './draft.ts';
import { rebase } from './draft.ts';
import type { SaidEntry } from './said.ts';
import { type Line, type Sheet, checkLine, checkSheet, meansTheSame, stateOf } from './sheet.ts';

const units = new Map([['t', { code: 't', dimension: 'mass', factor: rational('1000'), name: {}, source: '' }], ['kg', { code: 'kg', dimension: 'mass', factor: rational('1'), name: {}, source: '' }], ['m2', { code: 'm2', dimension: 'area', factor: rational('1'), name: {}, source: '' }]]);
const known = (value: string, period: string) => ({ value: rational(value), period });
const line = (kind: Kind, earlier: [string, string][] = [], more: Partial<Line> = {}): Line => ({
  indicator: { code: 'X', kind, unit: 't', scale: kind === 'ordinal' ? ['0', '1'] : null, overlapping: ['youth'] }, expected: true, earlier: earlier.map(([value, period]) => known(value, period)), same: null, later: [], ...more });
const sheet = (one: Line): Sheet => ({
  year: 2023, lines: new Map([['X', one]]), reference: { units, currencies: sampleLists.currencies, countries: new Set(['ETH']) },
  known: { indicators: new Map([['X', one.indicator]]), persons: new Set(['p1']), deals: new Set(), rate: () => null } });
const codes = (one: Line, said: SaidEntry) => checkLine(sheet(one), one, said).map((found) => `${found.code}${found.severity === 'warning' ? '?' : ''}${found.at.slice(9) === '' ? '' : ` ${found.at.slice(10)}`}`);

describe('a value in a form', () => {
  it('has one of four states', () => {
    expect([null, {}, { value: '0' }, { notReported: '' }, { notApplicable: 'x' }, { cells: [] }].map(stateOf)).toEqual(['not-entered', 'not-entered', 'reported', 'not-reported', 'not-applicable', 'not-entered']);
  });
  it('is judged by the rules of the file', () => {
    expect(codes(line('flow'), { value: '-1' })).toEqual(['value-negative value']);
    expect(codes(line('ratio'), { numerator: '3', denominator: '2' })).toEqual(['numerator-above-denominator']);
    expect(codes(line('flow'), { value: '5', unit: 'm2' })).toEqual(['unit-of-another-dimension unit']);
    expect(codes(line('ordinal'), { level: '7' })).toEqual(['level-off-the-scale level']);
    expect(codes(line('flow'), { value: '5', cells: [{ sex: 'F', value: '2' }, { sex: 'M', value: '2' }] })).toEqual(['parts-do-not-add-up cells']);
    expect(codes(line('flow'), { value: '5', cells: [{ youth: 'yes', value: '6' }] })).toEqual(['part-above-total cells/0']);
    expect(codes(line('flow'), { numerator: '5' })).toEqual(['value-of-other-shape']);
    expect(codes(line('distinct'), { persons: ['p1', 'p2'] })).toEqual(['person-unknown persons/1']);
  });
  it('is told what no number is, and that a gap has its reason', () => {
    expect(codes(line('flow'), { value: '1,5', cells: [{ sex: 'F', value: 'x' }] })).toEqual(['decimal-malformed value', 'decimal-malformed cells/0/value']);
    expect(codes(line('flow'), { value: '9'.repeat(61) })).toEqual(['decimal-malformed value']);
    expect(codes(line('flow'), { notReported: ' ' })).toEqual(['text-empty notReported']);
  });
  it('is laid beside the periods before and after, in the canonical unit', () => {
    expect(codes(line('cumulative', [['10', '2022']]), { value: '9000', unit: 'kg' })).toEqual(['running-total-falls']);
    expect(codes(line('cumulative', [], { later: [known('4', '2024')] }), { value: '5' })).toEqual(['running-total-falls']);
    expect(codes(line('flow', [['2', '2022']]), { value: '2', unit: 't' })).toEqual(['equal-to-last-period?']);
    expect(codes(line('flow', [['2', '2022']]), { value: '2000', unit: 'kg' })).toEqual(['equal-to-last-period?']);
    expect(codes(line('flow', [['2', '2022']]), { value: '2000' })).toEqual(['thousandfold-jump?']);
    expect(codes(line('flow', [['2', '2022'], ['0', '2022']]), { value: '2000' })).toEqual(['thousandfold-jump?']);
    expect(codes(line('flow', [['2', '2020'], ['3', '2021'], ['4', '2022']]), { value: '13' })).toEqual(['far-from-own-history?']);
    expect(codes(line('flow', [['2', '2020'], ['3', '2021'], ['4', '2022']]), { value: '12' })).toEqual([]);
    expect(codes(line('flow', [['3', '2021'], ['4', '2022']]), { value: '400' })).toEqual([]);
    expect(codes(line('flow', [['4', '2022']], { same: known('4', '2023') }), { value: '4000' })).toEqual(['thousandfold-jump?']);
  });
  it('means the same however it is written', () => {
    const { indicator } = line('flow');
    expect(meansTheSame(indicator, { value: '5', unit: 't' }, { value: '5.0' })).toBe(true);
    expect(meansTheSame(indicator, { value: '5', unit: 'kg' }, { value: '5' })).toBe(false);
    expect(meansTheSame(indicator, { notReported: 'a' }, { notReported: 'b' })).toBe(false);
  });
});

describe('a whole report', () => {
  it('lacks what the plan expects, and no more', () => {
    expect(checkSheet(sheet(line('flow')), new Map(), true).map((one) => one.code)).toEqual(['value-not-entered']);
    expect(checkSheet(sheet(line('flow')), new Map(), false)).toEqual([]);
    expect(checkSheet(sheet(line('flow', [], { expected: false })), new Map(), true)).toEqual([]);
    expect(checkSheet(sheet(line('flow')), new Map([['Y', { value: '1' }]]), false).map((one) => one.code)).toEqual(['indicator-not-of-project']);
  });
});

describe('two people’s writing', () => {
  const typed = (value: string | null, note: string | null = null): Typed => ({ said: value === null ? null : { value }, note });
  const lay = (base: [string, Typed][], mine: [string, Typed][], theirs: [string, Typed][]) => {
    const laid = rebase(new Map(base), new Map(mine), new Map(theirs));
    return { agreed: [...laid.agreed.keys()], contested: laid.contested.map((one) => one.indicator) };
  };
  it('is laid together where only one changed a value, and both are shown where both did', () => {
    expect(lay([['A', typed('1')], ['B', typed('1')]], [['A', typed('2')]], [['A', typed('1')], ['B', typed('3')]])).toEqual({ agreed: ['A'], contested: [] });
    expect(lay([], [['A', typed('2')]], [['A', typed('3')]])).toEqual({ agreed: [], contested: ['A'] });
    expect(lay([], [['A', typed('2')]], [['A', typed('2')]])).toEqual({ agreed: ['A'], contested: [] });
    expect(lay([['A', typed('1')]], [['A', typed(null)]], [['A', typed('1', 'why?')]])).toEqual({ agreed: [], contested: ['A'] });
    expect(lay([['A', typed(null)]], [['A', typed('5')]], [])).toEqual({ agreed: ['A'], contested: [] });
  });
});
