/** Addresses of judging reports: one report with all that stands beside it, what a person owes, verification, comments. */
import { createHash } from 'node:crypto';
import { commentingSchema, correctingSchema, doneSchema, reasonedSchema, reportSchema, returningSchema, settlingSchema } from '@throughline/contract/collect/report.ts';
import { myWorkSchema } from '@throughline/contract/collect/rounds.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Acting, type Addressed, type Done } from '../collect/act.ts';
import { GUARDS, type Of, actingOf, addressOf, toldOf } from '../collect/acting-request.ts';
import { readerOf } from '../http/actor.ts';
import { asking } from '../http/asking.ts';
import { languageOfRequest } from '../http/problem-details.ts';
import { answers, bodyOf, changes } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import { commentCell } from './actions/comment-cell.ts';
import { correctValue } from './actions/correct-value.ts';
import { reopenReport } from './actions/reopen-report.ts';
import { resolveComment } from './actions/resolve-comment.ts';
import { returnReport } from './actions/return-report.ts';
import { verifyReport } from './actions/verify-report.ts';
import { viewMyWork } from './views/my-work.ts';
import { viewReport } from './views/report.ts';

const of = z.strictObject({ organisation: z.string().optional(), lang: z.string().optional() });
const list = of.extend({ limit: z.coerce.number().int().min(1).max(1000).default(100) });

export function routesOfReports(api: FastifyInstance, serving: Serving): void {
  api.get<Of>('/projects/:code/reports/:period', answers('reports', 'One report: its sheet, what is written, who did what', of, reportSchema), (request, reply) =>
    asking(serving, request as never, async (trx, org) => {
      const body = await viewReport(trx, org, await readerOf(request), { project: request.params.code, period: request.params.period, language: languageOfRequest(request) });
      // the version first, so that the tag can be given back in If-Match; then what tells this page from another
      void reply.header('etag', `"${body.version}.${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 16)}"`);
      return body;
    }));
  api.get('/my-work', answers('reports', 'What a person owes, and what happens next', list, myWorkSchema), (request) =>
    asking(serving, request, async (trx, org) => viewMyWork(trx, org, await readerOf(request), (request.query as z.infer<typeof list>).limit)));
  const deed = <Ask>(path: string, summary: string, schema: z.ZodType<Ask>, work: (acting: Acting, to: Addressed, ask: Ask) => Promise<Done>): void => {
    api.post<Of>(`/projects/:code/reports/:period/${path}`, changes('reports', summary, of, schema, doneSchema, GUARDS), async (request, reply) =>
      toldOf(request, reply, await work(await actingOf(serving, request), addressOf(request), bodyOf(schema, request.body))));
  };
  deed('verify', 'Let a report through at its next level', reasonedSchema, verifyReport);
  deed('return', 'Return a report with its reason and comments on cells', returningSchema, returnReport);
  deed('reopen', 'Open a verified report to be written again', reasonedSchema, reopenReport);
  deed('correct', 'Correct one value of a verified report', correctingSchema, correctValue);
  deed('comments', 'Say something of a cell, or answer', commentingSchema, commentCell);
  deed('comments/resolve', 'Settle a thread of comments', settlingSchema, resolveComment);
}
