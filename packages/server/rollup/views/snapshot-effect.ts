/** Which figures of published snapshots a report that waits would make others, if it were verified today: seen before it is. */
import type { SnapshotEffect } from '@throughline/contract/rollup/snapshots.ts';
import { parseRange } from '@throughline/core/ground/period.ts';
import { Refused, invalid, missing } from '@throughline/core/ground/problem.ts';
import { type Actor, may } from '@throughline/core/people/may.ts';
import { type Prepared, figure, prepare } from '@throughline/core/rollup/ask.ts';
import type { Figure } from '@throughline/core/rollup/figure.ts';
import { withVerified } from '@throughline/core/rollup/snapshots/effect.ts';
import { differenceOf } from '@throughline/core/rollup/snapshots/restatement.ts';
import { today } from '../../clock.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { projectPlace, seeRecords } from '../../people/lies-in.ts';
import { loadRecords } from '../load-records.ts';
import { listSnapshots } from '../snapshots/head.ts';
import { partsOf, readFigures } from '../snapshots/parts.ts';
import * as sql from '../snapshots/queries.ts';

const ROWS = 500;
type Waiting = { readonly submission: string; readonly number: number; readonly state: string; readonly indicators: string[] };

/**
 * Refused: `malformed-period` (invalid), `project-unknown` (missing), `no-report-waits` (missing: nothing of that project and period is still to
 * be verified, or the actor may not see it).
 */
export async function viewSnapshotEffect(trx: Trx, org: HeldOrganisation, actor: Actor, project: string, period: string): Promise<SnapshotEffect> {
  const span = parseRange(period);
  if (span === null) throw new Refused([invalid('malformed-period', 'period', { found: period })]);
  await seeRecords(trx, org, actor);
  const seen = may(actor, 'report.read', await projectPlace(trx, org, project), today());
  const waiting = !seen ? undefined : (await trx.query<Waiting>(sql.WAITING, [org.orgId, project, span.first, span.last])).rows[0];
  if (waiting === undefined) throw new Refused([missing('no-report-waits', 'project', { found: `${project} ${period}` })]);
  const records = await loadRecords(trx, org, { indicators: waiting.indicators, persons: false });
  const sides = { now: prepare(records), would: prepare(withVerified(records, waiting.submission, today())) };
  const published = (await listSnapshots(trx, org)).filter((one) => one.status === 'published');
  const found: SnapshotEffect['restatements'] = [];
  for (const { id, name } of published) {
    for (const part of await partsOf(trx, org, id, waiting.indicators)) {
      const { figures } = await readFigures(trx, org, id, part.number);
      found.push(...figures.filter((one) => concerns(one, project)).flatMap((frozen) => effectOf(frozen, sides).map((each) => ({ snapshot: id, name, ...each }))));
    }
  }
  const { number, state } = waiting;
  return { project, period, submission: { number, state }, asOf: today(), snapshots: published.length, total: found.length, restatements: found.slice(0, ROWS) };
}

/** Figures of other projects cannot be others. */
const concerns = ({ place }: Figure, project: string): boolean => !place.startsWith('project:') || place === `project:${project}`;

function effectOf(frozen: Figure, { now, would }: { now: Prepared; would: Prepared }): { frozen: Figure; now: Figure; would: Figure }[] {
  const question = { indicator: frozen.indicator, place: frozen.place, period: frozen.period, asOf: today() };
  const [before, after] = [figure(now, question).figure, figure(would, question).figure];
  return differenceOf(before, after) === null ? [] : [{ frozen, now: before, would: after }];
}
