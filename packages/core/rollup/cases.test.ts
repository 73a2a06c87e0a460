/** Every worked case, hand-checked or generated, is met to the letter (cases/README.md). */
import { describe, expect, it } from 'vitest';
import { figure, figuresBy, prepare } from './ask.ts';
import type { Figure } from './figure.ts';
import { type ExpectedDocument, type ExpectedFigure, differences, documentsOf, recordsOf } from './testing/expected.ts';

const FILES = ['agro-industry.expected.json', 'rules.expected.json', 'generated/small.expected.json', 'generated/medium.expected.json.gz'];

describe.each(FILES)('%s', (file) => {
  const folder = file.includes('/') ? file.slice(0, file.indexOf('/') + 1) : '';
  const documents = documentsOf(file);
  it.each(documents.map((document, i) => [`${i + 1}: ${document.portfolio} at ${document.asOf} ${document.by ?? ''} ${document.asked ?? ''}`, document] as const))(
    '%s', (_name, document) => {
      const wrong = failures(document, folder);
      expect(wrong.slice(0, 20), `${wrong.length} of ${document.figures.length} differ`).toEqual([]);
    });
});

function failures(document: ExpectedDocument, folder: string): string[] {
  const prepared = prepare(recordsOf(folder + document.portfolio));
  return document.figures.flatMap((expected) => {
    const found = answered(expected);
    const name = `${expected.indicator} ${expected.place} ${expected.period} ${JSON.stringify(expected.cell ?? '')}`;
    if (!found) return [`${name}: no such figure`];
    return differences(expected, found).map((difference) => `${name}: ${difference}`);
  });

  function answered({ indicator, place, period, cell }: ExpectedFigure): Figure | undefined {
    const question = { indicator, place, period, asOf: document.asOf };
    if (!cell) return figure(prepared, question).figure;
    const [by] = Object.keys(cell) as [string];
    return figuresBy(prepared, { ...question, by }).map((one) => one.figure).find((one) => one.cell?.[by] === cell[by]);
  }
}
