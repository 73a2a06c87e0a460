/** Addresses of the trail. */
import { Readable } from 'node:stream';
import { trailSchema, trailStateSchema } from '@throughline/contract/assure/trail.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { streamInScope } from '../database/scope.ts';
import { refuseUnless } from '../frame/refuse-unless.ts';
import { changerOf, readerOf } from '../http/actor.ts';
import { asking } from '../http/asking.ts';
import { languageOfRequest } from '../http/problem-details.ts';
import { answers } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import { findOrganisation } from '../people/find-organisation.ts';
import { trailCsv, trailJson } from './export-trail.ts';
import { askedOf } from './trail-asked.ts';
import { Verifying } from './verifying.ts';
import { refuseUnlessReads } from './trail-scope.ts';
import { viewTrail, viewTrailState } from './views/trail.ts';

const of = z.strictObject({ organisation: z.string().optional(), lang: z.string().optional() });
const filters = of.extend({
  project: z.string().optional(), actor: z.string().optional(), verb: z.string().optional(), from: z.string().optional(), to: z.string().optional(), find: z.string().max(200).optional(),
});
const standing = of.extend({ project: z.string().optional() });
const page = filters.extend({ before: z.string().optional(), limit: z.coerce.number().int().min(1).max(500).default(50) });

export function routesOfTrail(api: FastifyInstance, serving: Serving): void {
  const verifying = new Verifying(serving.store.ownerPool);
  const state = (request: FastifyRequest) => asking(serving, request, (trx, org) => viewTrailState(trx, org, readerOf(request), { project: (request.query as z.infer<typeof standing>).project, verification: verifying.of(org.orgId, languageOfRequest(request)) }));
  api.get('/trail', answers('assure', 'Who did what, last first', page, trailSchema), (request) =>
    asking(serving, request, (trx, org) => viewTrail(trx, org, readerOf(request), request.query as z.infer<typeof page>)));
  api.get('/trail/state', answers('assure', 'What there is of the trail, its last seal, and what the last look at all of it found', standing, trailStateSchema), state);
  api.post('/trail/verification', answers('assure', 'Look at the whole trail; the answer says how far that has come', standing, trailStateSchema), async (request) => {
    const actor = changerOf(request);
    await asking(serving, request, (trx, org) => refuseUnlessReads(trx, org, actor, (request.query as z.infer<typeof standing>).project));
    verifying.begin();
    return state(request);
  });
  taking(api, serving);
}

/** Streams; a reader that goes away ends the transaction. What is wrong with the question is said before the first line. */
function taking(api: FastifyInstance, { store }: Serving): void {
  for (const [ending, type, write] of [['csv', 'text/csv; charset=utf-8', trailCsv], ['json', 'application/json; charset=utf-8', trailJson]] as const) {
    const { schema, ...rest } = answers('assure', `The trail as ${ending}, chain by chain, with all that is hashed`, filters, z.unknown());
    api.get(`/export/trail.${ending}`, { ...rest, schema: { ...schema, response: undefined } }, async (request, reply) => {
      const asked = request.query as z.infer<typeof filters>;
      const org = await findOrganisation(store.appPool, asked.organisation);
      const actor = readerOf(request);
      refuseUnless(actor, 'trail.export', { organisation: org.code });
      askedOf([org.orgId], asked);
      reply.header('content-type', type).header('content-disposition', `attachment; filename="trail.${ending}"`);
      return reply.send(Readable.from(streamInScope(store.appPool, [org.orgId], (trx) => write(trx, org, actor, asked))));
    });
  }
}
