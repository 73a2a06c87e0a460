import { describe, expect, test } from 'vitest';
import { rational } from '../ground/rational.ts';
import { changesOf } from './changes.ts';
import { lifeAt, splitByShares } from './money.ts';

describe('what a later submission changes', () => {
  test('only values that differ from the last that was said of the same indicator', () => {
    const found = changesOf([
      { number: 1, values: [{ indicator: 'A', said: '1' }, { indicator: 'B', said: '2' }] },
      { number: 2, values: [{ indicator: 'B', said: '3' }] },
      { number: 3, values: [{ indicator: 'A', said: '1' }, { indicator: 'B', said: '2' }, { indicator: 'C', said: '9' }] },
    ]);
    expect(found.get(1)).toEqual({ changed: [], same: 0 });
    expect(found.get(2)).toEqual({ changed: [{ indicator: 'B', before: 1 }], same: 0 });
    expect(found.get(3)).toEqual({ changed: [{ indicator: 'B', before: 2 }, { indicator: 'C', before: null }], same: 1 });
  });
});

describe('money', () => {
  test('shares that add to 100 give parts that add to the amount', () => {
    const parts = splitByShares(rational('1000001'), [{ code: '9', share: rational('33.3') }, { code: '12', share: rational('66.7') }]);
    expect(parts.map(({ part }) => part)).toEqual([rational('333000.333'), rational('667000.667')]);
  });

  test('a life runs on its last day', () => {
    expect([lifeAt('2021-01-01', '2023-12-31', '2020-12-31'), lifeAt('2021-01-01', '2023-12-31', '2023-12-31'), lifeAt('2021-01-01', '2023-12-31', '2024-01-01'), lifeAt('2021-01-01', null, '2099-01-01')])
      .toEqual(['to-come', 'running', 'over', 'running']);
  });
});
