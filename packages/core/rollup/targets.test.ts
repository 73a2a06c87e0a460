/** Which target answers, whose it is, and what it covers (figures 6, 15.7). */
import { describe, expect, it } from 'vitest';
import { tell } from './testing/story.ts';

const annual = (period: string, value: string) => ({ mode: 'annual' as const, period, value });
const running = (period: string, value: string) => ({ mode: 'cumulative' as const, period, value });
const final = (value: string) => ({ mode: 'final' as const, value });
const every = { 2021: '1', 2022: '2', 2023: '4' };

describe('the target of a flow', () => {
  it('adds annual targets of the asked periods; periods they leave out are not covered (6.2)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { budget: 1, targets: [annual('2021', '2'), annual('2023', '4'), final('100')], reports: every } } });
    expect(ask('project:A', '2021..2023')).toMatchObject({ target: '6', achievement: null, verdict: null, likeForLike: { value: '5', target: '6', achievement: '0.8333', share: '0.6667' } });
    expect(ask('project:A', '2022')).toMatchObject({ target: null, achievement: null, likeForLike: null });
    expect(ask('project:A', '2021')).toMatchObject({ target: '2', achievement: '0.5', verdict: 'red' });
  });
  it('does not answer a part of its year; quarters of a year answer together (6.2)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { frequency: 'quarter', end: '2021-12-31', targets: [annual('2021', '8')], reports: { '2021Q1': '1', '2021Q2': '1', '2021Q3': '2', '2021Q4': '2' } } } });
    expect(ask('project:A', '2021Q1')).toMatchObject({ value: '1', target: null });
    expect(ask('project:A', '2021')).toMatchObject({ value: '6', target: '8', achievement: '0.75', likeForLike: { value: '6', target: '8' } });
  });
  it('takes no annual target of a year in which nothing is expected (4.1)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { periods: ['2021', '2023'], targets: [annual('2021', '2'), annual('2022', '50'), annual('2023', '4')], reports: { 2021: '1', 2023: '4' } } } });
    expect(ask('project:A', '2021..2023')).toMatchObject({ target: '6', achievement: '0.8333' });
  });
  it('is else what the running target rises by (6.2)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { targets: [running('2021', '2'), running('2022', '6'), running('2023', '7')], reports: every } } });
    expect(ask('project:A', '2021')).toMatchObject({ target: '2', achievement: '0.5' });
    expect(ask('project:A', '2022')).toMatchObject({ target: '4', achievement: '0.5', verdict: 'red' });
    expect(ask('project:A', '2022..2023')).toMatchObject({ target: '5', achievement: '1.2' });
    expect(ask('project:A', '2020..2024')).toMatchObject({ target: '7', achievement: '1' });
  });
  it('is not known where the running target is not stated at an end (6.2)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { targets: [running('2021', '2'), running('2023', '7')], reports: every } } });
    expect(ask('project:A', '2022').target).toBeNull();
    expect(ask('project:A', '2023').target).toBeNull();
    expect(ask('project:A', '2022..2023').target).toBe('5');
  });
  it('is else the final one, from the start only, and judged when its time has come (6.2, 7.4)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { targets: [final('8')], reports: every } } });
    expect(ask('project:A', '2021')).toMatchObject({ target: '8', achievement: '0.125', verdict: null });
    expect(ask('project:A', '2022')).toMatchObject({ target: null, achievement: null });
    expect(ask('project:A', '2021..2023')).toMatchObject({ target: '8', achievement: '0.875', verdict: 'amber' });
    expect(ask('project:A', '2020..2023')).toMatchObject({ target: '8', verdict: 'amber' });
    expect(ask('project:A', '2020')).toMatchObject({ target: null, coverage: { expected: 0 } });
  });
  it('is never due without an end (15.3)', () => {
    const ask = tell({ kind: 'flow', projects: { A: { end: null, targets: [final('4')], reports: every } } });
    expect(ask('project:A', '2021..2023')).toMatchObject({ achievement: '1.75', verdict: null, likeForLike: { verdict: null } });
  });
});

describe('the target of a count of persons', () => {
  const ask = tell({ kind: 'distinct', projects: { A: { targets: [annual('2021', '2'), annual('2022', '2'), running('2022', '9'), final('12')], reports: { 2021: { value: '3' } } } } });
  it('is the annual one of exactly that period, never a sum; else running or final, from the start only (6.2)', () => {
    expect(ask('project:A', '2021').target).toBe('2');
    expect(ask('project:A', '2022').target).toBe('2');
    expect(ask('project:A', '2021..2022').target).toBe('9');
    expect(ask('project:A', '2022..2023').target).toBeNull();
  });
  it('stands at the project, and elsewhere only where an own one is set (6.3)', () => expect(ask('organisation', '2021').target).toBeNull());
});

describe('the target of what is read at a moment', () => {
  it('is the latest dated one up to the end, else the final one (6.2)', () => {
    const ask = tell({ kind: 'stock', projects: { A: { targets: [running('2021', '5'), annual('2022', '8'), final('20')], reports: every } } });
    expect(['2020', '2021', '2022', '2023', '2021..2023'].map((period) => ask('project:A', period).target)).toEqual([null, '5', '8', '8', '8']);
    const late = tell({ kind: 'stock', projects: { A: { targets: [running('2022', '5'), final('20')], reports: every } } });
    expect(late('project:A', '2021').target).toBe('20');
  });
});

describe("a place's own target", () => {
  const own = (place: string, mode: 'annual' | 'final', value: string, period?: string) => ({ place, mode, value, ...(period ? { period } : {}) });
  it('replaces the sum at that place only and shows what its parts want (6.3)', () => {
    const ask = tell({ kind: 'flow', own: [own('programme:G', 'annual', '10', '2021')], projects: { A: { targets: [annual('2021', '2')], reports: every }, B: { reports: every } } });
    expect(ask('programme:G', '2021')).toMatchObject({ value: '2', target: '10', targetOfParts: '2', achievement: '0.2', verdict: 'red' });
    expect(ask('organisation', '2021')).toMatchObject({ target: '2', targetOfParts: null, achievement: null });
    expect(ask('programme:G+country:ETH', '2021')).toMatchObject({ target: '2', targetOfParts: null });
  });
  it('by year answers only when every expected period is covered, else the parts stand (6.2)', () => {
    const ask = tell({ kind: 'flow', own: [own('organisation', 'annual', '10', '2021'), own('organisation', 'annual', '20', '2022')], projects: { A: { targets: [final('5')], reports: every } } });
    expect(ask('organisation', '2021..2022')).toMatchObject({ target: '30', targetOfParts: '5' });
    expect(ask('organisation', '2021..2023')).toMatchObject({ target: '5', targetOfParts: null });
  });
  it('by year of what is read at a moment does not reach the years after, though a running one does (6.2)', () => {
    const projects = { A: { targets: [final('5')], reports: every } };
    const yearly = tell({ kind: 'stock', own: [own('organisation', 'annual', '10', '2021'), own('organisation', 'annual', '20', '2022')], projects });
    expect(['2021', '2022', '2023', '2021..2022'].map((period) => yearly('organisation', period).target)).toEqual(['10', '20', '5', '20']);
    const dated = tell({ kind: 'stock', own: [{ place: 'organisation', mode: 'cumulative', period: '2022', value: '20' }], projects });
    expect(['2021', '2022', '2023'].map((period) => dated('organisation', period).target)).toEqual(['5', '20', '20']);
  });
  it('starts with its earliest project, and its time is the last end or the period it names (6.2, 7.4, 15.3)', () => {
    const projects = { A: { end: '2022-12-31', reports: every }, B: { start: '2022-01-01', end: '2024-12-31', reports: { 2022: '1', 2023: '1' } } };
    const ask = tell({ kind: 'flow', own: [own('organisation', 'final', '10')], projects });
    expect(ask('organisation', '2021')).toMatchObject({ target: '10', verdict: null });
    expect(ask('organisation', '2022').target).toBeNull();
    expect(ask('organisation', '2021..2023')).toMatchObject({ target: '10', verdict: null });
    expect(ask('organisation', '2021..2024')).toMatchObject({ target: '10', label: 'lower-bound', achievement: '0.9', verdict: 'green' });
    const named = tell({ kind: 'flow', own: [own('organisation', 'final', '10', '2022')], projects });
    expect(named('organisation', '2021').verdict).toBeNull();
    expect(named('organisation', '2021..2022')).toMatchObject({ value: '4', achievement: '0.4', verdict: 'red' });
    const open = tell({ kind: 'flow', own: [own('organisation', 'final', '1')], projects: { A: { end: null, reports: every } } });
    expect(open('organisation', '2021..2023').verdict).toBeNull();
  });
  it("at a project stands before the project's own of a kind that does not add, and replaces one that does (15.7)", () => {
    const mean = tell({ kind: 'rate', own: [own('project:A', 'final', '50')], projects: { A: { targets: [final('20')], baseline: { year: 2020, value: '0' }, reports: every } } });
    expect(mean('project:A', '2021')).toMatchObject({ target: '50', targetOfParts: null, achievement: '0.02' });
    const flow = tell({ kind: 'flow', own: [own('project:A', 'final', '50')], projects: { A: { targets: [final('20')], reports: every } } });
    expect(flow('project:A', '2021')).toMatchObject({ target: '50', targetOfParts: '20' });
  });
});
