/** Addresses of what is filled in elsewhere: the template, what comes back of it, what was taken and is undone. */
import { choicesSchema, filledSchema, takingsSchema, undoingSchema } from '@throughline/contract/transfer/filled.ts';
import { doneSchema } from '@throughline/contract/collect/report.ts';
import { Refused, invalid, missing, problem } from '@throughline/core/ground/problem.ts';
import { may } from '@throughline/core/people/may.ts';
import { LIMITS } from '@throughline/exchange/sheet/zip.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { viewReport } from '../assure/views/report.ts';
import { now, today } from '../clock.ts';
import { GUARDS, type Of, actingOf, addressOf, toldOf } from '../collect/acting-request.ts';
import { findProject, periodNamed } from '../collect/find-period.ts';
import { scopeOf } from '../collect/scope.ts';
import * as sql from '../collect/taking-queries.ts';
import { see } from '../database/scope.ts';
import { attachment } from '../files/give-out.ts';
import { readerOf } from '../http/actor.ts';
import { asking } from '../http/asking.ts';
import { languageOfRequest } from '../http/problem-details.ts';
import { answers, bodyOf, changes } from '../http/schema.ts';
import { bytesSent, fieldSent, sentFile } from '../http/sent-file.ts';
import type { Serving } from '../http/serving.ts';
import { takeSpreadsheet } from './actions/take-spreadsheet.ts';
import { undoTaking } from './actions/undo-taking.ts';
import { type UploadedFile, filledOf, judgeFile, lookAt, marked, readFile } from './spreadsheet/judge-file.ts';
import { templateOf } from './spreadsheet/make-template.ts';

export const of = z.strictObject({ organisation: z.string().optional(), lang: z.string().optional() });
const QUESTION = { type: 'object', properties: { organisation: { type: 'string' }, lang: { type: 'string' } }, additionalProperties: false } as const;
export const bytes = (summary: string) => ({ schema: { tags: ['reports'], summary, querystring: QUESTION } });
export const to = ({ params: { code, period } }: FastifyRequest<Of>) => ({ project: code, period });

export function routesOfFilled(api: FastifyInstance, serving: Serving): void {
  const at = '/projects/:code/reports/:period';
  api.get<Of>(`${at}/spreadsheet`, bytes('The template of a report: .xlsx, in the language asked'), async (request, reply) => {
    const language = languageOfRequest(request);
    const page = await asking(serving, request as never, async (trx, org) => viewReport(trx, org, await readerOf(request), { ...to(request), language }));
    return workbook(reply, templateOf(page, language, now()), `${page.project} ${page.period}.xlsx`);
  });
  api.post<Of>(`${at}/spreadsheet`, answers('reports', 'What a spreadsheet that came back would change, and everything that is wrong with it (multipart `file`); nothing is written', of, filledSchema), async (request) => {
    const acting = await actingOf(serving, request);
    const { file } = await uploaded(request);
    const read = readFile(file);
    const looked = await lookAt(acting, to(request), (here) => judgeFile(here, read));
    return filledOf(file.name, looked.judged, looked.at, languageOfRequest(request));
  });
  api.post<Of>(`${at}/spreadsheet/marked`, bytes('The spreadsheet with a mark on every wrong cell (multipart `file`)'), async (request, reply) => {
    const acting = await actingOf(serving, request);
    const { file } = await uploaded(request);
    const read = readFile(file);
    const { judged } = await lookAt(acting, to(request), (here) => judgeFile(here, read));
    return workbook(reply, marked(read, judged.problems, languageOfRequest(request)), file.name);
  });
  api.post<Of>(`${at}/spreadsheet/take`, { ...answers('reports', 'Take a spreadsheet into the draft (multipart: `choices` as JSON, then `file`; `If-Match`)', of, doneSchema) }, async (request, reply) => {
    const acting = await actingOf(serving, request);
    const address = addressOf(request);
    return toldOf(request, reply, await takeSpreadsheet(acting, address, await uploaded(request)));
  });
  api.get<Of>(`${at}/takings`, answers('reports', 'What was taken from files into a report, latest first', of, takingsSchema), (request) => asking(serving, request as never, async (trx, org) => {
    const span = periodNamed(request.params.period);
    const project = await findProject(trx, org.orgId, request.params.code);
    if (!may(await readerOf(request), 'report.read', scopeOf(org, project), today())) throw new Refused([missing('unknown-report', 'report', { found: request.params.period })]);
    await see(trx, { record_projects: [project.project_id] });
    return { takings: (await trx.query<z.infer<typeof takingsSchema>['takings'][number]>(sql.TAKINGS, [project.project_id, span.first, span.last])).rows };
  }));
  api.post<{ Params: Of['Params'] & { number: string } }>(`${at}/takings/:number/undo`, changes('reports', 'Put the draft back to what it was before something was taken', of, undoingSchema, doneSchema, GUARDS), async (request, reply) =>
    toldOf(request, reply, await undoTaking(await actingOf(serving, request), addressOf(request as never), /^[1-9][0-9]{0,8}$/.test(request.params.number) ? Number(request.params.number) : 0)));
}

export function workbook(reply: FastifyReply, body: Buffer, name: string): FastifyReply {
  return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').headers({
    'content-disposition': attachment(name), 'x-content-type-options': 'nosniff', 'content-security-policy': `default-src 'none'; sandbox`, 'cache-control': 'private, no-store',
  }).send(body);
}

/** Refused (invalid): `upload-not-multipart`, `upload-without-file`, `spreadsheet-too-large`. */
export async function uploaded(request: FastifyRequest): Promise<{ file: UploadedFile; choices: z.infer<typeof choicesSchema> }> {
  const part = await sentFile(request, { file: LIMITS.bytes, field: 500_000 });
  const bytes = await bytesSent(part, problem('invalid', 'spreadsheet-too-large', 'file', { accepted: `<= ${LIMITS.bytes}` }));
  return { file: { name: part.filename.slice(0, 200), bytes }, choices: choicesOf(fieldSent(part, 'choices')) };
}

function choicesOf(text: string | null): z.infer<typeof choicesSchema> {
  if (text === null) return {};
  let held: unknown;
  try {
    held = JSON.parse(text);
  } catch {
    throw new Refused([invalid('question-not-understood', 'choices', { found: text.slice(0, 40) })]);
  }
  return bodyOf(choicesSchema as z.ZodType<z.infer<typeof choicesSchema>>, held);
}
