/** Figures of the parts of a total along a dimension (figures 8, 15.5). */
import type { Indicator } from '../framework/indicator.ts';
import type { Kind } from '../framework/types.ts';
import { type Rational, ZERO, divide, isZero, subtract } from '../ground/rational.ts';
import type { Measured } from '../plan/answer.ts';
import type { Answered, CellAnswered } from './answered.ts';
import type { Label } from './figure.ts';
import { combine } from './kinds/combine.ts';
import type { Outcome } from './kinds/outcome.ts';
import { boundsBelow, hasValue, isOpen } from './labels.ts';
import { withLegacy } from './legacy.ts';
import { NOT_STATED, partsBy } from './parts.ts';
import type { Prepared } from './prepared.ts';
import type { Item } from './reading.ts';
import type { Legacy, Person } from './records.ts';

/** Kinds that have cells (figures 8). */
const divides = (kind: Kind): boolean =>
  kind === 'flow' || kind === 'cumulative' || kind === 'stock' || kind === 'ratio' || kind === 'weighted-mean' || kind === 'distinct';

/** The dimension in which the registry knows persons. */
const SEX = 'sex';

/** One cell for each value of the dimension that occurs; none where the total has no value. */
export function cellsOf(prepared: Prepared, answered: Answered, dimension: string): CellAnswered[] {
  const { indicator, items, legacy, outcome } = answered;
  if (!divides(indicator.kind) || !hasValue(outcome)) return [];
  const { persons, deals } = prepared.records;
  const parts = new Map<string, Item[]>();
  for (const item of items) {
    for (const [value, measured] of partsOf(item.measured, dimension, indicator, persons)) {
      const list = parts.get(value);
      if (list) list.push({ ...item, measured });
      else parts.set(value, [{ ...item, measured }]);
    }
  }
  if (legacy.length > 0 && !parts.has(NOT_STATED)) parts.set(NOT_STATED, []);
  const joined = (value: string): readonly Legacy[] => (value === NOT_STATED ? legacy : []);
  const outcomes = new Map([...parts].map(([value, list]) =>
    [value, withLegacy(combine(indicator, list, deals), indicator.kind, joined(value))] as const));
  const rest = outcomes.get(NOT_STATED) ?? null;
  const statedShare = statedShareOf(indicator.kind, outcome, rest);
  return [...parts].map(([value, list]) => ({
    cell: { [dimension]: value }, items: list, legacy: joined(value), outcome: outcomes.get(value)!,
    label: cellLabel(answered, value, outcomes.get(value)!, rest), statedShare,
  }));
}

/** Persons take cells from the registry; a count of them from its own parts (figures 8). */
function partsOf(measured: Measured, dimension: string, indicator: Indicator, registry: ReadonlyMap<string, Person>): Map<string, Measured> {
  if (measured.shape !== 'persons') return partsBy(measured, dimension, indicator.overlapping.includes(dimension));
  const lists = new Map<string, string[]>();
  for (const id of measured.persons) {
    const value = (dimension === SEX ? registry.get(id)?.sex : null) ?? NOT_STATED;
    const list = lists.get(value);
    if (list) list.push(id);
    else lists.set(value, [id]);
  }
  return new Map([...lists].map(([value, persons]) => [value, { shape: 'persons', persons }]));
}

/** The total's label with the exceptions of figures 8. */
function cellLabel({ indicator, label, covered }: Answered, value: string, outcome: Outcome, rest: Outcome | null): Label {
  if (!hasValue(outcome)) return covered.gap ? 'no-data' : 'not-applicable';
  if (label !== 'exact' && label !== 'bounds') return label;
  if (isOpen(outcome)) return 'bounds';
  const isStated = value !== NOT_STATED;
  if (label === 'exact' && isStated && isSomething(indicator.kind, rest)) return boundsBelow(indicator.kind) ? 'lower-bound' : 'reporters-only';
  return 'exact';
}

function isSomething(kind: Kind, rest: Outcome | null): boolean {
  return rest !== null && !isZero(amountOf(kind, rest) ?? ZERO);
}

/** What shares are taken of: denominators, weights, persons of the union, else the value (15.5). */
function amountOf(kind: Kind, outcome: Outcome): Rational | null {
  if (kind === 'ratio') return outcome.denominator ?? null;
  if (kind === 'weighted-mean') return outcome.weight ?? null;
  if (kind === 'distinct') return outcome.low ?? null;
  return outcome.value;
}

function statedShareOf(kind: Kind, total: Outcome, rest: Outcome | null): Rational | null {
  if (isOpen(total)) return null;
  const whole = amountOf(kind, total);
  if (whole === null) return null;
  const left = (rest === null ? null : amountOf(kind, rest)) ?? ZERO;
  return divide(subtract(whole, left), whole);
}
