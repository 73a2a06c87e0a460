/**
 * Exact numbers of the cells: whole ones as JavaScript numbers while they are safe, all others as a decimal of a big integer.
 * Most of what cells hold are counts, so that most sums cost what a sum of numbers costs. Nothing is ever rounded but a
 * conversion that does not end, to 60 places (see exact.ts for how such a sum is told from one that ends).
 */

/** n / 10^places. */
export type Decimal = { readonly n: bigint; readonly places: number };
export type Amount = number | Decimal;

/** More places than any sum of conversions needs. */
const KEPT = 60;

const powers: bigint[] = [1n];
function ten(exponent: number): bigint {
  for (let i = powers.length; i <= exponent; i += 1) powers.push(powers[i - 1]! * 10n);
  return powers[exponent]!;
}

const decimalOf = (value: Amount): Decimal => (typeof value === 'number' ? { n: BigInt(value), places: 0 } : value);
const at = ({ n, places }: Decimal, wanted: number): bigint => (places === wanted ? n : n * ten(wanted - places));

/** A number as the store writes a `numeric`. */
export function amount(text: string): Amount {
  if (text.length < 15 && !text.includes('.')) return Number(text);
  const point = text.indexOf('.');
  if (point < 0) return { n: BigInt(text), places: 0 };
  return { n: BigInt(text.slice(0, point) + text.slice(point + 1)), places: text.length - point - 1 };
}

/** The same or null. */
export const amountOrNull = (text: string | null): Amount | null => (text === null ? null : amount(text));

export function add(a: Amount, b: Amount): Amount {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  const [left, right] = [decimalOf(a), decimalOf(b)];
  const places = left.places > right.places ? left.places : right.places;
  return { n: at(left, places) + at(right, places), places };
}

export const negative = (a: Amount): Amount => (typeof a === 'number' ? (a === 0 ? 0 : -a) : { n: -a.n, places: a.places });
export const subtract = (a: Amount, b: Amount): Amount => add(a, negative(b));

export function multiply(a: Amount, b: Amount): Amount {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product;
  }
  const [left, right] = [decimalOf(a), decimalOf(b)];
  return { n: left.n * right.n, places: left.places + right.places };
}

/** Null where either is. */
export const times = (a: Amount | null, b: Amount | null): Amount | null => (a === null || b === null ? null : multiply(a, b));
export const plus = (a: Amount | null, b: Amount | null): Amount | null => (a === null ? b : b === null ? a : add(a, b));

export const isZero = (a: Amount): boolean => (typeof a === 'number' ? a === 0 : a.n === 0n);
export const isSame = (a: Amount, b: Amount): boolean => isZero(subtract(a, b));

/** value × num / den: exact where the division ends within 60 places, else rounded there, half away from zero. */
export function converted(value: string, num: string, den: string): Amount {
  if (den === '1') return num === '1' ? amount(value) : multiply(amount(value), amount(num));
  const [over, under] = [decimalOf(multiply(amount(value), amount(num))), decimalOf(amount(den))];
  const [top, bottom] = [over.n * ten(KEPT + under.places), under.n * ten(over.places)];
  const size = top < 0n ? -top : top;
  const rounded = (2n * size + bottom) / (2n * bottom);
  return trimmed({ n: top < 0n ? -rounded : rounded, places: KEPT });
}

/** Without zeros at its end; whole and safe ones as numbers. */
export function trimmed(value: Amount): Amount {
  if (typeof value === 'number') return value;
  let { n, places } = value;
  while (places > 0 && n % 10n === 0n) { n /= 10n; places -= 1; }
  if (places === 0 && n >= -9007199254740991n && n <= 9007199254740991n) return Number(n);
  return { n, places };
}

/** As the store reads it, without zeros at its end. */
export function amountText(value: Amount): string {
  const least = trimmed(value);
  if (typeof least === 'number') return String(least);
  if (least.places === 0) return least.n.toString();
  const sign = least.n < 0n ? '-' : '';
  const digits = (least.n < 0n ? -least.n : least.n).toString().padStart(least.places + 1, '0');
  return `${sign}${digits.slice(0, -least.places)}.${digits.slice(-least.places)}`;
}
