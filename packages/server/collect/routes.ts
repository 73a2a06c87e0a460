/** Addresses of the room `collect`: writing a report and sending it in, reporting rounds. */
import { doneSchema, reasonedSchema, submittingSchema, typingSchema } from '@throughline/contract/collect/report.ts';
import { roundAskedSchema, roundClosingSchema, roundDoneSchema, roundsSchema } from '@throughline/contract/collect/rounds.ts';
import { Refused, invalid } from '@throughline/core/ground/problem.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readerOf } from '../http/actor.ts';
import { asking } from '../http/asking.ts';
import { answers, bodyOf, changes } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import { closeRound } from './actions/close-round.ts';
import { openRound } from './actions/open-round.ts';
import { saveDraft } from './actions/save-draft.ts';
import { submitReport } from './actions/submit-report.ts';
import { withdrawReport } from './actions/withdraw-report.ts';
import { GUARDS, type Of, actingOf, addressOf, toldOf } from './acting-request.ts';
import { viewRounds } from './views/rounds.ts';

const of = z.strictObject({ organisation: z.string().optional(), lang: z.string().optional() });

export function routesOfCollect(api: FastifyInstance, serving: Serving): void {
  api.put<Of>('/projects/:code/reports/:period/draft', changes('reports', 'Save what is typed of a report', of, typingSchema, doneSchema, GUARDS), async (request, reply) =>
    toldOf(request, reply, await saveDraft(await actingOf(serving, request), addressOf(request), bodyOf(typingSchema, request.body))));
  api.post<Of>('/projects/:code/reports/:period/submit', changes('reports', 'Send a report in', of, submittingSchema, doneSchema, GUARDS), async (request, reply) =>
    toldOf(request, reply, await submitReport(await actingOf(serving, request), addressOf(request), bodyOf(submittingSchema, request.body))));
  api.post<Of>('/projects/:code/reports/:period/withdraw', changes('reports', 'Take a report back, or give up a reopening', of, reasonedSchema, doneSchema, GUARDS), async (request, reply) =>
    toldOf(request, reply, await withdrawReport(await actingOf(serving, request), addressOf(request), bodyOf(reasonedSchema, request.body))));
  api.get('/rounds', answers('reports', 'Reporting rounds and how their reports stand', of, roundsSchema), (request) =>
    asking(serving, request, async (trx, org) => viewRounds(trx, org, await readerOf(request))));
  api.post('/rounds', changes('reports', 'Open a reporting round', of, roundAskedSchema, roundDoneSchema), async (request) =>
    openRound(await actingOf(serving, request), bodyOf(roundAskedSchema as z.ZodType<z.infer<typeof roundAskedSchema>>, request.body)));
  api.post<{ Params: { number: string } }>('/rounds/:number/close', changes('reports', 'Close a reporting round', of, roundClosingSchema, roundDoneSchema), async (request) =>
    closeRound(await actingOf(serving, request), numberOf(request.params.number), bodyOf(roundClosingSchema, request.body)));
}

function numberOf(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Refused([invalid('round-number', 'number', { found: text })]);
  return number;
}
