/** Refusals on the wire: RFC 9457 bodies. The only place that knows status numbers. */
import type { ProblemBody, ProblemDetails } from '@throughline/contract/ground/problem.ts';
import { type Problem, type ProblemKind, Refused, problem } from '@throughline/core/ground/problem.ts';
import type { Language } from '@throughline/core/ground/words.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { BrokenWorld, asBrokenWorld } from '../database/broken-world.ts';
import { languageOf, say, sayProblem } from '../words/say.ts';

const STATUS: Readonly<Record<ProblemKind, number>> = { invalid: 400, forbidden: 403, missing: 404, conflict: 409, closed: 409, unavailable: 503 };

/**
 * Codes that have a number of their own: who is not known (401), who looked at an older state than stands, or at
 * none (412, 428: RFC 9110, If-Match, and RFC 6585), too large (413), too soon (429).
 */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  'sign-in-refused': 401, 'second-factor-needed': 401, 'sign-in-needed': 401, 'key-not-accepted': 401, 'upload-too-large': 413, 'evidence-too-large': 413, 'spreadsheet-too-large': 413, 'try-again-later': 429,
  'report-changed-meanwhile': 412, 'version-missing': 428,
};

/** A problem as the API and the import document list it. */
export const problemBody = (language: Language, one: Problem): ProblemBody => ({
  severity: one.severity ?? 'error',
  code: one.code,
  at: one.at,
  ...(one.line === undefined ? {} : { line: one.line }),
  ...(one.found === undefined ? {} : { found: one.found }),
  ...(one.accepted === undefined ? {} : { accepted: one.accepted }),
  text: sayProblem(language, one),
});

/** The body of a refusal; the first problem gives status and code. */
export function problemDetails(language: Language, problems: readonly Problem[]): ProblemDetails {
  const first = problems[0]!;
  const kind = first.kind ?? 'invalid';
  return {
    type: `urn:throughline:problem:${first.code}`,
    title: say(language, `problem.kind.${kind}`),
    status: STATUS_OF_CODE[first.code] ?? STATUS[kind],
    code: first.code,
    problems: problems.map((one) => problemBody(language, one)),
    ...(first.data['current'] === undefined ? {} : { current: first.data['current'] }),
  };
}

/** The language a request is answered in: `lang=`, else `Accept-Language`. */
export const languageOfRequest = (request: FastifyRequest): Language =>
  languageOf((request.query as { lang?: string } | undefined)?.lang ?? request.headers['accept-language']);

/** Fastify's error handler: every failure leaves as problem details, and only unexpected ones are logged. */
export async function answerError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const problems = problemsOf(error, request);
  const body = problemDetails(languageOfRequest(request), problems);
  if (body.status >= 500) request.log.error({ code: body.code, err: error }, 'refused');
  const wait = problems[0]!.data['seconds'];
  if (body.status === 429 && wait !== undefined) reply.header('retry-after', String(wait));
  await reply.status(body.status).header('content-type', 'application/problem+json').header('cache-control', 'no-store').send(JSON.stringify(body));
}

function problemsOf(error: FastifyError | Error, request: FastifyRequest): readonly Problem[] {
  if (error instanceof Refused) return error.problems;
  if (error instanceof BrokenWorld) return error.problems;
  const status = (error as FastifyError).statusCode;
  const code = (error as FastifyError).code;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') return [problem('invalid', 'upload-too-large', request.url, {})];
  if (status !== undefined && status >= 400 && status < 500) return [problem('invalid', 'request-not-understood', request.url.split('?')[0]!, { found: error.message })];
  const broken = asBrokenWorld(error);
  return broken instanceof BrokenWorld ? broken.problems : [problem('unavailable', 'unexpected', request.url.split('?')[0]!, {})];
}

