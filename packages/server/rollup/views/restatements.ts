/** What has become of the figures of a snapshot: its restatements, and who answers for them (figures 10). */
import type { Restatements } from '@throughline/contract/rollup/snapshots.ts';
import { isDay } from '@throughline/core/ground/day.ts';
import { Refused, invalid } from '@throughline/core/ground/problem.ts';
import { today } from '../../clock.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { type Chosen, type Later, compareSnapshot } from '../snapshots/compare.ts';
import { findSnapshot } from '../snapshots/head.ts';
import { approvalsOf, restatementRow } from '../snapshots/told.ts';

export type AskedRestatements = Chosen & {
  /** The number of another snapshot; `live` or nothing: the figures of today. */
  readonly with?: string | undefined;
  readonly asOf?: string | undefined;
  /** Rows of places of this sort only (`organisation`, `country` …); counts are of all. */
  readonly among?: string | undefined;
  readonly from: number;
  readonly limit: number;
};

/** What a comparison is with. Refused: `snapshot-unknown`, `malformed-date`. */
export async function laterOf(trx: Trx, org: HeldOrganisation, withWhat: string | undefined, asOf: string | undefined): Promise<Later> {
  if (withWhat !== undefined && withWhat !== 'live') return { snapshot: await findSnapshot(trx, org, withWhat) };
  if (asOf !== undefined && !isDay(asOf)) throw new Refused([invalid('malformed-date', 'asOf', { found: asOf, accepted: 'YYYY-MM-DD' })]);
  return { asOf: asOf ?? today() };
}

export async function viewRestatements(trx: Trx, org: HeldOrganisation, id: string, asked: AskedRestatements): Promise<Restatements> {
  const snapshot = await findSnapshot(trx, org, id);
  const later = await laterOf(trx, org, asked.with, asked.asOf);
  const approvals = await approvalsOf(trx, org, id);
  const found = { compared: 0, total: 0, approved: 0, counts: {} as Record<string, number>, byPlace: {} as Record<string, number> };
  const rows: Restatements['restatements'] = [];
  const indicators: Restatements['indicators'] = {};
  for await (const { indicator, restatements, figures } of compareSnapshot(trx, org, snapshot, later, asked)) {
    found.compared += figures;
    for (const one of restatements) {
      const row = restatementRow(one, approvals);
      const sort = one.place.split(':')[0]!;
      found.counts[one.sort] = (found.counts[one.sort] ?? 0) + 1;
      found.byPlace[sort] = (found.byPlace[sort] ?? 0) + 1;
      if (row.approval?.stands === true) found.approved += 1;
      if (asked.among !== undefined && asked.among !== sort) continue;
      found.total += 1;
      if (found.total <= asked.from || rows.length >= asked.limit) continue;
      indicators[indicator.code] = indicator;
      rows.push(row);
    }
  }
  return {
    format: 'throughline-restatements/1', organisation: org.code, snapshot, with: 'snapshot' in later ? later.snapshot : null,
    asOf: 'snapshot' in later ? later.snapshot.asOf : later.asOf, ...found, from: asked.from, indicators, restatements: rows,
  };
}
