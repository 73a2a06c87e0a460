import { describe, expect, it } from 'vitest';
import { equal, multiply, rational } from '../ground/rational.ts';
import { holdsOn } from './country-groups.ts';
import { perUsd, rateOf } from './rates.ts';
import { dimensionOf, factorBetween, isMoney, unitsLike } from './units.ts';
import { sampleLists } from './testing/sample.ts';

describe('units', () => {
  it('convert by exact fractions, there and back', () => {
    // 36 GJ are 10 MWh although one GJ is 0.27777… MWh without end.
    const there = factorBetween(sampleLists, 'GJ', 'MWh')!;
    expect(equal(multiply(rational('36'), there), rational('10'))).toBe(true);
    const back = factorBetween(sampleLists, 'MWh', 'GJ')!;
    expect(equal(multiply(there, back), rational('1'))).toBe(true);
    // 1 toe = 41.868 GJ follows from the two factors kept.
    expect(equal(factorBetween(sampleLists, 'toe', 'GJ')!, rational('41.868'))).toBe(true);
  });

  it('of another dimension do not convert', () => {
    expect(factorBetween(sampleLists, 'MWh', 'activity')).toBeNull();
    expect(factorBetween(sampleLists, 'EUR', 'USD')).toBeNull();
    expect(factorBetween(sampleLists, 'MWh', 'nobody knows')).toBeNull();
  });

  it('equal themselves, listed or not', () => {
    expect(factorBetween(sampleLists, 'spill', 'spill')).toEqual({ n: 1n, d: 1n });
    expect(dimensionOf(sampleLists, 'spill')).toBe('spill');
  });

  it('that are currencies are money', () => {
    expect(isMoney(sampleLists, 'EUR')).toBe(true);
    expect(isMoney(sampleLists, 'MWh')).toBe(false);
  });

  it('are offered with their like, the asked one first', () => {
    expect(unitsLike(sampleLists, 'GJ')).toEqual(['GJ', 'MWh', 'toe']);
    expect(unitsLike(sampleLists, 'spill')).toEqual(['spill']);
    expect(unitsLike(sampleLists, 'EUR')).toEqual(['EUR', 'USD']);
  });
});

describe('rates', () => {
  const reference = { rates: new Map([['EUR', new Map([[2023, '0.92']])]]) };

  it('are those of the year, and none is made up', () => {
    expect(perUsd(reference, 'EUR', 2023)).toBe('0.92');
    expect(rateOf(reference, 'EUR', 2023)).toEqual({ n: 92n, d: 100n });
    expect(perUsd(reference, 'EUR', 2022)).toBeNull();
    expect(rateOf(reference, 'XYZ', 2023)).toBeNull();
  });

  it('of the dollar is one', () => {
    expect(perUsd(reference, 'USD', 1970)).toBe('1');
  });
});

describe('a membership', () => {
  const one = { group: 'LDC', iso3: 'VUT', validFrom: '1985-01-01', validTo: '2020-12-03', source: 'us' };

  it('holds on both of its ends and not beyond', () => {
    expect(['1984-12-31', '1985-01-01', '2020-12-03', '2020-12-04'].map((day) => holdsOn(one, day))).toEqual([false, true, true, false]);
  });

  it('without a known end is not bounded there', () => {
    expect(holdsOn({ ...one, validFrom: null }, '1900-01-01')).toBe(true);
    expect(holdsOn({ ...one, validTo: null }, '2100-01-01')).toBe(true);
  });
});
