/** One figure with its working, from the records: what a screen, a trace and an audit open. */
import type { Figure, Question } from '@throughline/core/rollup/figure.ts';
import { figure, prepare } from '@throughline/core/rollup/ask.ts';
import type { Working } from '@throughline/core/rollup/working.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { withJoined } from './joined-indicators.ts';
import { loadRecords } from './load-records.ts';

/** Call inside `inScope` of the organisation, with a question that `refuseQuestion` finds no fault with. */
export async function workingOf(trx: Trx, org: HeldOrganisation, question: Question): Promise<{ figure: Figure; working: Working }> {
  const indicators = await withJoined(trx, org, [question.indicator], question.withLegacy === true);
  const prepared = prepare(await loadRecords(trx, org, { indicators, persons: false }));
  const { figure: answered, working } = figure(prepared, question, { working: true });
  return { figure: answered, working: working! };
}
