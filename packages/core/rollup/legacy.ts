/** Values of an old framework, joined only when asked (figures 9, 15.9). */
import { mappingAt, mayJoin } from '../assure/mapping.ts';
import type { Kind } from '../framework/types.ts';
import { type Span, inside } from '../ground/period.ts';
import { type Rational, ZERO, add, compare, larger } from '../ground/rational.ts';
import type { Label } from './figure.ts';
import type { Outcome } from './kinds/outcome.ts';
import type { Legacy } from './records.ts';

/**
 * Rows that join the organisation's total: of grade A to C, in their period, for counting kinds only. A mapping confirmed by the
 * date asked stands upon what the source states; a refused one takes the row out (decision 0009).
 */
export function joiningLegacy(rows: readonly Legacy[], { code, kind }: { readonly code: string; readonly kind: Kind }, range: Span, asOf: string): Legacy[] {
  return rows.filter((row) => {
    const { to, grade } = mappingAt(row.mappings ?? [], asOf) ?? { to: row.mapsTo, grade: row.grade };
    return to === code && mayJoin(grade, null, kind) && inside(row.period, range);
  });
}

/** A flow adds them; for persons each is a part without a registry (2.5). */
export function withLegacy(outcome: Outcome, kind: Kind, rows: readonly Legacy[]): Outcome {
  if (rows.length === 0) return outcome;
  const total = rows.reduce<Rational>((sum, row) => add(sum, row.value), ZERO);
  if (kind === 'flow') return { ...outcome, value: add(outcome.value ?? ZERO, total) };
  const low = rows.reduce((most, row) => larger(most, row.value), outcome.low ?? ZERO);
  const high = add(outcome.high ?? ZERO, total);
  const value = compare(low, high) === 0 ? low : null;
  return { ...outcome, value, low, high, gross: add(outcome.gross ?? ZERO, total), union: outcome.union ?? ZERO };
}

/** What joined is not the whole of what the old framework counted: "exact" becomes "lower bound". */
export const labelWithLegacy = (label: Label, rows: readonly Legacy[]): Label =>
  rows.length > 0 && label === 'exact' ? 'lower-bound' : label;
