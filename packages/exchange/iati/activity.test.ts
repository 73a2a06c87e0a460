import { describe, expect, test } from 'vitest';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { HEAD, activityFile, indicator, period, readText, result } from './testing/read-all.ts';
import type { Gathered } from './testing/read-all.ts';

const read = async (inner: string, options: Parameters<typeof activityFile>[1] = {}): Promise<Gathered> => readText(activityFile(inner, options));
const bundle = async (inner: string, options: Parameters<typeof activityFile>[1] = {}) => (await read(inner, options)).projects[0]!;
const codes = ({ problems }: Gathered): string[] => problems.map(({ code }) => code);
const dated = (...dates: readonly (readonly [string, string])[]): string => HEAD.replace(/<activity-date.*$/, dates.map(([type, day]) => `<activity-date type="${type}" iso-date="${day}"/>`).join(''));

describe('life', () => {
  test.each([
    ['actual before planned', [['1', '2021-01-01'], ['2', '2021-06-01'], ['3', '2023-12-31'], ['4', '2024-03-01']], '2021-06-01', '2024-03-01'],
    ['planned where there is no actual', [['1', '2021-01-01'], ['3', '2023-12-31']], '2021-01-01', '2023-12-31'],
    ['an open end', [['2', '2021-06-01']], '2021-06-01', null],
    ['an end alone', [['4', '2024-03-01']], '2024-03-01', '2024-03-01'],
    ['an end before the start', [['2', '2021-06-01'], ['4', '2020-01-01']], '2021-06-01', null],
  ])('%s', async (_, dates, start, end) => {
    const { project } = await bundle('', { head: dated(...dates as [string, string][]) });
    expect([project.start, project.end]).toEqual([start, end]);
  });

  test('no start: the earliest day stated anywhere, and said', async () => {
    const all = await read('<budget><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/><value value-date="2020-01-01">5</value></budget>', { head: dated(['4', '2024-03-01']) });
    expect([all.projects[0]!.project.start, codes(all)]).toEqual(['2020-01-01', ['start-assumed']]);
  });
});

describe('countries (3.2)', () => {
  const shares = async (inner: string): Promise<unknown> => (await bundle(inner)).project.countries.map(({ iso3, share }) => [iso3, share === null ? null : decimalText(share)]);
  test.each([
    ['one', '<recipient-country code="KE" percentage="100"/>', [['KEN', null]]],
    ['several with shares', '<recipient-country code="KE" percentage="60"/><recipient-country code="UG" percentage="40"/>', [['KEN', '60'], ['UGA', '40']]],
    ['several and a region', '<recipient-country code="KE" percentage="30"/><recipient-country code="UG" percentage="30"/><recipient-region code="298" percentage="40"/>', [['KEN', '30'], ['UGA', '30']]],
    ['shares that miss 100', '<recipient-country code="KE" percentage="60"/><recipient-country code="UG" percentage="60"/>', [['KEN', null], ['UGA', null]]],
    ['one beside a region', '<recipient-country code="KE" percentage="60"/><recipient-region code="298" percentage="40"/>', []],
    ['a region alone', '<recipient-region code="298"/>', []],
    ['none', '', []],
    ['the same in all transactions', `<transaction><transaction-type code="3"/><transaction-date iso-date="2023-02-01"/><value value-date="2023-02-01">5</value><recipient-country code="KE"/></transaction>`, [['KEN', null]]],
  ])('%s', async (_, inner, expected) => expect(await shares(inner)).toEqual(expected));

  test('an unknown country is said and no other takes its place', async () => {
    const all = await read('<recipient-country code="XK"/>');
    expect([all.projects[0]!.project.countries, codes(all)]).toEqual([[], ['country-unknown']]);
  });
});

describe('Sustainable Development Goals (3.3)', () => {
  const sdg = async (inner: string): Promise<unknown> => (await bundle(inner)).project.sdgTargets;
  test('targets as they are, a goal alone as its beginning, a goal beside its target not again', async () => {
    expect(await sdg('<tag vocabulary="3" code="9.4"/><tag vocabulary="2" code="5"/><tag vocabulary="2" code="9"/>')).toEqual(['5.', '9.4']);
    expect(await sdg('<sector vocabulary="7" code="13"/><sector vocabulary="8" code="12.a"/>')).toEqual(['12.a', '13.']);
    expect(await sdg('<tag vocabulary="1" code="9"/><tag vocabulary="2" code="18"/>')).toEqual([]);
  });

  test('an SDG indicator lifts its result to the target, which keeps what its activity names', async () => {
    const one = indicator('measure="2"', `<reference vocabulary="9" code="SDG 16.9.1"/>${period(2023, '<actual value="3"/>')}`);
    const { project } = await bundle(`<tag vocabulary="2" code="5"/>${result(one)}${result(indicator('measure="1"', period(2023, '<actual value="1"/>'), 'Other'), '2', 'Other')}`);
    expect(project.results.map(({ sdgTargets }) => sdgTargets)).toEqual([['16.9', '5.'], []]);
    expect(project.sdgTargets).toEqual(['5.']);
  });

  test('shares of money only when they add to 100', async () => {
    const shares = async (a: string, b: string): Promise<unknown> => Object.entries((await bundle(`<sector vocabulary="7" code="9" percentage="${a}"/><sector vocabulary="7" code="13" percentage="${b}"/>`)).project.sdgShares).map(([goal, share]) => [goal, decimalText(share)]);
    expect(await shares('70', '30')).toEqual([['9', '70'], ['13', '30']]);
    expect(await shares('70', '20')).toEqual([]);
  });
});

describe('money', () => {
  const budget = (amount: string, { type = '1', year = 2023, currency = '' } = {}): string =>
    `<budget type="${type}"><period-start iso-date="${year}-01-01"/><period-end iso-date="${year}-12-31"/><value value-date="${year}-01-01"${currency === '' ? '' : ` currency="${currency}"`}>${amount}</value></budget>`;
  const held = async (inner: string): Promise<unknown> => {
    const { budget: one } = await bundle(inner);
    return one === null ? null : [decimalText(one.amount), one.currency];
  };

  test('budgets add; a revised one stands in place of the original of its time', async () => {
    expect(await held(budget('100') + budget('200', { year: 2024 }))).toEqual(['300', 'USD']);
    expect(await held(budget('100') + budget('130', { type: '2' }) + budget('200', { year: 2024 }))).toEqual(['330', 'USD']);
    expect(await held('')).toBeNull();
  });

  test('an activity with children has none of its own: the same money stands below it', async () => {
    expect(await held(`${budget('100')}<related-activity ref="XX-1-B" type="2"/>`)).toBeNull();
    expect(await held(`${budget('100')}<related-activity ref="XX-1-P" type="1"/>`)).toEqual(['100', 'USD']);
  });

  test('another currency by the rate of the year, with rate, year and source', async () => {
    const { projects } = await read(budget('200', { currency: 'EUR' }));
    const [row] = projects[0]!.budgets;
    const { perUsd, year, source, amount } = row!.detail['usd'] as Record<string, string>;
    expect([row!.amount, row!.currency, year]).toEqual(['200', 'EUR', 2023]);
    expect(Number(amount)).toBeCloseTo(200 / Number(perUsd), 6);
    expect(source).toMatch(/Monetary Fund/);
    expect(projects[0]!.budget!.usdFactor).not.toBeNull();
  });

  test('without a rate the amount is kept and has no dollars', async () => {
    const all = await read(budget('200', { currency: 'EUR', year: 1931 }));
    expect(codes(all)).toEqual(['currency-without-rate']);
    expect([decimalText(all.projects[0]!.budget!.amount), all.projects[0]!.budget!.usdFactor]).toEqual(['200', null]);
    expect(all.projects[0]!.budgets[0]!.detail['usd']).toBeNull();
  });

  test('several currencies make one budget in dollars', async () => {
    const { budget: one } = await bundle(budget('100') + budget('200', { currency: 'EUR', year: 2024 }));
    expect(one!.currency).toBe('USD');
    expect(Number(decimalText(one!.amount))).toBeGreaterThan(280);
  });

  test('transactions keep type, day, value date and currency', async () => {
    const { transactions } = await bundle('<transaction ref="T1"><transaction-type code="3"/><transaction-date iso-date="2023-02-01"/><value currency="CHF" value-date="2023-01-15">5.50</value></transaction>');
    expect(transactions[0]).toMatchObject({ type: '3', day: '2023-02-01', amount: '5.5', currency: 'CHF', valueDate: '2023-01-15' });
    expect(transactions[0]!.detail['ref']).toBe('T1');
  });
});

test('everything else is kept under its own name', async () => {
  const inner = '<location ref="L1"><name><narrative>Kisumu</narrative></name></location><policy-marker vocabulary="1" code="1" significance="2"/><related-activity ref="XX-1-P" type="1"/>';
  const { facts, project } = await bundle(inner, { attributes: 'hierarchy="2" humanitarian="1"' });
  expect(facts.hierarchy).toBe(2);
  expect(facts.detail).toMatchObject({
    standard: 'iati',
    location: [{ ref: 'L1', name: [{ text: { en: 'Kisumu' } }] }],
    'policy-marker': [{ vocabulary: '1', code: '1', significance: '2' }],
    'related-activity': [{ ref: 'XX-1-P', type: '1' }],
    'activity-status': [{ code: '2' }],
    attributes: { humanitarian: '1' },
  });
  expect(project.programme).toBeNull();
});

test('texts in several languages; one without a language is the activity\'s', async () => {
  const head = HEAD.replace('<narrative>Project A</narrative>', '<narrative>Project A</narrative><narrative xml:lang="FR">Projet A</narrative>');
  expect((await bundle('', { head })).project.title).toEqual({ en: 'Project A', fr: 'Projet A' });
});

test('results: stages by type, codes that do not hang on their order', async () => {
  const one = result(indicator('measure="1"', period(2023, '<actual value="1"/>')));
  const before = await bundle(one);
  const after = await bundle(result(indicator('measure="1"', '', 'New'), '2', 'New') + one);
  expect(after.project.results.map(({ stage }) => stage)).toEqual(['behaviour', 'output']);
  expect(after.project.results[1]!.id).toBe(before.project.results[0]!.id);
  const unknown = await read(result(indicator('measure="1"', ''), '9'));
  expect(unknown.projects[0]!.project.results[0]!.stage).toBe('context');
});
