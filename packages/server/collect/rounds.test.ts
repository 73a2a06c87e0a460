/** Rounds that open, fall due and close, levels of verification, and what each person owes: against a real store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RoundAsked, myWorkSchema, roundsSchema } from '@throughline/contract/collect/rounds.ts';
import { returnReport } from '../assure/actions/return-report.ts';
import { verifyReport } from '../assure/actions/verify-report.ts';
import { viewMyWork } from '../assure/views/my-work.ts';
import { correctValue } from '../assure/actions/correct-value.ts';
import { inScope } from '../database/scope.ts';
import { closeRound } from './actions/close-round.ts';
import { openRound } from './actions/open-round.ts';
import { saveDraft } from './actions/save-draft.ts';
import { submitReport } from './actions/submit-report.ts';
import { CAST, type Name, type Stage, refusal, stage } from './testing/people.ts';
import { viewRounds } from './views/rounds.ts';

let on: Stage;
beforeEach(async () => {
  process.env['THROUGHLINE_TODAY'] = '2024-02-10';
  on = await stage();
});
afterEach(async () => {
  delete process.env['THROUGHLINE_TODAY'];
  await on.store.drop();
});

const round = (more: Partial<RoundAsked> = {}): RoundAsked => ({
  calendar: 'year', period: '2022', place: 'organisation', opens: '2024-02-01', due: '2024-02-20', closes: '2024-03-01', levels: [{ level: 'project', share: '1' }], ...more });
const rounds = () => inScope(on.store.appPool, [on.org.orgId], async (trx) => roundsSchema.parse(await viewRounds(trx, on.org, CAST.ana)));
const work = (name: Name) => inScope(on.store.appPool, [on.org.orgId], async (trx) => myWorkSchema.parse(await viewMyWork(trx, on.org, CAST[name], 100)));
const duties = async (name: Name) => (await work(name)).duties.map((one) => (one.to === 'close' ? `close ${one.period}` : `${one.to} ${one.project}/${one.period} ${one.due ?? '–'}`));
const one = { indicator: 'TCO.1', said: { value: '2' }, note: null };
const p4 = async () => submitReport(on.as('rosa'), await on.at('P4', '2022'), { values: [one], reason: 'again' });

describe('a round', () => {
  it('asks for what the plan expects, and tells who owes it', async () => {
    await openRound(on.as('ana'), round());
    expect((await rounds()).rounds).toMatchObject([{ number: expect.any(Number), state: 'open', period: '2022', asked: 4, verified: 3, submitted: 0, drafts: 0 }]);
    expect(await duties('selam')).toEqual(['report P3/2022 2024-02-20']);
    expect(await duties('rosa')).toEqual(['report P3/2022 2024-02-20']);
    expect(await duties('mei')).toEqual([]);
    expect((await work('selam')).next).toEqual([{ day: '2024-02-20', event: 'due', round: expect.any(Number), period: '2022', place: 'organisation' }, { day: '2024-03-01', event: 'closes', round: expect.any(Number), period: '2022', place: 'organisation' }]);
  });
  it('refuses when it is closed or not yet open; the draft stays', async () => {
    const { number } = await openRound(on.as('ana'), round());
    await saveDraft(on.as('selam'), await on.at('P3', '2022'), { values: [one] });
    await closeRound(on.as('ana'), number, { reason: 'all is in' });
    expect(await refusal(submitReport(on.as('selam'), await on.at('P3', '2022'), {}))).toContain('round-closed');
    expect((await on.seen('selam', 'P3', '2022')).rows.find((row) => row.indicator === 'TCO.1')!.typed!.said).toEqual({ value: '2' });
    expect((await on.seen('selam', 'P3', '2022')).may.submit).toEqual({ allowed: false, why: 'round-closed' });
    expect(await refusal(correctValue(on.as('rosa'), await on.at('P1', '2022'), { indicator: 'TCO.1', said: { value: '9' }, reason: 'x' }))).toEqual(['round-closed']);
    expect(await refusal(closeRound(on.as('ana'), number, {}))).toEqual(['round-closed-already']);
    expect(await refusal(openRound(on.as('ana'), round()))).toEqual(['reason-blank']);
    await openRound(on.as('ana'), round({ reason: 'P3 was ill', opens: '2024-02-11' }));
    expect(await refusal(submitReport(on.as('selam'), await on.at('P3', '2022'), {}))).toContain('round-not-open');
    process.env['THROUGHLINE_TODAY'] = '2024-02-11';
    expect(await refusal(submitReport(on.as('selam'), await on.at('P3', '2022'), {}))).not.toContain('round-not-open');
    process.env['THROUGHLINE_TODAY'] = '2024-03-02';
    expect(await refusal(submitReport(on.as('selam'), await on.at('P3', '2022'), {}))).toContain('round-closed');
    expect(await duties('ana')).toContain('close 2022');
  });
  it('is opened by who may, with all that is wrong told at once', async () => {
    expect(await refusal(openRound(on.as('selam'), round()))).toEqual(['not-allowed']);
    expect(await refusal(openRound(on.as('ana'), { ...round(), calendar: 'july-june', period: '2022', place: 'programme:NO', opens: '2024-13-01', levels: [{ level: 'project', share: '2' }, { level: 'project', share: '1' }, { level: 'moon', share: '1' }] }))).toEqual([
      'period-of-other-calendar', 'date-malformed', 'share-out-of-range', 'level-named-twice', 'level-unknown', 'place-unknown']);
    expect(await refusal(openRound(on.as('ana'), round({ due: '2024-01-01' })))).toEqual(['round-days-out-of-order']);
    await openRound(on.as('ana'), round());
    expect(await refusal(openRound(on.as('ana'), round()))).toEqual(['round-open-already']);
    expect(await refusal(closeRound(on.as('ana'), 99, {}))).toEqual(['round-unknown']);
  });
});

describe('levels', () => {
  it('judge one after another, each by somebody else, and only the last lets it count', async () => {
    await openRound(on.as('ana'), round({ levels: [{ level: 'project', share: '1' }, { level: 'programme', share: '1' }, { level: 'results-unit', share: '1' }] }));
    await on.store.ownerPool.query(`delete from submission where project_id = (select project_id from project where code = 'P4') and starts = '2022-01-01'`);
    await p4();
    expect(await duties('mei')).toEqual(['verify P4/2022 2024-03-01']);
    expect(await duties('rosa')).not.toContain('report P4/2022 2024-02-20');
    expect((await work('rosa')).waiting).toMatchObject([{ project: 'P4', level: 'project' }]);
    expect(await verifyReport(on.as('mei'), await on.at('P4', '2022'), {})).toMatchObject({ standing: 'submitted' });
    expect(await refusal(verifyReport(on.as('mei'), await on.at('P4', '2022'), {}))).toEqual(['verifier-passed-it-already']);
    // P4 has no programme: the organisation's people judge at that level, Paul of another programme may not
    expect(await refusal(verifyReport(on.as('paul'), await on.at('P4', '2022'), {}))).toEqual(['not-allowed']);
    expect(await verifyReport(on.as('ana'), await on.at('P4', '2022'), {})).toMatchObject({ standing: 'submitted' });
    const second = { ...on.as('ana'), actor: { ...CAST.ana, id: '99', name: 'anna' } };
    expect(await verifyReport(second, await on.at('P4', '2022'), {})).toMatchObject({ standing: 'verified' });
    expect((await on.seen('ana', 'P4', '2022')).moves.map((move) => `${move.move} ${move.level} ${move.by}`)).toEqual(['submitted null rosa', 'passed project mei', 'passed programme ana', 'passed results-unit anna', 'verified results-unit anna']);
  });
  it('give back what is to be fixed, and a correction is a decision', async () => {
    await openRound(on.as('ana'), round());
    await correctValue(on.as('rosa'), await on.at('P4', '2022'), { indicator: 'TCO.1', said: { value: '3' }, reason: 'one more' });
    expect(await duties('mei')).toEqual(['decide P4/2022 2024-03-01']);
    await returnReport(on.as('mei'), await on.at('P4', '2022'), { reason: 'which one?', comments: [{ indicator: 'TCO.1', body: 'Name it.', due: '2024-02-15' }] });
    expect(await duties('rosa')).toContain('fix P4/2022 2024-02-15');
    expect(await duties('mei')).toEqual([]);
  });
});
