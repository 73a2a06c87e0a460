/** The kind of an imported indicator (figures 13.1). */
import type { Kind } from '@throughline/core/framework/types.ts';
import { readNumber } from './numbers.ts';
import { type Element, attributeOf, childrenOf } from './tree.ts';

/** Names under which a percentage's base is given as dimensions. */
export const NUMERATOR = 'numerator';
export const DENOMINATOR = 'denominator';

/**
 * IndicatorMeasure 1 unit (`flow` when it aggregates, else `stock`), 2 percentage (`rate`, or `ratio` with its base),
 * 4 ordinal, 3 nominal and 5 qualitative. A number's place that only ever holds texts is qualitative; an unknown measure is
 * too, since nobody says how to count it.
 */
export function kindOf(result: Element, indicator: Element): Kind {
  const measure = attributeOf(indicator, 'measure');
  if (measure === null || !['1', '2', '4'].includes(measure) || saysTexts(indicator, measure === '2')) return 'qualitative';
  if (measure === '4') return 'ordinal';
  if (measure === '2') return hasBase(indicator) ? 'ratio' : 'rate';
  return aggregates(indicator) ?? aggregates(result) ? 'flow' : 'stock';
}

/** `aggregation-status` as said; null when it is not. */
export function aggregates(element: Element): boolean | null {
  const status = attributeOf(element, 'aggregation-status');
  return status === null ? null : status === '1' || status.toLowerCase() === 'true';
}

const valued = (indicator: Element): Element[] => [
  ...childrenOf(indicator, 'baseline'),
  ...childrenOf(indicator, 'period').flatMap((period) => [...childrenOf(period, 'target'), ...childrenOf(period, 'actual')]),
];

function saysTexts(indicator: Element, isPercentage: boolean): boolean {
  const reads = valued(indicator).map((one) => readNumber(one.attributes['value'], isPercentage).sort);
  return reads.includes('text') && reads.every((sort) => sort === 'text' || sort === 'absent' || sort === 'placeholder');
}

/** Whether every actual (and there is one) gives numerator and denominator. */
function hasBase(indicator: Element): boolean {
  const actuals = childrenOf(indicator, 'period').flatMap((period) => childrenOf(period, 'actual'));
  const based = actuals.filter((actual) => {
    const names = childrenOf(actual, 'dimension').map((one) => (attributeOf(one, 'name') ?? '').toLowerCase());
    return names.includes(NUMERATOR) && names.includes(DENOMINATOR);
  });
  return based.length > 0 && based.length === actuals.length;
}
