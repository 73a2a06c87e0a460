/**
 * Who is asking: a service by its key, a person by a session, the person at this machine on a loopback address, or anybody, who reads.
 * What changes something is taken from this server's own pages only (Host, Origin, Sec-Fetch-Site): a page of somebody else's must
 * not be able to post here with a cookie it cannot see. A key is sent on purpose, so it needs no such rule.
 */
import { type Actor, LOCAL, READER } from '@throughline/core/people/may.ts';
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../people/accounts.ts';
import { findKey, noteUsed } from '../people/keys.ts';
import { KEY_BEGINS } from '../people/secrets.ts';
import { findSession, noteSeen, turnToken } from '../people/sessions.ts';
import { giveCookie, takeCookie, tokenOf } from './cookies.ts';
import type { Entrance } from './entrance.ts';
import type { Serving } from './serving.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOCAL_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?$/;
/** What a proxy adds: whoever asks through one is not at this machine, whatever address it connects from. */
const addedByProxies = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

export type Asker = {
  readonly actor: Actor;
  readonly by: 'key' | 'session' | 'machine' | 'nobody';
  readonly sessionId: string | null;
  /** Asked on a loopback address of this machine. */
  readonly local: boolean;
};

const askers = new WeakMap<FastifyRequest, Asker>();

/** Before any route: finds out who asks, and refuses changes that a page of somebody else's asks for. */
export function knowAskers(api: FastifyInstance, serving: Serving): void {
  const { entrance } = serving;
  api.addHook('onRequest', async (request, reply) => {
    const asker = await find(serving, request, reply);
    askers.set(request, asker);
    if (asker.by !== 'key' && !changesNothing(request)) refuseForeign(request, entrance);
  });
}

declare module 'fastify' {
  /** `changesNothing`: a question too long for an address, sent as a body. */
  interface FastifyContextConfig { changesNothing?: boolean }
}

const changesNothing = ({ method, routeOptions }: FastifyRequest): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method) || routeOptions.config.changesNothing === true;

/** The address that people use, for links that leave the server. */
export const baseOf = (request: FastifyRequest, { origin }: Entrance): string => origin?.origin ?? `${request.protocol}://${request.headers.host ?? ''}`;

/** Whoever asks. */
export const askerOf = (request: FastifyRequest): Asker => askers.get(request)!;

/** The actor of a request that reads. */
export const readerOf = (request: FastifyRequest): Actor => askerOf(request).actor;

/** The actor of a request that changes something. Refused (forbidden): `change-from-elsewhere`, `sign-in-needed`. */
export function changerOf(request: FastifyRequest): Actor {
  const { actor, by, local } = askerOf(request);
  if (by === 'nobody') return refuse(local ? 'sign-in-needed' : 'change-from-elsewhere', request.ip);
  return actor;
}

/** The actor of what a person does with their own account. Refused (forbidden): `sign-in-needed`, also for keys. */
export function personOf(request: FastifyRequest): { readonly actor: Actor & { readonly id: string }; readonly sessionId: string } {
  const { actor, sessionId } = askerOf(request);
  if (actor.id === null || sessionId === null) return refuse('sign-in-needed', actor.name);
  return { actor: { ...actor, id: actor.id }, sessionId };
}

async function find({ store, entrance }: Serving, request: FastifyRequest, reply: FastifyReply): Promise<Asker> {
  const local = isLocal(request, entrance);
  const key = keyOf(request);
  if (key !== null) {
    const found = key.startsWith(KEY_BEGINS) ? await findKey(store.appPool, key) : null;
    if (found === null) return refuse('key-not-accepted', '');
    if (found.stale) await noteUsed(store.appPool, found);
    const actor = actorOf(found, request.ip);
    return { actor: found.only_verbs === null ? actor : { ...actor, only: found.only_verbs }, by: 'key', sessionId: null, local };
  }
  const token = tokenOf(request);
  const session = token === null ? null : await findSession(store.appPool, token);
  if (session !== null && (session.came_by !== 'cast' || local)) {
    const { account_id: id, session_id: sessionId } = session;
    const fresh = session.turns ? await turnToken(store.appPool, id, sessionId, token!) : null;
    if (fresh !== null) giveCookie(request, reply, entrance, fresh);
    else if (session.stale) await noteSeen(store.appPool, id, sessionId);
    return { actor: actorOf(session, request.ip), by: 'session', sessionId, local };
  }
  if (token !== null) takeCookie(request, reply, entrance);
  return local && !entrance.required
    ? { actor: { ...LOCAL, from: request.ip }, by: 'machine', sessionId: null, local }
    : { actor: { ...READER, from: request.ip }, by: 'nobody', sessionId: null, local };
}

/** What is sent as a key; other schemes (of a proxy in front) are none of ours. */
function keyOf(request: FastifyRequest): string | null {
  const said = request.headers.authorization ?? '';
  return /^Bearer\b/i.test(said) ? (/^Bearer +(\S+)$/i.exec(said)?.[1] ?? '') : null;
}

/** Where people use another address than a loopback one, whoever connects from this machine may be anybody behind a proxy. */
const isLocal = (request: FastifyRequest, { origin }: Entrance): boolean =>
  (origin === null || LOCAL_NAMES.test(origin.host)) && LOOPBACK.has(request.socket.remoteAddress ?? '') && LOOPBACK.has(request.ip) && LOCAL_NAMES.test(request.headers.host ?? '')
  && addedByProxies.every((name) => request.headers[name] === undefined);

/** Refused (forbidden): `host-not-local`, `origin-not-ours`. */
function refuseForeign(request: FastifyRequest, { origin: own }: Entrance): void {
  const host = request.headers.host ?? '';
  if (!LOCAL_NAMES.test(host) && host !== own?.host) refuse('host-not-local', host);
  const { origin } = request.headers;
  if (origin !== undefined && !(host === own?.host ? isOwn(origin, own) : sameHost(origin, host))) refuse('origin-not-ours', origin);
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') refuse('origin-not-ours', String(site));
}

const isOwn = (origin: string, own: URL): boolean => URL.canParse(origin) && new URL(origin).origin === own.origin;
const sameHost = (origin: string, host: string): boolean => URL.canParse(origin) && new URL(origin).host === host;

function refuse(code: string, found: string): never {
  throw new Refused([problem('forbidden', code, 'request', { found })]);
}
