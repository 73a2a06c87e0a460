/** Snapshots of the worked example and of generated portfolios: what is restated, and why. */
import { describe, expect, it } from 'vitest';
import type { Submission } from '../../collect/submission.ts';
import { figure, prepare } from '../ask.ts';
import type { Question } from '../figure.ts';
import { defaultQuestions } from '../questions.ts';
import type { Records } from '../records.ts';
import { documentsOf, recordsOf } from '../testing/expected.ts';
import { freeze, thaw } from './frozen.ts';
import { differenceOf, restatementOf } from './restatement.ts';
import { whyNotApproved, whyNotCreated, whyNotPublished } from './snapshot.ts';

const BEFORE = 'agro-industry.portfolio.json';
const LATE = 'agro-industry-late.portfolio.json';
const opened = (records: Records, question: Question) => {
  const { figure: one, working } = figure(prepare(records), question, { working: true });
  return { figure: one, working: working! };
};
const questionsOf = (records: Records, asOf: string): Question[] => defaultQuestions(prepare(records), asOf);

function restated(was: Records, now: Records, days: readonly [string, string]) {
  const [a, b] = [prepare(was), prepare(now)];
  return questionsOf(was, days[0]).flatMap((question) => {
    const before = figure(a, { ...question, asOf: days[0] }, { working: true });
    const after = figure(b, { ...question, asOf: days[1] }, { working: true });
    const difference = differenceOf(before.figure, after.figure);
    return difference === null ? [] : [restatementOf(difference, before.working, after.working)];
  });
}

describe('restatements of the worked example', () => {
  const was = recordsOf(BEFORE);
  const late = recordsOf(LATE);

  it('an equal state has none, whatever the day', () => {
    expect(restated(was, was, ['2024-03-31', '2024-03-31'])).toEqual([]);
    // before it arrived, the late report is no part of what is known
    expect(restated(was, late, ['2024-03-31', '2024-05-09'])).toEqual([]);
  });

  it('the order in which reports arrived makes none', () => {
    const turned: Records = { ...was, submissions: [...was.submissions].reverse(), projectIndicators: [...was.projectIndicators].reverse() };
    expect(restated(was, turned, ['2024-03-31', '2024-03-31'])).toEqual([]);
  });

  it('the late report restates exactly the figures that the expected files say are others', () => {
    const day = '2024-05-10';
    const found = new Map(restated(was, late, ['2024-03-31', day]).map((one) => [`${one.indicator} ${one.place} ${one.period}`, one]));
    const documents = documentsOf('agro-industry.expected.json').filter((one) => one.by === undefined);
    const said = (portfolio: string, asOf: string) => new Map(documents.filter((one) => one.portfolio === portfolio && one.asOf === asOf)
      .flatMap((one) => one.figures.filter((each) => each.cell === undefined && 'value' in each && 'label' in each)).map((one) => [`${one.indicator} ${one.place} ${one.period}`, one]));
    const lateDay = documents.find((one) => one.portfolio === LATE && one.asOf >= day)!.asOf;
    const [before, after] = [said(BEFORE, '2024-03-31'), said(LATE, lateDay)];
    const both = [...before.keys()].filter((key) => after.has(key));
    expect(both.length).toBeGreaterThan(5);
    for (const key of both) {
      const [one, other] = [before.get(key)!, after.get(key)!];
      const differs = one['value'] !== other['value'] || one['label'] !== other['label'];
      const restatement = found.get(key);
      if (differs) expect([key, restatement?.before?.value ?? null, restatement?.now?.value ?? null]).toEqual([key, one['value'], other['value']]);
      else expect([key, ['changed', 'appeared', 'gone', undefined].includes(restatement?.sort) && restatement?.members.includes('value') === true]).toEqual([key, false]);
    }
    const mei = found.get('TCO.1 programme:PRG 2022')!;
    expect(mei).toMatchObject({ sort: 'changed', difference: '5', before: { value: '18', label: 'lower-bound' }, now: { value: '23', label: 'exact' } });
    expect(mei.reasons).toMatchObject([{ why: 'late-report', project: 'P3', period: '2022', number: 1, verified: '2024-05-10' }]);
    // all that changed has that one report as its reason, and nothing stands without one
    const reasons = [...found.values()].flatMap((one) => one.reasons);
    expect([...found.values()].filter((one) => one.reasons.some((each) => each.why !== 'late-report' || each.project !== 'P3')).map(({ indicator, place, period, sort, reasons: all }) => ({ indicator, place, period, sort, all }))).toEqual([]);
    expect(reasons.length).toBeGreaterThan(20);
  });
});

/** The worked example with one submission changed by hand. */
const without = (records: Records, project: string, period: number): Records =>
  ({ ...records, submissions: records.submissions.filter((one) => !(one.project === project && one.period.first === period * 4)) });
const FLOW: Question = { indicator: 'TCO.1', place: 'programme:PRG', period: '2022', asOf: '2024-12-31' };

describe('reasons are records', () => {
  const records = recordsOf(BEFORE);
  const p1 = records.submissions.find((one) => one.project === 'P1' && one.period.first === 2022 * 4)!;
  const correction = (answer: Submission['values'][number]['answer']): Records => ({
    ...records,
    submissions: [...records.submissions, { ...p1, id: 'x', number: p1.number + 1, submitted: '2024-06-01', verified: '2024-06-02', reason: 'counted again', values: [{ ...p1.values.find((one) => one.indicator === 'TCO.1')!, answer }] }],
  });
  const reasonsAfter = (now: Records, question = FLOW) => {
    const [a, b] = [opened(records, question), opened(now, question)];
    return restatementOf(differenceOf(a.figure, b.figure)!, a.working, b.working).reasons;
  };

  it('a correction', () => expect(reasonsAfter(correction({ state: 'reported', measured: { shape: 'number', value: { n: 9n, d: 1n }, weight: null, cells: [] } })))
    .toMatchObject([{ why: 'correction', project: 'P1', submission: 'x', said: 'counted again', verified: '2024-06-02' }]));
  it('a value withdrawn', () => expect(reasonsAfter(correction({ state: 'not-reported', reason: 'lost' }))).toMatchObject([{ why: 'withdrawn', project: 'P1', submission: 'x', said: 'lost' }]));
  it('a report that is gone', () => expect(reasonsAfter(without(records, 'P1', 2022))).toMatchObject([{ why: 'gone', project: 'P1', period: '2022' }]));
  it('a target', () => {
    const now: Records = { ...records, projectIndicators: records.projectIndicators.map((one) => (one.project === 'P1' && one.indicator === 'TCO.1' ? { ...one, targets: one.targets.map((each) => ({ ...each, value: { n: 99n, d: 1n } })) } : one)) };
    const [a, b] = [opened(records, FLOW), opened(now, FLOW)];
    const difference = differenceOf(a.figure, b.figure)!;
    expect(difference).toMatchObject({ sort: 'reassessed', difference: '0' });
    expect(restatementOf(difference, a.working, b.working).reasons).toMatchObject([{ why: 'target', project: 'project:P1' }]);
  });
  it('periods that are no longer expected', () => {
    const now: Records = { ...records, projectIndicators: records.projectIndicators.map((one) => (one.project === 'P3' && one.indicator === 'TCO.1' ? { ...one, listed: [{ first: 2021 * 4, last: 2021 * 4 + 3 }] } : one)) };
    expect(reasonsAfter(now).map((one) => one.why)).toContain('expectation');
  });
  it('what no record tells is said to be so', () => {
    const a = opened(records, FLOW);
    expect(restatementOf({ ...differenceOf(a.figure, { ...a.figure, value: '1' })! }, a.working, a.working).reasons.map((one) => one.why)).toEqual(['other']);
  });
  it('nothing said before and nothing now is no restatement', () => {
    const nothing = { ...opened(records, FLOW).figure, value: null, label: 'no-data' as const };
    expect([differenceOf(null, nothing), differenceOf(nothing, null), differenceOf(nothing, nothing)]).toEqual([null, null, null]);
    expect(differenceOf(null, opened(records, FLOW).figure)?.sort).toBe('appeared');
    expect(differenceOf(opened(records, FLOW).figure, null)?.sort).toBe('gone');
  });
});

describe('frozen figures', () => {
  for (const file of [BEFORE, 'rules.portfolio.json', 'generated/small.portfolio.json']) {
    it(`${file}: every working comes back whole`, () => {
      const records = recordsOf(file);
      const prepared = prepare(records);
      const asOf = '2025-12-31';
      for (const code of prepared.series.keys()) {
        const { name, kind, unit, direction, area, stage } = records.indicators.get(code)!;
        const all = defaultQuestions(prepared, asOf).filter((one) => one.indicator === code).map((question) => figure(prepared, question, { working: true }));
        const part = freeze({ code, name, kind, unit, direction, area, stage }, all.map((one) => ({ figure: one.figure, working: one.working! })));
        const text = JSON.parse(JSON.stringify(part)) as typeof part;
        all.forEach((one, at) => expect({ figure: text.figures[at], working: thaw(text, at, asOf) }).toEqual(JSON.parse(JSON.stringify(one))));
        expect(new Set(part.records.contributions.map((one) => JSON.stringify(one))).size).toBe(part.records.contributions.length);
      }
    });
  }
});

describe('who may do what with a snapshot', () => {
  const codes = (problems: readonly { code: string }[]) => problems.map((one) => one.code);
  it('has a name of its own and a day that is known', () => {
    expect(codes(whyNotCreated({ name: 'Annual report 2023', asOf: '2024-03-31' }, [], '2024-04-01'))).toEqual([]);
    expect(codes(whyNotCreated({ name: '  ', asOf: '2024-04-02' }, [], '2024-04-01'))).toEqual(['snapshot-unnamed', 'snapshot-ahead']);
    expect(codes(whyNotCreated({ name: 'annual REPORT ', asOf: 'soon' }, ['Annual report'], '2024-04-01'))).toEqual(['snapshot-name-taken', 'malformed-date']);
    expect(codes(whyNotCreated({ name: '年'.repeat(201), asOf: '2024-03-31' }, [], '2024-04-01'))).toEqual(['snapshot-name-long']);
  });
  it('is published once, by somebody else than its author', () => {
    const held = { id: '7', actor: 'selam@example.org', status: 'working' } as const;
    expect(codes(whyNotPublished(held, { name: 'mei@example.org', alone: false }))).toEqual([]);
    expect(codes(whyNotPublished(held, { name: 'selam@example.org', alone: false }))).toEqual(['approver-is-author']);
    expect(codes(whyNotPublished({ ...held, actor: 'local' }, { name: 'local', alone: true }))).toEqual([]);
    expect(codes(whyNotPublished({ ...held, status: 'published' }, { name: 'mei@example.org', alone: false }))).toEqual(['snapshot-published-already']);
  });
  it('is restated by what was seen, with a reason', () => {
    const one = { indicator: 'TCO.1', place: 'organisation', period: '2022', seen: { value: '23', label: 'exact' } };
    const now = () => ({ value: '23', label: 'exact' });
    expect(codes(whyNotApproved({ reason: 'late report', restatements: [one] }, 'published', now))).toEqual([]);
    expect(codes(whyNotApproved({ reason: ' ', restatements: [] }, 'published', now))).toEqual(['reason-missing', 'restatement-none-chosen']);
    expect(codes(whyNotApproved({ reason: 'x', restatements: [one] }, 'working', now))).toEqual(['snapshot-not-published']);
    expect(codes(whyNotApproved({ reason: 'x', restatements: [one] }, 'published', () => undefined))).toEqual(['restatement-unknown']);
    expect(codes(whyNotApproved({ reason: 'x', restatements: [one] }, 'published', () => ({ value: '24', label: 'exact' })))).toEqual(['restatement-moved']);
  });
});
