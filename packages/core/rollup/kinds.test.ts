/** The arithmetic of the kinds that do not simply add (figures 2, 2.0–2.5, 5). */
import { describe, expect, it } from 'vitest';
import { tell } from './testing/story.ts';

const people = (...ids: string[]) => ({ persons: ids });
const registry = { persons: ['a', 'b', 'c', 'd'].map((id) => ({ id, sex: id < 'c' ? ('F' as const) : null })) };

describe('distinct', () => {
  it('is the union over places and periods, with the plain sum beside it (2.4, 2.5)', () => {
    const ask = tell({ kind: 'distinct', more: registry, projects: { A: { end: '2022-12-31', reports: { 2021: people('a', 'b'), 2022: people('b', 'c') } }, B: { end: '2021-12-31', reports: { 2021: people('a') } } } });
    expect(ask('organisation', '2021')).toMatchObject({ value: '2', gross: '3', label: 'exact' });
    expect(ask('organisation', '2021..2022')).toMatchObject({ value: '3', gross: '5', label: 'exact' });
  });
  it('without a registry lies between the larger of union and largest part, and all together (2.5)', () => {
    const ask = tell({ kind: 'distinct', more: registry, projects: { A: { reports: { 2021: people('a', 'b'), 2022: { value: '1' } } }, B: { reports: { 2021: { value: '5' } } }, C: { reports: { 2021: { value: '0' } } } } });
    expect(ask('organisation', '2021')).toMatchObject({ value: null, label: 'bounds', bounds: { low: '5', high: '7' }, gross: '7', achievement: null });
    expect(ask('project:B', '2021')).toMatchObject({ value: '5', label: 'exact', bounds: null });
    expect(ask('project:A', '2022')).toMatchObject({ value: '1', label: 'exact' });
    expect(ask('project:C', '2021')).toMatchObject({ value: '0', label: 'exact' });
  });
  it('is exact when both ends meet (2.5)', () => {
    const ask = tell({ kind: 'distinct', more: registry, projects: { A: { reports: { 2021: people('a', 'b') } }, B: { reports: { 2021: { value: '0' } } } } });
    expect(ask('organisation', '2021')).toMatchObject({ value: '2', label: 'exact' });
  });
  it('with a gap has no high end: lower bound at the low one (2.5)', () => {
    const ask = tell({ kind: 'distinct', more: registry, projects: { A: { reports: { 2021: people('a', 'b') } }, B: { reports: { 2021: { value: '5' } } }, C: {} } });
    expect(ask('organisation', '2021')).toMatchObject({ value: '5', label: 'lower-bound', bounds: null, gross: '7' });
  });
  it('has no verdict between bounds, though the place has a target (7.3)', () => {
    const ask = tell({ kind: 'distinct', own: [{ place: 'organisation', mode: 'annual', period: '2021', value: '4' }], projects: { A: { reports: { 2021: { value: '5' } } }, B: { reports: { 2021: { value: '5' } } } } });
    expect(ask('organisation', '2021')).toMatchObject({ label: 'bounds', target: '4', achievement: null, verdict: null, likeForLike: null });
  });
});

describe('distinct-sum', () => {
  it('adds unique deals in dollars of their own year (1, 2.4)', () => {
    const more = { deals: [{ id: 'D1', amount: '92', currency: 'EUR', year: 2020 }, { id: 'D2', amount: '10', currency: 'USD', year: 2021 }], exchangeRates: [{ currency: 'EUR', year: 2020, perUsd: '0.92' }, { currency: 'EUR', year: 2021, perUsd: '0.5' }] };
    const ask = tell({ kind: 'distinct-sum', unit: 'USD', more, projects: { A: { reports: { 2021: { deals: ['D1', 'D2'] }, 2022: { deals: ['D1'] } } }, B: { reports: { 2021: { deals: ['D1'] }, 2022: { deals: [] } } } } });
    expect(ask('organisation', '2021')).toMatchObject({ value: '110', gross: '210', label: 'exact' });
    expect(ask('organisation', '2021..2022')).toMatchObject({ value: '110', gross: '310' });
    expect(ask('project:B', '2022')).toMatchObject({ value: '0', gross: '0', label: 'exact' });
  });
});

describe('rate', () => {
  const own = [{ place: 'programme:G', mode: 'final' as const, value: '60' }];
  const project = (value: string | null, baseline?: string) => ({ ...(baseline ? { baseline: { year: 2020, value: baseline } } : {}), ...(value ? { reports: { 2021: value } } : {}) });
  it('over several projects shows lowest, median and highest, and compares like for like where just one states a baseline (2.0)', () => {
    const ask = tell({ kind: 'rate', own, projects: { A: project('40', '20'), B: project('30'), C: project('50'), D: project('45') } });
    expect(ask('programme:G', '2021')).toMatchObject({ value: '40', lowest: '30', median: '40', highest: '50', label: 'exact', baseline: null, target: '60', achievement: null, verdict: null, likeForLike: { value: '40', baseline: '20', target: '60', change: '20', achievement: '0.5', verdict: null } });
  });
  it('compares nobody where two state a baseline (2.0)', () => {
    const ask = tell({ kind: 'rate', own, projects: { A: project('40', '20'), B: project('30', '10') } });
    expect(ask('programme:G', '2021')).toMatchObject({ value: '30', baseline: null, likeForLike: null });
  });
  it('has baseline and achievement where one project is expected (2.0)', () => {
    const ask = tell({ kind: 'rate', own, projects: { A: project('40', '20'), B: { ...project(null, '10'), start: '2022-01-01' } } });
    expect(ask('programme:G', '2021')).toMatchObject({ value: '40', lowest: '40', highest: '40', baseline: '20', achievement: '0.5' });
  });
  it('with a gap compares the one that answered (2.0, 7.3)', () => {
    const ask = tell({ kind: 'rate', own, projects: { A: project('40', '20'), B: project(null, '10') } });
    expect(ask('programme:G', '2021')).toMatchObject({ value: '40', label: 'reporters-only', baseline: null, achievement: null, likeForLike: { value: '40', baseline: '20' } });
  });
});

describe('intensity', () => {
  const reported = (value: string, weight?: string) => ({ reports: { 2021: { value, ...(weight ? { weight } : {}) } } });
  it('of several projects is weighed if all gave a weight, else not applicable, gap or not (2, 5)', () => {
    expect(tell({ kind: 'intensity', projects: { A: reported('30', '1'), B: reported('10', '3') } })('organisation', '2021')).toMatchObject({ value: '15', label: 'exact' });
    const apart = tell({ kind: 'intensity', projects: { A: reported('30', '1'), B: reported('10'), C: {} } });
    expect(apart('organisation', '2021')).toMatchObject({ value: null, label: 'not-applicable', coverage: { expected: 3, reported: 2 } });
    expect(apart('project:B', '2021')).toMatchObject({ value: '10', label: 'exact' });
  });
  it('of weight 0 is not applicable (1)', () => expect(tell({ kind: 'intensity', projects: { A: reported('30', '0') } })('organisation', '2021')).toMatchObject({ value: null, label: 'not-applicable' }));
});

describe('weighted mean and ratio', () => {
  it('pool over projects and periods alike; weight 0 and 0/0 say nothing (1, 2)', () => {
    const mean = tell({ kind: 'weighted-mean', projects: { A: { reports: { 2021: { value: '4', weight: '10' }, 2022: { value: '1', weight: '0' } } }, B: { reports: { 2021: { value: '1', weight: '20' }, 2022: { value: '2', weight: '30' } } } } });
    expect(mean('organisation', '2021..2022')).toMatchObject({ value: '2', weight: '60', label: 'exact', coverage: { expected: 4, reported: 4 } });
    expect(mean('project:A', '2022')).toMatchObject({ value: null, weight: null, label: 'not-applicable' });
    const ratio = tell({ kind: 'ratio', unit: 'percent', projects: { A: { reports: { 2021: { numerator: '1', denominator: '3' }, 2022: { numerator: '0', denominator: '0' } } } } });
    expect(ratio('organisation', '2021..2022')).toMatchObject({ value: '0.333333333333', numerator: '1', denominator: '3', label: 'exact' });
  });
});

describe('ordinal', () => {
  const level = (one: string) => ({ reports: { 2021: { level: one } } });
  const story = { A: level('3'), B: level('1'), C: level('2'), D: level('3') };
  it('has the lower of the two middle levels, the weakest, and those at or above a level (2, 2.0)', () => {
    const ask = tell({ kind: 'ordinal', projects: story });
    expect(ask('organisation', '2021', { atLeast: '2' })).toMatchObject({ value: '2', weakest: '1', distribution: { 1: 1, 2: 1, 3: 2 }, atOrAbove: { level: '2', count: 3, share: '0.75' }, target: null, achievement: null });
    expect(tell({ kind: 'ordinal', direction: 'down', projects: story })('organisation', '2021').weakest).toBe('3');
  });
  it('is read at the last period of a range (2.3)', () => {
    const ask = tell({ kind: 'ordinal', projects: { A: level('3') } });
    expect(ask('organisation', '2021..2022', { atLeast: '1' })).toMatchObject({ value: null, label: 'no-data', distribution: null, coverage: { expected: 1, reported: 0 }, atOrAbove: { count: 0, share: null } });
  });
});

describe('qualitative', () => {
  it('lists texts and who is missing, and is labelled by them (5)', () => {
    const text = { text: { en: 'It works.' } };
    const ask = tell({ kind: 'qualitative', projects: { A: { reports: { 2021: text, 2022: text } }, B: { end: '2021-12-31' }, C: { end: '2021-12-31', reports: { 2021: { notApplicable: 'none' } } } } });
    expect(ask('organisation', '2021..2022')).toMatchObject({ value: null, label: 'reporters-only', missing: [{ project: 'B', period: '2021' }] });
    expect(ask('organisation', '2021..2022').texts).toHaveLength(2);
    expect(ask('project:A', '2021')).toMatchObject({ label: 'exact', texts: [{ project: 'A', period: '2021', text: { en: 'It works.' } }], missing: [] });
    expect(ask('project:C', '2021').label).toBe('not-applicable');
  });
});

describe('external', () => {
  it('never comes from projects (2)', () => {
    expect(tell({ kind: 'external', projects: { A: {} } })('organisation', '2021')).toMatchObject({ value: null, label: 'no-data', coverage: { expected: 0, reported: 0 } });
  });
});

describe('numbers as text', () => {
  it('are exact where they end and cut toward zero after 12 digits where not, money and units by fractions (1, 11)', () => {
    const more = { exchangeRates: [{ currency: 'EUR', year: 2021, perUsd: '0.9' }, { currency: 'EUR', year: 2022, perUsd: '0.8' }] };
    const money = tell({ kind: 'flow', unit: 'USD', more, projects: { A: { reports: { 2021: { value: '1', unit: 'EUR' }, 2022: { value: '1', unit: 'EUR' } } } } });
    expect(money('organisation', '2021').value).toBe('1.11111111111');
    expect(money('organisation', '2022').value).toBe('1.25');
    expect(money('organisation', '2021..2022').value).toBe('2.36111111111');
    const heat = tell({ kind: 'flow', unit: 'MWh', projects: { A: { reports: { 2021: { value: '1', unit: 'GJ' }, 2022: { value: '2.6', unit: 'GJ' } } } } });
    expect(heat('organisation', '2021').value).toBe('0.277777777777');
    expect(heat('organisation', '2021..2022').value).toBe('1');
    const fall = tell({ kind: 'stock', unit: 'MWh', projects: { A: { reports: { 2021: { value: '-1', unit: 'GJ' } } } } });
    expect(fall('organisation', '2021').value).toBe('-0.277777777777');
  });
});
