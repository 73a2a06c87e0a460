/** A report as a form, and its answers in the formats of ODK and Kobo: the draft says what they say, each is taken once, and undone. */
import { LOCAL } from '@throughline/core/people/may.ts';
import { mappingOf } from '@throughline/exchange/xlsform/form.ts';
import { readAnswers } from '@throughline/exchange/xlsform/submissions.ts';
import { readWorkbook } from '@throughline/exchange/sheet/read-workbook.ts';
import type { Refused } from '@throughline/core/ground/problem.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Stage, problemsOf, stage } from '../collect/testing/people.ts';
import { inScope } from '../database/scope.ts';
import { takeAnswers } from './actions/take-answers.ts';
import { undoTaking } from './actions/undo-taking.ts';
import { formOf, xlsFormOf } from './form/report-form.ts';

let on: Stage;
beforeEach(async () => { on = await stage(); });
afterEach(() => on.store.drop());

const form = () => inScope(on.store.appPool, [on.org.orgId], (trx) => formOf(trx, on.org, LOCAL, { project: 'P3', period: '2022' }));
const take = async (text: string) => takeAnswers(on.as('selam'), await on.at('P3', '2022'), { file: { name: 'answers', bytes: Buffer.from(text) }, choices: {} });
const said = async () => Object.fromEntries((await on.seen('selam', 'P3', '2022')).rows.flatMap((row) => (row.typed === null ? [] : [[row.indicator, row.typed.said]])));

/** Answers by the names of the form's own questions. */
async function answers(): Promise<Record<string, string>> {
  const mapping = mappingOf(await form());
  const name = (indicator: string, field: string): string => Object.entries(mapping).find(([, one]) => one.indicator === indicator && one.part === null && one.field === field)![0];
  return {
    [name('TCO.1', 'state')]: 'reported', [name('TCO.1', 'value')]: '5', [name('X.PASS', 'state')]: 'reported', [name('X.PASS', 'numerator')]: '8', [name('X.PASS', 'denominator')]: '10',
    [name('INV.3', 'state')]: 'not-applicable', [name('INV.3', 'reason')]: 'no deal, "none"',
  };
}
const DRAFT = { 'TCO.1': { value: '5' }, 'X.PASS': { numerator: '8', denominator: '10' }, 'INV.3': { notApplicable: 'no deal, "none"' } };
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

it('the form has three sheets, labels in six languages, and no question twice', async () => {
  const sheets = readWorkbook(xlsFormOf(await form()));
  expect(sheets.map((one) => one.name)).toEqual(['survey', 'choices', 'settings']);
  const heads = [...sheets[0]!.rows.get(1)!.values()].map((one) => one.text);
  expect(heads).toEqual(expect.arrayContaining(['type', 'name', 'label::English (en)', 'label::العربية (ar)', 'hint::中文 (zh)', 'constraint', 'relevant', 'calculation']));
  const names = [...sheets[0]!.rows].filter(([n, row]) => n > 1 && row.get('A')!.text !== 'end_group').map(([, row]) => row.get('B')!.text);
  expect(new Set(names).size).toBe(names.length);
  expect(names.every((one) => /^[a-z_][a-z0-9_]*$/.test(one))).toBe(true);
});

it('answers of three formats say the same in the draft; each is taken once; undone, the store is as before', async () => {
  const all = await answers();
  const before = { ...(await on.seen('selam', 'P3', '2022')), version: 0 };
  const formats = {
    csv: `${['KEY', ...Object.keys(all).map((one) => `group-${one}`)].join(',')}\r\n${['uuid:1', ...Object.values(all)].map(quoted).join(',')}\r\n`,
    json: JSON.stringify({ value: [{ __id: 'uuid:1', group: Object.fromEntries(Object.entries(all)) }] }),
    kobo: JSON.stringify({ results: [{ _uuid: '1', ...Object.fromEntries(Object.entries(all).map(([name, one]) => [`group/${name}`, one])) }] }),
    xml: `<data id="x"><orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID>uuid:1</orx:instanceID></orx:meta><group>${Object.entries(all).map(([name, one]) => `<${name}>${xml(one)}</${name}>`).join('')}</group></data>`,
  };
  let number = 0;
  for (const [format, text] of Object.entries(formats)) {
    await take(text);
    number += 1;
    expect([format, await said()]).toEqual([format, DRAFT]);
    expect((await problemsOf(take(text))).map((one) => one.code)).toEqual(['nothing-to-take']);
    await undoTaking(on.as('selam'), await on.at('P3', '2022'), number);
    expect({ ...(await on.seen('selam', 'P3', '2022')), version: 0 }).toEqual(before);
  }
});

it('what is no answer, has no id, declares a document type, or speaks twice of a value is told', async () => {
  const codeOf = (text: string): string => { try { readAnswers(text); } catch (error) { return (error as Refused).problems[0]!.code; } return 'read'; };
  expect(['nothing', '{', '<data><a>1</a>', '<!DOCTYPE x [<!ENTITY a "b">]><data><a>&a;</a></data>'].map(codeOf)).toEqual(Array.from({ length: 4 }, () => 'form-answers-unreadable'));
  expect(codeOf('[{"a": 1}]')).toBe('form-answer-without-id');
  const all = await answers();
  expect((await problemsOf(take(JSON.stringify([{ _uuid: '1', ...all }, { _uuid: '2', ...all }])))).map((one) => one.code)).toContain('form-answered-twice');
});
