/** What stands in one panel of small multiples. */
import type { Figure } from '@throughline/contract/rollup/figures.ts';

export type PanelOf = {
  readonly key: string;
  readonly name: string;
  /** Leads to the page of the place. */
  readonly place?: string;
  /** One figure a period, in the order of the periods; all of one indicator. */
  readonly figures: readonly Figure[];
};
