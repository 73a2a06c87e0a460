/** Addresses of forms: a report as an XLSForm, and answers of it. */
import { doneSchema } from '@throughline/contract/collect/report.ts';
import { filledSchema } from '@throughline/contract/transfer/filled.ts';
import type { FastifyInstance } from 'fastify';
import { type Of, actingOf, addressOf, toldOf } from '../collect/acting-request.ts';
import { readerOf } from '../http/actor.ts';
import { asking } from '../http/asking.ts';
import { languageOfRequest } from '../http/problem-details.ts';
import { answers } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import { takeAnswers } from './actions/take-answers.ts';
import { bytes, of, to, uploaded, workbook } from './filled-routes.ts';
import { formOf, judgeAnswers, xlsFormOf } from './form/report-form.ts';
import { filledOf, lookAt } from './spreadsheet/judge-file.ts';

export function routesOfForms(api: FastifyInstance, serving: Serving): void {
  const at = '/projects/:code/reports/:period/form';
  api.get<Of>(at, bytes('A report as an XLSForm: .xlsx, in six languages'), async (request, reply) => {
    const form = await asking(serving, request as never, async (trx, org) => formOf(trx, org, await readerOf(request), to(request)));
    return workbook(reply, xlsFormOf(form), `${form.id}.xlsx`);
  });
  api.post<Of>(at, answers('reports', 'What answers of a form would change (multipart `file`: CSV, JSON or OpenRosa XML); nothing is written', of, filledSchema), async (request) => {
    const acting = await actingOf(serving, request);
    const { file } = await uploaded(request);
    const looked = await lookAt(acting, to(request), (here) => judgeAnswers(here, acting.actor, file.bytes.toString('utf8')));
    return filledOf(file.name, looked.judged, looked.at, languageOfRequest(request));
  });
  api.post<Of>(`${at}/take`, answers('reports', 'Take answers of a form into the draft (multipart: `choices` as JSON, then `file`; `If-Match`)', of, doneSchema), async (request, reply) => {
    const acting = await actingOf(serving, request);
    const address = addressOf(request);
    return toldOf(request, reply, await takeAnswers(acting, address, await uploaded(request)));
  });
}
