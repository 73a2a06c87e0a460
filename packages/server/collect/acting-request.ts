/** Who does what to which report, from a request: the version looked at in `If-Match`, the name of the deed in `Idempotency-Key`. */
import { type Problem, Refused, invalid, problem } from '@throughline/core/ground/problem.ts';
import type { Done as DoneBody } from '@throughline/contract/collect/report.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { changerOf } from '../http/actor.ts';
import { languageOfRequest, problemBody } from '../http/problem-details.ts';
import type { Serving } from '../http/serving.ts';
import { findOrganisation } from '../people/find-organisation.ts';
import type { Acting, Addressed, Done } from './act.ts';

export type Of = { Params: { code: string; period: string } };

export const GUARDS = {
  'if-match': 'The version that was looked at, as `version` or `ETag` of the report gave it. Another one stands: 412 with `current`.',
  'idempotency-key': 'A name for this deed, chosen by who sends it. Sent again it has the first answer and does nothing.',
} as const;

export async function actingOf({ store, listeners }: Serving, request: FastifyRequest): Promise<Acting> {
  const actor = await changerOf(request);
  return { actor, pool: store.appPool, listeners, org: await findOrganisation(store.appPool, (request.query as { organisation?: string }).organisation) };
}

/** Refused: `version-missing`, `version-malformed` (invalid). */
export function addressOf(request: FastifyRequest<Of>): Addressed {
  const { code, period } = request.params;
  const key = request.headers['idempotency-key'];
  return { project: code, period, seen: versionSeen(request.headers['if-match']), key: key === undefined ? null : String(key) };
}

/** `"7"`, or the tag of a page, `"7.f0c1…"`: what follows the number is of the page and not of the report. */
function versionSeen(header: string | undefined): number {
  if (header === undefined) refuse(problem('invalid', 'version-missing', 'If-Match', { accepted: '"1"' }));
  const found = /^(?:W\/)?"?([0-9]{1,15})(?:\.[^"]*)?"?$/.exec(header);
  return found === null ? refuse(invalid('version-malformed', 'If-Match', { found: header.slice(0, 40), accepted: '"1"' })) : Number(found[1]);
}

function refuse(one: Problem): never {
  throw new Refused([one]);
}

export function toldOf(request: FastifyRequest, reply: FastifyReply, done: Done): DoneBody {
  const language = languageOfRequest(request);
  void reply.header('etag', `"${done.version}"`);
  return { ...done, comments: [...done.comments], standing: done.standing as DoneBody['standing'], problems: done.problems.map((one) => problemBody(language, one)) };
}
