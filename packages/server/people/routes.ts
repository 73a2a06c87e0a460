/** Addresses of the room `people`. */
import { z } from 'zod';
import { organisationsSchema } from '@throughline/contract/people/organisation.ts';
import type { FastifyInstance } from 'fastify';
import type { Serving } from '../http/serving.ts';
import { answers } from '../http/schema.ts';
import { viewOrganisations } from './views/organisations.ts';

export function routesOfPeople(api: FastifyInstance, { store }: Serving): void {
  api.get('/organisations', answers('people', 'Who reports in this store', z.strictObject({ lang: z.string().optional() }), organisationsSchema), () => viewOrganisations(store.appPool));
}
