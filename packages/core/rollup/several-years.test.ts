/** Values about several years, as imported activities have them (figures 13.2, 13.3). */
import { describe, expect, it } from 'vitest';
import type { Kind } from '../framework/types.ts';
import { parseRange } from '../ground/period.ts';
import { figure, prepare } from './ask.ts';
import type { Figure } from './figure.ts';
import { tell } from './testing/story.ts';

/** One project that lists and reports the given periods, ranges among them; values are 1, 2, 4 … in their order. */
function asked(kind: Kind, periods: readonly string[]): (period: string) => Figure {
  const reports = Object.fromEntries(['2019', '2020', '2021'].slice(0, periods.length).map((year, i) => [year, String(2 ** i)]));
  const { records } = tell({ kind, projects: { A: { start: '2019-01-01', end: '2021-12-31', reports } } }).prepared;
  const spans = periods.map((text) => parseRange(text)!);
  const prepared = prepare({
    ...records,
    projectIndicators: records.projectIndicators.map((one) => ({ ...one, listed: spans })),
    submissions: records.submissions.map((one, i) => ({ ...one, period: spans[i]! })),
  });
  return (period) => figure(prepared, { indicator: 'X.T', place: 'organisation', period, asOf: '2026-01-01' }).figure;
}

describe('a period of several years', () => {
  it.each(['flow', 'stock', 'cumulative'] as const)('joins the range that equals its years, and no other: %s (13.3)', (kind) => {
    const ask = asked(kind, ['2019..2021']);
    expect(ask('2019..2021')).toMatchObject({ value: '1', label: 'exact', coverage: { expected: 1, reported: 1 } });
    expect(ask('2021')).toMatchObject({ label: 'no-data', coverage: { expected: 0 } });
  });
  it('stays out of a longer range', () => {
    expect(asked('flow', ['2019..2021'])('2018..2022')).toMatchObject({ value: null, label: 'no-data', coverage: { expected: 0 } });
    expect(asked('stock', ['2019..2021'])('2018..2022')).toMatchObject({ value: null, label: 'no-data', coverage: { expected: 0 } });
  });
  it('gives way to the years that lie in it: nothing is counted twice (9)', () => {
    expect(asked('flow', ['2019', '2020', '2019..2021'])('2019..2021')).toMatchObject({ value: '3', coverage: { expected: 2, reported: 2 } });
    expect(asked('flow', ['2019', '2020', '2019..2020'])('2019')).toMatchObject({ value: '1' });
  });
  it('is read at its end where no year is asked for (2.3)', () => {
    expect(asked('stock', ['2019', '2019..2021'])('2019..2021')).toMatchObject({ value: '2', coverage: { expected: 1, reported: 1 } });
    expect(asked('stock', ['2019..2021', '2021'])('2019..2021')).toMatchObject({ value: '2', coverage: { expected: 1 } });
  });
});

describe('a year reported by a project that reports by quarter', () => {
  it('stands for its quarters: none of them is missing (4.3)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { frequency: 'quarter', end: '2022-12-31', budget: 5, reports: { 2021: '7', '2022Q1': '1' } } } });
    expect(ask('organisation', '2021')).toMatchObject({ value: '7', label: 'exact', coverage: { expected: 1, reported: 1, budgetShare: '1' } });
    expect(ask('organisation', '2021..2022')).toMatchObject({ value: '8', label: 'lower-bound', coverage: { expected: 5, reported: 2, budgetShare: '0.625' } });
    const stock = tell({ kind: 'stock', projects: { A: { frequency: 'quarter', end: '2022-12-31', reports: { 2021: '7' } } } });
    expect(stock('organisation', '2021')).toMatchObject({ value: '7', label: 'exact' });
    expect(stock('organisation', '2021Q4')).toMatchObject({ value: null, label: 'no-data' });
  });
});
