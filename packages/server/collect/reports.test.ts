/** A gap of the worked example is filled by people: entered, sent in, returned, mended, verified; then corrected. Against a real store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportSchema, type SaidBody } from '@throughline/contract/collect/report.ts';
import { commentCell } from '../assure/actions/comment-cell.ts';
import { correctValue } from '../assure/actions/correct-value.ts';
import { reopenReport } from '../assure/actions/reopen-report.ts';
import { resolveComment } from '../assure/actions/resolve-comment.ts';
import { returnReport } from '../assure/actions/return-report.ts';
import { verifyReport } from '../assure/actions/verify-report.ts';
import { today } from '../clock.ts';
import { inScope } from '../database/scope.ts';
import { figuresFor, plainFigures } from '../rollup/ask.ts';
import { checkStore } from '../rollup/check-store.ts';
import { saveDraft } from './actions/save-draft.ts';
import { submitReport } from './actions/submit-report.ts';
import { withdrawReport } from './actions/withdraw-report.ts';
import { type Stage, problemsOf, refusal, stage } from './testing/people.ts';

let on: Stage;
beforeEach(async () => { on = await stage(); });
afterEach(() => on.store.drop());

const typed = (indicator: string, said: SaidBody | null, note: string | null = null) => ({ indicator, said, note });
/** Everything that P3 owes of 2022. */
const WHOLE = [
  typed('TCO.1', { value: '5' }), typed('REA.1', { notReported: 'lists were lost' }), typed('KASA.2', { persons: ['p01', 'p02'] }, 'two staff'), typed('BUS.1', { value: '5' }),
  typed('X.EMP', { value: '160' }), typed('X.PASS', { numerator: '8', denominator: '10' }), typed('X.SCORE', { value: '4.6', weight: '11' }),
  typed('ENV.1', { value: '0.14', unit: 'ktCO2e' }), typed('X.ENERGY', { value: '25' }), typed('INV.3', { notApplicable: 'no deal was made' }), typed('X.POLSTAGE', { level: '1' }),
];
const figure = async (indicator: string, place: string, period: string) =>
  (await inScope(on.store.appPool, [on.org.orgId], (trx) => figuresFor(trx, on.org, [{ indicator, place, period, asOf: today() }])))[0]!;
const trail = async () => (await on.store.ownerPool.query<{ actor: string; verb: string; subject: string }>(`select actor, verb, subject from trail where verb not like 'import%' and project_id > 0 order by project_id, number`)).rows.map((row) => `${row.actor} ${row.verb} ${row.subject}`);
const submitted = async () => submitReport(on.as('selam'), await on.at('P3', '2022'), { values: WHOLE });
const verified = async () => { await submitted(); return verifyReport(on.as('mei'), await on.at('P3', '2022'), {}); };
const differences = () => inScope(on.store.appPool, [on.org.orgId], async (trx) => {
  const found: unknown[] = [];
  await checkStore(trx, on.org, today(), (one) => found.push(one));
  return found;
});

describe('a draft', () => {
  it('keeps what is typed as it is typed, and tells what is wrong with it', async () => {
    const done = await saveDraft(on.as('ibrahim'), await on.at('P3', '2022'), { values: [typed('TCO.1', { value: '5,5' }), typed('X.PASS', { numerator: '3', denominator: '2' })], narrative: 'A hard year.' });
    expect(done.problems.map((one) => `${one.code} ${one.at}`)).toEqual(['decimal-malformed /values/TCO.1/value', 'numerator-above-denominator /values/X.PASS']);
    const page = reportSchema.parse(await on.seen('selam', 'P3', '2022'));
    expect(page).toMatchObject({ version: 1, standing: 'drafting', basis: 'new', narrative: 'A hard year.', saved: { by: 'ibrahim' } });
    expect(page.rows.find((one) => one.indicator === 'TCO.1')).toMatchObject({
      typed: { said: { value: '5,5' }, by: 'ibrahim' }, last: { period: '2021', said: { value: '3' } }, target: { mode: 'annual', period: '2022', value: '5' }, expected: true });
    expect(page.may).toMatchObject({ enter: { allowed: true }, submit: { allowed: true }, verify: { allowed: false, why: 'not-allowed' } });
  });
  it('shows the second person what the first wrote, and loses nothing of either', async () => {
    await saveDraft(on.as('ibrahim'), await on.at('P3', '2022'), { values: [typed('TCO.1', { value: '5' })] });
    const [problem] = await problemsOf(saveDraft(on.as('selam'), { project: 'P3', period: '2022', seen: 0, key: null }, { values: [typed('TCO.1', { value: '6' })] }));
    expect(problem).toMatchObject({ code: 'report-changed-meanwhile', kind: 'conflict', found: '1', accepted: '0' });
    expect(problem!.data['current']).toMatchObject({ version: 1, values: [{ indicator: 'TCO.1', said: { value: '5' }, by: 'ibrahim' }] });
    const saved = await saveDraft(on.as('selam'), await on.at('P3', '2022'), { values: [typed('TCO.1', { value: '6' }), typed('BUS.1', null, 'still asking')] });
    expect(saved.version).toBe(2);
  });
  it('is of an indicator that the project has and of the project’s own periods', async () => {
    expect(await refusal(saveDraft(on.as('selam'), await on.at('P3', '2022'), { values: [typed('ZZZ', { value: '1' })] }))).toEqual(['indicator-not-of-project /values/ZZZ']);
    expect(await refusal(saveDraft(on.as('selam'), { project: 'P3', period: '2022Q1', seen: 0, key: null }, { values: [] }))).toEqual(['period-of-other-frequency']);
    expect(await refusal(saveDraft(on.as('selam'), { project: 'P1', period: '2022', seen: 0, key: null }, { values: [] }))).toEqual(['not-allowed']);
    expect(await refusal(saveDraft(on.as('selam'), { project: 'NO', period: '2022', seen: 0, key: null }, { values: [] }))).toEqual(['unknown-project']);
  });
});

describe('sending in', () => {
  it('is of the whole report: everything wrong is told at once and the draft stays', async () => {
    await saveDraft(on.as('selam'), await on.at('P3', '2022'), { values: [typed('BUS.1', { value: '1' }), typed('X.PASS', { numerator: 'x', denominator: '2' })] });
    const said = await refusal(submitReport(on.as('selam'), await on.at('P3', '2022'), { values: [typed('X.EMP', { value: '10', unit: 'kg' })] }));
    expect(said).toEqual(expect.arrayContaining(['running-total-falls /values/BUS.1', 'decimal-malformed /values/X.PASS/numerator', 'unit-of-another-dimension /values/X.EMP/unit', 'value-not-entered /values/TCO.1']));
    expect((await on.seen('selam', 'P3', '2022')).rows.find((one) => one.indicator === 'BUS.1')!.typed!.said).toEqual({ value: '1' });
  });
  it('takes a deed once however often it is sent', async () => {
    const to = await on.at('P3', '2022', 'deed-1');
    const first = await submitReport(on.as('selam'), to, { values: WHOLE });
    expect(first).toMatchObject({ standing: 'submitted', number: 1, replayed: false });
    expect(await submitReport(on.as('selam'), to, { values: WHOLE })).toEqual({ ...first, replayed: true });
    expect(await refusal(submitReport(on.as('selam'), to, { values: [] }))).toEqual(['key-used-otherwise']);
    expect((await on.store.ownerPool.query(`select 1 from submission where submitted_by = '11'`)).rowCount).toBe(1);
  });
  it('changes no figure, and writes nothing more until it is taken back', async () => {
    const before = await figure('TCO.1', 'organisation', '2022');
    await submitted();
    expect(await figure('TCO.1', 'organisation', '2022')).toEqual(before);
    expect(await refusal(saveDraft(on.as('selam'), await on.at('P3', '2022'), { values: [] }))).toEqual(['report-is-submitted']);
    expect(await refusal(withdrawReport(on.as('rosa'), await on.at('P3', '2022'), {}))).toEqual(['submission-not-yours']);
    expect(await withdrawReport(on.as('selam'), await on.at('P3', '2022'), { reason: 'a page is missing' })).toMatchObject({ standing: 'drafting' });
    expect((await on.seen('selam', 'P3', '2022')).rows.find((one) => one.indicator === 'KASA.2')!.typed).toMatchObject({ said: { persons: ['p01', 'p02'] }, note: 'two staff' });
    expect(await refusal(submitReport(on.as('selam'), await on.at('P3', '2022'), {}))).toEqual(['correction-without-reason /reason']);
    expect(await submitReport(on.as('selam'), await on.at('P3', '2022'), { reason: 'the page was found' })).toMatchObject({ number: 2, standing: 'submitted' });
  });
});

describe('judging', () => {
  it('is by somebody else', async () => {
    await saveDraft(on.as('ibrahim'), await on.at('P3', '2022'), { values: WHOLE });
    await submitReport(on.as('rosa'), await on.at('P3', '2022'), {});
    expect(await refusal(verifyReport(on.as('selam'), await on.at('P3', '2022'), {}))).toEqual(['not-allowed']);
    const doubled = { ...on.as('mei'), actor: { ...on.as('mei').actor, id: '16' } };
    expect(await refusal(verifyReport(doubled, await on.at('P3', '2022'), {}))).toEqual(['verifier-is-submitter']);
    const author = { ...on.as('mei'), actor: { ...on.as('mei').actor, id: '12' } };
    expect(await refusal(returnReport(author, await on.at('P3', '2022'), { reason: 'no' }))).toEqual(['verifier-is-author']);
  });
  it('returns with comments on cells, which are to be fixed; then it counts, and every figure moves', async () => {
    const before = await figure('TCO.1', 'organisation', '2022');
    await submitted();
    expect(await refusal(returnReport(on.as('mei'), await on.at('P3', '2022'), { reason: ' ', comments: [{ indicator: 'ZZZ', body: '' }] }))).toEqual([
      'comment-blank /comments/0/body', 'indicator-not-in-submission /comments/0/indicator', 'reason-blank /reason']);
    const returned = await returnReport(on.as('mei'), await on.at('P3', '2022'), { reason: 'Please look again.', comments: [{ indicator: 'TCO.1', body: 'The list shows four.', due: '2026-12-01' }] });
    expect(returned).toMatchObject({ standing: 'drafting', comments: [expect.any(Number)] });
    const page = await on.seen('selam', 'P3', '2022');
    expect(page).toMatchObject({ basis: 'returned', submission: { state: 'returned', returned: 'Please look again.' }, comments: [{ indicator: 'TCO.1', to: 'selam', due: '2026-12-01', by: 'mei', resolved: null }] });
    await saveDraft(on.as('selam'), await on.at('P3', '2022'), { values: [typed('TCO.1', { value: '4' })] });
    await commentCell(on.as('selam'), await on.at('P3', '2022'), { indicator: 'TCO.1', body: 'Four it is.', replyTo: returned.comments[0]! });
    expect(await submitReport(on.as('selam'), await on.at('P3', '2022'), {})).toMatchObject({ number: 2 });
    expect(await refusal(verifyReport(on.as('mei'), await on.at('P3', '2022'), {}))).toEqual(['comments-open']);
    await resolveComment(on.as('mei'), await on.at('P3', '2022'), { comment: returned.comments[0]! });
    expect(await verifyReport(on.as('mei'), await on.at('P3', '2022'), {})).toMatchObject({ standing: 'verified', number: 2 });
    const after = await figure('TCO.1', 'organisation', '2022');
    expect([before.value, after.value, before.coverage.reported, after.coverage.reported]).toEqual(['20', '24', 3, 4]);
    expect(await differences()).toEqual([]);
    const [plain] = await inScope(on.store.appPool, [on.org.orgId], (trx) => plainFigures(trx, on.org, [{ indicator: 'ENV.1', place: 'project:P3', period: '2022', asOf: today() }]));
    expect(plain![0]!.value).toBe('140');
    expect(await trail()).toEqual([
      'selam report.submit report:P3/2022', 'mei report.return report:P3/2022', 'selam report.enter report:P3/2022', 'selam comment.write report:P3/2022',
      'selam report.submit report:P3/2022', 'mei comment.settle report:P3/2022', 'mei report.verify report:P3/2022']);
  });
});

describe('what was verified', () => {
  it('is corrected value by value, with a reason, and judged again', async () => {
    await verified();
    const wrong = await on.at('P3', '2022');
    expect(await refusal(correctValue(on.as('selam'), wrong, { indicator: 'TCO.1', said: { value: '5.0' }, reason: '' }))).toEqual(['value-unchanged /values/TCO.1', 'reason-blank /reason']);
    expect(await refusal(correctValue(on.as('selam'), wrong, { indicator: 'TCO.1', said: { value: '5' }, reason: 'x' }))).toEqual(['value-unchanged /values/TCO.1']);
    expect(await correctValue(on.as('selam'), wrong, { indicator: 'TCO.1', said: { value: '6' }, reason: 'one more was found' })).toMatchObject({ number: 2, standing: 'submitted' });
    expect((await figure('TCO.1', 'project:P3', '2022')).value).toBe('5');
    await verifyReport(on.as('mei'), await on.at('P3', '2022'), {});
    expect((await figure('TCO.1', 'project:P3', '2022')).value).toBe('6');
    expect((await figure('BUS.1', 'project:P3', '2022')).value).toBe('5');
    expect(await differences()).toEqual([]);
  });
  it('is opened again whole, stays in force meanwhile, and the reopening can be given up', async () => {
    await verified();
    expect(await refusal(saveDraft(on.as('selam'), await on.at('P3', '2022'), { values: [] }))).toEqual(['report-is-verified']);
    expect(await refusal(reopenReport(on.as('paul'), await on.at('P3', '2022'), {}))).toEqual(['reason-blank /reason']);
    expect(await reopenReport(on.as('paul'), await on.at('P3', '2022'), { reason: 'the lists were found' })).toMatchObject({ standing: 'drafting' });
    const page = await on.seen('selam', 'P3', '2022');
    expect(page).toMatchObject({ basis: 'reopened', reason: 'the lists were found' });
    expect(page.rows.find((one) => one.indicator === 'X.PASS')!.typed!.said).toEqual({ numerator: '8', denominator: '10', unit: 'percent' });
    await saveDraft(on.as('selam'), await on.at('P3', '2022'), { values: [typed('REA.1', { value: '41' })] });
    expect((await figure('REA.1', 'project:P3', '2022')).label).toBe('no-data');
    expect(await withdrawReport(on.as('selam'), await on.at('P3', '2022'), {})).toMatchObject({ standing: 'verified' });
    await reopenReport(on.as('paul'), await on.at('P3', '2022'), { reason: 'found after all' });
    await saveDraft(on.as('selam'), await on.at('P3', '2022'), { values: [typed('REA.1', { value: '41' })] });
    await submitReport(on.as('selam'), await on.at('P3', '2022'), {});
    await verifyReport(on.as('ana'), await on.at('P3', '2022'), {});
    expect(await figure('REA.1', 'project:P3', '2022')).toMatchObject({ value: '41', label: 'exact' });
    expect(await differences()).toEqual([]);
  });
  it('that came with a file can be corrected too, and the file brought in again changes nothing of it', async () => {
    await correctValue(on.as('rosa'), await on.at('P1', '2023'), { indicator: 'TCO.1', said: { value: '5' }, reason: 'one was forgotten' });
    await verifyReport(on.as('mei'), await on.at('P1', '2023'), {});
    expect((await figure('TCO.1', 'project:P1', '2023')).value).toBe('5');
    const again = await on.store.importCase('agro-industry.portfolio.json');
    expect(again.problems.filter((one) => one.severity === 'error')).toEqual([]);
    expect((await figure('TCO.1', 'project:P1', '2023')).value).toBe('5');
    expect(JSON.parse(await on.store.exported('ORG')).reports.filter((one: { project: string; period: string }) => one.project === 'P1' && one.period === '2023')).toHaveLength(2);
  });
});
