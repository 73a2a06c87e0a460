/** Addresses of the room `framework`. */
import { z } from 'zod';
import { frameworkSchema } from '@throughline/contract/framework/framework.ts';
import type { FastifyInstance } from 'fastify';
import { answers } from '../http/schema.ts';
import { viewFramework } from './views/framework.ts';

export function routesOfFramework(api: FastifyInstance): void {
  api.get<{ Params: { id: string } }>(
    '/frameworks/:id',
    answers('framework', 'Areas, stages, kinds, units and goals of a framework version, in six languages', z.strictObject({ lang: z.string().optional() }), frameworkSchema),
    async (request, reply) => {
      reply.header('cache-control', 'max-age=300');
      return viewFramework(request.params.id);
    },
  );
}
