/** Publishes a snapshot: from now on it may be cited, and restatements of it are answered for. */
import type { Published } from '@throughline/contract/rollup/snapshots.ts';
import { Refused } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import { whyNotPublished } from '@throughline/core/rollup/snapshots/snapshot.ts';
import { asBrokenWorld } from '../../database/broken-world.ts';
import { type Trx, inScope } from '../../database/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { writeTrail } from '../../frame/write-trail.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { findSnapshot } from '../snapshots/head.ts';
import * as sql from '../snapshots/queries.ts';
import type { Snapshots } from './create-snapshot.ts';

export const verb = 'snapshot.publish';

/** Refused: `not-allowed`, `snapshot-unknown`, and whatever `whyNotPublished` finds. */
export async function publishSnapshot({ pool, actor, org }: Snapshots, id: string, reason: string | null = null): Promise<Published> {
  refuseUnless(actor, verb, { organisation: org.code });
  try {
    return await inScope(pool, [org.orgId], (trx) => publish(trx, actor, org, id, reason), true);
  } catch (error) {
    throw asBrokenWorld(error);
  }
}

async function publish(trx: Trx, actor: Actor, org: HeldOrganisation, id: string, reason: string | null): Promise<Published> {
  await trx.query(`select pg_advisory_xact_lock(hashtextextended('throughline snapshot ' || $1, 0))`, [org.code]);
  const snapshot = await findSnapshot(trx, org, id);
  // a store without accounts knows of nobody else
  const problems = whyNotPublished(snapshot, { name: actor.name, alone: actor.id === null });
  if (problems.length > 0) throw new Refused(problems);
  const said = reason?.trim() || null;
  await trx.query(sql.PUBLISH, [org.orgId, id, actor.name, said]);
  await writeTrail(trx, { orgId: org.orgId, actor: actor.name, from: actor.from, verb, subject: `snapshot:${id}`, reason: said, before: { status: 'working' }, after: { status: 'published' }, data: { name: snapshot.name, sha256: snapshot.sha256 } });
  return { id, status: 'published' };
}
