/** Addresses of snapshots and of their restatements. */
import { z } from 'zod';
import {
  approveRestatementSchema, approvedSchema, createSnapshotSchema, createdSchema, publishSnapshotSchema, publishedSchema, restatementsSchema, snapshotEffectSchema, snapshotPreviewSchema, snapshotSchema, snapshotsSchema,
} from '@throughline/contract/rollup/snapshots.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { today } from '../clock.ts';
import { changerOf, readerOf } from '../http/actor.ts';
import { asking } from '../http/asking.ts';
import { answers, bodyOf, listOf } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import { findOrganisation } from '../people/find-organisation.ts';
import { approveRestatement } from './actions/approve-restatement.ts';
import { createSnapshot } from './actions/create-snapshot.ts';
import { publishSnapshot } from './actions/publish-snapshot.ts';
import { viewRestatements } from './views/restatements.ts';
import { viewSnapshotEffect } from './views/snapshot-effect.ts';
import { viewSnapshot, viewSnapshotPreview, viewSnapshots } from './views/snapshots.ts';

const of = z.strictObject({ organisation: z.string().optional(), lang: z.string().optional() });
const preview = of.extend({ asOf: z.string().optional() });
const effect = of.extend({ project: z.string(), period: z.string() });
const page = of.extend({ place: z.string().optional(), period: z.string().optional() });
const many = z.union([z.string(), z.array(z.string())]).optional();
const restatements = of.extend({
  with: z.string().optional(), asOf: z.string().optional(), among: z.string().optional(), indicator: many, place: many, period: many,
  from: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(0).max(5000).default(500),
});
type One = { Params: { id: string } };

export function routesOfSnapshots(api: FastifyInstance, serving: Serving): void {
  const { appPool } = serving.store;
  const changing = async (request: FastifyRequest) => ({ actor: changerOf(request), pool: appPool, org: await findOrganisation(appPool, (request.query as z.infer<typeof of>).organisation) });
  api.get('/snapshots', answers('snapshots', 'Snapshots, the latest first', of, snapshotsSchema), (request) =>
    asking(serving, request, (trx, org) => viewSnapshots(trx, org, readerOf(request))));
  api.get('/snapshots/preview', answers('snapshots', 'What a snapshot of a day would hold, and what is not verified by then', preview, snapshotPreviewSchema), (request) =>
    asking(serving, request, (trx, org) => viewSnapshotPreview(trx, org, readerOf(request), (request.query as z.infer<typeof preview>).asOf ?? today())));
  api.get('/snapshots/effect', answers('snapshots', 'What verifying a report that waits would do to published snapshots', effect, snapshotEffectSchema), (request) => {
    const { project, period } = request.query as z.infer<typeof effect>;
    return asking(serving, request, (trx, org) => viewSnapshotEffect(trx, org, readerOf(request), project, period));
  });
  api.post('/snapshots', answers('snapshots', 'Freeze every figure with its working', of, createdSchema), async (request) => {
    const { name, asOf = today() } = bodyOf(createSnapshotSchema, request.body);
    return createSnapshot(await changing(request), { name, asOf });
  });
  api.get<One>('/snapshots/:id', answers('snapshots', 'One snapshot (throughline-snapshot/1): its head, and its figures of a place and period', page, snapshotSchema), (request) =>
    asking(serving, request, (trx, org) => viewSnapshot(trx, org, readerOf(request), request.params.id, request.query as z.infer<typeof page>)));
  api.post<One>('/snapshots/:id/publication', answers('snapshots', 'Publish a snapshot: from now on it may be cited', of, publishedSchema), async (request) =>
    publishSnapshot(await changing(request), request.params.id, bodyOf(publishSnapshotSchema, request.body ?? {}).reason ?? null));
  api.get<One>('/snapshots/:id/restatements', answers('snapshots', 'What has become of its figures (throughline-restatements/1)', restatements, restatementsSchema), (request) => {
    const { indicator, place, period, ...asked } = request.query as z.infer<typeof restatements>;
    return asking(serving, request, (trx, org) => viewRestatements(trx, org, request.params.id, { ...asked, indicators: listOf(indicator), places: listOf(place), periods: listOf(period) }));
  });
  api.post<One>('/snapshots/:id/restatements', answers('snapshots', 'Answer for restatements, all of a selection or none', of, approvedSchema), async (request) => {
    const { asOf = today(), ...asked } = bodyOf(approveRestatementSchema, request.body);
    return approveRestatement(await changing(request), request.params.id, { ...asked, asOf });
  });
}
