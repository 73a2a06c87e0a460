/** The framework and the units as tests of figures read them: straight from `frameworks/`, nothing checked. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Currency, FrameworkIndicator, Unit } from '../../framework/types.ts';
import { fraction } from '../../ground/rational.ts';

const folder = fileURLToPath(new URL('../../../../frameworks/', import.meta.url));
const read = (file: string): unknown => JSON.parse(readFileSync(`${folder}${file}`, 'utf8'));

type UnitRow = Omit<Unit, 'factor'> & { factor: { num: string; den: string } };

export const FRAMEWORK = 'irpf-2019';

const rows = (read(`${FRAMEWORK}/indicators.json`) as { indicators: FrameworkIndicator[] }).indicators;
const units = (read('reference/units.json') as { units: UnitRow[] }).units;
const currencies = (read('reference/currencies.json') as { currencies: Currency[] }).currencies;

/** What `toRecords` asks for. */
export const known = {
  framework: { id: FRAMEWORK, indicators: new Map(rows.map((one) => [one.code, { ...one, overlapping: one.overlapping ?? [] }])) },
  reference: {
    units: new Map(units.map((one) => [one.code, { ...one, factor: fraction(BigInt(one.factor.num), BigInt(one.factor.den)) }])),
    currencies: new Map(currencies.map((one) => [one.code, one])),
  },
};
