/** One arithmetic for each kind of indicator (the table of figures 2). */
import type { Indicator } from '../../framework/indicator.ts';
import type { Item } from '../reading.ts';
import type { Deal } from '../records.ts';
import { levelsOf } from './levels.ts';
import { NOTHING, type Outcome } from './outcome.ts';
import { intensityOf, ratioOf, weightedMeanOf } from './pools.ts';
import { spreadOf } from './spread.ts';
import { sumOf } from './sums.ts';
import { textsOf } from './texts.ts';
import { dealsOf, personsOf } from './unions.ts';

/** What the values of an indicator come to; the same over projects, over periods and over cells. */
export function combine(indicator: Indicator, items: readonly Item[], deals: ReadonlyMap<string, Deal>): Outcome {
  switch (indicator.kind) {
    case 'flow': case 'cumulative': case 'stock': return sumOf(items);
    case 'ratio': return ratioOf(items);
    case 'weighted-mean': return weightedMeanOf(items);
    case 'intensity': return intensityOf(items);
    case 'distinct': return personsOf(items);
    case 'distinct-sum': return dealsOf(items, deals);
    case 'ordinal': return levelsOf(items, indicator.direction);
    case 'rate': return spreadOf(items);
    case 'qualitative': return textsOf(items);
    case 'external': return NOTHING;
  }
}
