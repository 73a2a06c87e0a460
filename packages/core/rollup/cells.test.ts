/** Cells of totals (figures 8, 15.5). */
import { describe, expect, it } from 'vitest';
import { tell } from './testing/story.ts';

const bySex = (f: string, m: string, rest?: string) => [{ sex: 'F', value: f }, { sex: 'M', value: m }, ...(rest ? [{ sex: 'not-stated', value: rest }] : [])];

describe('cells of a flow', () => {
  const ask = tell({ kind: 'flow', overlapping: ['group'], projects: {
    A: { reports: { 2021: { value: '10', cells: [...bySex('6', '4'), { group: 'women', value: '6' }, { group: 'youth', value: '9' }] }, 2022: '4' } },
    B: { programme: 'H', reports: { 2021: { value: '5', cells: [{ sex: 'F', industry: 'C15', value: '2' }, { sex: 'M', industry: 'C15', value: '1' }, { sex: 'M', industry: 'C16', value: '2' }] } } },
  } });
  it('add to the total with what is not stated (8)', () => {
    const { F, M, ...rest } = ask.by('sex', 'organisation', '2021');
    expect([F!.value, M!.value, rest]).toEqual(['8', '7', {}]);
    expect(F).toMatchObject({ label: 'exact', statedShare: '1', cell: { sex: 'F' }, baseline: null, target: null, achievement: null, verdict: null, likeForLike: null });
    expect(ask.by('industry', 'organisation', '2021')).toMatchObject({ C15: { value: '3', label: 'lower-bound' }, C16: { value: '2' }, 'not-stated': { value: '10', label: 'exact', statedShare: '0.3333' } });
  });
  it('of an overlapping dimension leave nothing of a value that names it not stated (8)', () => {
    expect(ask.by('group', 'programme:G', '2021')).toMatchObject({ women: { value: '6', statedShare: '1' }, youth: { value: '9', label: 'exact' } });
    expect(Object.keys(ask.by('group', 'programme:G', '2021')).sort()).toEqual(['women', 'youth']);
    expect(ask.by('group', 'organisation', '2021')).toMatchObject({ women: { value: '6', label: 'lower-bound', statedShare: '0.6667' }, 'not-stated': { value: '5' } });
  });
  it('are lower bounds where something is not stated, and follow the total where it is no exact one (8)', () => {
    expect(ask.by('sex', 'programme:G', '2021..2022')).toMatchObject({ F: { value: '6', label: 'lower-bound', statedShare: '0.7143' }, 'not-stated': { value: '4', label: 'exact' } });
    expect(ask.by('sex', 'organisation', '2021..2022')).toMatchObject({ F: { value: '8', label: 'lower-bound' }, 'not-stated': { label: 'lower-bound' } });
  });
  it('have no share when the total is nothing (15.5)', () => {
    const none = tell({ kind: 'flow', projects: { A: { reports: { 2021: { value: '0', cells: bySex('0', '0') } } } } });
    expect(none.by('sex', 'organisation', '2021')).toMatchObject({ F: { value: '0', label: 'exact', statedShare: null }, M: { value: '0' } });
  });
  it('are none where the total has no value', () => expect(ask.by('sex', 'organisation', '2023')).toEqual({}));
});

describe('cells of a stock', () => {
  it('are reporters-only where something is not stated (8)', () => {
    const ask = tell({ kind: 'stock', projects: { A: { reports: { 2021: { value: '10', cells: bySex('6', '3', '1') } } } } });
    expect(ask.by('sex', 'organisation', '2021')).toMatchObject({ F: { label: 'reporters-only', statedShare: '0.9' }, 'not-stated': { value: '1', label: 'exact' } });
  });
});

describe('cells of a ratio', () => {
  const cells = [{ sex: 'F', numerator: '1', denominator: '2' }, { sex: 'M', numerator: '0', denominator: '0' }];
  it('of denominator 0 are not applicable, with a gap no data (8)', () => {
    const projects = { A: { reports: { 2021: { numerator: '2', denominator: '4', cells: [...cells, { sex: 'not-stated', numerator: '1', denominator: '2' }] } } } };
    const ask = tell({ kind: 'ratio', projects });
    expect(ask.by('sex', 'organisation', '2021')).toMatchObject({ F: { value: '0.5', numerator: '1', denominator: '2', label: 'reporters-only', statedShare: '0.5' }, M: { value: null, numerator: null, label: 'not-applicable' } });
    expect(tell({ kind: 'ratio', projects: { ...projects, B: {} } }).by('sex', 'organisation', '2021')).toMatchObject({ M: { value: null, label: 'no-data' }, F: { label: 'reporters-only' } });
  });
});

describe('cells of a weighted mean', () => {
  it('weigh by their own weights; shares are of weights (8, 15.5)', () => {
    const said = { value: '3', weight: '10', cells: [{ sex: 'F', value: '4', weight: '5' }, { sex: 'M', value: '1', weight: '3' }] };
    const ask = tell({ kind: 'weighted-mean', projects: { A: { reports: { 2021: said } }, B: { reports: { 2021: { value: '2', weight: '2', cells: [{ sex: 'F', value: '2', weight: '2' }] } } } } });
    expect(ask.by('sex', 'organisation', '2021')).toMatchObject({
      F: { value: '3.42857142857', weight: '7', label: 'reporters-only' }, M: { value: '1', weight: '3' }, 'not-stated': { value: '3.5', weight: '2', label: 'exact', statedShare: '0.8333' },
    });
  });
});

describe('cells of persons', () => {
  const more = { persons: [{ id: 'a', sex: 'F' as const }, { id: 'b', sex: 'M' as const }, { id: 'c' }] };
  it('come from the registry (8)', () => {
    const ask = tell({ kind: 'distinct', more, projects: { A: { reports: { 2021: { persons: ['a', 'b'] }, 2022: { persons: ['a', 'c'] } } } } });
    expect(ask.by('sex', 'organisation', '2021..2022')).toMatchObject({ F: { value: '1', gross: '2', label: 'lower-bound', statedShare: '0.6667' }, M: { value: '1' }, 'not-stated': { value: '1', label: 'exact' } });
    expect(ask.by('sex', 'organisation', '2021')).toMatchObject({ F: { label: 'exact', statedShare: '1' } });
    expect(ask.by('age', 'organisation', '2021')).toMatchObject({ 'not-stated': { value: '2', statedShare: '0' } });
  });
  it('are decided by their own low and high, and have no share of a total with bounds (8, 15.5)', () => {
    const ask = tell({ kind: 'distinct', more, projects: { A: { reports: { 2021: { persons: ['a', 'b'] } } }, B: { reports: { 2021: { value: '5', cells: [{ sex: 'F', value: '3' }, { sex: 'M', value: '2' }] } } }, C: { reports: { 2021: { value: '1' } } } } });
    expect(ask.by('sex', 'organisation', '2021')).toMatchObject({ F: { value: null, label: 'bounds', bounds: { low: '3', high: '4' }, statedShare: null }, M: { bounds: { low: '2', high: '3' } }, 'not-stated': { value: '1', label: 'exact', statedShare: null } });
  });
});

describe('other kinds', () => {
  it('have no cells (8)', () => {
    expect(tell({ kind: 'rate', projects: { A: { reports: { 2021: '4' } } } }).by('sex', 'organisation', '2021')).toEqual({});
    expect(tell({ kind: 'ordinal', projects: { A: { reports: { 2021: { level: '1' } } } } }).by('sex', 'organisation', '2021')).toEqual({});
  });
  it('of a running total are those of the last value of each project', () => {
    const ask = tell({ kind: 'cumulative', projects: { A: { reports: { 2021: { value: '5', cells: bySex('2', '3') }, 2022: { value: '8', cells: bySex('4', '4') } } } } });
    const { F } = ask.by('sex', 'organisation', '2021..2023');
    expect(F).toMatchObject({ value: '4', label: 'lower-bound' });
    expect(F).not.toHaveProperty('gained');
  });
});

describe('cells in a country', () => {
  it('are those of the country within a regional value (3.2)', () => {
    const cells = [{ country: 'KEN', sex: 'F', value: '2' }, { country: 'KEN', sex: 'M', value: '1' }, { country: 'ETH', sex: 'not-stated', value: '7' }];
    const ask = tell({ kind: 'flow', projects: { R: { countries: [], reports: { 2021: { value: '10', cells } } } } });
    expect(ask.by('sex', 'country:KEN', '2021')).toMatchObject({ F: { value: '2', label: 'exact', includesRegional: true }, M: { value: '1' } });
    expect(ask.by('country', 'organisation', '2021')).toMatchObject({ KEN: { value: '3' }, ETH: { value: '7' } });
  });
});
