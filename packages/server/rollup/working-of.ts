/** One figure with its working, from the records: what a screen, a trace and an audit open. */
import type { Figure, Question } from '@throughline/core/rollup/figure.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import { figure, figuresBy, prepare } from '@throughline/core/rollup/ask.ts';
import type { Working } from '@throughline/core/rollup/working.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { withJoined } from './joined-indicators.ts';
import { loadRecords } from './load-records.ts';

/**
 * Call inside `inScope` of the organisation, with a question that `refuseQuestion` finds no fault with. With `cell` and a
 * question that says `by`, the working of that cell (figures 8). Refused (missing): `unknown-cell`.
 */
export async function workingOf(trx: Trx, org: HeldOrganisation, question: Question, cell: string | null = null): Promise<{ figure: Figure; working: Working }> {
  const { by } = question;
  const indicators = await withJoined(trx, org, [question.indicator], question.withLegacy === true);
  const prepared = prepare(await loadRecords(trx, org, { indicators, persons: by !== undefined }));
  if (by === undefined) {
    const { figure: answered, working } = figure(prepared, question, { working: true });
    return { figure: answered, working: working! };
  }
  const cells = figuresBy(prepared, question, { working: true });
  const found = cells.find((one) => one.figure.cell?.[by] === cell);
  if (!found) throw new Refused([missing('unknown-cell', 'cell', { found: cell ?? '', accepted: cells.map((one) => one.figure.cell?.[by] ?? '') })]);
  return { figure: found.figure, working: found.working! };
}
