/** What one baseline, target or actual says, by the kind of its indicator (figures 1, 13.1, 13.3). */
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { fraction, isNegative, multiply, compare, rational, type Rational } from '@throughline/core/ground/rational.ts';
import type { OwnIndicator } from '@throughline/core/transfer/bundle.ts';
import { type Context, note, warning } from './context.ts';
import { DENOMINATOR, NUMERATOR } from './kind.ts';
import { narrativesOf } from './narratives.ts';
import { type Read, readNumber } from './numbers.ts';
import type { PartValue, What } from './part-value.ts';
import { type Element, attributeOf, childrenOf, firstOf } from './tree.ts';

const HUNDREDTH = fraction(1n, 100n);
const NUMBER = '1234.50';

/** Null when there is nothing to count; then it has been noted why. */
export function readValue(what: What, element: Element, own: OwnIndicator, context: Context): PartValue | null {
  if (own.kind === 'qualitative') return textOf(what, element, own, context);
  if (own.kind === 'ratio' && what !== 'target') return fractionOf(element, own, context);
  const read = readNumber(element.attributes['value'], own.kind === 'rate' || own.kind === 'ratio');
  if (read.sort !== 'number') return notRead(what, read, element, own, context);
  return ofKind(what, read, element, own, context);
}

function ofKind(what: What, read: Read & { sort: 'number' }, element: Element, own: OwnIndicator, context: Context): PartValue | null {
  if (own.kind === 'ordinal') {
    if (!read.plain.includes('.')) return { sort: 'level', level: read.plain };
    note(context, warning('level-not-whole', element, { found: read.plain, accepted: '0, 1, 2 …', attribute: 'value', indicator: own.code }));
    return null;
  }
  if (own.kind === 'flow' && what !== 'target' && isNegative(read.value)) {
    note(context, warning('negative-value', element, { found: read.plain, accepted: '>= 0', attribute: 'value', indicator: own.code }));
    return null;
  }
  // The percentage of a ratio's target becomes a fraction of one (figures 2.1).
  return { sort: 'number', value: own.kind === 'ratio' ? multiply(read.value, HUNDREDTH) : read.value };
}

function notRead(what: What, read: Read, element: Element, own: OwnIndicator, context: Context): null {
  const common = { attribute: 'value', indicator: own.code };
  if (read.sort === 'absent') note(context, warning('value-missing', element, { ...common, found: element.attributes['value'] ?? null, accepted: NUMBER }));
  else if (read.sort === 'grouped') note(context, warning('number-with-separators', element, { ...common, found: read.found, accepted: read.reading ?? NUMBER }));
  else if (read.sort !== 'number') note(context, warning('not-a-number', element, { ...common, found: read.found, accepted: NUMBER }));
  return null;
}

/** A text in the value, else in the comment, which is where a qualitative one belongs. */
function textOf(what: What, element: Element, own: OwnIndicator, context: Context): PartValue | null {
  const written = attributeOf(element, 'value');
  const words = written === null ? narrativesOf(firstOf(element, 'comment'), context.language) : { [context.language]: written };
  if (Object.keys(words).length > 0) return { sort: 'text', text: words };
  note(context, warning('value-missing', element, { attribute: 'value', indicator: own.code }));
  return null;
}

/** A ratio by its base: a percentage alone cannot be pooled. */
function fractionOf(element: Element, own: OwnIndicator, context: Context): PartValue | null {
  const [numerator, denominator] = [dimensionNumber(element, NUMERATOR), dimensionNumber(element, DENOMINATOR)];
  const data = { accepted: '0 <= numerator <= denominator', indicator: own.code };
  if (numerator === null || denominator === null) {
    note(context, warning('base-missing', element, { ...data, found: attributeOf(element, 'value') }));
    return null;
  }
  if (!isNegative(numerator) && compare(numerator, denominator) <= 0) return { sort: 'fraction', numerator, denominator };
  note(context, warning('numerator-above-denominator', element, { ...data, found: `${decimalText(numerator)}/${decimalText(denominator)}` }));
  return null;
}

function dimensionNumber(element: Element, name: string): Rational | null {
  const dimension = childrenOf(element, 'dimension').find((one) => attributeOf(one, 'name')?.toLowerCase() === name);
  const read = readNumber(attributeOf(dimension, 'value'));
  return read.sort === 'number' ? rational(read.plain) : null;
}
