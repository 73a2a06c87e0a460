/** Who may judge what, level by level, and which reports a share of them looks at. */
import { describe, expect, it } from 'vitest';
import type { Draft, Head, Report } from '../collect/report.ts';
import type { Level } from '../collect/round.ts';
import type { Sheet } from '../collect/sheet.ts';
import { ONE, rational } from '../ground/rational.ts';
import { levelsFor, lotOf } from './sampling.ts';
import { type Judgement, nextLevel, reopenReport, returnReport, verifyReport } from './verification.ts';
import { dutiesOf, roundsToClose } from './duties.ts';
import { withdrawReport } from '../collect/draft.ts';

const selam = { id: '11', name: 'selam' };
const mei = { id: '13', name: 'mei' };
const head = (more: Partial<Head> = {}): Head => ({
  number: 1, state: 'submitted', submitted: '2024-01-20T08:00:00Z', by: selam, authors: ['11', '12'], passed: [], returned: null, reason: null, indicators: ['X'], ...more });
const report = (submissions: Head[], draft: Draft | null = null): Report => ({ project: 'P', span: { first: 8092, last: 8095 }, version: 3, draft, submissions });
const sheet: Sheet = { year: 2023, lines: new Map(), reference: { units: new Map(), currencies: new Map(), countries: new Set() }, known: { indicators: new Map(), persons: new Set(), deals: new Set(), rate: () => null } };
const judgement = (more: Partial<Judgement> = {}): Judgement => ({ levels: ['project'], openComments: 0, intake: { sheet }, values: new Map(), ...more });
const told = (decision: ReturnType<typeof verifyReport>) => ('problems' in decision ? decision.problems.map((one) => one.code) : decision.facts.map((one) => one.fact));

describe('judging', () => {
  it('is never by who sent it in, wrote it, or let it through before', () => {
    expect(told(verifyReport(report([head()]), null, judgement(), mei))).toEqual(['level-passed']);
    expect(told(verifyReport(report([head()]), null, judgement(), selam))).toEqual(['verifier-is-submitter']);
    expect(told(verifyReport(report([head()]), null, judgement(), { id: '12', name: 'ibrahim' }))).toEqual(['verifier-is-author']);
    expect(told(verifyReport(report([head({ passed: [{ level: 'project', by: '13' }] })]), null, judgement({ levels: ['project', 'programme'] }), mei))).toEqual(['verifier-passed-it-already']);
    // the same name under another id is another person, another name under the same id is not
    expect(told(verifyReport(report([head()]), null, judgement(), { id: '99', name: 'selam' }))).toEqual(['level-passed']);
    expect(told(verifyReport(report([head()]), null, judgement(), { id: '11', name: 'renamed' }))).toEqual(['verifier-is-submitter']);
  });
  it('is of a submitted report whose comments are settled', () => {
    for (const state of ['draft', 'returned', 'verified', 'withdrawn'] as const) expect(told(verifyReport(report([head({ state })]), null, judgement(), mei))).toEqual(['nothing-to-verify']);
    expect(told(verifyReport(report([]), null, judgement(), mei))).toEqual(['nothing-to-verify']);
    expect(told(verifyReport(report([head()]), null, judgement({ openComments: 2 }), mei))).toEqual(['comments-open']);
    expect(told(returnReport(report([head()]), { reason: 'no', comments: [] }, ['project'], mei))).toEqual(['submission-returned']);
    expect(told(reopenReport(report([head()]), 'why', { round: null, day: '2024-02-01' }, mei))).toEqual(['nothing-to-reopen']);
    expect(told(reopenReport(report([head({ state: 'verified' })]), ' ', { round: null, day: '2024-02-01' }, mei))).toEqual(['reason-blank']);
  });
  it('counts at the last level alone', () => {
    const last = (passed: Head['passed']) => {
      const decision = verifyReport(report([head({ passed })]), null, judgement({ levels: ['project', 'results-unit'] }), mei);
      const fact = 'facts' in decision ? decision.facts[0]! : null;
      return fact?.fact === 'level-passed' ? [fact.level, fact.last] : null;
    };
    expect(last([])).toEqual(['project', false]);
    expect(last([{ level: 'project', by: '14' }])).toEqual(['results-unit', true]);
    expect(nextLevel([], head())).toBe('project');
  });
  it('cannot be escaped by taking back what is judged already', () => {
    expect(told(withdrawReport(report([head({ state: 'verified' })]), null, selam) as never)).toEqual(['nothing-to-withdraw']);
    expect(told(withdrawReport(report([head()]), null, mei) as never)).toEqual(['submission-not-yours']);
  });
});

describe('a share', () => {
  const levels: Level[] = [{ level: 'project', share: ONE }, { level: 'results-unit', share: rational('0.25') }];
  it('is drawn by ids, the same for everybody', () => {
    expect(lotOf('ORG P1 2023')).toEqual(lotOf('ORG P1 2023'));
    expect(levelsFor(levels, ['ORG', 'P1', '2023'])).toEqual(levelsFor([...levels].reverse(), ['ORG', 'P1', '2023']));
  });
  it('is about as large as it says', () => {
    const drawn = Array.from({ length: 4000 }, (_one, n) => levelsFor(levels, ['ORG', `P${n}`, '2023'])).filter((one) => one.includes('results-unit'));
    expect(drawn.length).toBeGreaterThan(880);
    expect(drawn.length).toBeLessThan(1120);
    expect(Array.from({ length: 50 }, (_one, n) => levelsFor(levels, ['ORG', `P${n}`, '2023']).includes('project')).every(Boolean)).toBe(true);
  });
});

describe('duties', () => {
  const known = (of: Report, more: object = {}) => ({ organisation: 'ORG', report: of, expected: true, places: new Set(['organisation']), comments: 0, commentDue: null, ...more });
  const may = { submit: true, verifyAt: () => true };
  const kinds = (of: Report, doer = selam, day = '2024-02-01', more: object = {}) => dutiesOf(known(of, more), [], '2023', doer, may, day).map((one) => one.to);
  it('follow from how the report stands', () => {
    expect(kinds(report([]))).toEqual(['report']);
    expect(kinds(report([]), selam, '2023-12-31')).toEqual([]);
    expect(kinds(report([]), selam, '2024-02-01', { expected: false })).toEqual([]);
    expect(kinds(report([head()]))).toEqual([]);
    expect(kinds(report([head()]), mei)).toEqual(['verify']);
    expect(kinds(report([head({ state: 'returned' })]))).toEqual(['fix']);
    expect(kinds(report([head({ state: 'verified' })]))).toEqual([]);
    expect(kinds(report([head({ state: 'verified' }), head({ number: 2 })]), mei)).toEqual(['decide']);
    const round = { number: 1, calendar: 'year' as const, span: { first: 8092, last: 8095 }, place: 'organisation', opens: '2024-01-01', due: '2024-01-31', closes: '2024-02-15', closed: false, levels: [] };
    expect(roundsToClose([round, { ...round, number: 2, closed: true }], '2024-02-16')).toMatchObject([{ to: 'close', round: 1 }]);
  });
});
