/** What a decision on a report is made with: its sheet, the round that asks for it, and what is verified beside it. */
import { levelsOf } from '@throughline/core/assure/duties.ts';
import type { Intake } from '@throughline/core/collect/draft.ts';
import { type LevelCode, type Round, roundFor } from '@throughline/core/collect/round.ts';
import type { SaidEntry } from '@throughline/core/collect/said.ts';
import { type Span, periodText } from '@throughline/core/ground/period.ts';
import { type Problem, invalid } from '@throughline/core/ground/problem.ts';
import { today } from '../clock.ts';
import type { At } from './at.ts';
import { placesOf } from './find-period.ts';
import { loadRounds } from './load-rounds.ts';
import { type HeldSheet, loadSheet, namedIn } from './load-sheet.ts';
import * as sql from './queries.ts';

export type HeldIntake = Intake & { readonly sheet: HeldSheet };

/** `values`: what is to be judged, for the persons and deals that it names. */
export async function intakeOf(at: At, values: Iterable<SaidEntry | null>): Promise<HeldIntake> {
  const { trx, org, project, span } = at;
  return {
    sheet: await loadSheet(trx, org.orgId, project, span, namedIn(values)), round: await roundOver(at), day: today(),
    verified: (await trx.query<Span>({ name: 'verified-spans', text: sql.VERIFIED_SPANS, values: [project.project_id] })).rows,
  };
}

export const roundOver = async ({ trx, org, project, span }: Pick<At, 'trx' | 'org' | 'project' | 'span'>): Promise<Round | null> =>
  roundFor(await loadRounds(trx, org.orgId), placesOf(project), span, today());

export const levelsOfReport = ({ org, project, span }: Pick<At, 'org' | 'project' | 'span'>, round: Round | null): LevelCode[] =>
  levelsOf(round, org.code, project.code, periodText(span));

/** A new report is of the project's own frequency (figures 4.3, 15.7). */
export function whyNotOfProject({ report, span }: At, sheet: HeldSheet): Problem[] {
  const size = span.last - span.first + 1;
  if (report.submissions.length > 0 || size === (sheet.quarterly ? 1 : 4)) return [];
  return [invalid('period-of-other-frequency', 'period', { found: periodText(span), accepted: sheet.quarterly ? 'YYYYQn' : 'YYYY' })];
}
