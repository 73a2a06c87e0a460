/** Takes an invitation back before it is used. */
import type { Done } from '@throughline/contract/people/me.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Role } from '@throughline/core/people/roles.ts';
import type { Pool } from 'pg';
import { inSight, see } from '../../database/scope.ts';
import { writeTrail } from '../../frame/write-trail.ts';
import { peopleSight, refuseUnlessGives } from '../grants.ts';
import { knownPlace } from '../lies-in.ts';

export const verb = 'person.invite';

type Row = { name: string; role: Role; place: string; organisation: string | null };

/** Refused: `invitation-unknown` (missing), also when it is used or not to be seen; `not-allowed` (forbidden). */
export async function withdrawInvitation(pool: Pool, actor: Actor, id: string): Promise<Done> {
  await inSight(pool, {}, async (trx) => {
    await see(trx, await peopleSight(trx, actor));
    const found = /^[0-9]{1,18}$/.test(id) ? (await trx.query<Row>(
      `select l.name, l.role, l.place, o.code as organisation from one_time_link l left join organisation o using (org_id)
       where l.link_id = $1 and l.kind = 'invitation' and l.used is null and l.withdrawn is null for update of l`, [id])).rows[0] : undefined;
    if (found === undefined) throw new Refused([missing('invitation-unknown', 'invitation', { found: id })]);
    const { orgId, scope } = await knownPlace(trx, { organisation: found.organisation, place: found.place });
    refuseUnlessGives(actor, found.role, scope);
    await trx.query('update one_time_link set withdrawn = now() where link_id = $1', [id]);
    if (orgId !== null) await writeTrail(trx, { orgId, actor: actor.name, from: actor.from, verb, subject: `invitation:${found.name}`, before: { role: found.role, place: found.place } });
  }, true);
  return { done: true };
}
