// Money by the API: the worked example's budgets, a fictional activity file with its levels and payments, and questions that name what is not there.
import { readFileSync } from 'node:fs';
import type { Money, MoneyRows } from '@throughline/contract/plan/money.ts';
import type { ProjectMoney } from '@throughline/contract/tell/project.ts';
import type { BudgetLineRows, PaymentRows } from '@throughline/contract/plan/payments.ts';
import { fractionText } from '@throughline/core/ground/decimal.ts';
import { rational, sum } from '@throughline/core/ground/rational.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '../database/open-database.ts';
import { buildServer } from '../http/server.ts';
import { type TestStore, testStore } from '../transfer/testing/store.ts';

let store: TestStore;
let server: FastifyInstance;

beforeAll(async () => {
  store = await testStore();
  await store.importCase('agro-industry.portfolio.json', { organisation: 'AGRO' });
  await store.importBytes('portfolio.json', readFileSync(new URL('../demonstration/portfolio.json', import.meta.url)), { organisation: 'DEMO' });
  await store.importBytes('levels.xml', LEVELS, { organisation: 'LEVELS' });
  server = await buildServer({ store: { ...store, kind: 'server', roles: 'apart', data: null, close: async () => {} } as unknown as OpenDatabase, listeners: [] }, false);
});
afterAll(async () => {
  await server.close();
  await store.drop();
});

const ask = async <T = Money>(path: string): Promise<T> => {
  const answer = await server.inject({ method: 'GET', url: `/api/v1/${path}`, headers: { host: 'localhost' } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<T>();
};
const amounts = (parts: Money['splits']['goal']) => Object.fromEntries(parts.map((one) => [one.key, one.usd]));

describe('the worked example', () => {
  test('its programme’s 6,000,000 by goal, as the case has it', async () => {
    const money = await ask('money?organisation=AGRO&place=programme:PRG&period=2021..2023');
    expect([money.total, money.projects]).toEqual(['6000000', 3]);
    expect(amounts(money.splits.goal)).toEqual({ 7: '500000', 8: '1200000', 9: '2800000', 12: '900000', 13: '600000' });
    expect(money.splits.goal.map((one) => one.share)).toEqual(['0.0833', '0.2', '0.4667', '0.15', '0.1']);
    expect(money.spent).toEqual({ usd: null, count: 0, undated: null });
  });

  test('each split adds to the total, and countries with none add to the organisation', async () => {
    const money = await ask('money?organisation=AGRO');
    for (const split of Object.values(money.splits)) expect(fractionText(sum(split.map(({ usd }) => rational(usd))))).toBe(money.total);
    const places = await Promise.all(['country:ETH', 'country:SEN', 'country:none'].map((place) => ask(`money?organisation=AGRO&place=${place}`)));
    expect(fractionText(sum(places.map(({ total }) => rational(total!))))).toBe(money.total);
  });

  test('a sum opens to its projects', async () => {
    const { rows, total } = await ask<MoneyRows>('money/projects?organisation=AGRO&split=goal&key=9');
    expect(rows.map(({ project, amount, currency, share, counted }) => [project, amount, currency, share, counted])).toEqual([
      ['P1', '3000000', 'USD', '0.5', '1500000'], ['P2', '2000000', 'USD', '0.4', '800000'],
      ['P3', '1000000', 'USD', '0.5', '500000'], ['P4', '500000', 'USD', '1', '500000'],
    ]);
    expect(total).toBe(4);
  });

  test('a target has no money of its own: its projects stand outside the total', async () => {
    const money = await ask('money?organisation=AGRO&place=sdg:9.4');
    expect([money.total, money.projects, money.left.notSplit]).toEqual([null, 0, { usd: '4000000', projects: 2 }]);
    const { rows } = await ask<MoneyRows>('money/projects?organisation=AGRO&place=sdg:9.4&left=not-split');
    expect(rows.map(({ project, counted }) => [project, counted])).toEqual([['P1', null], ['P3', null]]);
  });
});

describe('a published file with levels', () => {
  test('money is counted at the lowest level, also where only the child names the other', async () => {
    const money = await ask('money?organisation=LEVELS');
    expect([money.total, money.projects, money.standing, money.left.above]).toEqual(['1000', 1, 3, 1]);
    expect(money.paymentsLeft.above).toBe(1);
    expect(money.left.noRate).toEqual([{ currency: 'ZZZ', amount: '70', count: 1 }]);
  });

  test('payments by type and year, spent in the period, what has no rate apart', async () => {
    const money = await ask('money?organisation=LEVELS&period=2023');
    expect(money.payments).toEqual([{ type: '2', year: 2022, usd: '900', count: 1 }, { type: '3', year: 2022, usd: '20', count: 1 }, { type: '4', year: 2023, usd: '130', count: 2 }]);
    expect(money.spent).toEqual({ usd: '130', count: 2, undated: null });
    expect(money.paymentsLeft.noRate).toEqual([{ currency: 'ZZZ', amount: '5', count: 1 }]);
    const earlier = await ask('money?organisation=LEVELS&asOf=2022-12-31');
    expect([earlier.spent.usd, earlier.total, earlier.lines.map(({ usd }) => usd)]).toEqual(['20', '1000', ['400']]);
  });

  test('a sum of payments opens to each of them, and they add to it', async () => {
    const { rows, total, usd } = await ask<PaymentRows>('money/payments?organisation=LEVELS&period=2023');
    expect(rows.map(({ project, type, day, amount, currency, rate, usd, share, counted }) => [project, type, day, amount, currency, rate, usd, share, counted])).toEqual([
      ['XX-1-C', '4', '2023-01-01', '100', 'USD', null, '100', '1', '100'], ['XX-1-C', '4', '2023-12-31', '30', 'USD', null, '30', '1', '30'],
      ['XX-1-C', '4', '2023-03-03', '5', 'ZZZ', null, null, '1', null],
    ]);
    expect(rows[0]).toMatchObject({ number: 3, ref: 'T-4', provider: { ref: 'XX-D', name: { und: 'Donor' } }, receiver: null, description: null, rateYear: null, file: 'levels.xml' });
    expect(rows[0]!.line).toBeGreaterThan(1);
    expect([total, usd]).toEqual([3, (await ask('money?organisation=LEVELS&period=2023')).spent.usd]);
  });

  test('every sum by type and year has its payments, as of a day too', async () => {
    for (const asOf of ['2023-02-01', '2024-12-31']) {
      const money = await ask(`money?organisation=LEVELS&asOf=${asOf}`);
      expect(money.payments.length).toBe(3);
      for (const { type, year, usd, count } of money.payments) {
        const behind = await ask<PaymentRows>(`money/payments?organisation=LEVELS&asOf=${asOf}&type=${type}&year=${year}`);
        expect([behind.usd, behind.rows.filter((one) => one.counted !== null).length]).toEqual([usd, count]);
      }
    }
    expect((await ask<PaymentRows>('money/payments?organisation=LEVELS&year=none')).total).toBe(0);
    const most = await ask<PaymentRows>('money/payments?organisation=LEVELS&limit=1');
    expect([most.rows.length, most.total, most.usd]).toEqual([1, 4, '150']);
  });

  test('a project above the lowest level shows what it reports itself, and only there', async () => {
    expect((await ask('money?organisation=LEVELS&place=project:XX-1-P')).payments).toEqual([{ type: '4', year: 2022, usd: '999', count: 1 }]);
    expect((await ask<PaymentRows>('money/payments?organisation=LEVELS&place=project:XX-1-P')).usd).toBe('999');
  });

  test('budget lines by year, the revised one in force', async () => {
    const money = await ask('money?organisation=LEVELS');
    expect(money.lines).toEqual([{ type: 'budget', year: 2022, usd: '400', count: 1 }, { type: 'budget', year: 2023, usd: '600', count: 1 }]);
    expect(money.linesLeft.noRate).toEqual([{ currency: 'ZZZ', amount: '70', count: 1 }]);
  });
});

describe.each(['AGRO', 'DEMO', 'LEVELS'])('the page of a project of %s and money at its place', (organisation) => {
  test('say the same of its budget and its shares', async () => {
    const projects = (await store.ownerPool.query<{ code: string }>('select p.code from project p join organisation o on o.org_id = p.org_id where o.code = $1', [organisation])).rows;
    expect(projects.length).toBeGreaterThan(2);
    let shared = 0;
    for (const { code } of projects) {
      const path = encodeURIComponent(code);
      const [own, money] = [await ask<ProjectMoney>(`projects/${path}/money?organisation=${organisation}`), await ask(`money?organisation=${organisation}&place=project:${path}`)];
      if (money.left.above === 0) expect([code, own.budget?.usd ?? null]).toEqual([code, money.total]);
      for (const [shares, split] of [[own.countries, money.splits.country], [own.goals, money.splits.goal]] as const) {
        const stated = split.filter((one) => !['none', 'not-stated'].includes(one.key));
        if (money.total === null) continue;
        shared += stated.length;
        expect(stated.map(({ key, usd }) => [key, usd]).sort()).toEqual(shares.map(({ code: key, usd }) => [key, usd]).sort());
      }
    }
    if (organisation !== 'LEVELS') expect(shared).toBeGreaterThan(projects.length);
  });
});

describe('budget lines', () => {
  test('every sum by type and year has its lines, each with its record', async () => {
    const { lines } = await ask('money?organisation=LEVELS');
    for (const { type, year, usd, count } of lines) {
      const behind = await ask<BudgetLineRows>(`money/lines?organisation=LEVELS&type=${type}&year=${year}`);
      expect([behind.usd, behind.rows.filter((one) => one.counted !== null).length]).toEqual([usd, count]);
    }
    const { rows } = await ask<BudgetLineRows>('money/lines?organisation=LEVELS&type=budget&year=2022');
    expect(rows).toMatchObject([{ project: 'XX-1-C', number: 2, type: '2', status: '2', starts: '2022-01-01', ends: '2022-12-31', amount: '400', currency: 'USD', rate: null, usd: '400', share: '1', counted: '400', file: 'levels.xml' }]);
    expect(rows[0]!.line).toBeGreaterThan(1);
  });

  test('what is in no sum opens too', async () => {
    const line = await ask<BudgetLineRows>('money/lines?organisation=LEVELS&left=no-rate');
    expect([line.usd, line.rows.map(({ project, amount, currency, counted }) => [project, amount, currency, counted])]).toEqual([null, [['XX-1-N', '70', 'ZZZ', null]]]);
    const paid = await ask<PaymentRows>('money/payments?organisation=LEVELS&left=no-rate');
    expect([paid.usd, paid.rows.map(({ amount, currency }) => [amount, currency])]).toEqual([null, [['5', 'ZZZ']]]);
    expect((await ask<PaymentRows>('money/payments?organisation=LEVELS&left=unread')).total).toBe(0);
  });
});

describe('an earlier day', () => {
  const on = async (day: string, file: string, text: string): Promise<void> => {
    process.env['THROUGHLINE_TODAY'] = day;
    try {
      await store.importBytes(file, text, { organisation: 'THEN' });
    } finally {
      delete process.env['THROUGHLINE_TODAY'];
    }
  };
  const said = (inner: string): string => `<?xml version="1.0"?><iati-activities version="2.03">${activity('XX-9-A', inner)}</iati-activities>`;
  const at = (day: string) => ask(`money?organisation=THEN&asOf=${day}`);
  const paid = (money: Money) => Object.fromEntries(money.payments.map((one) => [`${one.type} ${one.year}`, one.usd]));

  test('shows budgets and payments as they were held, and before they came in by their own days', async () => {
    await on('2023-03-01', 'first.xml', said(`${budget(2022, '300')}${budget(2023, '500')}${payment('3', '2022-06-01', '20')}`));
    await on('2024-05-01', 'second.xml', said(`${budget(2022, '350')}${budget(2023, '500')}${payment('3', '2022-06-01', '25')}${payment('4', '2024-02-01', '40')}`));
    const [before, began, first, second] = [await at('2021-12-31'), await at('2022-12-31'), await at('2024-04-30'), await at('2024-05-01')];
    expect([before, began, first, second].map(({ total, heldSince, left }) => [total, heldSince, left.notKnown])).toEqual([[null, '2023-03-01', 1], ['800', '2023-03-01', 0], ['800', '2023-03-01', 0], ['850', null, 0]]);
    expect([before, began, first, second].map(({ lines, linesLeft }) => [lines.map(({ year, usd }) => `${year} ${usd}`), linesLeft.notKnown])).toEqual([[[], 2], [['2022 300'], 1], [['2022 300', '2023 500'], 0], [['2022 350', '2023 500'], 0]]);
    expect([before, began, first, second].map(paid)).toEqual([{}, { '3 2022': '20' }, { '3 2022': '20' }, { '3 2022': '25', '4 2024': '40' }]);
    expect([before.paymentsLeft.notKnown, second.paymentsLeft.notKnown]).toEqual([1, 0]);
  });

  test('each sum opens to the records of that day, in the file they stood in', async () => {
    const file = async (day: string) => (await ask<PaymentRows>(`money/payments?organisation=THEN&asOf=${day}`)).rows.map(({ amount, file }) => [amount, file]);
    expect([await file('2022-12-31'), await file('2024-04-30'), await file('2024-05-01')]).toEqual([[['20', 'first.xml']], [['20', 'first.xml']], [['40', 'second.xml'], ['25', 'second.xml']]]);
    expect((await ask<BudgetLineRows>('money/lines?organisation=THEN&asOf=2024-04-30&type=budget&year=2022')).rows).toMatchObject([{ amount: '300', file: 'first.xml' }]);
    expect((await ask<MoneyRows>('money/projects?organisation=THEN&asOf=2024-04-30')).rows).toMatchObject([{ amount: '800', usd: '800' }]);
  });
});

test('a place or a period that nobody knows is refused', async () => {
  for (const wrong of ['place=country:XXX', 'place=sdg:18', 'period=yesterday', 'split=colour']) await expect(ask(`money/projects?organisation=AGRO&${wrong}`)).rejects.toThrow(/unknown-place|malformed-period|question-not-understood/);
});

const activity = (id: string, inner: string): string => `<iati-activity default-currency="USD" last-updated-datetime="2024-01-01T00:00:00Z">
  <iati-identifier>${id}</iati-identifier><reporting-org ref="XX-1" type="10"><narrative>Publisher</narrative></reporting-org>
  <title><narrative>${id}</narrative></title><description><narrative>${id}</narrative></description>
  <participating-org role="1" ref="XX-D"/><activity-status code="2"/><activity-date type="2" iso-date="2022-01-01"/><activity-date type="3" iso-date="2023-12-31"/>
  <recipient-country code="KE"/>${inner}</iati-activity>`;
const budget = (year: number, amount: string, type = '1', currency = 'USD'): string =>
  `<budget type="${type}" status="2"><period-start iso-date="${year}-01-01"/><period-end iso-date="${year}-12-31"/><value currency="${currency}" value-date="${year}-01-01">${amount}</value></budget>`;
const payment = (type: string, day: string, amount: string, currency = 'USD'): string =>
  `<transaction ref="T-${type}"><transaction-type code="${type}"/><transaction-date iso-date="${day}"/><value currency="${currency}" value-date="${day}">${amount}</value>${type === '3' || type === '4' ? '<provider-org ref="XX-D"><narrative>Donor</narrative></provider-org>' : ''}</transaction>`;

/** The child names its parent; the parent does not name the child. */
const LEVELS = `<?xml version="1.0"?><iati-activities version="2.03">
${activity('XX-1-P', `${budget(2022, '1000')}${payment('4', '2022-05-05', '999')}`)}
${activity('XX-1-C', `${budget(2022, '300')}${budget(2022, '400', '2')}${budget(2023, '600')}${payment('2', '2022-02-02', '900')}${payment('3', '2022-06-01', '20')}${payment('4', '2023-01-01', '100')}${payment('4', '2023-12-31', '30')}${payment('4', '2023-03-03', '5', 'ZZZ')}<related-activity ref="XX-1-P" type="1"/>`)}
${activity('XX-1-N', budget(2023, '70', '1', 'ZZZ'))}
</iati-activities>`;
