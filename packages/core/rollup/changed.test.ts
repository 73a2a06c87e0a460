import { describe, expect, it } from 'vitest';
import { checkSince, isChanged } from './changed.ts';
import { tell } from './testing/story.ts';

describe('what changed between two days', () => {
  const ask = tell({ kind: 'flow', projects: { A: { reports: { 2021: '5' } }, B: { reports: { 2022: '7' } } } });

  it('is the value, its label or how much has answered', () => {
    const figure = ask('organisation', '2021');
    expect(isChanged(figure, { ...figure })).toBe(false);
    expect(isChanged(figure, { ...figure, value: '6' })).toBe(true);
    expect(isChanged(figure, { ...figure, label: 'exact' })).toBe(figure.label !== 'exact');
    expect(isChanged(figure, { ...figure, coverage: { ...figure.coverage, reported: figure.coverage.reported + 1 } })).toBe(true);
  });

  it('does not take another order of levels or texts for a change', () => {
    const figure = { ...ask('organisation', '2021'), distribution: { 1: 2, 2: 3 }, texts: [{ project: 'A', period: '2021', text: { en: 'a' } }, { project: 'B', period: '2021', text: { en: 'b' } }] };
    expect(isChanged(figure, { ...figure, distribution: { 2: 3, 1: 2 }, texts: [...figure.texts].reverse() })).toBe(false);
    expect(isChanged(figure, { ...figure, distribution: { 1: 2, 2: 4 } })).toBe(true);
  });

  it('needs an earlier day', () => {
    expect(checkSince('2024-01-01', '2024-01-02')).toEqual([]);
    expect(checkSince('2024-01-02', '2024-01-02')).toMatchObject([{ code: 'since-not-before', at: 'since' }]);
    expect(checkSince('2024-02-30', '2024-03-02')).toMatchObject([{ code: 'malformed-date', at: 'since' }]);
  });
});
