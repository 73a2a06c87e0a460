/** What the documents say is so: the glossary is whole, and the story's numbers are those of the worked example. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { known } from '../../packages/core/rollup/testing/known.ts';
import { figure, prepare } from '../../packages/core/rollup/ask.ts';
import { toRecords } from '../../packages/exchange/portfolio/to-records.ts';
import { repositoryTree } from './tree.ts';
import { where } from './where.ts';

const text = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

describe('docs/glossary.md', () => {
  const rows = text('docs/glossary.md').split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

  test('says every noun in six languages', () => {
    expect(rows.length).toBeGreaterThan(60);
    for (const row of rows) {
      expect(row, row[0]).toHaveLength(8);
      for (const cell of row) expect(cell, row[0]).not.toBe('');
      expect(row[2], row[0]).toMatch(/\p{Script=Han}/u);
      expect(row[6], row[0]).toMatch(/\p{Script=Cyrillic}/u);
      expect(row[7], row[0]).toMatch(/\p{Script=Arabic}/u);
    }
  });

  test('gives one noun one meaning: no code and no term twice', () => {
    for (const column of [0, 2, 3, 6]) {
      const terms = rows.map((row) => (row[column] as string).replace(/ ◦$/, ''));
      expect(terms.filter((term, index) => terms.indexOf(term) !== index), `column ${column}`).toEqual([]);
    }
  });
});

describe('docs/story.md', () => {
  const story = text('docs/story.md').replace(/\s+/g, ' ');
  const ask = (file: string, period: string, asOf: string) =>
    figure(prepare(toRecords(JSON.parse(text(`cases/${file}`)), known as never)), { indicator: 'TCO.1', place: 'programme:PRG', period, asOf }).figure;

  test('tells the figure with its gap as the rules make it', () => {
    const early = ask('agro-industry.portfolio.json', '2022', '2024-03-31');
    expect(early).toMatchObject({ value: '18', label: 'lower-bound', target: '23', verdict: 'under-reported', achievement: '0.7826' });
    expect(early.coverage).toMatchObject({ expected: 3, reported: 2, budgetShare: '0.8333' });
    expect(early.likeForLike).toMatchObject({ value: '18', target: '18', achievement: '1' });
    expect(story).toContain('**at least 18** activities, against a target of 23. Two of three reports are in, by five sixths of the budget.');
    expect(story).toContain('78 per cent');
  });

  test('tells the late report as the rules make it', () => {
    expect(ask('agro-industry-late.portfolio.json', '2022', '2024-05-31')).toMatchObject({ value: '23', label: 'exact', achievement: '1' });
    expect(ask('agro-industry-late.portfolio.json', '2022', '2024-03-31')).toMatchObject({ value: '18', label: 'lower-bound' });
    expect(story).toContain('**23** activities, exactly');
  });
});

test('docs/where.md is true', () => {
  expect(where.run(repositoryTree(fileURLToPath(new URL('../..', import.meta.url)))).found).toEqual([]);
});
