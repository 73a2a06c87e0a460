/** To the organisation's own sign-in and back. What is kept between is in a cookie that only these two addresses get. */
import { Refused } from '@throughline/core/ground/problem.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { baseOf } from '../http/actor.ts';
import { giveCookie } from '../http/cookies.ts';
import type { Entrance, OpenId } from '../http/entrance.ts';
import type { Serving } from '../http/serving.ts';
import { enterOpenId } from './actions/enter-openid.ts';
import { type Going, comeBack, goThere } from './openid.ts';
import type { Visitor } from './sessions.ts';

const COOKIE = 'throughline-openid';
const PATH = '/api/v1/openid';
const MINUTES = 10;

const redirectOf = (request: FastifyRequest, entrance: Entrance): string => `${baseOf(request, entrance)}${PATH}/callback`;
const options = (secure: boolean) => ({ path: PATH, httpOnly: true, sameSite: 'lax', secure } as const);

export function openIdRoutes(api: FastifyInstance, serving: Serving, set: OpenId, visitorOf: (request: FastifyRequest) => Visitor): void {
  const { entrance, store } = serving;
  const secure = (request: FastifyRequest): boolean => request.protocol === 'https' || entrance.origin?.protocol === 'https:';
  api.get('/openid/start', { schema: { tags: ['entrance'], summary: 'To the organisation’s own sign-in' } }, async (request, reply) => {
    try {
      const { address, going } = await goThere(set, redirectOf(request, entrance), pathOf((request.query as { back?: unknown }).back));
      reply.setCookie(COOKIE, Buffer.from(JSON.stringify(going)).toString('base64url'), { ...options(secure(request)), maxAge: MINUTES * 60 });
      return await reply.redirect(address);
    } catch (error) {
      return toSignIn(reply, error);
    }
  });
  api.get('/openid/callback', { schema: { tags: ['entrance'], summary: 'Back from the organisation’s own sign-in' } }, async (request, reply) => {
    const going = goingOf(request.cookies[COOKIE]);
    reply.clearCookie(COOKIE, options(secure(request)));
    try {
      const known = await comeBack(set, new URL(`${redirectOf(request, entrance)}?${request.url.split('?')[1] ?? ''}`), going);
      const { token } = await enterOpenId(store.appPool, set, known, visitorOf(request));
      giveCookie(request, reply, entrance, token);
      return await reply.redirect(going.back);
    } catch (error) {
      return toSignIn(reply, error);
    }
  });
}

/** A refusal is told by the page of signing in: whoever comes from another site sees no bare problem. */
function toSignIn(reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof Refused)) throw error;
  return reply.redirect(`/sign-in?refused=${encodeURIComponent(error.problems[0]!.code)}`);
}

/** A page of this server and of no other. */
const pathOf = (back: unknown): string => (typeof back === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(back) ? back : '/');

/** Nothing kept, or something else: whatever comes back then does not fit. */
function goingOf(kept: string | undefined): Going {
  try {
    const { state, nonce, verifier, back } = JSON.parse(Buffer.from(kept ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
    if ([state, nonce, verifier].every((one) => typeof one === 'string' && one !== '')) return { state, nonce, verifier, back: pathOf(back) } as Going;
  } catch {
    // falls through to a state that nothing matches
  }
  return { state: 'none', nonce: 'none', verifier: 'none', back: '/' };
}
