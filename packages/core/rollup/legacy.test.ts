/** Values of an old framework (figures 9, 15.9). */
import { describe, expect, it } from 'vitest';
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
