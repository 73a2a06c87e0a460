/** Figures as rows for a spreadsheet: exact decimal text and the field names of `throughline-figures/1`. */
import type { Figure } from '@throughline/contract/rollup/figures.ts';

export const csvHead = ['indicator', 'place', 'period', 'unit', 'value', 'label', 'low', 'high', 'expected', 'reported', 'baseline', 'target', 'achievement', 'verdict', 'framework'];

export const csvRow = (one: Figure): string[] => [
  one.indicator, one.place, one.period, one.unit ?? '', one.value ?? '', one.label, one.bounds?.low ?? '', one.bounds?.high ?? '',
  String(one.coverage.expected), String(one.coverage.reported), one.baseline ?? '', one.target ?? '', one.achievement ?? '', one.verdict ?? '', one.framework,
];
