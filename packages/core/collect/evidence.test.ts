import { describe, expect, it } from 'vitest';
import { type About, type Case, addEvidence, faultsOfLink, lacksEvidence, tieEvidence, withdrawEvidence } from './evidence.ts';
import { cleanName, cleanTitle, endingOf } from './file-name.ts';
import { faultsOfType } from './file-types.ts';
import type { Head, Report } from './report.ts';

const draft: Report['draft'] = { basis: 'new', values: new Map(), narrative: null, reason: null };
const report: Report = { project: 'P3', span: { first: 8088, last: 8091 }, version: 1, draft, submissions: [] };
const head: Head = { number: 1, state: 'submitted', submitted: '2023-01-02', by: null, authors: [], passed: [], returned: null, reason: null, indicators: ['A'] };
const of = (more: Partial<Case> = {}): Case => ({ report, indicators: new Set(['A', 'B']), ties: [], day: '2023-02-28', limits: { perValue: 2, perReport: 3 }, ...more });
const about = (more: Partial<About> = {}): About => ({ kind: 'photo', date: '2022-06-01', strength: 'strong', confidentiality: 'internal', note: null, values: [{ indicator: 'A', cell: null }], ...more });
const codes = (decision: ReturnType<typeof addEvidence>): string[] => ('problems' in decision ? decision.problems.map((one) => `${one.code} ${one.at}`) : decision.facts.map((one) => one.fact));

describe('evidence of a report', () => {
  it('is added while the report is written, to values it has', () => {
    expect(codes(addEvidence(about(), of()))).toEqual(['evidence-added']);
    expect(codes(addEvidence(about({ values: [{ indicator: 'A', cell: '[["sex","F"]]' }, { indicator: 'B', cell: null }] }), of()))).toEqual(['evidence-added']);
    expect(codes(addEvidence(about(), of({ report: { ...report, draft: null } })))).toEqual(['evidence-added']);
  });
  it('tells everything that is wrong at once', () => {
    const wrong = about({ kind: 'rumour', date: '2023-03-02', strength: 'very', confidentiality: 'secret', note: 'x'.repeat(2001), values: [{ indicator: 'C', cell: null }, { indicator: 'A', cell: '{"sex":"F"}' }] });
    expect(codes(addEvidence(wrong, of()))).toEqual([
      'evidence-word-unknown /kind', 'evidence-word-unknown /strength', 'evidence-word-unknown /confidentiality', 'evidence-date-in-future /date', 'evidence-note-too-long /note',
      'indicator-not-of-project /values/0', 'evidence-cell-malformed /values/1',
    ]);
    expect(codes(addEvidence(about({ date: '2023-02-29' }), of()))).toEqual(['date-malformed /date']);
    expect(codes(addEvidence(about({ date: '2023-03-01' }), of()))).toEqual(['evidence-added']);
    expect(codes(addEvidence(about({ values: [] }), of()))).toEqual(['evidence-of-no-value /values']);
  });
  it('has its limits, by value and by report', () => {
    const tie = (evidence: number, indicator: string) => ({ evidence, indicator, cell: null });
    expect(codes(tieEvidence([{ indicator: 'A', cell: null }], of({ ties: [tie(1, 'A'), tie(2, 'A')] })))).toEqual(['evidence-too-many /values/A']);
    expect(codes(tieEvidence([{ indicator: 'A', cell: null }], of({ ties: [tie(1, 'A'), tie(2, 'B'), tie(3, 'B')] })))).toEqual(['evidence-too-many /values']);
  });
  it.each(['submitted', 'verified'] as const)('does not change once the report is %s', (state) => {
    const sent = { ...report, draft: null, submissions: [{ ...head, state }] };
    for (const one of [addEvidence(about(), of({ report: sent })), tieEvidence([{ indicator: 'A', cell: null }], of({ report: sent })), withdrawEvidence(1, { values: [], reason: 'x' }, { report: sent, ties: [{ evidence: 1, indicator: 'A', cell: null }] })]) {
      expect(codes(one)).toEqual([`report-is-${state} report:P3/2022`]);
    }
  });
  it('is withdrawn with a reason, from the values named or from all', () => {
    const ties = [{ evidence: 1, indicator: 'A', cell: null }, { evidence: 1, indicator: 'B', cell: null }];
    expect(withdrawEvidence(1, { values: [], reason: 'wrong list' }, { report, ties })).toMatchObject({ facts: [{ values: [{ indicator: 'A' }, { indicator: 'B' }], reason: 'wrong list' }] });
    expect(codes(withdrawEvidence(1, { values: [{ indicator: 'A', cell: '[["sex","F"]]' }], reason: ' ' }, { report, ties }))).toEqual(['evidence-not-tied /values', 'reason-blank /reason']);
  });
  it('is lacking where the framework asks for it beside a reported value', () => {
    expect([lacksEvidence({ value: '0' }, ['list'], 0), lacksEvidence({ value: '5' }, ['list'], 1), lacksEvidence({ value: '5' }, [], 0), lacksEvidence({ notReported: 'late' }, ['list'], 0), lacksEvidence(null, ['list'], 0)])
      .toEqual([true, false, false, false, false]);
  });
  it('may be a link that is one', () => {
    const faults = (url: string) => faultsOfLink(url, URL.parse(url)).length;
    expect(['https://example.org/a?b=c', 'http://example.org'].map(faults)).toEqual([0, 0]);
    expect(['javascript:alert(1)', 'file:///etc/passwd', 'https://me:pw@example.org', 'example.org', 'data:text/html,x', `https://example.org/${'x'.repeat(2000)}`].map(faults)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

describe('a name', () => {
  it.each<[string, string]>([
    ['list.pdf', 'list.pdf'], ['../../etc/passwd', 'passwd.pdf'], ['C:\\Users\\me\\list.PDF', 'list.pdf'], ['report\u202efdp.exe', 'reportfdp.pdf'], ['a\u0000b\r\nc.pdf', 'abc.pdf'], ['.htaccess', 'htaccess.pdf'],
    ['list.php.pdf', 'list_php.pdf'], ['CON.pdf', 'CON_.pdf'], ['出席名单 2024.pdf', '出席名单 2024.pdf'], ['', 'evidence.pdf'], ['\u200b\u200d', 'evidence.pdf'], ['a;rm -rf $HOME`x`.pdf', 'a_rm -rf _HOME_x.pdf'],
    ['ｌｉｓｔ．ｐｄｆ', 'list.pdf'], ['list.рdf', 'list_рdf.pdf'],
  ])('%j is kept as %j', (given, kept) => expect(cleanName(given, 'pdf')).toBe(kept));
  it('is not longer than file systems take, and its ending is read as programs read it', () => {
    expect(cleanName('长'.repeat(500), 'pdf')).toHaveLength(124);
    expect([endingOf('a.PDF'), endingOf('a.pdf\u202e'), endingOf('.pdf'), endingOf('a'), endingOf('a.рdf')]).toEqual(['pdf', 'pdf', null, null, null]);
    expect([cleanTitle('  The\n list\u202e '), cleanTitle('\u200b')]).toEqual(['The list', null]);
  });
  it('may have any of its type’s endings, or none that promises another', () => {
    expect([faultsOfType('image/jpeg', 'a.JPEG'), faultsOfType('image/jpeg', 'a'), faultsOfType('image/jpeg', 'list.2024')].flat()).toEqual([]);
    expect(faultsOfType('image/jpeg', 'a.svg')).toMatchObject([{ code: 'evidence-type-false', accepted: 'jpg, jpeg, jpe, jfif' }]);
    expect(faultsOfType(null, 'a.pdf')).toMatchObject([{ code: 'evidence-type-refused', found: '?' }]);
  });
});
