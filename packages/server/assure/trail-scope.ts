/** Whose trail somebody may read: an organisation's, or that of one project by what it lies in. */
import type { Actor, Scope } from '@throughline/core/people/may.ts';
import type { Trx } from '../database/scope.ts';
import { refuseUnless } from '../frame/refuse-unless.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { PROJECT_PLACE } from './trail-queries.ts';

/** Refused (forbidden): `not-allowed`. A project that is gone has its trail, which those of the organisation read. */
export async function refuseUnlessReads(trx: Trx, org: HeldOrganisation, actor: Actor, project: string | undefined): Promise<void> {
  refuseUnless(actor, 'trail.read', project === undefined || project === '' ? { organisation: org.code } : await placeOf(trx, org, project));
}

async function placeOf(trx: Trx, org: HeldOrganisation, project: string): Promise<Scope> {
  const found = (await trx.query<{ unit: string | null; programme: string | null; countries: string[] }>(PROJECT_PLACE, [org.orgId, project])).rows[0];
  return { organisation: org.code, ...(found === undefined ? {} : { project, ...found }) };
}
