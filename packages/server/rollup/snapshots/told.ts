/** Restatements as they are told: few reasons of many, and who answers for which. */
import type { RestatementRow } from '@throughline/contract/rollup/snapshots.ts';
import type { Restatement } from '@throughline/core/rollup/snapshots/restatement.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import * as sql from './queries.ts';

/** Reasons told of one restatement; a total of thousands of reports has as many. */
const REASONS = 20;

type Row = { indicator: string; place: string; period: string; value: string | null; label: string | null; number: string; actor: string; at: string; reason: string };
export type Approvals = ReadonlyMap<string, Row>;

const keyOf = ({ indicator, place, period }: { indicator: string; place: string; period: string }): string => [indicator, place, period].join('\u0000');

/** The last approval of each figure of a snapshot. */
export async function approvalsOf(trx: Trx, org: HeldOrganisation, id: string): Promise<Approvals> {
  const { rows } = await trx.query<Row>(sql.APPROVALS, [org.orgId, id]);
  return new Map(rows.map((row) => [keyOf(row), row]));
}

export function restatementRow(one: Restatement, approvals: Approvals): RestatementRow {
  const held = approvals.get(keyOf(one));
  const stands = held !== undefined && held.value === (one.now?.value ?? null) && held.label === (one.now?.label ?? null);
  return {
    ...one, members: [...one.members], reasons: one.reasons.slice(0, REASONS), reasonsInAll: one.reasons.length,
    approval: held === undefined ? null : { number: held.number, actor: held.actor, at: held.at, reason: held.reason, stands },
  };
}
