/** Addresses of one project's page, a section each. */
import type { z } from 'zod';
import {
  gridQuestionSchema, plainQuestionSchema, projectAboutSchema, projectGridSchema, projectMoneySchema, projectPageSchema, projectQuestionSchema,
  projectRecordSchema, projectReportsSchema, projectSourcesSchema, projectsLikeSchema, recordQuestionSchema,
} from '@throughline/contract/tell/project.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { today } from '../clock.ts';
import type { Trx } from '../database/scope.ts';
import { asking as askingOf } from '../http/asking.ts';
import { languageOfRequest } from '../http/problem-details.ts';
import { answers } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { refuseQuestion } from '../rollup/refuse-question.ts';
import { projectsLike } from './find-project.ts';
import { viewProject } from './views/project.ts';
import { viewProjectAbout } from './views/project-about.ts';
import { viewProjectGrid } from './views/project-grid.ts';
import { viewProjectMoney } from './views/project-money.ts';
import { viewProjectRecord } from './views/project-record.ts';
import { viewProjectReports } from './views/project-reports.ts';
import { viewProjectSources } from './views/project-sources.ts';

type Of = { Params: { code: string } };
type Asked = FastifyRequest<Of>;

export function routesOfProject(api: FastifyInstance, serving: Serving): void {
  const asking = <T>(request: Asked, work: (trx: Trx, org: HeldOrganisation) => Promise<T>): Promise<T> => askingOf(serving, request as never, work);
  /** As known on a day; a malformed one is refused. */
  const known = <T>(request: Asked, work: (trx: Trx, org: HeldOrganisation, asOf: string) => Promise<T>): Promise<T> => asking(request, async (trx, org) => {
    const asOf = (request.query as { asOf?: string }).asOf ?? today();
    await refuseQuestion(trx, org, { indicators: [], places: [], periods: [], asOf });
    return work(trx, org, asOf);
  });
  const route = (path: string, summary: string, question: z.ZodType, answer: z.ZodType, work: (request: Asked) => Promise<unknown>) =>
    void api.get<Of>(path, answers('projects', summary, question, answer), work);
  route('/projects/:code', 'One project: design, chain of results, indicators', projectQuestionSchema, projectPageSchema, (request) =>
    known(request, (trx, org, asOf) => viewProject(trx, org, request.params.code, asOf)));
  route('/projects/:code/grid', 'Its indicators by periods, with what became of each report', gridQuestionSchema, projectGridSchema, (request) =>
    known(request, (trx, org, asOf) => viewProjectGrid(trx, org, request.params.code, { asOf, by: (request.query as z.infer<typeof gridQuestionSchema>).by })));
  route('/projects/:code/reports', 'Its reports with versions and corrections', projectQuestionSchema, projectReportsSchema, (request) =>
    known(request, (trx, org, asOf) => viewProjectReports(trx, org, request.params.code, asOf)));
  route('/projects/:code/record', 'One submission of a report with all that it says', recordQuestionSchema, projectRecordSchema, (request) =>
    known(request, (trx, org, asOf) => viewProjectRecord(trx, org, request.params.code, { ...(request.query as z.infer<typeof recordQuestionSchema>), asOf } as never)));
  route('/projects/:code/money', 'Its budget, shares, and the money of its source', projectQuestionSchema, projectMoneySchema, (request) =>
    known(request, (trx, org, asOf) => viewProjectMoney(trx, org, request.params.code, asOf)));
  route('/projects/:code/about', 'What a publisher says of it beside results and money', plainQuestionSchema, projectAboutSchema, (request) =>
    asking(request, (trx, org) => viewProjectAbout(trx, org, request.params.code)));
  route('/projects/:code/sources', 'Where its values came from, and what was not understood', plainQuestionSchema, projectSourcesSchema, (request) =>
    asking(request, (trx, org) => viewProjectSources(trx, org, request.params.code, languageOfRequest(request as never))));
  route('/projects-like/:code', 'Projects with a code or title like it', plainQuestionSchema, projectsLikeSchema, (request) =>
    asking(request, async (trx, org) => ({ projects: await projectsLike(trx, org, request.params.code) })));
}
