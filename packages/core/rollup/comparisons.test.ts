/** Baselines, achievement, verdicts, like-for-like (figures 7). */
import { describe, expect, it } from 'vitest';
import { figure } from './ask.ts';
import { fraction } from '../ground/rational.ts';
import { tell } from './testing/story.ts';

const annual = (period: string, value: string) => ({ mode: 'annual' as const, period, value });
const final = (value: string) => ({ mode: 'final' as const, value });
const base = (value: string) => ({ year: 2020, value });

describe('baselines', () => {
  it('of a flow count once for each project-period with annual targets or none, once with a final one (7.2)', () => {
    const ask = tell({ kind: 'flow', projects: {
      A: { baseline: base('1'), targets: [annual('2021', '3'), annual('2022', '3'), annual('2023', '3')], reports: { 2021: '3', 2022: '3', 2023: '3' } },
      B: { programme: 'H', baseline: base('2'), targets: [final('10')], reports: { 2021: '4', 2022: '4', 2023: '4' } },
      C: { programme: null, baseline: base('5'), reports: { 2021: '1', 2022: '1', 2023: '1' } },
    } });
    expect(ask('programme:G', '2021..2023')).toMatchObject({ baseline: '3', target: '9', achievement: '1' });
    expect(ask('programme:H', '2021..2023')).toMatchObject({ baseline: '2', target: '10', achievement: '1.25' });
    expect(ask('project:C', '2021..2023')).toMatchObject({ baseline: '15', target: null });
    expect(ask('organisation', '2021..2023')).toMatchObject({ baseline: '20', target: '19', achievement: null, likeForLike: { value: '21', baseline: '5', target: '19', achievement: '1.1429' } });
  });
  it('absent count as nothing for counting kinds and are shown as null when nobody states one (7.2)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { targets: [annual('2021', '4')], reports: { 2021: '2' } }, B: { baseline: base('1'), targets: [annual('2021', '5')], reports: { 2021: '3' } } } });
    expect(ask('project:A', '2021')).toMatchObject({ baseline: null, achievement: '0.5', likeForLike: { baseline: null, change: '2' } });
    expect(ask('organisation', '2021')).toMatchObject({ baseline: '1', achievement: '0.5', likeForLike: { baseline: '1', change: '4' } });
  });
  it('of a stock must all be stated, else only like-for-like compares (7.2)', () => {
    const ask = tell({ kind: 'stock', projects: { A: { budget: 3, baseline: base('10'), targets: [final('20')], reports: { 2023: '16' } }, B: { budget: 1, targets: [final('5')], reports: { 2023: '4' } } } });
    expect(ask('organisation', '2023')).toMatchObject({ value: '20', label: 'exact', baseline: '10', target: '25', achievement: null, verdict: null, likeForLike: { value: '16', baseline: '10', target: '20', change: '6', achievement: '0.6', share: '0.75', verdict: 'red' } });
  });
  it('of means are pooled by weight; several of which one has none are null (7.2)', () => {
    const project = (value: string, weight?: string) => ({ baseline: { ...base(value), ...(weight ? { weight } : {}) }, reports: { 2021: { value: '5', weight: '2' } } });
    const own = [{ place: 'programme:G', mode: 'final' as const, value: '8' }];
    const both = tell({ kind: 'intensity', own, projects: { A: project('2', '1'), B: project('4', '3') } });
    expect(both('programme:G', '2021')).toMatchObject({ value: '5', baseline: '3.5', target: '8', achievement: '0.3333' });
    const one = tell({ kind: 'intensity', own, projects: { A: project('2', '1'), B: project('4') } });
    expect(one('programme:G', '2021')).toMatchObject({ value: '5', baseline: null, achievement: null, likeForLike: null });
    expect(one('project:B', '2021').baseline).toBe('4');
  });
  it('not applicable or 0/0 state nothing', () => {
    const ask = tell({ kind: 'ratio', projects: { A: { baseline: { year: 2020, numerator: '0', denominator: '0' }, targets: [final('0.5')], reports: { 2021: { numerator: '1', denominator: '4' } } } } });
    expect(ask('project:A', '2021')).toMatchObject({ baseline: null, achievement: null, likeForLike: null });
  });
});

describe('a falling indicator', () => {
  const ask = tell({ kind: 'flow', direction: 'down', projects: { A: { baseline: base('10'), targets: [annual('2021', '4'), annual('2022', '4')], reports: { 2021: '5' } }, B: { programme: null, baseline: base('2'), targets: [annual('2021', '2')], reports: { 2021: '2' } } } });
  it('achieves by its change (7.1)', () => expect(ask('project:A', '2021')).toMatchObject({ achievement: '0.8333', verdict: 'amber' }));
  it('with a gap is compared like-for-like only (7.3)', () => {
    expect(ask('project:A', '2021..2022')).toMatchObject({ value: '5', label: 'lower-bound', achievement: null, verdict: null, likeForLike: { value: '5', baseline: '10', target: '4', change: '-5', achievement: '0.8333', verdict: 'amber' } });
  });
  it('is met when it is no more than a target that is the baseline (7.4)', () => expect(ask('project:B', '2021')).toMatchObject({ achievement: null, verdict: 'met' }));
});

describe('verdicts', () => {
  const of = (value: string, target: string) => tell({ kind: 'flow', projects: { A: { targets: [annual('2021', target)], reports: { 2021: value } } } });
  it('are judged by the exact achievement: green from 0.9, amber from 0.7 (7.4)', () => {
    expect(of('9', '10')('organisation', '2021').verdict).toBe('green');
    expect(of('899999', '1000000')('organisation', '2021')).toMatchObject({ achievement: '0.9', verdict: 'amber' });
    expect(of('7', '10')('organisation', '2021').verdict).toBe('amber');
    expect(of('699999', '1000000')('organisation', '2021')).toMatchObject({ achievement: '0.7', verdict: 'red' });
  });
  it("follow an organisation's own thresholds (7.4)", () => {
    const { prepared } = of('8', '10');
    const question = { indicator: 'X.T', place: 'organisation', period: '2021', asOf: '2026-01-01' };
    expect(figure(prepared, question, { thresholds: { green: fraction(4n, 5n), amber: fraction(1n, 2n) } }).figure).toMatchObject({ verdict: 'green', likeForLike: { verdict: 'green' } });
  });
  it('of a lower bound are green or under-reported (7.4)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { targets: [annual('2021', '10')], reports: { 2021: '10' } }, B: { targets: [annual('2021', '1')] } } });
    expect(ask('organisation', '2021')).toMatchObject({ achievement: '0.9091', verdict: 'green' });
    const low = tell({ kind: 'flow', projects: { A: { targets: [annual('2021', '10')], reports: { 2021: '8' } }, B: { targets: [annual('2021', '1')] } } });
    expect(low('organisation', '2021')).toMatchObject({ achievement: '0.7273', verdict: 'under-reported' });
  });
  it('wait for the last final target in the sum; like-for-like for those it compares (7.4, 15.3)', () => {
    const ask = tell({ kind: 'stock', projects: { A: { end: '2022-12-31', baseline: base('0'), targets: [final('10')], reports: { 2022: '9' } }, B: { end: '2024-06-30', baseline: base('0'), targets: [final('10')], reports: { 2022: '9' } } } });
    expect(ask('organisation', '2022')).toMatchObject({ achievement: '0.9', verdict: null, likeForLike: { verdict: null } });
    expect(ask('project:A', '2022').verdict).toBe('green');
    expect(ask('project:B', '2022').verdict).toBeNull();
  });
  it('are met or not where target and baseline are the same, of exact figures only (7.4)', () => {
    const ask = tell({ kind: 'stock', projects: { A: { targets: [annual('2021', '5')], baseline: base('5'), reports: { 2021: '4' } }, B: { programme: 'H', targets: [annual('2021', '5')], baseline: base('5') } } });
    expect(ask('project:A', '2021')).toMatchObject({ achievement: null, verdict: 'not-met', likeForLike: { achievement: null, verdict: 'not-met' } });
    expect(ask('organisation', '2021')).toMatchObject({ label: 'reporters-only', verdict: null, likeForLike: { value: '4', target: '5', achievement: null, verdict: 'not-met' } });
  });
});

describe('maintain', () => {
  const ask = tell({ kind: 'stock', direction: 'maintain', tolerance: '0.5', projects: { A: { targets: [annual('2021', '5')], reports: { 2021: '5.5', 2022: '5.51' } }, B: { programme: 'H', targets: [annual('2021', '5')], reports: { 2021: '5' } } } });
  it('is met within the tolerance and needs no baseline (7.2, 7.4)', () => {
    expect(ask('project:A', '2021')).toMatchObject({ achievement: null, verdict: 'met', likeForLike: { value: '5.5', baseline: null, change: null, achievement: null, verdict: 'met' } });
    expect(ask('project:A', '2022').verdict).toBe('not-met');
  });
  it('is compared like-for-like over a gap, without a verdict of its own (7.4, 7.5)', () => {
    expect(ask('organisation', '2022')).toMatchObject({ label: 'reporters-only', verdict: null, likeForLike: { value: '5.51', target: '5', verdict: 'not-met' } });
  });
});

describe('like-for-like', () => {
  it('compares with a final target only projects that answered every period expected (7.5)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { budget: 1, targets: [final('10')], reports: { 2021: '3', 2022: '3', 2023: '3' } }, B: { budget: 3, targets: [final('10')], reports: { 2021: '9', 2023: '9' } } } });
    expect(ask('organisation', '2021..2023')).toMatchObject({ value: '27', label: 'lower-bound', likeForLike: { value: '9', target: '10', achievement: '0.9', share: '0.25', verdict: 'green' } });
  });
  it('counts not applicable as compared (15.4)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { budget: 1, targets: [annual('2021', '4')], reports: { 2021: { notApplicable: 'none' } } }, B: { budget: 1, targets: [annual('2021', '4')], reports: { 2021: '4' } }, C: { budget: 2, targets: [annual('2021', '4')] } } });
    expect(ask('organisation', '2021')).toMatchObject({ target: '12', likeForLike: { value: '4', target: '8', achievement: '0.5', share: '0.5' } });
  });
  it('has no share when nobody expected has a budget (15.4)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { targets: [annual('2021', '4')], reports: { 2021: '4' } } } });
    expect(ask('organisation', '2021').likeForLike).toMatchObject({ share: null, achievement: '1' });
  });
  it('of ratios pools those that answered at least once and state a baseline (7.5)', () => {
    const ask = tell({ kind: 'ratio', own: [{ place: 'programme:G', mode: 'final', value: '0.8' }], projects: {
      A: { budget: 1, baseline: { year: 2020, numerator: '1', denominator: '4' }, reports: { 2021: { numerator: '1', denominator: '2' }, 2022: { numerator: '2', denominator: '2' } } },
      B: { budget: 1, baseline: { year: 2020, numerator: '3', denominator: '4' } },
      C: { budget: 1, reports: { 2021: { numerator: '0', denominator: '9' } } },
    } });
    expect(ask('programme:G', '2021..2022')).toMatchObject({ label: 'reporters-only', baseline: '0.5', achievement: null, likeForLike: { value: '0.75', baseline: '0.25', target: '0.8', change: '0.5', achievement: '0.9091', share: '0.3333' } });
  });
  it('is null for unions with a gap, and for an own target of a sum with a gap and no targets of its parts (7.5)', () => {
    const persons = tell({ kind: 'distinct', own: [{ place: 'organisation', mode: 'final', value: '9' }], projects: { A: { reports: { 2021: { value: '3' } } }, B: {} } });
    expect(persons('organisation', '2021')).toMatchObject({ value: '3', label: 'lower-bound', target: '9', achievement: '0.3333', likeForLike: null });
    const flow = tell({ kind: 'flow', own: [{ place: 'organisation', mode: 'final', value: '9' }], projects: { A: { reports: { 2021: '3' } }, B: {} } });
    expect(flow('organisation', '2021')).toMatchObject({ achievement: '0.3333', likeForLike: null });
  });
});
