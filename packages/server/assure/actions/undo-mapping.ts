/** Takes a confirmation back: what stood before stands again, and the trail says so. */
import type { Confirmed } from '@throughline/contract/assure/mapping.ts';
import { Refused, missing, problem } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import { today } from '../../clock.ts';
import { asBrokenWorld } from '../../database/broken-world.ts';
import { type Trx, inScope } from '../../database/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { writeTrail } from '../../frame/write-trail.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import * as sql from '../queries.ts';
import { type Mapping, oneAfterAnother } from './confirm-mapping.ts';

export const verb = 'mapping.undo';

type Row = { readonly subjects: number; readonly undone: string | null; readonly later: string | null };

/**
 * Refused: `not-allowed` (forbidden), `confirmation-unknown` (missing), `confirmation-undone-already` (closed),
 * `later-mapping-rests-on-it` (conflict: a later confirmation speaks of the same things and stands).
 */
export async function undoMapping({ pool, actor, org }: Mapping, number: number): Promise<Confirmed> {
  refuseUnless(actor, verb, { organisation: org.code });
  try {
    return await inScope(pool, [org.orgId], (trx) => undo(trx, actor, org, number), true);
  } catch (error) {
    throw asBrokenWorld(error);
  }
}

async function undo(trx: Trx, actor: Actor, org: HeldOrganisation, number: number): Promise<Confirmed> {
  await oneAfterAnother(trx, org);
  const at = `mapping:${number}`;
  const row = (await trx.query<Row>(sql.CONFIRMATIONS, [org.orgId, number])).rows[0];
  if (row === undefined) throw new Refused([missing('confirmation-unknown', at, { found: number })]);
  if (row.undone !== null) throw new Refused([problem('closed', 'confirmation-undone-already', at, { found: row.undone })]);
  if (row.later !== null) throw new Refused([problem('conflict', 'later-mapping-rests-on-it', at, { found: row.later })]);
  await trx.query(sql.UNDO_CONFIRMATION, [org.orgId, number, today(), actor.name]);
  await writeTrail(trx, { orgId: org.orgId, actor: actor.name, from: actor.from, verb, subject: at, before: { stands: true }, after: { stands: false }, data: { subjects: row.subjects } });
  return { number, subjects: row.subjects };
}
