/** `/healthz`: the process lives. `/readyz`: the store answers and can be written to; red, with the problem, when it does not. */
import { problem } from '@throughline/core/ground/problem.ts';
import type { FastifyInstance } from 'fastify';
import { brokenWorldOf } from '../database/broken-world.ts';
import type { OpenDatabase } from '../database/open-database.ts';
import { languageOfRequest, problemDetails } from './problem-details.ts';

/** How long the store may take to answer before it counts as gone. */
const PATIENCE_MS = 3000;

export function probes(app: FastifyInstance, store: OpenDatabase): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { schema: { hide: true } }, async (request, reply) => {
    try {
      await within(PATIENCE_MS, writable(store));
      return { status: 'ready' };
    } catch (error) {
      const known = brokenWorldOf(error) ?? problem('unavailable', 'database-unreachable', 'database', {});
      const body = problemDetails(languageOfRequest(request), [known]);
      return reply.status(503).type('application/problem+json').send(JSON.stringify(body));
    }
  });
}

/** A write that is rolled back finds a full disk and a read-only server as well as a lost one. */
async function writable(store: OpenDatabase): Promise<void> {
  const client = await store.ownerPool.connect();
  let broken: Error | undefined;
  client.once('error', (error: Error) => { broken = error; });
  try {
    await client.query('begin');
    await client.query('create temporary table probe (said text) on commit drop');
    await client.query('insert into probe select repeat(md5(i::text), 64) from generate_series(1, 8) as i');
    await client.query('rollback');
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('timeout exceeded when trying to connect')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
