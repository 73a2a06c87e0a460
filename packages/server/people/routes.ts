/** Addresses of the room `people`: who reports here, who somebody is, people and their rights, keys. */
import { z } from 'zod';
import { createKeySchema, createdKeySchema, keysSchema } from '@throughline/contract/people/keys.ts';
import { doneSchema } from '@throughline/contract/people/me.ts';
import { organisationsSchema } from '@throughline/contract/people/organisation.ts';
import { becauseSchema, giveSchema, inviteSchema, linkSchema, peopleSchema, recoverSchema, rightsSchema, whySchema } from '@throughline/contract/people/people.ts';
import { grantSchema, heldAtSchema, rolesSchema, verbSchema } from '@throughline/contract/people/place.ts';
import type { FastifyInstance } from 'fastify';
import { baseOf, changerOf, readerOf } from '../http/actor.ts';
import { answers, bodyOf } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import { createGrant } from './actions/create-grant.ts';
import { createKey } from './actions/create-key.ts';
import { invitePerson } from './actions/invite-person.ts';
import { recoverPerson } from './actions/recover-person.ts';
import { restorePerson } from './actions/restore-person.ts';
import { revokeGrant } from './actions/revoke-grant.ts';
import { revokeKey } from './actions/revoke-key.ts';
import { suspendPerson } from './actions/suspend-person.ts';
import { withdrawInvitation } from './actions/withdraw-invitation.ts';
import { findOrganisation } from './find-organisation.ts';
import { viewKeys } from './views/keys.ts';
import { viewOrganisations } from './views/organisations.ts';
import { viewPeople, viewRights, viewRoles, viewWhy } from './views/people.ts';

const none = z.strictObject({ lang: z.string().optional() });
const of = none.extend({ organisation: z.string().optional() });
const list = of.extend({ find: z.string().max(300).optional() });
const why = none.extend({ verb: verbSchema, organisation: z.string().optional(), place: z.string().max(300) });

type Named = { Params: { id: string } };

export function routesOfPeople(api: FastifyInstance, serving: Serving): void {
  const { appPool: pool } = serving.store;
  api.get('/organisations', answers('people', 'Who reports in this store', none, organisationsSchema), () => viewOrganisations(pool));
  api.get('/roles', answers('people', 'What each role may do, and which roles its holder may give', none, rolesSchema), () => viewRoles());
  api.get('/people', answers('people', 'People with a role in an organisation, and open invitations', list, peopleSchema), async (request) => {
    const { organisation, find = '' } = request.query as z.infer<typeof list>;
    return viewPeople(pool, readerOf(request), await findOrganisation(pool, organisation), find);
  });
  api.get<Named>('/people/:id', answers('people', 'What somebody can see and do, and why', none, rightsSchema), (request) => viewRights(pool, readerOf(request), request.params.id));
  api.get<Named>('/people/:id/why', answers('people', 'Whether somebody may do one thing at one place, and by which grants', why, whySchema), (request) => {
    const { verb, organisation, place } = request.query as z.infer<typeof why>;
    return viewWhy(pool, readerOf(request), request.params.id, verb, heldAtSchema.parse({ organisation: organisation ?? null, place }));
  });
  changing(api, serving);
  keys(api, serving);
}

function changing(api: FastifyInstance, { store: { appPool: pool }, entrance }: Serving): void {
  api.post('/invitations', answers('people', 'Invite somebody to a role at a place', none, linkSchema), (request) =>
    invitePerson(pool, changerOf(request), bodyOf(inviteSchema, request.body), baseOf(request, entrance)));
  api.delete<Named>('/invitations/:id', answers('people', 'Take an invitation back', none, doneSchema), (request) => withdrawInvitation(pool, changerOf(request), request.params.id));
  api.post<Named>('/people/:id/recovery', answers('people', 'A link by which somebody sets another password', none, linkSchema), (request) =>
    recoverPerson(pool, changerOf(request), request.params.id, bodyOf(recoverSchema, request.body), baseOf(request, entrance)));
  api.post<Named>('/people/:id/suspend', answers('people', 'Suspend an account', none, doneSchema), (request) => suspendPerson(pool, changerOf(request), request.params.id, bodyOf(becauseSchema, request.body)));
  api.post<Named>('/people/:id/restore', answers('people', 'Restore an account', none, doneSchema), (request) => restorePerson(pool, changerOf(request), request.params.id, bodyOf(becauseSchema, request.body)));
  api.post('/grants', answers('people', 'Give somebody a role at a place', none, grantSchema), (request) => createGrant(pool, changerOf(request), bodyOf(giveSchema, request.body)));
  api.post<Named>('/grants/:id/revoke', answers('people', 'Take a role away', none, doneSchema), (request) => revokeGrant(pool, changerOf(request), request.params.id, bodyOf(becauseSchema, request.body)));
}

function keys(api: FastifyInstance, { store: { appPool: pool } }: Serving): void {
  api.get('/keys', answers('people', 'Keys of services', of, keysSchema), async (request) =>
    viewKeys(pool, readerOf(request), await findOrganisation(pool, (request.query as z.infer<typeof of>).organisation)));
  api.post('/keys', answers('people', 'Make a key for a service', none, createdKeySchema), (request) => createKey(pool, changerOf(request), bodyOf(createKeySchema, request.body)));
  api.delete<Named>('/keys/:id', answers('people', 'Revoke a key', none, doneSchema), (request) => revokeKey(pool, changerOf(request), request.params.id));
}
