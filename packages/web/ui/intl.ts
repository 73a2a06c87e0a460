/** `Intl.NumberFormat` over decimal text (ECMAScript 2023 reads it exactly), each kind of format made once. */
const made = new Map<string, Intl.NumberFormat>();

function format(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const held = made.get(key);
  if (held) return held;
  const one = new Intl.NumberFormat(locale, options);
  made.set(key, one);
  return one;
}

/** The sign of what is below zero is a minus, as wide as a plus and never broken from its number, and no hyphen. */
export const withMinus = (formatted: string): string => formatted.replace('-', '\u2212');

const text = (value: string): Intl.StringNumericLiteral => value as Intl.StringNumericLiteral;

export const Intl23 = {
  number: (locale: string, value: string, digits: number): string =>
    withMinus(format(locale, { maximumFractionDigits: digits }).format(text(value))),
  percent: (locale: string, value: string, digits: number): string =>
    withMinus(format(locale, { style: 'percent', maximumFractionDigits: digits }).format(text(value))),
  money: (locale: string, value: string, currency: string, digits: number): string =>
    withMinus(format(locale, { style: 'currency', currency, currencyDisplay: 'code', minimumFractionDigits: 0, maximumFractionDigits: digits }).format(text(value))),
};
