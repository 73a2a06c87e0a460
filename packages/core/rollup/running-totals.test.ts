/** Running totals: carried, over, gained, active (figures 2.2, 7.3, 15.1, 15.2). */
import { describe, expect, it } from 'vitest';
import { tell } from './testing/story.ts';

describe('a running total', () => {
  const ask = tell({ kind: 'cumulative', projects: {
    A: { end: '2021-12-31', baseline: { year: 2020, value: '1' }, targets: [{ mode: 'final', value: '6' }], reports: { 2021: '5' } },
    B: { baseline: { year: 2020, value: '2' }, targets: [{ mode: 'cumulative', period: '2022', value: '10' }, { mode: 'cumulative', period: '2023', value: '20' }], reports: { 2021: '4', 2023: '14' } },
  } });

  it('keeps what a project over and fully reported came to, and compares without it (2.2, 7.3)', () => {
    expect(ask('organisation', '2023')).toMatchObject({
      value: '19', label: 'exact', coverage: { expected: 1, reported: 1, carried: 0 }, baseline: '2', target: '20', active: '14', achievement: '0.6667', verdict: 'red',
      likeForLike: { value: '14', baseline: '2', target: '20', change: '12', achievement: '0.6667' },
    });
  });
  it('is carried over a gap: lower bound, compared with what is carried (2.2)', () => {
    expect(ask('organisation', '2022')).toMatchObject({
      value: '9', label: 'lower-bound', coverage: { expected: 1, reported: 0, carried: 1 }, baseline: '2', target: '10', achievement: '0.25', verdict: 'under-reported', active: '4', likeForLike: null,
    });
  });
  it('gains its value at the end less the last one before, baselines before the first report (7.3)', () => {
    expect(ask('organisation', '2021').gained).toBe('6');
    expect(ask('organisation', '2022').gained).toBe('0');
    expect(ask('organisation', '2023').gained).toBe('10');
    expect(ask('organisation', '2021..2023').gained).toBe('16');
    expect(ask('project:A', '2020').gained).toBeNull();
  });
  it('has no active part when it equals the value, or when nobody still expected has one (15.2)', () => {
    expect(ask('organisation', '2021').active).toBeNull();
    const over = tell({ kind: 'cumulative', projects: { A: { end: '2021-12-31', targets: [{ mode: 'final', value: '5' }], reports: { 2021: '5' } }, B: { targets: [{ mode: 'final', value: '5' }] } } });
    expect(over('organisation', '2022')).toMatchObject({ value: '5', label: 'lower-bound', active: null, achievement: null, target: '5', coverage: { expected: 1, reported: 0, carried: 0 } });
    expect(over('project:A', '2022')).toMatchObject({ value: '5', label: 'exact', active: null, baseline: null, target: null, achievement: null, likeForLike: null });
  });
  it('of a project that is over but owes its last period stays expected and carried (2.2)', () => {
    const owes = tell({ kind: 'cumulative', projects: { A: { end: '2022-12-31', budget: 10, reports: { 2021: '5' } } } });
    expect(owes('organisation', '2023')).toMatchObject({ value: '5', label: 'lower-bound', coverage: { expected: 1, reported: 0, carried: 1, budgetShare: '0' } });
    const silent = tell({ kind: 'cumulative', projects: { A: { end: '2022-12-31' } } });
    expect(silent('organisation', '2023')).toMatchObject({ value: null, label: 'no-data', coverage: { expected: 1, reported: 0, carried: 0 } });
  });
  it('is over by what was expected, whatever was reported after (15.1)', () => {
    const late = tell({ kind: 'cumulative', projects: { A: { end: '2021-12-31', reports: { 2021: '5', 2022: '6' } } } });
    expect(late('organisation', '2022')).toMatchObject({ value: '6', label: 'exact', coverage: { expected: 1, reported: 1 } });
    expect(late('organisation', '2023')).toMatchObject({ value: '6', label: 'exact', coverage: { expected: 0, reported: 0 } });
  });
  it('stands over "not applicable", which is no gap; in a life over it closes the account (2.2, 4.4)', () => {
    const na = tell({ kind: 'cumulative', projects: { A: { end: '2022-12-31', targets: [{ mode: 'final', value: '8' }], reports: { 2021: '4', 2022: { notApplicable: 'closed' } } } } });
    expect(na('organisation', '2022')).toMatchObject({ value: '4', label: 'exact', coverage: { expected: 1, reported: 1, carried: 0 }, achievement: '0.5' });
    expect(na('organisation', '2023')).toMatchObject({ value: '4', label: 'exact', coverage: { expected: 0 } });
  });
  it('of a survey is not due in between: the last value stands without a gap (4.1)', () => {
    const survey = tell({ kind: 'cumulative', projects: { A: { periods: ['2021', '2023'], reports: { 2021: '4' } } } });
    expect(survey('organisation', '2022')).toMatchObject({ value: '4', label: 'exact', coverage: { expected: 0, carried: 0 } });
    expect(survey('organisation', '2023')).toMatchObject({ value: '4', label: 'lower-bound', coverage: { expected: 1, reported: 0, carried: 1 } });
  });
  it("with the place's own target is compared whole, with all baselines (15.2)", () => {
    const own = tell({ kind: 'cumulative', own: [{ place: 'programme:G', mode: 'final', period: '2023', value: '33' }], projects: {
      A: { end: '2021-12-31', baseline: { year: 2020, value: '1' }, reports: { 2021: '5' } }, B: { baseline: { year: 2020, value: '2' }, reports: { 2023: '16' } },
    } });
    expect(own('programme:G', '2023')).toMatchObject({ value: '21', baseline: '3', target: '33', targetOfParts: null, active: null, achievement: '0.6', verdict: 'red', likeForLike: { value: '21', baseline: '3', target: '33', achievement: '0.6' } });
    expect(own('organisation', '2023')).toMatchObject({ target: null, achievement: null, active: '16' });
  });
  it('by year says nothing of a quarter (4.3)', () => {
    expect(ask('organisation', '2022Q2')).toMatchObject({ value: null, label: 'no-data', coverage: { expected: 0 } });
    expect(ask('organisation', '2021..2022Q2').value).toBe('9');
  });
});
