/** What can be mapped and to what, out of the store, as the rules of `core` read it. */
import type { Held, Subject, Standing, Target } from '@throughline/core/assure/mapping.ts';
import { kindFit, unitFit } from '@throughline/core/assure/propose.ts';
import type { Grade, Kind } from '@throughline/core/framework/types.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Trx } from '../database/scope.ts';
import { loadFrameworks } from '../framework/load.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import * as sql from './queries.ts';

export type StandingRow = Standing & { readonly confirmation: number; readonly reason: string };
export type LegacyRow = {
  readonly legacy_id: string; readonly project: string; readonly period: string; readonly period_first: number | null; readonly period_last: number | null;
  readonly title: Words; readonly value: string; readonly maps_to: string | null; readonly grade: Grade | null; readonly standing: StandingRow | null;
};
export type OwnRow = {
  readonly indicator_id: string; readonly code: string; readonly name: Words; readonly kind: Kind; readonly unit: string | null; readonly standing: StandingRow | null;
};
export type TargetRow = Target & { readonly indicator_id: string; readonly name: Words };

export const LEGACY = 'legacy:';
export const OWN = 'indicator:';

export const readLegacy = async (trx: Trx, org: HeldOrganisation, ids: readonly string[] | null): Promise<LegacyRow[]> =>
  (await trx.query<LegacyRow>(sql.LEGACY, [org.orgId, ids])).rows;
export const readOwn = async (trx: Trx, org: HeldOrganisation, codes: readonly string[] | null): Promise<OwnRow[]> =>
  (await trx.query<OwnRow>(sql.OWN, [org.orgId, codes])).rows;
export const readTargets = async (trx: Trx, org: HeldOrganisation): Promise<TargetRow[]> =>
  (await trx.query<TargetRow>(sql.TARGETS, [org.framework])).rows;

/** How a subject and an indicator of the framework fit. */
export const fitsOf: Held['fits'] = (subject, target) =>
  ({ unit: unitFit(loadFrameworks().reference, subject.unit, target.unit), kind: kindFit(subject.kind, target.kind) });

/** The subjects that decisions name, as far as they are held, and all targets; `ids` are the rows of the store behind them. */
export async function readHeld(trx: Trx, org: HeldOrganisation, names: readonly string[]): Promise<Held & { readonly ids: ReadonlyMap<string, string>; readonly targetIds: ReadonlyMap<string, string> }> {
  const legacyIds = names.filter((one) => /^legacy:[0-9]{1,18}$/.test(one)).map((one) => one.slice(LEGACY.length));
  const codes = names.filter((one) => one.startsWith(OWN)).map((one) => one.slice(OWN.length));
  const subjects = new Map<string, Subject>();
  const ids = new Map<string, string>();
  for (const row of await readLegacy(trx, org, legacyIds)) {
    const subject = `${LEGACY}${row.legacy_id}`;
    subjects.set(subject, { subject, kind: null, unit: null, standing: row.standing });
    ids.set(subject, row.legacy_id);
  }
  for (const row of await readOwn(trx, org, codes)) {
    const subject = `${OWN}${row.code}`;
    subjects.set(subject, { subject, kind: row.kind, unit: row.unit, standing: row.standing });
    ids.set(subject, row.indicator_id);
  }
  const targets = await readTargets(trx, org);
  return {
    subjects, targets: new Map(targets.map((one) => [one.code, one])), fits: fitsOf,
    ids, targetIds: new Map(targets.map((one) => [one.code, one.indicator_id])),
  };
}
