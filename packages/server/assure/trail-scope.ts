/** Whose trail somebody may read: an organisation's, or that of one project by what it lies in. */
import { type Actor, type Scope, may } from '@throughline/core/people/may.ts';
import { today } from '../clock.ts';
import { type Trx, see } from '../database/scope.ts';
import { refuseUnless } from '../frame/refuse-unless.ts';
import { NONE } from '../frame/write-trail.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { PROJECT_PLACE } from './trail-queries.ts';

/** Refused (forbidden): `not-allowed`. A project that is gone has its trail, which those of the organisation read. */
export async function refuseUnlessReads(trx: Trx, org: HeldOrganisation, actor: Actor, project: string | undefined): Promise<void> {
  refuseUnless(actor, 'trail.read', project === undefined || project === '' ? { organisation: org.code } : await placeOf(trx, org, project));
}

/**
 * Whose own chains are read with an organisation's: those who may read the store's trail see what was done to accounts and to the store
 * beside it. The transaction sees them from here on.
 */
export async function chainsRead(trx: Trx, org: HeldOrganisation, actor: Actor, project: string | undefined): Promise<readonly string[]> {
  const orgs = (project ?? '') === '' && may(actor, 'trail.read', { store: true }, today()) ? [org.orgId, NONE] : [org.orgId];
  await see(trx, { orgs });
  return orgs;
}

async function placeOf(trx: Trx, org: HeldOrganisation, project: string): Promise<Scope> {
  const found = (await trx.query<{ unit: string | null; programme: string | null; countries: string[] }>(PROJECT_PLACE, [org.orgId, project])).rows[0];
  return { organisation: org.code, ...(found === undefined ? {} : { project, ...found }) };
}
