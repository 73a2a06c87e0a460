/** Every figure as of a cutoff with its working, in parts of bounded size: what a snapshot is made of (figures 10). */
import { ofYear, periodText, yearOf } from '@throughline/core/ground/period.ts';
import { figure } from '@throughline/core/rollup/ask.ts';
import type { Figure } from '@throughline/core/rollup/figure.ts';
import { type FrozenIndicator, type FrozenPart, freeze, weightOf } from '@throughline/core/rollup/snapshots/frozen.ts';
import type { Working } from '@throughline/core/rollup/working.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import * as sql from './queries.ts';
import { type Together, preparedQuestions } from './records-together.ts';

/** A part is full at so many figures, or so many records named by their workings. */
const FIGURES = 500;
const RECORDS = 100_000;

/** Each year that a report verified by the cutoff is about, and their whole range (contracts, `figures`). */
export async function periodsKnown(trx: Trx, org: HeldOrganisation, asOf: string): Promise<string[]> {
  const spans = (await trx.query<{ first: number; last: number }>(sql.PERIODS_KNOWN, [org.orgId, asOf])).rows;
  const years = new Set<number>();
  for (const span of spans) for (let year = yearOf(span.first); year <= yearOf(span.last); year += 1) years.add(year);
  const sorted = [...years].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const each = sorted.map((year) => periodText(ofYear(year)));
  return first === undefined || last === undefined || first === last ? each : [...each, periodText({ first: first * 4, last: last * 4 + 3 })];
}

/** Call in a transaction that sees one state of the records from its beginning to its end. */
export async function* frozenParts(trx: Trx, org: HeldOrganisation, asOf: string, periods: readonly string[]): AsyncGenerator<FrozenPart> {
  for await (const together of preparedQuestions(trx, org, asOf, periods)) yield* partsOf(together);
}

function* partsOf({ indicator, prepared, questions }: Together): Generator<FrozenPart> {
  const defined = definitionOf(prepared, indicator);
  let answered: { figure: Figure; working: Working }[] = [];
  let records = 0;
  for (const question of questions) {
    const { figure: one, working } = figure(prepared, question, { working: true });
    answered.push({ figure: one, working: working! });
    records += weightOf(working!);
    if (answered.length < FIGURES && records < RECORDS) continue;
    yield freeze(defined, answered);
    answered = [];
    records = 0;
  }
  if (answered.length > 0) yield freeze(defined, answered);
}

export function definitionOf({ records }: Together['prepared'], code: string): FrozenIndicator {
  const { name, kind, unit, direction, area, stage } = records.indicators.get(code)!;
  return { code, name, kind, unit, direction, area, stage };
}
