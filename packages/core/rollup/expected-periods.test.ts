/** Which periods are expected, and how coverage counts them (figures 4, 15.1, 15.10). */
import { describe, expect, it } from 'vitest';
import { figure, prepare } from './ask.ts';
import { tell } from './testing/story.ts';

const expectedIn = (project: object, period: string): number => tell({ kind: 'flow', projects: { A: project } })('organisation', period).coverage.expected;

describe('a period is expected', () => {
  it('when at least 90 days of it are lived, both ends included (4.1)', () => {
    expect(expectedIn({ start: '2021-10-03', end: '2022-12-31' }, '2021')).toBe(1);
    expect(expectedIn({ start: '2021-10-04', end: '2022-12-31' }, '2021')).toBe(0);
    expect(expectedIn({ start: '2021-01-01', end: '2023-03-31' }, '2023')).toBe(1);
    expect(expectedIn({ start: '2021-01-01', end: '2023-03-30' }, '2023')).toBe(0);
  });
  it('when a quarter of 90 days is lived whole, and a leap year has a day to spare (4.1)', () => {
    const quarterly = { frequency: 'quarter' as const, end: '2024-12-31' };
    expect(expectedIn({ ...quarterly, start: '2021-01-01' }, '2021Q1')).toBe(1);
    expect(expectedIn({ ...quarterly, start: '2021-01-02' }, '2021Q1')).toBe(0);
    expect(expectedIn({ ...quarterly, start: '2024-01-02' }, '2024Q1')).toBe(1);
    expect(expectedIn({ ...quarterly, start: '2021-07-03' }, '2021Q3')).toBe(1);
    expect(expectedIn({ ...quarterly, start: '2021-07-04' }, '2021Q3')).toBe(0);
  });
  it('for ever where a life has no end (4.1)', () => expect(expectedIn({ start: '2021-05-01', end: null }, '2021..2030')).toBe(10));
  it('as the M&E plan lists it, whatever the days lived (4.1)', () => {
    expect(expectedIn({ periods: ['2021', '2023'] }, '2021..2023')).toBe(2);
    expect(expectedIn({ periods: ['2021', '2023'] }, '2022')).toBe(0);
    expect(expectedIn({ end: '2023-01-20', periods: ['2023'] }, '2023')).toBe(1);
  });
  it('never of a life too short (15.1)', () => {
    expect(expectedIn({ start: '2021-11-01', end: '2022-02-20' }, '2021..2022')).toBe(0);
    expect(expectedIn({ start: '2021-05-01', end: '2021-06-20' }, '2021')).toBe(0);
  });
  it('only wholly inside the asked range (4.3)', () => {
    expect(expectedIn({}, '2021..2022')).toBe(2);
    expect(expectedIn({}, '2021Q2..2023Q1')).toBe(1);
    expect(expectedIn({ frequency: 'quarter' }, '2021Q2..2023Q1')).toBe(8);
    expect(expectedIn({ frequency: 'quarter' }, '2021..2023')).toBe(12);
  });
  it('because it was reported on though it lies outside the life; a "not reported" expects nothing (4.1, 15.6)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { end: '2022-12-31', reports: { 2021: '1', 2022: '2', 2023: '4' } }, B: { end: '2022-12-31', reports: { 2023: { notReported: 'over' } } } } });
    expect(ask('project:A', '2023')).toMatchObject({ value: '4', label: 'exact', coverage: { expected: 1, reported: 1 } });
    expect(ask('project:A', '2021..2023')).toMatchObject({ value: '7', coverage: { expected: 3, reported: 3 } });
    expect(ask('project:B', '2023')).toMatchObject({ value: null, label: 'no-data', coverage: { expected: 0 } });
  });
});

describe('a project reports by quarter', () => {
  it('when one of its verified reports is about a quarter (4.3)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { reports: { '2021Q1': '1' } } } });
    expect(ask('organisation', '2021')).toMatchObject({ value: '1', label: 'lower-bound', coverage: { expected: 4, reported: 1 } });
    const drafted = tell({ kind: 'flow', projects: { A: { reports: { '2021Q1': { says: { value: '1' }, state: 'draft' } } } } });
    expect(drafted('organisation', '2021')).toMatchObject({ value: null, coverage: { expected: 1, reported: 0 } });
  });
});

describe('records of some indicators only', () => {
  it('can say which projects report by quarter (4.3)', () => {
    const { records } = tell({ kind: 'flow', projects: { A: { reports: { 2021: '7' } } } }).prepared;
    const asked = (quarterly: Map<string, string>): number =>
      figure(prepare({ ...records, quarterly }), { indicator: 'X.T', place: 'organisation', period: '2022', asOf: '2026-01-01' }).figure.coverage.expected;
    expect([asked(new Map()), asked(new Map([['A', '2022-05-01']])), asked(new Map([['A', '2027-01-01']]))]).toEqual([1, 4, 1]);
  });
});

describe('coverage', () => {
  it('weighs project-periods by budget times the length of the period (4.2, 15.10)', () => {
    const ask = tell({ kind: 'flow', projects: {
      A: { budget: 100, reports: { 2021: '1' } },
      B: { budget: 300, frequency: 'quarter', start: '2021-07-01', reports: { '2021Q3': '1' } },
      C: { reports: {} },
    } });
    // A: 4 quarters of 100, all answered; B: 2 quarters of 300, one answered; C has no budget.
    expect(ask('organisation', '2021').coverage).toEqual({ expected: 4, reported: 2, carried: 0, budgetShare: '0.7' });
    expect(ask('project:C', '2021').coverage.budgetShare).toBeNull();
  });
  it('counts not applicable as reported (4.4)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { reports: { 2021: { notApplicable: 'no firm' } } }, B: { reports: { 2021: '3' } } } });
    expect(ask('organisation', '2021')).toMatchObject({ value: '3', label: 'exact', coverage: { expected: 2, reported: 2 } });
    expect(ask('project:A', '2021')).toMatchObject({ value: null, label: 'not-applicable' });
    expect(ask('project:A', '2021..2022')).toMatchObject({ value: null, label: 'no-data' });
  });
});
