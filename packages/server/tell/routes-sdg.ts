/** Addresses of the Sustainable Development Goals. */
import { z } from 'zod';
import { sdgPageSchema, sdgsSchema } from '@throughline/contract/tell/sdg.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { today } from '../clock.ts';
import type { Trx } from '../database/scope.ts';
import { asking } from '../http/asking.ts';
import { answers } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { refuseQuestion } from '../rollup/refuse-question.ts';
import { viewSdg } from './views/sdg.ts';
import { viewSdgs } from './views/sdgs.ts';

const of = z.strictObject({ organisation: z.string().optional(), lang: z.string().optional(), period: z.string().optional(), asOf: z.string().optional() });
const listed = of.extend({ place: z.string().default('organisation') });

export function routesOfSdg(api: FastifyInstance, serving: Serving): void {
  api.get('/sdgs', answers('tell', 'The seventeen goals: projects, indicators and shares of money', listed, sdgsSchema), (request) =>
    asking(serving, request, async (trx, org) => viewSdgs(trx, org, await asked(trx, org, request, (request.query as z.infer<typeof listed>).place))));
  api.get<{ Params: { code: string } }>('/sdgs/:code', answers('tell', 'One goal or target: figures, projects, countries, context', of, sdgPageSchema), (request) =>
    asking(serving, request, async (trx, org) => viewSdg(trx, org, request.params.code, await asked(trx, org, request, `sdg:${request.params.code}`))));
}

async function asked(trx: Trx, org: HeldOrganisation, request: FastifyRequest, place: string) {
  const { period, asOf = today() } = request.query as z.infer<typeof of>;
  await refuseQuestion(trx, org, { indicators: [], places: [place], periods: period === undefined ? [] : [period], asOf });
  return { place, period, asOf };
}
