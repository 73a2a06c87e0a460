/** A sound document as records: units, money, submissions in their order (figures 1, contracts "Portfolio file"). */
import { describe, expect, it } from 'vitest';
import { fractionText } from '@throughline/core/ground/decimal.ts';
import { known } from '@throughline/core/rollup/testing/known.ts';
import { readCase } from '@throughline/core/rollup/testing/expected.ts';
import type { PortfolioDocument } from './document.ts';
import { factorOf, ratesOf } from '@throughline/core/framework/conversion.ts';
import { toRecords } from './to-records.ts';

const rates = ratesOf([{ currency: 'EUR', year: 2021, perUsd: '0.9' }, { currency: 'XOF', year: 2021, perUsd: '600' }]);
const factor = (from: string | null, to: string | null, year = 2021): string | null => {
  const found = factorOf(known.reference, rates, from, to, year);
  return found === null ? null : fractionText(found);
};

describe('factors', () => {
  it('are exact fractions between units of one dimension', () => {
    expect([factor('ktCO2e', 'tCO2e'), factor('GJ', 'MWh'), factor('MWh', 'GJ'), factor('toe', 'GJ'), factor('kg', 't'), factor('m2', 'ha'), factor(null, 'firm'), factor('firm', 'firm')])
      .toEqual(['1000', '5/18', '18/5', '10467/250', '1/1000', '1/10000', '1', '1']);
  });
  it('of money are by the rate of the year', () => {
    expect([factor('EUR', 'USD'), factor('USD', 'EUR'), factor('EUR', 'XOF'), factor('USD', 'USD', 1999), factor('EUR', 'USD', 2022)]).toEqual(['10/9', '9/10', '2000/3', '1', null]);
  });
  it('are none between different dimensions', () => expect([factor('t', 'MWh'), factor('EUR', 'firm'), factor('person', 'firm'), factor('t', null)]).toEqual([null, null, null, null]));
});

describe('records', () => {
  const document = readCase('rules.portfolio.json') as PortfolioDocument;
  const records = toRecords(document, known);
  it('hold the framework\'s indicators and the file\'s own', () => {
    expect(records.indicators.get('TCO.1')).toMatchObject({ kind: 'flow', own: false, area: 'TCO', framework: 'irpf-2019' });
    expect(records.indicators.get('X.STAFF')).toMatchObject({ kind: 'stock', direction: 'maintain', own: true, tolerance: { n: 1n, d: 1n } });
  });
  it('hold budgets by the rate of the start year and deals by their own', () => {
    expect(fractionText(records.projects.get('C')!.budget!.usd)).toBe('2000000');
    expect(fractionText(records.deals.get('D1')!.usd)).toBe('100000');
  });
  it('number the submissions of a report in the order of submitted, whatever their order in the file', () => {
    const turned = toRecords({ ...document, reports: [...document.reports].reverse() }, known);
    const told = (one: typeof records): string[] => one.submissions.map((each) => `${each.id} ${each.submitted}`).sort();
    expect(told(turned)).toEqual(told(records));
    expect(records.submissions.filter((one) => one.project === 'E' && one.id.startsWith('E/2022/')).map((one) => [one.number, one.submitted])).toEqual([[1, '2023-01-20T09:00Z'], [2, '2023-01-20T16:30Z']]);
  });
  it('keep values as entered beside the canonical ones', () => {
    const heat = records.submissions.find((one) => one.id === 'D/2022Q2/1')!.values[0]!;
    expect(heat.entered).toMatchObject({ value: '1', unit: 'MWh', factor: { n: 18n, d: 5n } });
    expect(heat.answer).toMatchObject({ state: 'reported', measured: { shape: 'number' } });
  });
  it('take absent and null as the same', () => {
    const bare = { ...document, legacy: null, placeTargets: null, deals: document.deals, projects: document.projects.map((one) => ({ ...one, frequency: one.frequency ?? null, unit: one.unit ?? null })) };
    expect(toRecords({ ...document, legacy: [], placeTargets: [] }, known)).toEqual(toRecords(bare, known));
  });
  it('are not made of a document that was not checked', () => {
    expect(() => toRecords({ ...document, exchangeRates: [] }, known)).toThrow(RangeError);
  });
});
