/** Values of an old framework (figures 9, 15.9). */
import { describe, expect, it } from 'vitest';
import { fraction } from '../ground/rational.ts';
import { figure, prepare } from './ask.ts';
import type { Question } from './figure.ts';
import { recombine } from './recombine.ts';
import { tell } from './testing/story.ts';

const row = (period: string, value: string, grade: 'A' | 'B' | 'C' | 'D' | null, mapsTo = 'X.T') => ({ project: 'L0', period, title: { en: 'old' }, value, mapsTo, grade });
const told = (kind: 'flow' | 'distinct' | 'cumulative', legacy: ReturnType<typeof row>[], reports: Record<string, string | { value: string }> = { 2021: '5' }) =>
  tell({ kind, more: { legacy }, own: [{ place: 'organisation', mode: 'annual', period: '2021', value: '10' }], projects: { A: { reports } } });
const joined = { withLegacy: true };

describe('legacy values', () => {
  it('stand apart unless asked for', () => expect(told('flow', [row('2021', '3', 'A')])('organisation', '2021')).toMatchObject({ value: '5', label: 'exact' }));
  it('add to a flow of the organisation in their period, of grade A to C; exact becomes a lower bound', () => {
    const ask = told('flow', [row('2021', '3', 'A'), row('2021', '100', 'D'), row('2021', '100', null), row('2020', '1', 'C'), row('2021', '100', 'A', 'X.U')]);
    expect(ask('organisation', '2021', joined)).toMatchObject({ value: '8', label: 'lower-bound', coverage: { expected: 1, reported: 1 }, achievement: '0.8', verdict: 'under-reported', likeForLike: { value: '5', achievement: '0.5' } });
    expect(ask('organisation', '2020..2021', joined).value).toBe('9');
    expect(ask('organisation', '2020', joined)).toMatchObject({ value: '1', label: 'lower-bound', coverage: { expected: 0 } });
    expect(ask('programme:G', '2021', joined)).toMatchObject({ value: '5', label: 'exact' });
    expect(ask.by('sex', 'organisation', '2020', joined)).toMatchObject({ 'not-stated': { value: '1' } });
  });
  it('are a part without a registry for persons', () => {
    const ask = told('distinct', [row('2021', '3', 'B')], { 2021: { value: '5' } });
    expect(ask('organisation', '2021', joined)).toMatchObject({ value: null, label: 'bounds', bounds: { low: '5', high: '8' }, gross: '8' });
    expect(ask('organisation', '2021')).toMatchObject({ value: '5', label: 'exact' });
    expect(told('distinct', [row('2019', '3', 'B')])('organisation', '2019', joined)).toMatchObject({ value: '3', label: 'lower-bound' });
  });
  it('never join other kinds', () => expect(told('cumulative', [row('2021', '3', 'A')])('organisation', '2021', joined)).toMatchObject({ value: '5', label: 'exact' }));
  it('are told as such in the working', () => {
    const { contributions } = told('flow', [row('2021', '3', 'A')]).working('organisation', '2021', joined);
    expect(contributions.map((one) => [one.project, one.state, one.rule])).toEqual([['A', 'reported', 'figures 2'], ['L0', 'legacy', 'figures 15.9']]);
  });
});

describe('mappings confirmed since (decision 0009)', () => {
  const mapped = (mappings: { to: string | null; grade: 'A' | 'B' | 'C' | 'D' | null; from: string; until: string | null }[]) => {
    const teller = told('flow', [row('2021', '3', null)]);
    const { records } = teller.prepared;
    const prepared = prepare({ ...records, legacy: records.legacy.map((one) => ({ ...one, mappings })) });
    return (asOf: string) => figure(prepared, { indicator: 'X.T', place: 'organisation', period: '2021', asOf, withLegacy: true }).figure.value;
  };
  it('stand upon what the source states, from their day on until they are undone', () => {
    const ask = mapped([{ to: 'X.T', grade: 'B', from: '2024-02-01', until: null }, { to: null, grade: null, from: '2024-03-01', until: '2024-04-01' }]);
    expect([ask('2024-01-31'), ask('2024-02-01'), ask('2024-03-01'), ask('2024-04-01')]).toEqual(['5', '8', '5', '8']);
  });
  it('of grade D join nothing', () => expect(mapped([{ to: 'X.T', grade: 'D', from: '2024-02-01', until: null }])('2024-02-02')).toBe('5'));
});

describe('own indicators that were mapped (figures 13.4)', () => {
  const value = (project: string, period: string, indicator: string, amount: string, more: object = {}) =>
    ({ project, period, submitted: `${Number(period) + 1}-01-15`, state: 'verified' as const, verified: `${Number(period) + 1}-01-15`, values: [{ indicator, value: amount }], ...more });
  const own = (kind: 'flow' | 'stock', to: 'flow' | 'distinct' | 'stock' = 'flow') => {
    const project = (id: string, ...codes: string[]) => ({ id, title: { en: id }, start: '2021-01-01', end: '2022-12-31', indicators: codes.map((code) => ({ code })) });
    const { prepared } = tell({ kind: to, projects: {}, more: {
      indicators: [{ code: 'X.T', name: { en: 'to' }, kind: to, unit: 't' }, { code: 'X.O', name: { en: 'own' }, kind, unit: 'kg' }],
      projects: [project('A', 'X.O'), project('B', 'X.T'), project('C', 'X.T', 'X.O')],
      reports: [value('A', '2021', 'X.O', '2500'), value('B', '2021', 'X.T', '5'), value('C', '2021', 'X.T', '10'),
        { ...value('C', '2021', 'X.O', '9000'), submitted: '2022-01-20', verified: '2022-01-20', reason: 'later' }],
    } });
    const mappings = (grade: 'A' | 'D') => [{ to: 'X.T', grade, from: '2024-01-01', until: null, factor: fraction(1n, 1000n) }];
    const ask = (grade: 'A' | 'D', more: Partial<Question> = {}) => figure(prepare({ ...prepared.records, mapped: [{ indicator: 'X.O', mappings: mappings(grade) }] }),
      { indicator: 'X.T', place: 'organisation', period: '2021', asOf: '2024-06-01', withLegacy: true, ...more }, { working: true });
    return ask;
  };
  it('join where old values do, in the framework\'s unit, and once: not where the project reports the indicator itself', () => {
    const { figure: joined, working } = own('flow')('A');
    expect(joined).toMatchObject({ value: '17.5', label: 'lower-bound', coverage: { expected: 2, reported: 2 } });
    expect(working!.contributions.at(-1)).toMatchObject({ project: 'A', state: 'legacy', number: 1, entered: { value: '2500', factor: '1/1000' }, canonical: { value: '5/2' }, rule: 'figures 13.4' });
    expect(recombine(working!)).toBe('35/2');
  });
  it('stand apart by default, before their day, elsewhere, of grade D, and of other kinds', () => {
    const ask = own('flow');
    expect([ask('A', { withLegacy: false }), ask('A', { asOf: '2023-12-31' }), ask('A', { place: 'programme:G' }), ask('D')].map((one) => one.figure.value)).toEqual(['15', '15', null, '15']);
    expect(own('stock')('A').figure.value).toBe('15');
    expect(own('stock', 'stock')('A').figure.value).toBe('15');
  });
});
