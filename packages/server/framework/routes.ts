/** Addresses of the room `framework`. */
import { z } from 'zod';
import { frameworkSchema } from '@throughline/contract/framework/framework.ts';
import { wholeFrameworkSchema } from '@throughline/contract/framework/whole.ts';
import type { FastifyInstance } from 'fastify';
import { answers } from '../http/schema.ts';
import { viewFramework } from './views/framework.ts';
import { viewWholeFramework } from './views/whole.ts';

export function routesOfFramework(api: FastifyInstance): void {
  api.get<{ Params: { id: string } }>(
    '/frameworks/:id',
    answers('framework', 'Areas, stages, kinds, units and goals of a framework version, in six languages', z.strictObject({ lang: z.string().optional() }), frameworkSchema),
    async (request, reply) => {
      reply.header('cache-control', 'max-age=300');
      return viewFramework(request.params.id);
    },
  );
  api.get<{ Params: { id: string } }>(
    '/frameworks/:id/whole',
    answers('framework', 'A framework version as a whole: levels, areas, passports, theory of change, actors, dimensions, mappings, versions', z.strictObject({ lang: z.string().optional() }), wholeFrameworkSchema),
    async (request, reply) => {
      reply.header('cache-control', 'max-age=300');
      return viewWholeFramework(request.params.id);
    },
  );
}
