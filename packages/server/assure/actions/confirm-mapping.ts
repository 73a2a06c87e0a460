/** Confirms that old values or imported indicators stand for framework indicators, or that none does: all of a selection or nothing. */
import type { Confirmed } from '@throughline/contract/assure/mapping.ts';
import { type Asked, whyNotConfirmed } from '@throughline/core/assure/mapping.ts';
import { Refused } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Pool } from 'pg';
import { today } from '../../clock.ts';
import { asBrokenWorld } from '../../database/broken-world.ts';
import { type Trx, inScope } from '../../database/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { writeTrail } from '../../frame/write-trail.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import * as sql from '../queries.ts';
import { LEGACY, readHeld } from '../subjects.ts';

export const verb = 'mapping.confirm';

export type Mapping = { readonly pool: Pool; readonly actor: Actor; readonly org: HeldOrganisation };

/** Refused: `not-allowed` (forbidden), and whatever `whyNotConfirmed` finds; nothing is written then. */
export async function confirmMapping({ pool, actor, org }: Mapping, asked: Asked): Promise<Confirmed> {
  refuseUnless(actor, verb, { organisation: org.code });
  try {
    return await inScope(pool, [org.orgId], (trx) => confirm(trx, actor, org, asked), true);
  } catch (error) {
    throw asBrokenWorld(error);
  }
}

async function confirm(trx: Trx, actor: Actor, org: HeldOrganisation, asked: Asked): Promise<Confirmed> {
  await oneAfterAnother(trx, org);
  const held = await readHeld(trx, org, asked.decisions.map((one) => one.subject));
  const problems = whyNotConfirmed(asked, held);
  if (problems.length > 0) throw new Refused(problems);
  const number = Number((await trx.query<{ number: string }>(sql.INSERT_CONFIRMATION, [org.orgId, asked.reason.trim(), actor.name, today()])).rows[0]!.number);
  const rows = asked.decisions.map(({ subject, to, grade }) => ({
    ...(subject.startsWith(LEGACY) ? { legacy_id: held.ids.get(subject) } : { indicator_id: held.ids.get(subject) }),
    to_indicator_id: to === null ? null : held.targetIds.get(to), grade,
  }));
  await trx.query(sql.INSERT_MAPPINGS, [org.orgId, number, JSON.stringify(rows)]);
  await writeTrail(trx, {
    orgId: org.orgId, actor: actor.name, from: actor.from, verb, subject: `mapping:${number}`, reason: asked.reason.trim(),
    before: Object.fromEntries(asked.decisions.map(({ subject, seen }) => [subject, { mapping: seen }])),
    after: Object.fromEntries(asked.decisions.map(({ subject, to, grade }) => [subject, { to, grade }])),
  });
  return { number, subjects: rows.length };
}

/** Imports, confirmations and their undoings of an organisation follow one another (transfer/store/organisation.ts). */
export const oneAfterAnother = (trx: Trx, org: HeldOrganisation): Promise<unknown> =>
  trx.query(`select pg_advisory_xact_lock(hashtextextended('throughline import ' || $1, 0))`, [org.code]);
