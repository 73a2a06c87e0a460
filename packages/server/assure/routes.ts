/** Addresses of the room `assure`: the workbench of retroactive mapping, and the trail. */
import { z } from 'zod';
import { confirmQuestionSchema, confirmedSchema, mappingSchema } from '@throughline/contract/assure/mapping.ts';
import { Refused, invalid } from '@throughline/core/ground/problem.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { changerOf, readerOf } from '../http/actor.ts';
import { asking } from '../http/asking.ts';
import { answers, bodyOf } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import { findOrganisation } from '../people/find-organisation.ts';
import { confirmMapping } from './actions/confirm-mapping.ts';
import { undoMapping } from './actions/undo-mapping.ts';
import { routesOfTrail } from './trail-routes.ts';
import { viewMapping } from './views/mapping.ts';

const of = z.strictObject({ organisation: z.string().optional(), lang: z.string().optional() });
const list = of.extend({ state: z.string().optional(), find: z.string().optional(), limit: z.coerce.number().int().min(1).max(1000).default(200) });

export function routesOfAssure(api: FastifyInstance, serving: Serving): void {
  const { store } = serving;
  const changing = async (request: FastifyRequest) =>
    ({ actor: changerOf(request), pool: store.appPool, org: await findOrganisation(store.appPool, (request.query as z.infer<typeof of>).organisation) });
  api.get('/mapping', answers('assure', 'Old values and imported indicators beside what they may stand for', list, mappingSchema), (request) =>
    asking(serving, request, (trx, org) => viewMapping(trx, org, readerOf(request), request.query as z.infer<typeof list>)));
  api.post('/mapping/confirmations', answers('assure', 'Confirm or refuse mappings, all of a selection or nothing', of, confirmedSchema), async (request) =>
    confirmMapping(await changing(request), bodyOf(confirmQuestionSchema, request.body)));
  api.post<{ Params: { number: string } }>('/mapping/confirmations/:number/undo', answers('assure', 'Take a confirmation back', of, confirmedSchema), async (request) => {
    const number = Number(request.params.number);
    if (!Number.isSafeInteger(number) || number < 1) throw new Refused([invalid('confirmation-number', 'number', { found: request.params.number })]);
    return undoMapping(await changing(request), number);
  });
  routesOfTrail(api, serving);
}
