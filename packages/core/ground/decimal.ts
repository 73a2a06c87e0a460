/** How exact numbers become text (figures 11). */
import { type Rational, powerOfTen, reduce } from './rational.ts';

const SIGNIFICANT = 12;

/**
 * A value as text: exact when it ends, else truncated toward zero after 12 significant digits, never before the decimal
 * point; no exponent, no trailing zeros, no "-0" (figures 11).
 */
export function decimalText(value: Rational): string {
  const { n, d } = reduce(value);
  if (d === 1n) return n.toString();
  const negative = n < 0n;
  const whole = (negative ? -n : n) / d;
  const rest = (negative ? -n : n) % d;
  const places = endsAfter(d) ?? placesShown(whole, rest, d);
  const digits = ((rest * powerOfTen(places)) / d).toString().padStart(places, '0');
  return signed(negative, places === 0 ? whole.toString() : `${whole}.${digits}`);
}

/** Rounded half away from zero to a number of decimal places, trailing zeros dropped: "1", not "1.0000" (figures 11). */
export function roundedText(value: Rational, places = 4): string {
  const negative = value.n < 0n;
  const scaled = (negative ? -value.n : value.n) * powerOfTen(places);
  const rounded = (2n * scaled + value.d) / (2n * value.d);
  const text = rounded.toString().padStart(places + 1, '0');
  const point = text.length - places;
  return signed(negative, places === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`);
}

/** The fraction itself, for workings: "5/18", or "7" when it is whole. */
export function fractionText(value: Rational): string {
  const { n, d } = reduce(value);
  return d === 1n ? n.toString() : `${n}/${d}`;
}

/** After how many places the decimal of 1/d ends (d in lowest terms); null when it never does. */
function endsAfter(d: bigint): number | null {
  let rest = d;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) { rest /= 2n; twos += 1; }
  while (rest % 5n === 0n) { rest /= 5n; fives += 1; }
  return rest === 1n ? Math.max(twos, fives) : null;
}

/** Places to show of a value that does not end: 12 significant digits in all, leading zeros not counted. */
function placesShown(whole: bigint, rest: bigint, d: bigint): number {
  if (whole > 0n) return Math.max(0, SIGNIFICANT - whole.toString().length);
  let leading = 0;
  let scaled = rest * 10n;
  while (scaled < d) { scaled *= 10n; leading += 1; }
  return leading + SIGNIFICANT;
}

function signed(negative: boolean, text: string): string {
  const trimmed = text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
  return negative && !/^0?$/.test(trimmed.replace('.', '').replace(/0/g, '')) ? `-${trimmed}` : trimmed;
}

