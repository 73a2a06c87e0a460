/** Which value counts, and when (figures 1). */
import { describe, expect, it } from 'vitest';
import { tell } from './testing/story.ts';

describe('values in force', () => {
  const ask = tell({ kind: 'flow', projects: { A: { reports: { 2021: [
    { says: { value: '5' }, submitted: '2022-01-10', verified: '2022-02-01' },
    { says: { value: '7' }, submitted: '2022-03-01', verified: '2022-06-01' },
    { says: { value: '6' }, submitted: '2022-04-01', verified: '2022-05-01' },
    { says: { value: '99' }, submitted: '2022-07-01', state: 'returned' },
    { says: { notReported: 'withdrawn' }, submitted: '2022-08-01', verified: '2022-09-01' },
  ] } } } });
  const at = (asOf: string): string | null => ask('organisation', '2021', { asOf }).value;

  it('count from the day of verification on, that day included (1.1)', () => {
    expect(at('2022-01-31')).toBeNull();
    expect(at('2022-02-01')).toBe('5');
  });
  it('are those submitted last among the verified, whenever they were verified (1.2)', () => {
    expect(at('2022-05-01')).toBe('6');
    expect(at('2022-06-01')).toBe('6');
  });
  it('do not count when returned (1.1)', () => expect(at('2022-08-31')).toBe('6'));
  it('are withdrawn by a later "not reported", which leaves a gap (1.2)', () => {
    const { value, label, coverage } = ask('organisation', '2021', { asOf: '2022-09-01' });
    expect([value, label, coverage.expected, coverage.reported]).toEqual([null, 'no-data', 1, 0]);
  });

  it('compare by the day unless both carry a time (15.7)', () => {
    const timed = tell({ kind: 'flow', projects: { A: { reports: { 2021: [
      { says: { value: '2' }, submitted: '2022-01-10T16:00Z', verified: '2022-01-11T08:00Z' },
      { says: { value: '1' }, submitted: '2022-01-10T09:30:30Z', verified: '2022-01-12' },
    ] } } } });
    expect(timed('organisation', '2021').value).toBe('2');
    expect(timed('organisation', '2021', { asOf: '2022-01-11' }).value).toBe('2');
    expect(timed('organisation', '2021', { asOf: '2022-01-10' }).value).toBeNull();
  });
});

describe('a value withdrawn', () => {
  it('is carried past by a running total: the one before stands (1.2, 2.2)', () => {
    const ask = tell({ kind: 'cumulative', projects: { A: { reports: { 2021: '4', 2022: ['9', { says: { notReported: 'wrong list' }, submitted: '2023-05-01' }] } } } });
    expect(ask('organisation', '2022')).toMatchObject({ value: '4', label: 'lower-bound', coverage: { expected: 1, reported: 0, carried: 1 } });
    expect(ask('organisation', '2022', { asOf: '2023-04-30' })).toMatchObject({ value: '9', label: 'exact' });
  });
});
