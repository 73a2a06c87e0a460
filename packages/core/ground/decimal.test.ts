/** Numbers as text (figures 11). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, fractionText, roundedText } from './decimal.ts';
import { equal, fraction, rational } from './rational.ts';

const of = (n: number | bigint, d: number | bigint = 1): string => decimalText(fraction(BigInt(n), BigInt(d)));

describe('a value', () => {
  it('that ends is told to its end, without trailing zeros or "-0"', () => {
    expect([of(0), of(-0), of(5), of(-5, 2), of(1, 8), of(100), of(120, 100), of(1, 10n ** 20n)]).toEqual(['0', '0', '5', '-2.5', '0.125', '100', '1.2', '0.00000000000000000001']);
    expect(decimalText(rational('12345678901234567890.12345678901234567890'))).toBe('12345678901234567890.1234567890123456789');
  });
  it('that does not end is cut toward zero after 12 significant digits', () => {
    expect([of(1, 3), of(2, 3), of(-2, 3), of(16, 35), of(39, 46), of(200, 3), of(1, 3000), of(1_000_000, 999_999)]).toEqual([
      '0.333333333333', '0.666666666666', '-0.666666666666', '0.457142857142', '0.847826086956', '66.6666666666', '0.000333333333333', '1.000001']);
  });
  it('is never cut before the decimal point', () => {
    expect(of(10n ** 15n + 1n, 3)).toBe('333333333333333');
    expect(of(-(10n ** 12n), 3)).toBe('-333333333333');
  });
  it('read back is what it was, when it ends', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.nat({ max: 12 }), (n, places) => {
      const value = fraction(n, 10n ** BigInt(places));
      expect(equal(rational(decimalText(value)), value)).toBe(true);
    }));
  });
});

describe('a share', () => {
  it('has four decimals, half away from zero, trailing zeros dropped', () => {
    const rounded = (n: number, d: number): string => roundedText(fraction(BigInt(n), BigInt(d)));
    expect([rounded(1, 1), rounded(1, 2), rounded(2, 3), rounded(5, 6), rounded(0, 5), rounded(-1, 3), rounded(12, 1)]).toEqual(['1', '0.5', '0.6667', '0.8333', '0', '-0.3333', '12']);
    expect([rounded(5, 100_000), rounded(-5, 100_000), rounded(49_999, 1_000_000_000), rounded(-4, 100_000), rounded(99_995, 100_000)]).toEqual(['0.0001', '-0.0001', '0', '0', '1']);
    expect(roundedText(fraction(5n, 2n), 0)).toBe('3');
  });
});

describe('a fraction', () => {
  it('is told in lowest terms', () => expect([fractionText({ n: 10n, d: 36n }), fractionText({ n: -14n, d: 2n }), fractionText({ n: 0n, d: 9n })]).toEqual(['5/18', '-7', '0']));
});
