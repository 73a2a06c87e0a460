/** Exact numbers (figures 11). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ONE, type Rational, ZERO, absolute, add, compare, divide, equal, fraction, isDecimal, isNegative, isZero, larger, multiply, negate, powerOfTen,
  rational, reduce, subtract, sum,
} from './rational.ts';

const rationals = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n })).map(([n, d]): Rational => ({ n, d }));

describe('a decimal', () => {
  it('is read as contracts.md writes it, and nothing else is', () => {
    for (const text of ['0', '-0', '7', '-7', '0.5', '10.250', '-0.001', '123456789012345678901234567890.5']) expect(isDecimal(text), text).toBe(true);
    for (const text of ['', '.5', '5.', '01', '+1', '1e3', '1,000', ' 1', '1 ', '0x1', 'NaN', '--1', '1.2.3']) {
      expect(isDecimal(text), text).toBe(false);
      expect(() => rational(text), text).toThrow(RangeError);
    }
    expect(rational('-0.25')).toEqual({ n: -25n, d: 100n });
    expect(rational('12')).toEqual({ n: 12n, d: 1n });
  });
  it('comes from a whole number, never from a broken one', () => {
    expect(rational(-3)).toEqual({ n: -3n, d: 1n });
    expect(rational(4n)).toEqual({ n: 4n, d: 1n });
    for (const value of [0.5, NaN, Infinity, 2 ** 53]) expect(() => rational(value)).toThrow(RangeError);
  });
});

describe('fractions', () => {
  it('keep the line below positive and refuse nothing below it', () => {
    expect(fraction(3n, -6n)).toEqual({ n: -1n, d: 2n });
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
    expect(divide(ONE, ZERO)).toBeNull();
    expect(divide(rational('1'), rational('-4'))).toEqual({ n: -1n, d: 4n });
  });
  it('add, subtract, multiply and divide there and back exactly', () => {
    fc.assert(fc.property(rationals, rationals, (a, b) => {
      expect(equal(subtract(add(a, b), b), a)).toBe(true);
      expect(equal(add(a, b), add(b, a))).toBe(true);
      const quotient = divide(a, b);
      expect(quotient === null ? isZero(b) : equal(multiply(quotient, b), a)).toBe(true);
    }));
  });
  it('are compared by value, however they are written', () => {
    expect(equal({ n: 2n, d: 4n }, rational('0.5'))).toBe(true);
    expect([compare(rational('0.5'), rational('0.4')) > 0, compare(rational('-1'), ZERO) < 0, compare({ n: 3n, d: 6n }, rational('0.50'))]).toEqual([true, true, 0]);
    expect(larger(rational('2'), rational('3'))).toEqual(rational('3'));
    expect([absolute(rational('-2')), negate(rational('2'))]).toEqual([rational('2'), rational('-2')]);
    expect([isNegative(rational('-1')), isNegative(ZERO), isZero({ n: 0n, d: 7n })]).toEqual([true, false, true]);
  });
  it('reduce to lowest terms, and sums of decimals need none', () => {
    expect(reduce({ n: 10n, d: 36n })).toEqual({ n: 5n, d: 18n });
    expect(reduce({ n: 0n, d: 36n })).toEqual({ n: 0n, d: 1n });
    expect(add(rational('0.1'), rational('0.25'))).toEqual({ n: 35n, d: 100n });
    expect(add(rational('0.25'), rational('0.1'))).toEqual({ n: 35n, d: 100n });
    expect(reduce(sum([{ n: 1n, d: 3n }, { n: 1n, d: 6n }, { n: 1n, d: 2n }]))).toEqual({ n: 1n, d: 1n });
    expect(powerOfTen(20)).toBe(10n ** 20n);
  });
});
