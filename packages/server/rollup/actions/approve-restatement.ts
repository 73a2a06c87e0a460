/** Somebody answers for restatements of a published snapshot: a reason in words, and the figures as they were seen (figures 10). */
import type { ApprovedRestatements } from '@throughline/contract/rollup/snapshots.ts';
import { Refused } from '@throughline/core/ground/problem.ts';
import type { Restatement } from '@throughline/core/rollup/snapshots/restatement.ts';
import { type Approved, whyNotApproved } from '@throughline/core/rollup/snapshots/snapshot.ts';
import { asBrokenWorld } from '../../database/broken-world.ts';
import { type Trx, inScope } from '../../database/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { writeTrail } from '../../frame/write-trail.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { compareSnapshot } from '../snapshots/compare.ts';
import { type HeldSnapshot, findSnapshot } from '../snapshots/head.ts';
import * as sql from '../snapshots/queries.ts';
import type { Snapshots } from './create-snapshot.ts';

export const verb = 'restatement.approve';

export type AskedApproval = { readonly reason: string; readonly asOf: string; readonly restatements: readonly Approved[] };

/** Reasons kept of one restatement; the records themselves stay open to all. */
const REASONS = 200;

/** Refused: `not-allowed`, `snapshot-unknown`, and whatever `whyNotApproved` finds; nothing is written then. */
export async function approveRestatement({ pool, actor, org }: Snapshots, id: string, asked: AskedApproval): Promise<ApprovedRestatements> {
  refuseUnless(actor, verb, { organisation: org.code });
  try {
    return await inScope(pool, [org.orgId], (trx) => approve({ pool, actor, org }, trx, id, asked), true);
  } catch (error) {
    throw asBrokenWorld(error);
  }
}

async function approve({ pool, actor, org }: Snapshots, trx: Trx, id: string, asked: AskedApproval): Promise<ApprovedRestatements> {
  const snapshot = await findSnapshot(trx, org, id);
  // the figures compared are those of one moment
  const held = await inScope(pool, [org.orgId], (records) => standing(records, org, snapshot, asked));
  const problems = whyNotApproved(asked, snapshot.status, (one) => {
    const found = held.get(keyOf(one));
    return found === undefined ? undefined : { value: found.now?.value ?? null, label: found.now?.label ?? null };
  });
  if (problems.length > 0) throw new Refused(problems);
  const reason = asked.reason.trim();
  const number = (await trx.query<{ number: string }>(sql.INSERT_APPROVAL, [org.orgId, id, asked.asOf, actor.name, reason])).rows[0]!.number;
  const rows = [...new Set(asked.restatements.map(keyOf))].map((key, no) => rowOf(held.get(key)!, no + 1));
  await trx.query(sql.INSERT_RESTATEMENTS, [org.orgId, number, id, JSON.stringify(rows)]);
  await writeTrail(trx, {
    orgId: org.orgId, actor: actor.name, from: actor.from, verb, subject: `snapshot:${id}`, reason,
    data: { approval: number, restatements: rows.map((row) => ({ indicator: row.indicator, place: row.place, period: row.period, before: row.before?.value ?? null, now: row.now?.value ?? null })) },
  });
  return { number, restatements: rows.length };
}

/** The restatements asked about, as they are now. */
async function standing(trx: Trx, org: HeldOrganisation, snapshot: HeldSnapshot, { asOf, restatements }: AskedApproval): Promise<Map<string, Restatement>> {
  const found = new Map<string, Restatement>();
  if (restatements.length === 0) return found;
  const of = <Name extends 'indicator' | 'place' | 'period'>(name: Name): string[] => [...new Set(restatements.map((one) => one[name]))];
  for await (const { restatements: all } of compareSnapshot(trx, org, snapshot, { asOf }, { indicators: of('indicator'), places: of('place'), periods: of('period') })) {
    for (const one of all) found.set(keyOf(one), one);
  }
  return found;
}

const keyOf = ({ indicator, place, period }: { indicator: string; place: string; period: string }): string => [indicator, place, period].join('\u0000');

const rowOf = ({ indicator, place, period, sort, before, now, difference, reasons }: Restatement, no: number) =>
  ({ no, indicator, place, period, sort, before, now, difference, reasons: reasons.slice(0, REASONS) });
