/** Indicators with all their questions, a few prepared at a time, so that memory is bounded by what one of them needs. */
import type { Question } from '@throughline/core/rollup/figure.ts';
import { type Prepared, prepare } from '@throughline/core/rollup/ask.ts';
import { placeOfFigure } from '@throughline/core/rollup/snapshots/frozen.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { allQuestions } from '../all-questions.ts';
import { loadRecords } from '../load-records.ts';
import * as sql from './queries.ts';

/** Values read at once, unless one indicator alone has more; and indicators. */
const VALUES = 20_000;
const INDICATORS = 40;

export type Together = { readonly indicator: string; readonly prepared: Prepared; readonly questions: readonly Question[] };

/** Every indicator × every place that has it × the periods, as of a day; `only` some indicators. Questions in the order of snapshots. */
export async function* preparedQuestions(trx: Trx, org: HeldOrganisation, asOf: string, periods: readonly string[], only: readonly string[] = []): AsyncGenerator<Together> {
  let group: { indicator: string; questions: Question[] }[] = [];
  let values = 0;
  const counts = await valuesOf(trx, org, only);
  for await (const one of byIndicator(trx, org, asOf, periods, only)) {
    const more = counts.get(one.indicator) ?? 0;
    if (group.length > 0 && (values + more > VALUES || group.length >= INDICATORS)) {
      yield* preparedGroup(trx, org, group);
      group = [];
      values = 0;
    }
    group.push(one);
    values += more;
  }
  if (group.length > 0) yield* preparedGroup(trx, org, group);
}

async function* preparedGroup(trx: Trx, org: HeldOrganisation, group: readonly { indicator: string; questions: Question[] }[]): AsyncGenerator<Together> {
  const prepared = prepare(await loadRecords(trx, org, { indicators: group.map((one) => one.indicator), persons: false }));
  for (const one of group) {
    one.questions.sort((a, b) => (placeOfFigure(a) < placeOfFigure(b) ? -1 : 1));
    yield { ...one, prepared };
  }
}

async function* byIndicator(trx: Trx, org: HeldOrganisation, asOf: string, periods: readonly string[], only: readonly string[]): AsyncGenerator<{ indicator: string; questions: Question[] }> {
  if (periods.length === 0) return;
  const asked = { indicators: only, places: [], periods, by: null, asOf, atLeast: null, withLegacy: false };
  let current: { indicator: string; questions: Question[] } | null = null;
  for await (const question of allQuestions(trx, org, asked, [])) {
    if (current !== null && current.indicator !== question.indicator) {
      yield current;
      current = null;
    }
    current ??= { indicator: question.indicator, questions: [] };
    current.questions.push(question);
  }
  if (current !== null) yield current;
}

async function valuesOf(trx: Trx, org: HeldOrganisation, only: readonly string[]): Promise<Map<string, number>> {
  const found = await trx.query<{ code: string; values: number }>(sql.VALUES, [org.orgId, only]);
  return new Map(found.rows.map((row) => [row.code, row.values]));
}
