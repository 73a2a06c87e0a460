/** The snapshots of an organisation, the latest first; what one of a day would hold; one of them with its figures by place and period. */
import type { SnapshotPage, SnapshotPreview, Snapshots } from '@throughline/contract/rollup/snapshots.ts';
import { isDay } from '@throughline/core/ground/day.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import { Refused, invalid } from '@throughline/core/ground/problem.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import { type Actor, may } from '@throughline/core/people/may.ts';
import { whyNotPublished } from '@throughline/core/rollup/snapshots/snapshot.ts';
import { today } from '../../clock.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { seeRecords } from '../../people/lies-in.ts';
import { verb as approve } from '../actions/approve-restatement.ts';
import { verb as create } from '../actions/create-snapshot.ts';
import { verb as publish } from '../actions/publish-snapshot.ts';
import { periodsKnown } from '../snapshots/freeze-figures.ts';
import { frozenFigures } from '../snapshots/frozen-figures.ts';
import { findSnapshot, listSnapshots } from '../snapshots/head.ts';
import { partsOf, readFigures } from '../snapshots/parts.ts';
import * as sql from '../snapshots/queries.ts';

const NOT_VERIFIED = 200;

const abilities = (org: HeldOrganisation, actor: Actor) => {
  const allowed = (verb: typeof create | typeof publish | typeof approve) => may(actor, verb, { organisation: org.code }, today());
  return { create: allowed(create), publish: allowed(publish), approve: allowed(approve) };
};

export async function viewSnapshots(trx: Trx, org: HeldOrganisation, actor: Actor): Promise<Snapshots> {
  return { organisation: org.code, today: today(), may: abilities(org, actor), snapshots: await listSnapshots(trx, org) };
}

/** Which reports wait is told to those who may see reports before they count; how many, to all. Refused (invalid): `malformed-date`. */
export async function viewSnapshotPreview(trx: Trx, org: HeldOrganisation, actor: Actor, asOf: string): Promise<SnapshotPreview> {
  if (!isDay(asOf)) throw new Refused([invalid('malformed-date', 'asOf', { found: asOf, accepted: 'YYYY-MM-DD' })]);
  await seeRecords(trx, org, actor);
  const seen = may(actor, 'report.read', { organisation: org.code }, today());
  type Row = { project: string; title: Words; state: string; first: number | null; last: number | null; starts: string; ends: string; submitted: string; verified: string | null; found: number };
  const rows = (await trx.query<Row>(sql.NOT_VERIFIED, [org.orgId, asOf, NOT_VERIFIED])).rows;
  const verified = (await trx.query<SnapshotPreview['verified']>(sql.VERIFIED_BY, [org.orgId, asOf])).rows[0]!;
  return {
    asOf, verified, periods: await periodsKnown(trx, org, asOf), total: rows[0]?.found ?? 0,
    notVerified: (seen ? rows : []).map(({ project, title, state, first, last, submitted, verified: day }) =>
      ({ project, title, state, period: first === null || last === null ? null : periodText({ first, last }), submitted: submitted.slice(0, 10), verified: day?.slice(0, 10) ?? null })),
  };
}

export type AskedPage = { readonly place?: string | undefined; readonly period?: string | undefined };

/** Without a place: the organisation; without a period: the last year held. Refused (missing): `snapshot-unknown`, `not-in-snapshot`. */
export async function viewSnapshot(trx: Trx, org: HeldOrganisation, actor: Actor, id: string, asked: AskedPage): Promise<SnapshotPage> {
  const snapshot = await findSnapshot(trx, org, id);
  const place = asked.place ?? 'organisation';
  const period = asked.period ?? snapshot.periods.findLast((one) => !one.includes('..')) ?? null;
  const figures: SnapshotPage['figures'] = [];
  const places = new Set<string>();
  const definitions = new Map<string, SnapshotPage['figures'][number]['indicator']>();
  for (const part of await partsOf(trx, org, id)) {
    const held = await readFigures(trx, org, id, part.number);
    definitions.set(part.indicator, held.indicator);
    for (const one of held.figures) if (!one.place.startsWith('project:')) places.add(one.place);
  }
  if (period !== null) for await (const one of frozenFigures(trx, org, snapshot, { indicators: [], places: [place], periods: [period] })) figures.push({ indicator: definitions.get(one.indicator)!, figure: one });
  const [why] = whyNotPublished(snapshot, { name: actor.name, alone: actor.id === null });
  return {
    format: 'throughline-snapshot/1', organisation: org.code, snapshot, place, period, figures, places: [...places].sort(),
    may: { ...abilities(org, actor), why: why?.code ?? null },
  };
}
