import { describe, expect, test } from 'vitest';
import { parsePlace } from '../design/places.ts';
import { fractionText } from '../ground/decimal.ts';
import { ofYear } from '../ground/period.ts';
import { type Rational, ONE, fraction, rational, sum } from '../ground/rational.ts';
import { type Flow, flowsOf, linesInForce, spentOf, yearOfLine } from './flows.ts';
import { isKnown } from './known.ts';
import { type Funded, MONEY_SPLITS, moneyAt, partIn } from './money.ts';

const percent = (of: Record<string, string>): Record<string, Rational> => Object.fromEntries(Object.entries(of).map(([key, share]) => [key, rational(share)]));
const project = (code: string, usd: string | null, more: Partial<Funded> = {}): Funded => ({
  code, start: '2021-01-01', end: '2023-12-31', programme: null, donors: [], country: null, countries: [], sdgShares: {}, above: false, known: true,
  budget: usd === null ? null : { amount: rational(usd), currency: 'USD', usd: rational(usd) }, ...more,
});
const shared = (shares: Record<string, string | null>) => Object.entries(shares).map(([iso3, share]) => ({ iso3, share: share === null ? null : rational(share) }));

const PROJECTS: Funded[] = [
  project('A', '3000000', { programme: 'P', country: 'AAA', donors: ['D1'], sdgShares: percent({ 9: '60', 12: '40' }) }),
  project('B', '1000000', { programme: 'P', country: 'BBB', donors: ['D1', 'D2'] }),
  project('C', '900000', { countries: shared({ AAA: '33.3', BBB: '66.7' }), donors: ['D2'], sdgShares: percent({ 9: '100' }) }),
  project('D', '700000', { countries: shared({ AAA: null, BBB: null }), end: '2021-12-31' }),
  project('E', '50', { budget: { amount: rational('50'), currency: 'XAF', usd: null }, country: 'AAA' }),
  project('F', null, { country: 'AAA' }),
  project('G', '4000000', { country: 'AAA', above: true }),
];
const at = (place: string, year: number | null = null) => moneyAt(PROJECTS, parsePlace(place)!, year === null ? null : ofYear(year), (group) => (group === 'G' ? ['AAA', 'CCC'] : []));
const text = (value: Rational | null): string | null => (value === null ? null : fractionText(value));
const parts = (money: ReturnType<typeof at>, split: (typeof MONEY_SPLITS)[number]) => Object.fromEntries([...money.splits[split]].map(([key, one]) => [key, text(one.usd)]));

describe('money at an earlier day', () => {
  test('counts what was held, and what was first told later from its own day', () => {
    expect([{ held: true, day: null }, { held: true, day: '2030-01-01' }, { held: false, day: '2022-12-31' }, { held: false, day: '2023-01-01' }, { held: false, day: null }]
      .map((one) => isKnown(one, '2022-12-31'))).toEqual([true, true, true, false, false]);
  });

  test('leaves a budget that was not known out of every sum, and says so', () => {
    const money = moneyAt([project('A', '5'), project('B', '7', { known: false }), project('C', null, { known: false })], parsePlace('organisation')!, null, () => []);
    expect([text(money.total), money.projects, money.left]).toEqual(['5', 1, { above: 0, 'no-budget': 1, 'not-known': 1 }]);
  });
});

describe('money at a place', () => {
  test('is the sum of what can be counted, and says what cannot', () => {
    const money = at('organisation');
    expect(text(money.total)).toBe('5600000');
    expect([money.projects, money.left.above, money.left['no-budget'], money.notSplit.projects]).toEqual([4, 1, 1, 0]);
    expect([...money.noRate].map(([currency, one]) => [currency, text(one.amount), one.projects])).toEqual([['XAF', '50', 1]]);
  });

  test('splits four ways that each add to the total', () => {
    const money = at('organisation');
    for (const split of MONEY_SPLITS) expect([split, text(sum([...money.splits[split].values()].map(({ usd }) => usd)))]).toEqual([split, '5600000']);
    expect(parts(money, 'country')).toEqual({ AAA: '3299700', BBB: '1600300', none: '700000' });
    expect(parts(money, 'goal')).toEqual({ 9: '2700000', 12: '1200000', 'not-stated': '1700000' });
    expect(parts(money, 'source')).toEqual({ D1: '3000000', D2: '900000', several: '1000000', 'not-stated': '700000' });
    expect(parts(money, 'programme')).toEqual({ P: '4000000', 'not-stated': '1600000' });
  });

  test('countries and none add to the organisation (figures 3.1); a share that is not stated is outside', () => {
    const totals = ['country:AAA', 'country:BBB', 'country:none'].map((place) => at(place).total!);
    expect(text(sum(totals))).toBe('5600000');
    const money = at('country:AAA');
    expect([text(money.total), text(money.byShare.usd), money.byShare.projects]).toEqual(['3299700', '299700', 1]);
    expect([text(money.notSplit.usd), money.notSplit.projects]).toEqual(['700000', 1]);
  });

  test('a goal has its shares, a target has none, and two splits are never multiplied', () => {
    expect(text(at('sdg:9').total)).toBe('2700000');
    expect(parts(at('sdg:9'), 'goal')).toEqual({ 9: '2700000' });
    expect(parts(at('sdg:9'), 'country')).toEqual({ AAA: '2099700', BBB: '600300' });
    expect(parts(at('country:AAA'), 'goal')).toEqual({ 9: '2099700', 12: '1200000' });
    expect(at('sdg:9.4').total).toBeNull();
    // C states both splits; of the part at the country nobody says what is for the goal, but its only goal has all of it
    expect(text(at('country:AAA+sdg:9').total)).toBe('2099700');
    expect(text(at('country:AAA+sdg:12').total)).toBe('1200000');
    const both = [project('H', '1000', { countries: shared({ AAA: '50', BBB: '50' }), sdgShares: percent({ 8: '30', 9: '70' }) })];
    const of = (place: string) => moneyAt(both, parsePlace(place)!, null, () => []);
    expect([parts(of('country:AAA'), 'goal'), parts(of('sdg:9'), 'country')]).toEqual([{ 'not-stated': '500' }, { none: '700' }]);
    expect([of('country:AAA+sdg:9').total, text(of('country:AAA+sdg:9').notSplit.usd)]).toEqual([null, '1000']);
  });

  test('a source of several, and a group of countries', () => {
    const money = at('donor:D2');
    expect([text(money.total), money.notSplit.projects]).toEqual(['900000', 1]);
    expect(text(at('group:G').total)).toBe('3299700');
  });

  test('a period asks for the whole budgets of the projects that run in it', () => {
    expect(text(at('organisation', 2021).total)).toBe('5600000');
    expect(text(at('organisation', 2023).total)).toBe('4900000');
    expect([at('organisation', 2020).total, at('organisation', 2020).rows.length]).toEqual([null, 0]);
  });

  test('every part opens to rows that add to it', () => {
    for (const place of ['organisation', 'country:AAA', 'sdg:9']) {
      const money = at(place);
      for (const split of MONEY_SPLITS) {
        for (const [key, part] of money.splits[split]) {
          const rows = money.rows.flatMap((row) => partIn(row, split, key, parsePlace(place)!, () => []) ?? []);
          expect([place, split, key, text(sum(rows)), rows.length]).toEqual([place, split, key, text(part.usd), part.projects]);
        }
      }
    }
  });
});

describe('payments and lines', () => {
  const flow = (type: string, year: number | null, amount: string | null, more: Partial<Flow> = {}): Flow =>
    ({ type, year, amount: amount === null ? null : rational(amount), currency: 'USD', factor: ONE, count: 1, share: ONE, ...more });
  const all = [
    flow('3', 2023, '100'), flow('3', 2023, '0.1', { factor: fraction(1n, 3n) }), flow('4', 2022, '50', { share: fraction(1n, 2n) }),
    flow('2', 2023, '9000'), flow('3', 2025, '7', { currency: 'EUR', factor: null, count: 2 }), flow('4', null, '5'), flow('4', 2022, null),
  ];

  test('are summed by type and year, exactly; what has no rate is listed', () => {
    const { sums, noRate, noAmount } = flowsOf(all);
    expect(sums.map(({ type, year, usd, count }) => [type, year, text(usd), count])).toEqual([
      ['2', 2023, '9000', 1], ['3', 2023, '3001/30', 2], ['4', 2022, '25', 1], ['4', null, '5', 1],
    ]);
    expect([...noRate].map(([currency, one]) => [currency, text(one.amount), one.count])).toEqual([['EUR', '7', 2]]);
    expect(noAmount).toBe(1);
  });

  test('spent is disbursement and expenditure, never commitments; nothing is not zero', () => {
    expect(text(spentOf(all)!.usd)).toBe('3901/30');
    expect(spentOf(all.filter(({ type }) => type === '2'))).toBeNull();
  });

  test('a revised line stands in place of the originals that it touches', () => {
    const line = (type: string | null, starts: string, ends: string) => ({ type, starts, ends });
    const lines = [line('1', '2022-01-01', '2022-12-31'), line(null, '2023-01-01', '2023-12-31'), line('2', '2022-06-01', '2022-12-31')];
    expect(linesInForce(lines)).toEqual([lines[1], lines[2]]);
    expect([yearOfLine(lines[0]!), yearOfLine(line('1', '2022-07-01', '2023-06-30'))]).toEqual([2022, null]);
  });
});
