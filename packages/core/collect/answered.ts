/** What a value or a baseline as it was written says, in canonical units (figures 1). */
import type { Indicator } from '../framework/indicator.ts';
import { type Rational, multiply, rational } from '../ground/rational.ts';
import type { Answer, Cell, Entered, Measured } from '../plan/answer.ts';
import { type CellEntry, type SaidEntry, dimensionsOf } from './said.ts';

/** The answer of a sound entry; `factor` brings its value into the indicator's unit. */
export function answerOf(said: SaidEntry, factor: Rational): Answer {
  if (said.notReported != null) return { state: 'not-reported', reason: said.notReported };
  if (said.notApplicable != null) return { state: 'not-applicable', reason: said.notApplicable };
  return { state: 'reported', measured: measuredOf(said, factor) };
}

function measuredOf(said: SaidEntry, factor: Rational): Measured {
  if (said.persons != null) return { shape: 'persons', persons: said.persons };
  if (said.deals != null) return { shape: 'deals', deals: said.deals };
  if (said.level != null) return { shape: 'level', level: said.level };
  if (said.text != null) return { shape: 'text', text: said.text };
  const cells = (said.cells ?? []).map((cell) => cellOf(cell, factor));
  if (said.numerator != null && said.denominator != null) {
    return { shape: 'fraction', numerator: rational(said.numerator), denominator: rational(said.denominator), cells };
  }
  return { shape: 'number', value: converted(said.value, factor)!, weight: plain(said.weight), cells };
}

function cellOf(entry: CellEntry, factor: Rational): Cell {
  const dimensions = Object.fromEntries(dimensionsOf(entry).map((name) => [name, entry[name]!]));
  return {
    dimensions,
    value: converted(entry['value'], factor),
    numerator: plain(entry['numerator']),
    denominator: plain(entry['denominator']),
    weight: plain(entry['weight']),
  };
}

/** The entry as written, for workings. */
export function enteredOf(said: SaidEntry, indicator: Pick<Indicator, 'unit'>, factor: Rational): Entered {
  const value = said.value ?? (said.numerator == null ? (said.level ?? null) : `${said.numerator}/${said.denominator}`);
  return { value, unit: said.unit ?? indicator.unit, factor };
}

const plain = (text: string | null | undefined): Rational | null => (text == null ? null : rational(text));
const converted = (text: string | null | undefined, factor: Rational): Rational | null =>
  text == null ? null : factor.n === factor.d ? rational(text) : multiply(rational(text), factor);
