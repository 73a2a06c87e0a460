/** Invites somebody by name to a role at a place: a link for one use, to be handed on. */
import type { Invite, Link } from '@throughline/contract/people/people.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import { placeText } from '@throughline/core/people/place.ts';
import type { Pool } from 'pg';
import { inSight, see } from '../../database/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { writeTrail } from '../../frame/write-trail.ts';
import { daysOf, peopleSight, refuseUnlessGives } from '../grants.ts';
import { knownPlace } from '../lies-in.ts';
import { addressOf, makeLink } from '../links.ts';
import { nameOf } from '../new-account.ts';

export const verb = 'person.invite';
/** How long an invitation is good. */
const DAYS = 7;

/** `base` is the address people use. Refused: `not-allowed` (forbidden), what name, place and days have wrong. */
export async function invitePerson(pool: Pool, actor: Actor, asked: Invite, base: string): Promise<Link & { readonly id: string }> {
  const name = nameOf(asked.name);
  const days = daysOf(asked);
  return inSight(pool, {}, async (trx) => {
    const { at, orgId, scope } = await knownPlace(trx, asked.at);
    refuseUnless(actor, verb, scope);
    refuseUnlessGives(actor, asked.role, scope);
    await see(trx, await peopleSight(trx, actor));
    const { id, token, expires } = await makeLink(trx, {
      kind: 'invitation', orgId, name, role: asked.role, place: placeText(at), ...days, madeBy: actor.name, days: DAYS, ...(asked.language === undefined ? {} : { language: asked.language }),
    });
    if (orgId !== null) {
      await see(trx, { orgs: [orgId] });
      await writeTrail(trx, { orgId, actor: actor.name, from: actor.from, verb, subject: `invitation:${name}`, after: { role: asked.role, place: placeText(at), ...days } });
    }
    return { id, link: addressOf(base, token), expires };
  }, true);
}
