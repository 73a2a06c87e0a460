/**
 * Who is asking. Reading needs no sign-in; what changes something is done by the actor `local`, only on a loopback address,
 * and only when Host and Origin are this server's own: a page of somebody else's must not be able to post here.
 */
import { type Actor, LOCAL, READER } from '@throughline/core/people/may.ts';
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import type { FastifyRequest } from 'fastify';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOCAL_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?$/;

/** The actor of a request that reads. */
export const readerOf = (request: FastifyRequest): Actor => (isLocal(request) ? LOCAL : READER);

/** The actor of a request that changes something. Refused (forbidden): `change-from-elsewhere`, `host-not-local`, `origin-not-ours`. */
export function changerOf(request: FastifyRequest): Actor {
  const host = request.headers.host ?? '';
  if (!LOOPBACK.has(request.ip)) refuse('change-from-elsewhere', request.ip);
  if (!LOCAL_NAMES.test(host)) refuse('host-not-local', host);
  const { origin } = request.headers;
  if (origin !== undefined && !sameHost(origin, host)) refuse('origin-not-ours', origin);
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') refuse('origin-not-ours', String(site));
  return LOCAL;
}

const isLocal = (request: FastifyRequest): boolean => LOOPBACK.has(request.ip) && LOCAL_NAMES.test(request.headers.host ?? '');

function sameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

function refuse(code: string, found: string): never {
  throw new Refused([problem('forbidden', code, 'request', { found })]);
}
