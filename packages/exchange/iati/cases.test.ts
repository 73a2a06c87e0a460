/** The worked file of `cases/iati`: every figure of its expected document, from the file through the reader to the figure. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { figure, figuresBy } from '@throughline/core/rollup/ask.ts';
import { prepare } from '@throughline/core/rollup/prepare.ts';
import { type ExpectedDocument, differences } from '@throughline/core/rollup/testing/expected.ts';
import { fileSource, gather, iati } from './testing/read-all.ts';
import { recordsOf } from './testing/records.ts';

const folder = fileURLToPath(new URL('../../../cases/iati/', import.meta.url));
const { documents } = JSON.parse(readFileSync(`${folder}three-activities.expected.json`, 'utf8')) as { documents: ExpectedDocument[] };
const read = await gather(iati(), fileSource(`${folder}three-activities.xml`));
const prepared = prepare(recordsOf(read, 'irpf-2019'));

describe.each(documents.map((document) => [`as of ${document.asOf}${document.by === undefined ? '' : ` by ${document.by}`}`, document] as const))('%s', (_, document) => {
  test.each(document.figures.map((one) => [`${one.indicator} ${one.place} ${one.period} ${JSON.stringify(one.cell ?? '')}`, one] as const))('%s', (__, wanted) => {
    const question = { indicator: wanted.indicator, place: wanted.place, period: wanted.period, asOf: document.asOf };
    const found = document.by === undefined ? [figure(prepared, question).figure]
      : figuresBy(prepared, { ...question, by: document.by }).map((one) => one.figure).filter((one) => JSON.stringify(one.cell) === JSON.stringify(wanted.cell));
    expect(found).toHaveLength(1);
    expect(differences(wanted, found[0]! as unknown as Record<string, unknown>)).toEqual([]);
  });
});

test('the money of a parent is linked, never added to that of its children', () => {
  const budgets = read.projects.map(({ project, budget }) => [project.id, budget === null ? null : String(budget.amount.n / budget.amount.d)]);
  expect(budgets).toEqual([['XE-FICT-9-P', null], ['XE-FICT-9-A', '200000'], ['XE-FICT-9-B', '100000'], ['XE-FICT-9-C', '50000']]);
});

test('what was not counted is listed, each with its line', () => {
  expect(read.problems.map(({ code, severity, found, line }) => [severity, code, found, (line ?? 0) > 0])).toEqual([
    ['warning', 'number-with-separators', '198,412.00', true],
    ['warning', 'parts-stand-apart', '2', true],
    ['warning', 'period-irregular', '2022-07-01 – 2023-06-30', true],
    ['warning', 'baseline-year-unlikely', '1900', true],
    ['warning', 'same-indicator-twice', '2', true],
  ]);
});
