/** The file of yearly exchange rates: one row a currency, one text a year. */
import { invalid } from '../ground/problem.ts';
import { isDecimal, rational } from '../ground/rational.ts';
import type { Row } from './row.ts';
import { sourceOf } from './sources.ts';
import type { Currency, Source } from './types.ts';
import { BASE_CURRENCY } from './rates.ts';

export type Rates = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** Reads currency → year → units per US dollar (decimal text, above zero), and the title of the source. */
export function readRates(row: Row, sources: ReadonlyMap<string, Source>, currencies: ReadonlyMap<string, Currency>): readonly [Rates, string] {
  row.oneOf('base', [BASE_CURRENCY]);
  row.text('measure');
  const years = row.list('years').filter((one): one is number => Number.isSafeInteger(one));
  const rates = new Map<string, ReadonlyMap<number, string>>();
  for (const one of row.rows('rates')) {
    const code = one.code('code', currencies, 'currencies');
    if (rates.has(code)) one.note(invalid('framework-repeated', one.place('code'), { found: code }));
    rates.set(code, readYears(one, years));
    sourceOf(one, sources);
    one.done();
  }
  return [rates, [...sources.values()].map((one) => one.title).join('; ')];
}

function readYears(row: Row, years: readonly number[]): ReadonlyMap<number, string> {
  const texts = row.list('perUsd');
  if (texts.length !== years.length) row.note(invalid('framework-shape', row.place('perUsd'), { found: texts.length, accepted: years.length }));
  const held = new Map<number, string>();
  texts.forEach((text, n) => {
    if (text === null) return;
    if (typeof text === 'string' && isDecimal(text) && rational(text).n > 0n) held.set(years[n]!, text);
    else row.note(invalid('framework-shape', row.place(`perUsd/${n}`), { found: text, accepted: 'decimal text above zero, or null' }));
  });
  return held;
}
