/**
 * Exact numbers: fractions of two big integers (figures 11: exact inside, cut only when shown).
 *
 * A decimal library cannot hold a third; a fraction holds every decimal. Sums of decimals keep a denominator that is a
 * power of ten, so nothing is reduced until it must be: `reduce` is called where fractions are compared or handed on.
 */
export type Rational = { readonly n: bigint; readonly d: bigint };

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

const DECIMAL = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/;

/** Whether a text is a decimal as contracts.md writes it: no exponent, plus, comma or leading zero. */
export const isDecimal = (text: string): boolean => DECIMAL.test(text);

/** A fraction from a decimal text. Throws on anything that `isDecimal` refuses: parse at the door. */
export function rational(text: string | number | bigint): Rational {
  if (typeof text === 'bigint') return { n: text, d: 1n };
  const written = typeof text === 'number' ? integerText(text) : text;
  if (!DECIMAL.test(written)) throw new RangeError(`not a decimal: ${written}`);
  const point = written.indexOf('.');
  if (point < 0) return { n: BigInt(written), d: 1n };
  return { n: BigInt(written.slice(0, point) + written.slice(point + 1)), d: powerOfTen(written.length - point - 1) };
}

/** A fraction of two integers; the denominator must not be zero. */
export function fraction(n: bigint, d: bigint): Rational {
  if (d === 0n) throw new RangeError('a fraction of nothing');
  return reduce(d < 0n ? { n: -n, d: -d } : { n, d });
}

export function add(a: Rational, b: Rational): Rational {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d };
  if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d };
  return reduce({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
}

export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d });
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));
export const multiply = (a: Rational, b: Rational): Rational =>
  a.d === 1n && b.d === 1n ? { n: a.n * b.n, d: 1n } : reduce({ n: a.n * b.n, d: a.d * b.d });

/** a / b, or null when b is zero: nothing of nothing is not a number. */
export const divide = (a: Rational, b: Rational): Rational | null => (b.n === 0n ? null : fraction(a.n * b.d, a.d * b.n));

export const sum = (all: Iterable<Rational>): Rational => total(all, (one) => one);

/** The sum of what is read of each, null being nothing; no fraction is made on the way. */
export function total<One>(all: Iterable<One>, of: (one: One) => Rational | null): Rational {
  let { n, d } = ZERO;
  for (const one of all) {
    const value = of(one);
    if (value === null || value.n === 0n) continue;
    if (value.d === d) n += value.n;
    else if (d % value.d === 0n) n += value.n * (d / value.d);
    else ({ n, d } = add({ n, d }, value));
  }
  return { n, d };
}

/** Negative, zero or positive, as sorting wants it. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const equal = (a: Rational, b: Rational): boolean => a.n * b.d === b.n * a.d;
export const isZero = (a: Rational): boolean => a.n === 0n;
export const isNegative = (a: Rational): boolean => a.n < 0n;
export const absolute = (a: Rational): Rational => (a.n < 0n ? negate(a) : a);
export const larger = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);

/** The same value in lowest terms. */
export function reduce(a: Rational): Rational {
  if (a.d === 1n) return a;
  let x = a.n < 0n ? -a.n : a.n;
  let y = a.d;
  while (y !== 0n) [x, y] = [y, x % y];
  return x <= 1n ? a : { n: a.n / x, d: a.d / x };
}

const powers: bigint[] = [1n];
export function powerOfTen(exponent: number): bigint {
  for (let i = powers.length; i <= exponent; i += 1) powers.push(powers[i - 1]! * 10n);
  return powers[exponent]!;
}

function integerText(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return String(value);
}
