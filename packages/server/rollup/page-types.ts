/** Bodies of pages as the contract has them. */
export type { Figure } from '@throughline/core/rollup/figure.ts';
export type { IndicatorPage, IndicatorRow, Overview, WorkingBody } from '@throughline/contract/rollup/pages.ts';
