/**
 * The HTTP face: one Fastify with the house's rules on it (problem details, ETags, compression, a strict content policy), the
 * rooms' routes, and the web app's files with the single page behind every other address.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import etag from '@fastify/etag';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import statics from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import fastify, { type FastifyInstance } from 'fastify';
import { routesOfAssure } from '../assure/routes.ts';
import { routesOfReports } from '../assure/report-routes.ts';
import { routesOfEvidence } from '../collect/evidence-routes.ts';
import { routesOfCollect } from '../collect/routes.ts';
import { routesOfDesign } from '../design/routes.ts';
import { keepingOf } from '../files/settings.ts';
import { routesOfFramework } from '../framework/routes.ts';
import { routesOfEntrance } from '../people/entrance-routes.ts';
import { routesOfPeople } from '../people/routes.ts';
import { routesOfPlan } from '../plan/routes.ts';
import { routesOfRollup } from '../rollup/routes.ts';
import { routesOfSnapshots } from '../rollup/routes-snapshots.ts';
import { routesOfTell } from '../tell/routes.ts';
import { routesOfForms } from '../transfer/form-routes.ts';
import { routesOfFilled } from '../transfer/filled-routes.ts';
import { routesOfTransfer } from '../transfer/routes.ts';
import { knowAskers } from './actor.ts';
import { OPEN } from './entrance.ts';
import { countRequests } from './metrics.ts';
import { answerError } from './problem-details.ts';
import { probes } from './probes.ts';
import type { Serving } from './serving.ts';

const WEB = fileURLToPath(new URL('../../web/dist', import.meta.url));
/** A file brought in by the browser may be this large; the command line takes larger ones. */
export const UPLOAD_BYTES = 512 * 1024 * 1024;

/** Builds the server; the caller listens. `log` false keeps it silent (tests). */
export async function buildServer(given: Omit<Serving, 'entrance' | 'keeping'> & Partial<Serving>, log: boolean): Promise<FastifyInstance> {
  const serving: Serving = { entrance: OPEN, keeping: keepingOf({}, given.store.data), ...given };
  const { proxies } = serving.entrance;
  const app = fastify({ logger: log ? { level: 'warn' } : false, trustProxy: proxies.length === 0 ? false : [...proxies], bodyLimit: 1024 * 1024, routerOptions: { maxParamLength: 500 } });
  app.setErrorHandler(answerError);
  await app.register(helmet, { contentSecurityPolicy: { directives: CONTENT_POLICY }, crossOriginEmbedderPolicy: false, strictTransportSecurity: false });
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await app.register(etag);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: UPLOAD_BYTES, files: 20, fields: 20 } });
  await app.register(swagger, { openapi: OPENAPI, hideUntagged: false });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
  countRequests(app);
  await app.register(async (api) => {
    api.addHook('onSend', async (_request, reply) => { if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache'); });
    knowAskers(api, serving);
    api.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
    routesOfEntrance(api, serving);
    routesOfPeople(api, serving);
    routesOfFramework(api);
    routesOfDesign(api, serving);
    routesOfPlan(api, serving);
    routesOfCollect(api, serving);
    routesOfEvidence(api, serving);
    routesOfFilled(api, serving);
    routesOfForms(api, serving);
    routesOfReports(api, serving);
    routesOfAssure(api, serving);
    routesOfRollup(api, serving);
    routesOfSnapshots(api, serving);
    routesOfTell(api, serving);
    routesOfTransfer(api, serving);
  }, { prefix: '/api/v1' });
  probes(app, serving.store);
  await serveWeb(app);
  return app;
}

async function serveWeb(app: FastifyInstance): Promise<void> {
  const built = existsSync(`${WEB}/index.html`);
  if (built) await app.register(statics, { root: WEB, wildcard: false, preCompressed: true, setHeaders: cacheForever });
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0]!;
    // an address may hold a dot (an indicator's code): what asks for a page gets the page, what asks for a file does not
    const page = !path.includes('.') || (request.headers.accept ?? '').includes('text/html');
    if (built && request.method === 'GET' && !path.startsWith('/api/') && page) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    throw new Refused([missing('address-unknown', path, { found: path })]);
  });
}

/** Files whose name holds a hash of their content never change. */
function cacheForever(reply: { header?(name: string, value: string): unknown; setHeader?(name: string, value: string): unknown }, path: string): void {
  const value = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  (reply.setHeader ?? reply.header)?.call(reply, 'cache-control', value);
}

/** No script, style, frame, font or call from anywhere else, and none written into the page. */
const CONTENT_POLICY = {
  defaultSrc: [`'self'`],
  scriptSrc: [`'self'`],
  styleSrc: [`'self'`],
  imgSrc: [`'self'`, 'data:', 'blob:'],
  fontSrc: [`'self'`],
  connectSrc: [`'self'`],
  objectSrc: [`'none'`],
  baseUri: [`'none'`],
  frameAncestors: [`'none'`],
  formAction: [`'self'`],
  upgradeInsecureRequests: null,
};

const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Throughline',
    version: '1',
    description: 'Figures with their working, and the records behind them. Errors are problem details (RFC 9457) with `code` and `problems[]`.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
};
