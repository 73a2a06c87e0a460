/** Addresses by which somebody comes in and keeps their own account. */
import { z } from 'zod';
import {
  beginSecondFactorSchema, castSchema, changeAccountSchema, changePasswordSchema, confirmSecondFactorSchema, doneSchema, meSchema, recoveryCodesSchema, removeSecondFactorSchema,
  secondFactorSchema, sessionsSchema, signInSchema,
} from '@throughline/contract/people/me.ts';
import { lookAtLinkSchema, lookedAtLinkSchema, useLinkSchema } from '@throughline/contract/people/people.ts';
import type { Me } from '@throughline/contract/people/me.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import { LOCAL, READER } from '@throughline/core/people/may.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askerOf, personOf, readerOf } from '../http/actor.ts';
import { deviceOf, giveCookie, giveDevice, takeCookie } from '../http/cookies.ts';
import { answers, bodyOf } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import { actorOf, findAccount } from './accounts.ts';
import { beginSecondFactor } from './actions/begin-second-factor.ts';
import { changeAccount } from './actions/change-account.ts';
import { changePassword } from './actions/change-password.ts';
import { confirmSecondFactor } from './actions/confirm-second-factor.ts';
import { type Came, createSession } from './actions/create-session.ts';
import { endSession } from './actions/end-session.ts';
import { removeSecondFactor } from './actions/remove-second-factor.ts';
import { switchPerson } from './actions/switch-person.ts';
import { spendOneTimeLink } from './actions/use-link.ts';
import { inSight } from '../database/scope.ts';
import { openIdRoutes } from './openid-routes.ts';
import { viewLink } from './views/link.ts';
import { viewCast, viewMe, viewSessions } from './views/me.ts';

const none = z.strictObject({ lang: z.string().optional() });
type Named = { Params: { id: string } };

/** Who is at the door, as far as a request tells. */
export const cameOf = (request: FastifyRequest): Came => ({ address: request.ip, browser: request.headers['user-agent'] ?? null, device: deviceOf(request) });

const signInOf = (request: FastifyRequest, { entrance }: Serving): Omit<Me['signIn'], 'firstToCome'> => {
  const { local } = askerOf(request);
  return {
    required: !local || entrance.required, cast: local,
    openId: entrance.openId === null ? null : { name: entrance.openId.name, address: '/api/v1/openid/start' },
  };
};

/** Ends the session that was, whosever it was, gives the new one, and says who came in. */
export async function letIn(serving: Serving, request: FastifyRequest, reply: FastifyReply, came: { readonly accountId: string; readonly token: string }): Promise<Me> {
  await endCurrent(serving, request);
  giveCookie(request, reply, serving.entrance, came.token);
  const account = await inSight(serving.store.appPool, { account: came.accountId }, (trx) => findAccount(trx, { id: came.accountId }));
  return viewMe(serving.store.appPool, actorOf(account!, request.ip), signInOf(request, serving));
}

async function endCurrent({ store }: Serving, request: FastifyRequest): Promise<void> {
  const { actor, sessionId } = askerOf(request);
  if (actor.id !== null && sessionId !== null) await endSession(store.appPool, { ...actor, id: actor.id }, sessionId);
}

export function routesOfEntrance(api: FastifyInstance, serving: Serving): void {
  const { store: { appPool: pool }, entrance } = serving;
  const me = (request: FastifyRequest): Promise<Me> => viewMe(pool, readerOf(request), signInOf(request, serving));
  api.get('/me', answers('entrance', 'Who is asking, and what they may do', none, meSchema), me);
  api.post('/session', answers('entrance', 'Sign in', none, meSchema), async (request, reply) => {
    const came = await createSession(pool, bodyOf(signInSchema, request.body), cameOf(request));
    giveDevice(request, reply, entrance, came.device);
    return letIn(serving, request, reply, came);
  });
  api.delete('/session', answers('entrance', 'Sign out', none, doneSchema), async (request, reply) => {
    await endCurrent(serving, request);
    takeCookie(request, reply, entrance);
    return { done: true };
  });
  api.post('/links/look', answers('entrance', 'What a one-time link is for', none, lookedAtLinkSchema), (request) => viewLink(pool, bodyOf(lookAtLinkSchema, request.body).token));
  api.post('/links/use', answers('entrance', 'Use a one-time link', none, meSchema), async (request, reply) => {
    const { accountId, token } = await spendOneTimeLink(pool, bodyOf(useLinkSchema, request.body), cameOf(request));
    if (token !== null) return letIn(serving, request, reply, { accountId, token });
    const { local } = askerOf(request);
    return viewMe(pool, local && !entrance.required ? LOCAL : READER, signInOf(request, serving));
  });
  own(api, serving, me);
  cast(api, serving);
  if (entrance.openId !== null) openIdRoutes(api, serving, entrance.openId, cameOf);
}

function own(api: FastifyInstance, { store: { appPool: pool } }: Serving, me: (request: FastifyRequest) => Promise<Me>): void {
  api.patch('/me', answers('entrance', 'Change one’s name and language', none, meSchema), async (request) => {
    await changeAccount(pool, personOf(request).actor, bodyOf(changeAccountSchema, request.body));
    return me(request);
  });
  api.post('/me/password', answers('entrance', 'Change one’s password', none, meSchema), async (request) => {
    const { actor, sessionId } = personOf(request);
    await changePassword(pool, actor, sessionId, bodyOf(changePasswordSchema, request.body));
    return me(request);
  });
  api.get('/me/sessions', answers('entrance', 'One’s open sessions', none, sessionsSchema), (request) => {
    const { actor, sessionId } = personOf(request);
    return viewSessions(pool, actor.id, sessionId);
  });
  api.delete<Named>('/me/sessions/:id', answers('entrance', 'End one of one’s sessions', none, doneSchema), (request) => endSession(pool, personOf(request).actor, request.params.id));
  api.post('/me/second-factor', answers('entrance', 'Begin to set up a second factor', none, secondFactorSchema), (request) =>
    beginSecondFactor(pool, personOf(request).actor, bodyOf(beginSecondFactorSchema, request.body).password));
  api.post('/me/second-factor/confirm', answers('entrance', 'Confirm a second factor', none, recoveryCodesSchema), (request) => {
    const { actor, sessionId } = personOf(request);
    return confirmSecondFactor(pool, actor, sessionId, bodyOf(confirmSecondFactorSchema, request.body).code);
  });
  api.post('/me/second-factor/remove', answers('entrance', 'Remove a second factor', none, meSchema), async (request) => {
    const { actor, sessionId } = personOf(request);
    await removeSecondFactor(pool, actor, sessionId, bodyOf(removeSecondFactorSchema, request.body));
    return me(request);
  });
}

/** There on a loopback address only: elsewhere these addresses are none. */
function cast(api: FastifyInstance, serving: Serving): void {
  const { appPool: pool } = serving.store;
  const here = (request: FastifyRequest): void => {
    if (!askerOf(request).local) throw new Refused([missing('address-unknown', 'cast', { found: request.url.split('?')[0]! })]);
  };
  api.get('/cast', answers('entrance', 'The cast of the demonstration', none, castSchema), (request) => {
    here(request);
    return viewCast(pool);
  });
  api.post<Named>('/cast/:id', answers('entrance', 'Become one of the cast', none, meSchema), async (request, reply) => {
    here(request);
    return letIn(serving, request, reply, await switchPerson(pool, request.params.id, cameOf(request)));
  });
}
