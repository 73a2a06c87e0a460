/** Figures as lines of a terminal and of a CSV file (RFC 4180). */
import { csvLine } from '@throughline/exchange/csv/write-csv.ts';
import type { Figure } from '@throughline/core/rollup/figure.ts';

export const FIGURE_COLUMNS = [
  'indicator', 'place', 'period', 'cell', 'kind', 'unit', 'value', 'label', 'low', 'high', 'expected', 'reported', 'carried',
  'budgetShare', 'baseline', 'target', 'targetOfParts', 'achievement', 'verdict', 'framework',
] as const;

function cellsOf(one: Figure): (string | number | null)[] {
  const cell = one.cell === undefined ? null : Object.entries(one.cell).map(([key, value]) => `${key}=${value}`).join(' ');
  return [
    one.indicator, one.place, one.period, cell, one.kind, one.unit, one.value, one.label, one.bounds?.low ?? null, one.bounds?.high ?? null,
    one.coverage.expected, one.coverage.reported, one.coverage.carried, one.coverage.budgetShare, one.baseline, one.target,
    one.targetOfParts, one.achievement, one.verdict, one.framework,
  ];
}

export const figureLine = (one: Figure, asOf: string): string => csvLine([asOf, ...cellsOf(one)]);

const SHOWN = ['indicator', 'place', 'period', 'cell', 'value', 'unit', 'label', 'reports', 'target', 'achievement', 'verdict'] as const;

/** A table for a terminal, with the day it holds of. */
export function figureTable(all: readonly Figure[], asOf: string): string {
  const rows = all.map((one) => {
    const [indicator, place, period, cell] = cellsOf(one);
    const value = one.value ?? (one.bounds ? `${one.bounds.low}..${one.bounds.high}` : '-');
    return [
      indicator, place, period, cell, value, one.unit, one.label, `${one.coverage.reported}/${one.coverage.expected}`,
      one.target, one.achievement, one.verdict,
    ].map((part) => String(part ?? ''));
  });
  return `as of ${asOf}\n${linesOf([[...SHOWN], ...rows])}`;
}

/** Rows as columns of a terminal, the first one their names; a character counts as one place. */
export function linesOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_name, at) => Math.max(...rows.map((row) => [...row[at]!].length)));
  return `${rows.map((row) => row.map((part, at) => part + ' '.repeat(widths[at]! - [...part].length)).join('  ').trimEnd()).join('\n')}\n`;
}
