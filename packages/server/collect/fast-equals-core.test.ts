/** Whatever people do in whatever order, the fast route says what the plain rules say (figures 14). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import fc from 'fast-check';
import type { SaidBody } from '@throughline/contract/collect/report.ts';
import { correctValue } from '../assure/actions/correct-value.ts';
import { reopenReport } from '../assure/actions/reopen-report.ts';
import { returnReport } from '../assure/actions/return-report.ts';
import { verifyReport } from '../assure/actions/verify-report.ts';
import { today } from '../clock.ts';
import { inScope } from '../database/scope.ts';
import { Refused } from '@throughline/core/ground/problem.ts';
import { checkStore } from '../rollup/check-store.ts';
import { saveDraft } from './actions/save-draft.ts';
import { submitReport } from './actions/submit-report.ts';
import { withdrawReport } from './actions/withdraw-report.ts';
import { type Stage, stage } from './testing/people.ts';

let on: Stage;
beforeAll(async () => { on = await stage(); });
afterAll(() => on.store.drop());

const amount = fc.integer({ min: 0, max: 40 }).map(String);
const said = (indicator: string): fc.Arbitrary<SaidBody> => indicator === 'X.PASS'
  ? fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 9, max: 20 })).map(([a, b]) => ({ numerator: String(a), denominator: String(b) }))
  : indicator === 'KASA.2' ? fc.subarray(['p01', 'p02', 'p03', 'p04']).map((persons) => ({ persons }))
    : indicator === 'X.SCORE' ? fc.tuple(amount, amount).map(([value, weight]) => ({ value, weight }))
      : indicator === 'ENV.1' ? fc.oneof(amount.map((value) => ({ value, unit: 'ktCO2e' })), amount.map((value) => ({ value }))) : amount.map((value) => ({ value }));
const CODES = ['TCO.1', 'BUS.1', 'X.EMP', 'X.PASS', 'X.SCORE', 'KASA.2', 'ENV.1', 'X.ENERGY'];
const value = fc.constantFrom(...CODES).chain((indicator) => fc.tuple(fc.constant(indicator), fc.oneof({ weight: 6, arbitrary: said(indicator) }, { weight: 1, arbitrary: fc.constantFrom<SaidBody>({ notReported: 'lost' }, { notApplicable: 'none' }) })));
const deed = fc.record({
  what: fc.constantFrom('save', 'fill', 'submit', 'whole', 'whole', 'return', 'verify', 'verify', 'withdraw', 'reopen', 'correct', 'correct'),
  project: fc.constantFrom('P1', 'P3'), period: fc.constantFrom('2022', '2023'), value,
});
/** Every other line of the sheet, so that it can come in. */
const REST = ['TCO.1', 'REA.1', 'KASA.2', 'BUS.1', 'X.EMP', 'X.PASS', 'X.SCORE', 'ENV.1', 'X.ENERGY', 'INV.3', 'X.POLSTAGE', 'X.WATER', 'X.LTA'];

const refused = (error: unknown): false => { if (error instanceof Refused) return false; throw error; };

async function act({ what, project, period, value: [indicator, one] }: typeof deed extends fc.Arbitrary<infer Deed> ? Deed : never): Promise<boolean> {
  const to = await on.at(project, period);
  const rosa = on.as('rosa');
  if (what === 'whole') {
    const at = { project, period, value: [indicator, one] } as const;
    for (const step of ['save', 'fill', 'submit'] as const) await act({ what: step, ...at } as never).catch(refused);
  } else if (what === 'save') await saveDraft(rosa, to, { values: [{ indicator, said: one, note: null }] });
  else if (what === 'fill') {
    const rows = new Set((await on.seen('rosa', project, period)).rows.filter((row) => row.expected && row.typed === null).map((row) => row.indicator));
    await saveDraft(rosa, to, { values: REST.filter((code) => rows.has(code)).map((code) => ({ indicator: code, said: { notReported: 'not asked' }, note: null })) });
  } else if (what === 'submit') await submitReport(rosa, to, { reason: 'as asked' });
  else if (what === 'return') await returnReport(on.as('mei'), to, { reason: 'look again' });
  else if (what === 'verify') await verifyReport(on.as('mei'), to, {});
  else if (what === 'withdraw') await withdrawReport(rosa, to, {});
  else if (what === 'reopen') await reopenReport(on.as('ana'), to, { reason: 'look again' });
  else await correctValue(rosa, to, { indicator, said: one, reason: 'a slip' });
  return true;
}

it('after any sequence of deeds', async () => {
  let done = 0;
  let verified = 0;
  await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 12, maxLength: 24 }), async (deeds) => {
    for (const each of deeds) {
      const taken = await act(each).catch(refused);
      if (taken) done += 1;
      if (taken && each.what === 'verify') verified += 1;
    }
    const found: unknown[] = [];
    await inScope(on.store.appPool, [on.org.orgId], (trx) => checkStore(trx, on.org, today(), (one) => found.push(one)));
    expect(found).toEqual([]);
  }), { numRuns: 5, seed: 20_240_101, endOnFailure: true });
  // the sequences are no empty ones
  expect(done).toBeGreaterThan(25);
  expect(verified).toBeGreaterThan(2);
}, 60_000);
