/** What every reading address does first: find the organisation, look within its scope, answer. */
import type { FastifyRequest } from 'fastify';
import { type Trx, inScope } from '../database/scope.ts';
import { type HeldOrganisation, findOrganisation } from '../people/find-organisation.ts';
import type { Serving } from './serving.ts';

/** Refused (missing): an `organisation=` that is not held; (invalid): none named where that has to be said. */
export async function asking<T>({ store }: Serving, request: FastifyRequest, work: (trx: Trx, org: HeldOrganisation) => Promise<T>): Promise<T> {
  const org = await findOrganisation(store.appPool, (request.query as { organisation?: string }).organisation);
  return inScope(store.appPool, [org.orgId], (trx) => work(trx, org));
}
