/** Addresses of the room `transfer`: files in, their history, what was not understood, data out. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { importResultSchema, importsSchema, notUnderstoodSchema } from '@throughline/contract/transfer/imports.ts';
import { Refused, invalid } from '@throughline/core/ground/problem.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { inScope, streamInScope } from '../database/scope.ts';
import { changerOf, readerOf } from '../http/actor.ts';
import { asking } from '../http/asking.ts';
import { languageOfRequest, problemBody } from '../http/problem-details.ts';
import { answers } from '../http/schema.ts';
import { mustBeMultipart } from '../http/sent-file.ts';
import type { Serving } from '../http/serving.ts';
import { findOrganisation, listOrganisations } from '../people/find-organisation.ts';
import { type FileToImport, type ImportChoice, importFile } from './actions/import-file.ts';
import { undoImport } from './actions/undo-import.ts';
import { exportCsv } from './export/export-csv.ts';
import { exportPortfolio } from './export/export-portfolio.ts';
import { viewImports } from './views/imports.ts';
import { viewNotUnderstood } from './views/not-understood.ts';

const of = z.strictObject({ organisation: z.string().optional(), lang: z.string().optional() });
const list = of.extend({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(1000).default(100) });
const undone = z.object({ number: z.number() });

export function routesOfTransfer(api: FastifyInstance, serving: Serving): void {
  const { store } = serving;
  api.get('/imports', answers('transfer', 'Files brought in, latest first', list, importsSchema), async (request) => {
    const { organisation, cursor, limit } = request.query as z.infer<typeof list>;
    const held = organisation === undefined ? await listOrganisations(store.appPool) : [await findOrganisation(store.appPool, organisation)];
    return inScope(store.appPool, held.map((one) => one.orgId), (trx) => viewImports(trx, { cursor, limit }));
  });
  api.post('/imports', { ...answers('transfer', 'Bring files in (multipart `file`; fields dryRun, strict, organisation, kind)', of, importResultSchema) }, (request) => bringIn(serving, request));
  api.post<{ Params: { number: string } }>('/imports/:number/undo', answers('transfer', 'Take back what an import brought', of, undone), async (request) => {
    const actor = changerOf(request);
    const number = Number(request.params.number);
    if (!Number.isSafeInteger(number) || number < 1) throw new Refused([invalid('import-number', 'number', { found: request.params.number })]);
    await undoImport({ pool: store.appPool, actor, listeners: serving.listeners }, number);
    return { number };
  });
  api.get('/not-understood', answers('transfer', 'What files say that could not be read as a value', list, notUnderstoodSchema), (request) =>
    asking(serving, request, (trx, org) => viewNotUnderstood(trx, org, languageOfRequest(request), request.query as z.infer<typeof list>)));
  exporting(api, serving);
}

async function bringIn({ store, listeners }: Serving, request: FastifyRequest): Promise<z.infer<typeof importResultSchema>> {
  const actor = changerOf(request);
  mustBeMultipart(request);
  const { files: saved, values } = await request.saveRequestFiles();
  if (saved.length === 0) throw new Refused([invalid('upload-without-file', 'file', {})]);
  const field = (name: string): string | undefined => fieldOf((values as Record<string, unknown>)[name]);
  const choice: ImportChoice = {
    kind: field('kind') ?? null, organisation: field('organisation') || null, dryRun: field('dryRun') === 'true', strict: field('strict') === 'true',
  };
  const files: z.infer<typeof importResultSchema>['files'] = [];
  for (const one of saved) {
    const given: FileToImport = { file: one.filename, open: () => createReadStream(one.filepath) };
    const { file, kind, outcome, counts, problems } = await importFile({ pool: store.appPool, actor, listeners }, given, choice);
    files.push({ file, kind, outcome, counts: { ...counts }, problems: problems.map((each) => problemBody(languageOfRequest(request), each)) });
  }
  return { format: 'throughline-import/1', files };
}

/** A field beside the files: text, or a part that holds it. */
function fieldOf(held: unknown): string | undefined {
  const one: unknown = Array.isArray(held) ? held[0] : held;
  if (typeof one === 'object' && one !== null && 'value' in one) return String(one.value);
  return typeof one === 'string' ? one : undefined;
}

/** Streams; a reader that goes away ends the transaction. */
function exporting(api: FastifyInstance, { store }: Serving): void {
  const formats = {
    portfolio: { type: 'application/json; charset=utf-8', ending: 'portfolio.json', write: exportPortfolio },
    csv: { type: 'text/csv; charset=utf-8', ending: 'csv', write: exportCsv },
  } as const;
  for (const [name, { type, ending, write }] of Object.entries(formats)) {
    api.get(`/export/${name}`, { schema: { tags: ['transfer'], summary: `An organisation's records as ${name}`, querystring: { type: 'object', properties: { organisation: { type: 'string' }, lang: { type: 'string' } }, additionalProperties: false } } }, async (request, reply) => {
      readerOf(request);
      const org = await findOrganisation(store.appPool, (request.query as { organisation?: string }).organisation);
      const file = `${org.code.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.${ending}`;
      reply.header('content-disposition', `attachment; filename="${file}"`).type(type);
      return reply.send(Readable.from(streamInScope(store.appPool, [org.orgId], (trx) => write(trx, org.orgId))));
    });
  }
}
