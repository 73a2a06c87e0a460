/**
 * Every question and every change runs in one transaction that says whose rows it may see (`app.orgs`): row-level security
 * is the second wall behind `may`.
 */
import type { Pool, PoolClient } from 'pg';
import { asBrokenWorld } from './broken-world.ts';

/** Organisations by their store ids (bigint as text). */
export type OrgIds = readonly string[];

/** What a use case asks with: a client inside its transaction. */
export type Trx = PoolClient;

/** Deadlock and serialisation failure: the transaction did nothing and may be tried again. */
const AGAIN = new Set(['40P01', '40001']);
const TRIES = 5;

/** Runs `work` in a transaction that sees the rows of `orgs`; rolls back when it throws. Read-only unless `writes`. */
export async function inScope<T>(pool: Pool, orgs: OrgIds, work: (trx: Trx) => Promise<T>, writes = false): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, orgs, work, writes);
    } catch (error) {
      const code = String((error as { code?: unknown }).code);
      if (!AGAIN.has(code) || attempt === TRIES) throw error;
    }
  }
}

/** Sets whose rows the rest of the transaction sees. The ids are whole numbers, checked, so a literal is safe. */
export async function seeOrganisations(trx: Trx, orgs: OrgIds): Promise<void> {
  for (const id of orgs) if (!/^[0-9]+$/.test(id)) throw new RangeError('not an organisation id');
  await trx.query(`set local app.orgs = '{${orgs.join(',')}}'`);
}

/**
 * Pieces made inside one read-only transaction, handed on as they come; a reader that leaves early ends the transaction.
 */
export async function* streamInScope<Piece>(pool: Pool, orgs: OrgIds, work: (trx: Trx) => AsyncIterable<Piece>): AsyncGenerator<Piece> {
  const trx = await pool.connect().catch((error: unknown) => { throw asBrokenWorld(error); });
  let broken: Error | undefined;
  const noticed = (error: Error): void => { broken = error; };
  trx.on('error', noticed);
  try {
    await trx.query('begin isolation level repeatable read read only');
    await seeOrganisations(trx, orgs);
    yield* work(trx);
  } finally {
    await trx.query('rollback').catch(noticed);
    trx.off('error', noticed);
    trx.release(broken);
  }
}

async function once<T>(pool: Pool, orgs: OrgIds, work: (trx: Trx) => Promise<T>, writes: boolean): Promise<T> {
  const trx = await pool.connect().catch((error: unknown) => { throw asBrokenWorld(error); });
  let broken: Error | undefined;
  const noticed = (error: Error): void => { broken = error; };
  trx.on('error', noticed);
  try {
    await trx.query(writes ? 'begin' : 'begin isolation level repeatable read read only');
    await seeOrganisations(trx, orgs);
    const result = await work(trx);
    await trx.query('commit');
    return result;
  } catch (error) {
    await trx.query('rollback').catch((lost: Error) => { broken = lost; });
    throw error;
  } finally {
    trx.off('error', noticed);
    trx.release(broken);
  }
}
