/**
 * Every question and every change runs in one transaction that says whose rows it may see (settings, policies.ts): row-level
 * security is the second wall behind `may`.
 */
import { escapeLiteral } from 'pg';
import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import { asBrokenWorld } from './broken-world.ts';
import { SETTINGS, type Setting } from './policies.ts';

/** Organisations by their store ids (bigint as text). */
export type OrgIds = readonly string[];

/** What a use case asks with: a client inside its transaction. */
export type Trx = PoolClient;

/** Deadlock and serialisation failure: the transaction did nothing and may be tried again. */
const AGAIN = new Set(['40P01', '40001']);
const TRIES = 5;

/** Whose rows a transaction sees (policies.ts): what is left out sees nothing. Ids are whole numbers as text. */
export type Sight = { readonly [name in Setting]?: (typeof SETTINGS)[name] extends `${string}[]` ? readonly string[] : (typeof SETTINGS)[name] extends 'boolean' ? boolean : string };

/** Runs `work` in a transaction that sees the rows of `orgs`; rolls back when it throws. Read-only unless `writes`. */
export function inScope<T>(pool: Pool, orgs: OrgIds, work: (trx: Trx) => Promise<T>, writes = false): Promise<T> {
  return inSight(pool, { orgs }, work, writes);
}

/** The same with all that a transaction may be told of whom it works for. */
export async function inSight<T>(pool: Pool, sight: Sight, work: (trx: Trx) => Promise<T>, writes = false): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, sight, work, writes);
    } catch (error) {
      const code = String((error as { code?: unknown }).code);
      if (!AGAIN.has(code) || attempt === TRIES) throw error;
    }
  }
}

/** Sets whose rows the rest of the transaction sees. */
export const seeOrganisations = (trx: Trx, orgs: OrgIds): Promise<void> => see(trx, { orgs });

/** Makes settings for the rest of the transaction; those not named stay as they are. */
export async function see(trx: Trx, sight: Sight): Promise<void> {
  const text = sightText(sight);
  if (text !== '') await trx.query(text);
}

/** The statements that make the settings, each with a checked literal: a spread store passes on no other form. */
export function sightText(sight: Sight): string {
  return (Object.entries(sight) as [Setting, unknown][]).filter(([, value]) => value !== undefined).map(([name, value]) => `set local app.${name} = ${literalOf(name, value)}`).join('; ');
}

function literalOf(name: Setting, value: unknown): string {
  const type = SETTINGS[name];
  const whole = (id: unknown): string => {
    if (!/^[0-9]+$/.test(String(id))) throw new RangeError(`not an id: app.${name}`);
    return String(id);
  };
  if (type === 'bigint[]') return `'{${(value as readonly unknown[]).map(whole).join(',')}}'`;
  if (type === 'bigint') return `'${whole(value)}'`;
  return type === 'boolean' ? `'${value === true ? 'true' : 'false'}'` : escapeLiteral(String(value));
}

/** Reading statements within their own sight, in one journey to the database and back: the rows of the last. Values are literals in the text. */
export async function askWithin<Row extends QueryResultRow>(pool: Pool, sight: Sight, ...texts: readonly string[]): Promise<Row[]> {
  try {
    const results = await pool.query(['begin read only', sightText(sight), ...texts, 'commit'].join('; ')) as unknown as QueryResult<Row>[];
    return results.at(-2)!.rows;
  } catch (error) {
    throw asBrokenWorld(error);
  }
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

async function once<T>(pool: Pool, sight: Sight, work: (trx: Trx) => Promise<T>, writes: boolean): Promise<T> {
  const trx = await pool.connect().catch((error: unknown) => { throw asBrokenWorld(error); });
  let broken: Error | undefined;
  const noticed = (error: Error): void => { broken = error; };
  trx.on('error', noticed);
  try {
    await trx.query(writes ? 'begin' : 'begin isolation level repeatable read read only');
    await see(trx, sight);
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
