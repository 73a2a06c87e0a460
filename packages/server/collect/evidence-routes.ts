/** Addresses of evidence: files and links of a report's values. */
import { aboutSchema, evidenceOfReportSchema, evidenceSchema, linkSchema, tyingSchema, withdrawingSchema } from '@throughline/contract/collect/evidence.ts';
import { type About, faultsOfLink } from '@throughline/core/collect/evidence.ts';
import { Refused, invalid, missing, problem } from '@throughline/core/ground/problem.ts';
import { cleanTitle } from '@throughline/core/collect/file-name.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { giveOut } from '../files/give-out.ts';
import { takeIn } from '../files/take-in.ts';
import { readerOf } from '../http/actor.ts';
import { asking } from '../http/asking.ts';
import { answers, bodyOf, changes } from '../http/schema.ts';
import { bytesSent, fieldSent, sentFile } from '../http/sent-file.ts';
import type { Serving } from '../http/serving.ts';
import { type Of, actingOf } from './acting-request.ts';
import { addEvidence, verb as ADD } from './actions/add-evidence.ts';
import { tieEvidence } from './actions/tie-evidence.ts';
import { withdrawEvidence } from './actions/withdraw-evidence.ts';
import { mayAdd } from './evidence-frame.ts';
import { findFile, viewEvidence } from './views/evidence.ts';

const of = z.strictObject({ organisation: z.string().optional(), lang: z.string().optional() });
const list = of.extend({ submission: z.coerce.number().int().min(1).optional(), indicator: z.string().optional() });
type OfPiece = { Params: { code: string; period: string; number: string } };
type Posted<Schema extends z.ZodType> = z.ZodType<z.output<Schema>>;

export function routesOfEvidence(api: FastifyInstance, serving: Serving): void {
  const { keeping } = serving;
  const at = '/projects/:code/reports/:period/evidence';
  const to = ({ params: { code, period } }: FastifyRequest<Of>) => ({ project: code, period });
  api.get<Of>(at, answers('evidence', 'What supports the values of a report', list, evidenceOfReportSchema), (request) => asking(serving, request, async (trx, org) => {
    const { submission = null, indicator = null } = request.query as z.infer<typeof list>;
    return viewEvidence(trx, org, await readerOf(request), { ...to(request), submission, indicator }, keeping);
  }));
  api.post<Of>(at, answers('evidence', 'Add a file to values (multipart: `about` as JSON, then `file`)', of, evidenceSchema), (request) => takeFile(serving, request));
  api.post<Of>(`${at}/links`, changes('evidence', 'Add a link to values', of, linkSchema, evidenceSchema), async (request) => {
    const { url, name, ...about } = bodyOf(linkSchema as Posted<typeof linkSchema>, request.body);
    const faults = faultsOfLink(url, URL.canParse(url) ? new URL(url) : null);
    if (faults.length > 0) throw new Refused(faults);
    return addEvidence(await actingOf(serving, request), to(request), keeping.limits, { about, piece: { name: cleanTitle(name ?? '') ?? new URL(url).host, url: new URL(url).href } });
  });
  api.post<OfPiece>(`${at}/:number/values`, changes('evidence', 'Let a document support more values', of, tyingSchema, evidenceSchema), async (request) =>
    tieEvidence(await actingOf(serving, request), to(request), keeping.limits, { number: numberOf(request), ...bodyOf(tyingSchema as Posted<typeof tyingSchema>, request.body) }));
  api.post<OfPiece>(`${at}/:number/withdrawal`, changes('evidence', 'Take evidence away from values of a report that is being written', of, withdrawingSchema, evidenceSchema), async (request) =>
    withdrawEvidence(await actingOf(serving, request), to(request), keeping.limits, { number: numberOf(request), ...bodyOf(withdrawingSchema as Posted<typeof withdrawingSchema>, request.body) }));
  api.get<{ Params: { code: string; number: string } }>('/projects/:code/evidence/:number/file', {
    schema: { tags: ['evidence'], summary: 'The bytes of a file of evidence, as an attachment', querystring: { type: 'object', properties: { organisation: { type: 'string' }, lang: { type: 'string' } }, additionalProperties: false } },
  }, async (request, reply) => {
    const { code: project, number } = request.params;
    const file = await asking(serving, request, async (trx, org) => findFile(trx, org, await readerOf(request), { project, number }));
    const bytes = await keeping.storage.open(file.sha256);
    if (bytes === null) throw new Refused([missing('evidence-file-missing', 'evidence', { found: file.sha256 })]);
    return giveOut(reply, { name: file.name, type: file.media_type!, hash: file.sha256 }, bytes);
  });
}

const numberOf = ({ params: { number } }: FastifyRequest<OfPiece>): number => (/^[1-9][0-9]{0,14}$/.test(number) ? Number(number) : 0);

/** Refused besides: `upload-not-multipart`, `upload-without-file`, `evidence-about-missing`, `evidence-too-large` (invalid). */
async function takeFile(serving: Serving, request: FastifyRequest<Of>) {
  const { keeping } = serving;
  const acting = await actingOf(serving, request);
  const to = { project: request.params.code, period: request.params.period };
  await mayAdd(acting, ADD, to);
  const part = await sentFile(request, { file: keeping.limits.bytes, field: 100_000 });
  const { keepMetadata, ...about } = aboutOf(fieldSent(part, 'about') ?? '');
  const tooLarge = problem('invalid', 'evidence-too-large', 'file', { accepted: `<= ${keeping.limits.bytes / (1024 * 1024)} MB` });
  const piece = await takeIn(keeping, { bytes: await bytesSent(part, tooLarge), name: part.filename, keepMetadata });
  return addEvidence(acting, to, keeping.limits, { about, piece });
}

/** Stands before the file, so that what is not wanted is not read. */
function aboutOf(text: string): About & { keepMetadata: boolean } {
  let held: unknown;
  try {
    held = JSON.parse(text);
  } catch {
    throw new Refused([invalid('evidence-about-missing', 'about', { found: text.slice(0, 40), accepted: '{"kind", "values"}' })]);
  }
  return bodyOf(aboutSchema as Posted<typeof aboutSchema>, held);
}
