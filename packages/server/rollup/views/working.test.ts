/** The working of any figure gives that figure again, of its cells too, and leads to every record however many there are. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workingSchema } from '@throughline/contract/rollup/pages.ts';
import { Refused } from '@throughline/core/ground/problem.ts';
import { inScope } from '../../database/scope.ts';
import { type HeldOrganisation, findOrganisation } from '../../people/find-organisation.ts';
import { type TestStore, testStore } from '../../transfer/testing/store.ts';
import { LISTENERS } from '../../wiring.ts';
import { figuresFor } from '../ask.ts';
import { foldLedger } from '../fast/refresh.ts';
import { viewIndicators } from './indicators.ts';
import { viewWorking } from './working.ts';

let store: TestStore;
let org: HeldOrganisation;
const AS_OF = '2026-12-31';
const ALL = { from: 0, limit: 5000 };
const AT = { place: 'organisation', period: '2021..2023', asOf: AS_OF };

beforeAll(async () => {
  store = await testStore(LISTENERS);
  expect((await store.importCase('rules.portfolio.json')).outcome).toBe('imported');
  await foldLedger(store.ownerPool);
  org = await findOrganisation(store.appPool, undefined);
});
afterAll(() => store.drop());

const scoped = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(store.appPool, [org.orgId], work);
const working = (question: Parameters<typeof viewWorking>[2], cut = ALL, cell: string | null = null) =>
  scoped(async (trx) => workingSchema.parse(await viewWorking(trx, org, question, cut, cell)));
const indicators = () => scoped((trx) => viewIndicators(trx, org));

describe('the working', () => {
  it('of every kind of the rules case is the figure of the figure route, and its contributions give it again', async () => {
    const kinds = new Set<string>();
    for (const { code, kind } of await indicators()) {
      for (const period of ['2020', '2021', '2022', '2023', '2024', '2020..2024']) {
        const question = { ...AT, indicator: code, period };
        const body = await working(question);
        const [figure] = await scoped((trx) => figuresFor(trx, org, [question]));
        expect([code, period, body.figure.value, body.figure.label]).toEqual([code, period, figure!.value, figure!.label]);
        if (body.exact !== null) { expect([code, period, body.recombined]).toEqual([code, period, body.exact]); kinds.add(kind); }
      }
    }
    expect([...kinds]).toEqual(expect.arrayContaining(['flow', 'cumulative', 'stock', 'ratio', 'distinct', 'distinct-sum', 'intensity']));
  });

  it('of a cell is that cell’s figure', async () => {
    let cells = 0;
    for (const { code } of await indicators()) {
      const question = { ...AT, indicator: code, by: 'sex' };
      for (const figure of await scoped((trx) => figuresFor(trx, org, [question]))) {
        const body = await working(question, ALL, figure.cell!['sex']!);
        expect([code, body.figure.cell, body.figure.value]).toEqual([code, figure.cell, figure.value]);
        if (body.exact !== null) expect([code, figure.cell, body.recombined]).toEqual([code, figure.cell, body.exact]);
        cells += 1;
      }
    }
    expect(cells).toBeGreaterThan(2);
  });

  it('of a part that the figure does not have is refused, with the parts that it has', async () => {
    const found = (await Promise.all((await indicators()).map((one) => scoped((trx) => figuresFor(trx, org, [{ ...AT, indicator: one.code, by: 'sex' }]))))).find((one) => one.length > 0)!;
    const refused = await working({ ...AT, indicator: found[0]!.indicator, by: 'sex' }, ALL, 'nobody').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect((refused as Refused).problems[0]).toMatchObject({ code: 'unknown-cell', found: 'nobody', accepted: found.map((one) => one.cell!['sex']).join(', ') });
  });

  it('comes in parts that together are the whole', async () => {
    const all = await Promise.all((await indicators()).map((one) => working({ ...AT, indicator: one.code })));
    const long = all.reduce((most, one) => (one.total.contributions > most.total.contributions ? one : most));
    expect(long.total.contributions).toBeGreaterThan(2);
    const parts = [];
    for (let from = 0; from < long.total.contributions; from += 2) parts.push(await working({ ...AT, indicator: long.figure.indicator }, { from, limit: 2 }));
    expect(parts.flatMap((one) => one.contributions)).toEqual(long.contributions);
    expect(parts.map((one) => [one.recombined, one.total])).toEqual(parts.map(() => [long.recombined, long.total]));
  });

  it('says which projects and periods like-for-like compares, where that is not all of them', async () => {
    const bodies = await Promise.all((await indicators()).map((one) => working({ ...AT, indicator: one.code })));
    const compared = bodies.filter((one) => one.likeForLike !== null);
    expect(compared.length).toBeGreaterThan(0);
    for (const { figure, likeForLike, total } of compared) {
      expect(figure.likeForLike).not.toBeNull();
      expect(likeForLike).toHaveLength(total.likeForLike);
      expect(likeForLike!.every((one) => one.periods.length > 0)).toBe(true);
    }
  });
});
