/** The cookies of a session and of a browser that is known: not to be read by scripts, not sent with posts from other sites. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Entrance } from './entrance.ts';

const SESSION = 'throughline';
const DEVICE = 'throughline-known';
/** Kept apart from what a page of the same host without encryption could set (RFC 6265bis, 4.1.3.2). */
const LOCKED = '__Host-';
const TWO_WEEKS = 14 * 86_400;
const A_YEAR = 365 * 86_400;

const isSecure = (request: FastifyRequest, { origin }: Entrance): boolean =>
  request.protocol === 'https' || (origin?.protocol === 'https:' && request.headers.host === origin.host);

const nameOf = (name: string, secure: boolean): string => (secure ? `${LOCKED}${name}` : name);
const options = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure } as const);

const read = (request: FastifyRequest, name: string): string | null => request.cookies[`${LOCKED}${name}`] ?? request.cookies[name] ?? null;

/** The token that came with a request. */
export const tokenOf = (request: FastifyRequest): string | null => read(request, SESSION);
export const deviceOf = (request: FastifyRequest): string | null => read(request, DEVICE);

export function giveCookie(request: FastifyRequest, reply: FastifyReply, entrance: Entrance, token: string): void {
  const secure = isSecure(request, entrance);
  reply.setCookie(nameOf(SESSION, secure), token, { ...options(secure), maxAge: TWO_WEEKS });
}

export function takeCookie(request: FastifyRequest, reply: FastifyReply, entrance: Entrance): void {
  const secure = isSecure(request, entrance);
  reply.clearCookie(nameOf(SESSION, secure), options(secure));
}

export function giveDevice(request: FastifyRequest, reply: FastifyReply, entrance: Entrance, device: string): void {
  const secure = isSecure(request, entrance);
  reply.setCookie(nameOf(DEVICE, secure), device, { ...options(secure), maxAge: A_YEAR });
}
