/** The checks while typing: the pure functions of core, with what the page brought to judge by. Persons and deals only the server knows. */
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import type { Ids } from '@throughline/core/collect/check/judging.ts';
import type { Typed } from '@throughline/core/collect/draft.ts';
import { type CellEntry, type SaidEntry, dimensionsOf } from '@throughline/core/collect/said.ts';
import { type Line, type Sheet, checkLine } from '@throughline/core/collect/sheet.ts';
import type { Kind } from '@throughline/core/framework/types.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import type { Problem } from '@throughline/core/ground/problem.ts';
import { ONE, ZERO, add, isDecimal, isZero, rational, subtract } from '@throughline/core/ground/rational.ts';

const ANY: Ids = { has: () => true, [Symbol.iterator]: () => [][Symbol.iterator]() };

export function sheetOf(page: ReportPage): Sheet {
  const rates = new Map(page.currencies.flatMap(({ code, perUsd }) => (perUsd === null ? [] : [[code, rational(perUsd)]])));
  const lines = new Map(page.rows.map((row): [string, Line] => {
    const known = (all: readonly { period: string; value: string }[]) => all.map((one) => ({ period: one.period, value: rational(one.value) }));
    const indicator = { code: row.indicator, kind: row.kind as Kind, unit: row.unit, scale: row.scale === null ? null : Object.keys(row.scale), overlapping: row.overlapping };
    return [row.indicator, { indicator, expected: row.expected, earlier: known(row.earlier), later: known(row.later), same: row.same === null ? null : known([row.same])[0]! }];
  }));
  return {
    year: page.year, lines,
    reference: {
      units: new Map(page.units.map((one) => [one.code, { code: one.code, dimension: one.dimension, factor: { n: BigInt(one.n), d: BigInt(one.d) }, name: {}, source: '' }])),
      currencies: new Map(page.currencies.map(({ code }) => [code, { code, digits: null, withdrawn: false, name: {}, source: '' }])),
      countries: ANY,
    },
    known: { indicators: new Map([...lines].map(([code, one]) => [code, one.indicator])), persons: ANY, deals: ANY, rate: (currency) => (currency === 'USD' ? ONE : (rates.get(currency) ?? null)) },
  };
}

export function checkerOf(page: ReportPage): (code: string, typed: Typed) => Problem[] {
  const sheet = sheetOf(page);
  return (code, typed) => {
    const line = sheet.lines.get(code);
    return line === undefined ? [] : checkLine(sheet, line, typed.said);
  };
}

export type Sum = { readonly dimension: string; readonly parts: string; readonly total: string; readonly difference: string };

/** How far the parts of an exclusive dimension are from their total; nothing where a number cannot be read yet. */
export function sumsOf(row: { readonly overlapping: readonly string[] }, said: SaidEntry | null): Sum[] {
  const cells = (said?.cells ?? []) as CellEntry[];
  const names = [...new Set(cells.flatMap(dimensionsOf))].filter((name) => !row.overlapping.includes(name));
  const member = said?.numerator != null ? 'numerator' : 'value';
  const total = said?.[member];
  if (total == null || !isDecimal(total) || said?.weight != null) return [];
  return names.flatMap((dimension) => {
    const parts = cells.filter((cell) => cell[dimension] != null).map((cell) => cell[member] ?? '');
    if (parts.length === 0 || !parts.every(isDecimal)) return [];
    const sum = parts.reduce((all, one) => add(all, rational(one)), ZERO);
    const difference = subtract(rational(total), sum);
    return [{ dimension, parts: decimalText(sum), total, difference: isZero(difference) ? '0' : decimalText(difference) }];
  });
}
