/** Periods and days (figures 4.3, 13.3, 15.7). */
import { describe, expect, it } from 'vitest';
import { compareMoments, dayNumber, isDay, isMoment, sharedDays } from './day.ts';
import { type Span, firstDay, inside, joins, lastDay, lengthOf, ofYear, overlaps, parsePeriod, parseRange, periodText, periodsBetween, quarterOfDay } from './period.ts';

const span = (text: string): Span => parseRange(text)!;

describe('periods', () => {
  it('are years, quarters and ranges of them; nothing else is', () => {
    expect(parsePeriod('2021')).toEqual({ first: 8084, last: 8087 });
    expect(parsePeriod('2022Q3')).toEqual({ first: 8090, last: 8090 });
    expect(lengthOf(span('2022Q2..2023Q1'))).toBe(4);
    for (const text of ['21', '2021Q0', '2021Q5', '2021-01', '2021q1', ' 2021', '2021..2020', '2021..', '..2021', '2021..2022..2023']) expect(parseRange(text), text).toBeNull();
    expect(parsePeriod('2021..2022')).toBeNull();
  });
  it('are written as people write them', () => {
    for (const text of ['2021', '2022Q3', '2021..2023', '2022Q2..2023Q1']) expect(periodText(span(text))).toBe(text);
    expect(periodText(span('2021Q1..2021Q4'))).toBe('2021');
    expect(periodText(span('2021..2021'))).toBe('2021');
    expect(periodText(ofYear(987))).toBe('0987');
  });
  it('lie inside one another or overlap', () => {
    expect([inside(span('2021Q4'), span('2021')), inside(span('2021'), span('2021Q4')), overlaps(span('2021'), span('2021Q4..2022Q1')), overlaps(span('2021'), span('2022'))]).toEqual([true, false, true, false]);
  });
  it('of several years join only the range that equals them (13.3)', () => {
    expect([joins(span('2020..2022'), span('2020..2022')), joins(span('2020..2022'), span('2019..2023')), joins(span('2021'), span('2019..2023')), joins(span('2021Q2..2022Q1'), span('2021..2022'))]).toEqual([true, false, true, true]);
  });
  it('have a first and a last day', () => {
    expect([firstDay(span('2021')), lastDay(span('2021')), firstDay(span('2022Q2')), lastDay(span('2022Q2')), lastDay(span('2022Q3..2023Q1'))]).toEqual(['2021-01-01', '2021-12-31', '2022-04-01', '2022-06-30', '2023-03-31']);
    expect(periodsBetween('2021-11-03', '2023-01-01', 'year').map(periodText)).toEqual(['2021', '2022', '2023']);
    expect(periodsBetween('2021-11-03', '2022-04-01', 'quarter').map(periodText)).toEqual(['2021Q4', '2022Q1', '2022Q2']);
    expect(quarterOfDay('2021-12-31')).toBe(8087);
  });
});

describe('days', () => {
  it('are days of the calendar', () => {
    for (const day of ['2024-02-29', '2000-02-29', '2021-12-31', '0001-01-01']) expect(isDay(day), day).toBe(true);
    for (const day of ['2023-02-29', '1900-02-29', '2021-04-31', '2021-13-01', '2021-00-10', '2021-01-00', '2021-1-1', '2021-01-01T00:00Z', '']) expect(isDay(day), day).toBe(false);
  });
  it('are counted over months, years and leap days', () => {
    const apart = (a: string, b: string): number => dayNumber(b) - dayNumber(a);
    expect([apart('2021-01-01', '2022-01-01'), apart('2024-01-01', '2025-01-01'), apart('2024-02-28', '2024-03-01'), apart('1900-02-28', '1900-03-01'), apart('2021-12-31', '2022-01-01')]).toEqual([365, 366, 2, 1, 1]);
    for (let day = dayNumber('1999-12-31'), [year, month, date] = [2000, 1, 1]; year < 2005; ) {
      const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
      day += 1;
      expect(dayNumber(text), text).toBe(day);
      date += 1;
      if (!isDay(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)) [month, date] = [month + 1, 1];
      if (month > 12) [year, month] = [year + 1, 1];
    }
  });
  it('are shared with both ends included', () => {
    expect([sharedDays('2021-01-01', '2021-12-31', '2021-07-01', '2022-06-30'), sharedDays('2021-01-01', '2021-01-01', '2021-01-01', '2021-01-01'), sharedDays('2021-01-01', '2021-01-31', '2021-02-01', '2021-02-28')]).toEqual([184, 1, 0]);
  });
  it('and moments compare by the day unless both carry a time (15.7)', () => {
    const order = (a: string, b: string): number => Math.sign(compareMoments(a, b));
    expect([order('2023-01-20', '2023-01-21T00:00Z'), order('2023-01-20', '2023-01-20T09:00Z'), order('2023-01-20T09:00Z', '2023-01-20T16:30Z'), order('2023-01-20T09:00Z', '2023-01-20T09:00:00Z'), order('2023-01-20T09:00:01Z', '2023-01-20T09:00Z')]).toEqual([-1, 0, -1, 0, 1]);
    expect([isMoment('2023-01-20T09:00Z'), isMoment('2023-01-20T24:00Z'), isMoment('2023-02-30'), isMoment('2023-01-20T09:00')]).toEqual([true, false, false, false]);
  });
});
