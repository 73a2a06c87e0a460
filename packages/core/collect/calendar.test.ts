/** Calendars and rounds: half-years as two quarters, a donor's July–June as four, and which round decides. */
import { describe, expect, it } from 'vitest';
import { parseRange, periodText } from '../ground/period.ts';
import { ONE } from '../ground/rational.ts';
import { isOfCalendar, periodOn, recentPeriods } from './calendar.ts';
import { type Round, roundFor, roundState, whyNotTaken } from './round.ts';

const span = (text: string) => parseRange(text)!;
const round = (number: number, more: Partial<Round> = {}): Round => ({
  number, calendar: 'year', span: span('2023'), place: 'organisation', opens: '2024-01-10', due: '2024-01-31', closes: '2024-02-15', closed: false, levels: [{ level: 'project', share: ONE }], ...more });

describe('a calendar', () => {
  it('knows its periods', () => {
    expect(isOfCalendar('half-year', span('2023Q3..2023Q4'))).toBe(true);
    expect(isOfCalendar('half-year', span('2023Q2..2023Q3'))).toBe(false);
    expect(isOfCalendar('july-june', span('2023Q3..2024Q2'))).toBe(true);
    expect(isOfCalendar('july-june', span('2023'))).toBe(false);
    expect(isOfCalendar('quarter', span('2023Q2'))).toBe(true);
  });
  it('finds the period of a day, and those before it', () => {
    expect(periodText(periodOn('july-june', '2024-06-30'))).toBe('2023Q3..2024Q2');
    expect(periodText(periodOn('july-june', '2024-07-01'))).toBe('2024Q3..2025Q2');
    expect(recentPeriods('half-year', '2024-02-01', 2).map(periodText)).toEqual(['2024Q1..2024Q2', '2023Q3..2023Q4', '2023Q1..2023Q2']);
  });
});

describe('a round', () => {
  const all = new Set(['organisation', 'donor:D1', 'project:P1']);
  it('opens, falls due and closes with its days included', () => {
    expect(['2024-01-09', '2024-01-10', '2024-01-31', '2024-02-01', '2024-02-15', '2024-02-16'].map((day) => roundState(round(1), day))).toEqual(['to-come', 'open', 'open', 'overdue', 'overdue', 'closed']);
    expect(roundState(round(1, { closed: true }), '2024-01-20')).toBe('closed');
  });
  it('covers the periods that lie wholly inside, so that a donor’s year is answered by four quarters', () => {
    const donor = round(2, { calendar: 'july-june', span: span('2023Q3..2024Q2'), place: 'donor:D1', due: '2024-01-20' });
    expect(roundFor([round(1), donor], all, span('2023Q4'), '2024-01-15')!.number).toBe(2);
    expect(roundFor([round(1), donor], all, span('2023'), '2024-01-15')!.number).toBe(1);
    expect(roundFor([donor], new Set(['organisation']), span('2023Q4'), '2024-01-15')).toBeNull();
  });
  it('that is open decides over one that is closed', () => {
    const closed = round(1, { closed: true });
    expect(roundFor([closed, round(2)], all, span('2023'), '2024-01-15')!.number).toBe(2);
    expect(whyNotTaken(roundFor([closed], all, span('2023'), '2024-01-15'), '2024-01-15').map((one) => one.code)).toEqual(['round-closed']);
    expect(whyNotTaken(round(1), '2024-01-01').map((one) => one.code)).toEqual(['round-not-open']);
    expect(whyNotTaken(null, '2024-01-01')).toEqual([]);
  });
});
