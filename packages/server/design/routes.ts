/** Addresses of the room `design`. */
import { type ProjectsQuestion, projectsQuestionSchema, projectsSchema } from '@throughline/contract/design/projects.ts';
import type { FastifyInstance } from 'fastify';
import { asking } from '../http/asking.ts';
import { answers } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import { viewProjects } from './views/projects.ts';

export function routesOfDesign(api: FastifyInstance, serving: Serving): void {
  api.get('/projects', answers('projects', 'Projects, found by words and facets', projectsQuestionSchema, projectsSchema), (request) =>
    asking(serving, request, (trx, org) => viewProjects(trx, org, request.query as ProjectsQuestion)));
}
