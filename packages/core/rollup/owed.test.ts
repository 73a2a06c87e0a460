/** Who owes what: readings of coverage seen from the project (figures 2.2, 4.1, 4.2). */
import { describe, expect, it } from 'vitest';
import { periodText } from '../ground/period.ts';
import { carriedOf, countedOf, owedOf, readingsAt } from './owed.ts';
import { type Story, tell } from './testing/story.ts';

const at = (story: Story, period: string, place = 'organisation', asOf = '2026-01-01') => readingsAt(tell(story).prepared, { place, period, asOf });
const told = (story: Story, period: string, place?: string, asOf?: string) =>
  owedOf(at(story, period, place, asOf)).map((one) => `${one.project} ${periodText(one.period)} ${one.missing.length}/${one.expected.length}`);

describe('what is owed', () => {
  it('is each expected period without an answer; a gap withdrawn or not verified is owed, not applicable is not', () => {
    expect(told({ kind: 'flow', projects: {
      A: { reports: { 2021: '1', 2022: { notReported: 'postponed' }, 2023: { notApplicable: 'none' } } },
      B: { reports: { 2021: { says: { value: '1' }, state: 'returned' }, 2022: '0', 2023: '2' } },
    } }, '2021..2023')).toEqual(['A 2022 1/1', 'B 2021 1/1']);
  });
  it('follows the plan: what is not due in between is not owed', () => expect(told({ kind: 'flow', projects: { A: { periods: ['2021', '2023'], reports: { 2021: '1' } } } }, '2021..2023')).toEqual(['A 2023 1/1']));
  it('is one period of a range for what is read at its end', () => expect(told({ kind: 'stock', projects: { A: { reports: {} } } }, '2021..2023')).toEqual(['A 2023 1/1']));
  it('counts what was verified by the day asked', () => {
    const story: Story = { kind: 'flow', projects: { A: { reports: { 2021: '1' } } } };
    expect(told(story, '2021', 'organisation', '2022-01-14')).toEqual(['A 2021 1/1']);
    expect(told(story, '2021', 'organisation', '2022-01-15')).toEqual([]);
  });
  it('leaves parts of regional projects to where they are counted', () => {
    const story: Story = { kind: 'flow', projects: { R: { countries: [{ iso3: 'ETH', share: '50' }, { iso3: 'KEN', share: '50' }], reports: { 2021: { value: '9', cells: [{ country: 'ETH', value: '4' }, { country: 'KEN', value: '5' }] } } } } };
    expect(told(story, '2022', 'country:ETH')).toEqual([]);
    expect(told(story, '2022', 'country:none')).toEqual(['R 2022 1/1']);
  });
  it('is counted as coverage counts', () => {
    expect(countedOf(at({ kind: 'flow', projects: { A: { reports: { 2021: '1' } }, B: { reports: {} } } }, '2021..2022'))).toEqual([
      { indicator: 'X.T', project: 'A', expected: 2, reported: 1 }, { indicator: 'X.T', project: 'B', expected: 2, reported: 0 }]);
  });
});

describe('what is carried', () => {
  it('is a running total from before, while one is owed', () => {
    const carried = carriedOf(at({ kind: 'cumulative', projects: { A: { reports: { 2021: '5' } }, B: { reports: { 2021: '1', 2023: '2' } }, C: { reports: {} } } }, '2023'));
    expect(carried.map((one) => [one.project, periodText(one.from), periodText(one.owed)])).toEqual([['A', '2021', '2023']]);
  });
});
