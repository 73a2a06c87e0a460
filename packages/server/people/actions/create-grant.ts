/** Gives somebody who has an account a role at a place, from a day until a day. */
import type { Give } from '@throughline/contract/people/people.ts';
import type { GivenGrant } from '@throughline/contract/people/place.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import { placeText } from '@throughline/core/people/place.ts';
import type { Pool } from 'pg';
import { inSight, see } from '../../database/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { givenGrant } from '../accounts.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { daysOf, insertGrant, refuseUnlessGives, seenAccount } from '../grants.ts';
import { knownPlace } from '../lies-in.ts';

export const verb = 'grant.create';

/** Refused: `account-unknown` (missing), `not-allowed` (forbidden), what place and days have wrong. */
export async function createGrant(pool: Pool, actor: Actor, asked: Give): Promise<GivenGrant> {
  const days = daysOf(asked);
  return inSight(pool, {}, async (trx) => {
    const { at, orgId, scope } = await knownPlace(trx, asked.at);
    refuseUnless(actor, verb, scope);
    refuseUnlessGives(actor, asked.role, scope);
    const account = await seenAccount(trx, actor, asked.person);
    const id = await insertGrant(trx, { accountId: asked.person, role: asked.role, at, orgId, ...days, source: 'hand', givenBy: actor.name });
    if (orgId !== null) await see(trx, { orgs: [orgId] });
    const data = { role: asked.role, place: placeText(at), ...days };
    await writeAccountTrail(trx, { accountId: asked.person, orgId, actor, verb, subject: `account:${account.name}`, after: data, reason: asked.reason ?? null });
    return givenGrant({ id, role: asked.role, organisation: asked.at.organisation, place: placeText(at), ...days, givenBy: actor.name, source: 'hand' }, true);
  }, true);
}
