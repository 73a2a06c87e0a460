/** What belongs to an organisation beside its projects: matched by identifier, added or brought in line, never doubled. */
import type { OrganisationParts } from '@throughline/exchange/reader.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { ONE, divide, reduce } from '@throughline/core/ground/rational.ts';
import { inPieces } from '../../collect/insert-submissions.ts';
import { noteNew, noteRows } from './journal.ts';
import { storeIndicators } from './store-indicators.ts';
import { storeLegacy, storePlaceTargets } from './store-promises.ts';
import { type Put, type Storing, touchProjects } from './storing.ts';

export async function storeParts(storing: Storing, parts: OrganisationParts): Promise<void> {
  await storeRates(storing, parts.rates ?? []);
  await storeProgrammes(storing, parts.programmes ?? []);
  await storeIndicators(storing, parts.indicators ?? []);
  await storePersons(storing, parts.persons ?? []);
  await storeDeals(storing, parts.deals ?? []);
  await storePlaceTargets(storing, parts.placeTargets ?? []);
  await storeLegacy(storing, parts.legacy ?? []);
}

/**
 * One table, one way: rows that stand and differ are noted and updated, others are added. `differ` compares the stored row
 * `t` with the given `r`; both statements read the same JSON.
 */
type Plan = {
  readonly table: 'programme' | 'person' | 'deal';
  readonly columns: Readonly<Record<string, string>>;
};

async function putByCode(storing: Storing, { table, columns }: Plan, rows: readonly ({ code: string } & Record<string, unknown>)[]): Promise<{ fresh: Put[]; changed: Put[] }> {
  const names = Object.keys(columns);
  const given = `jsonb_to_recordset($2) as r(code text, ${names.map((name) => `${name} ${columns[name]}`).join(', ')})`;
  const id = `${table}_id`;
  const touched = (one: Put) => ({ code: one.code, key: { org_id: storing.orgId, [id]: one.id } });
  const changed = await inPieces(rows, async (json) => (await storing.trx.query<Put>(
    `select t.${id} as id, t.code from ${given} join ${table} t on t.org_id = $1 and t.code = r.code
      where (${names.map((name) => `t.${name}`).join(', ')}) is distinct from (${names.map((name) => `r.${name}`).join(', ')})`,
    [storing.orgId, json])).rows);
  await noteRows(storing.journal, table, changed.map(touched));
  if (changed.length > 0) await inPieces(rows, async (json) => (await storing.trx.query<never>(
    `update ${table} t set ${names.map((name) => `${name} = r.${name}`).join(', ')} from ${given}
      where t.org_id = $1 and t.code = r.code and t.${id} = any ($3)`, [storing.orgId, json, changed.map((one) => one.id)])).rows);
  const fresh = await inPieces(rows, async (json) => (await storing.trx.query<Put>(
    `insert into ${table} (org_id, code, ${names.join(', ')}) select $1, r.code, ${names.map((name) => `r.${name}`).join(', ')} from ${given}
     on conflict (org_id, code) do nothing returning ${id} as id, code`, [storing.orgId, json])).rows);
  await noteNew(storing.journal, table, fresh.map(touched));
  return { fresh, changed };
}

async function storeProgrammes(storing: Storing, programmes: NonNullable<OrganisationParts['programmes']>): Promise<void> {
  await putByCode(storing, { table: 'programme', columns: { name: 'jsonb', kind: 'text' } }, programmes.map((one) => ({ code: one.id, name: one.name, kind: one.kind })));
}

async function storePersons(storing: Storing, persons: NonNullable<OrganisationParts['persons']>): Promise<void> {
  const { changed } = await putByCode(storing, { table: 'person', columns: { sex: 'text' } }, persons.map((one) => ({ code: one.id, sex: one.sex })));
  await touchProjects(storing, 'select distinct project_id from measurement_person where org_id = $1 and person_id = any ($2)', changed);
}

async function storeDeals(storing: Storing, deals: NonNullable<OrganisationParts['deals']>): Promise<void> {
  const rows = deals.map((one) => {
    const factor = reduce(divide(one.usd, one.amount) ?? ONE);
    return { code: one.id, amount: decimalText(one.amount), currency: one.currency, year: one.year, factor_num: String(factor.n), factor_den: String(factor.d) };
  });
  const columns = { amount: 'numeric', currency: 'text', year: 'integer', factor_num: 'numeric', factor_den: 'numeric' };
  const { changed } = await putByCode(storing, { table: 'deal', columns }, rows);
  await touchProjects(storing, 'select distinct project_id from measurement_deal where org_id = $1 and deal_id = any ($2)', changed);
}

async function storeRates(storing: Storing, rates: NonNullable<OrganisationParts['rates']>): Promise<void> {
  const rows = rates.map((one) => ({ currency: one.currency, year: one.year, per_usd: decimalText(one.perUsd) }));
  const given = 'jsonb_to_recordset($2) as r(currency text, year integer, per_usd numeric)';
  type Key = { currency: string; year: number };
  const touched = (one: Key) => ({ code: `${one.currency} ${one.year}`, key: { org_id: storing.orgId, currency: one.currency, year: one.year } });
  const changed = await inPieces(rows, async (json) => (await storing.trx.query<Key>(
    `select t.currency, t.year from ${given} join exchange_rate t on t.org_id = $1 and t.currency = r.currency and t.year = r.year where t.per_usd <> r.per_usd`,
    [storing.orgId, json])).rows);
  await noteRows(storing.journal, 'exchange_rate', changed.map(touched));
  if (changed.length > 0) await inPieces(rows, async (json) => (await storing.trx.query<never>(
    `update exchange_rate t set per_usd = r.per_usd, source = $3 from ${given}
      where t.org_id = $1 and t.currency = r.currency and t.year = r.year and t.per_usd <> r.per_usd`, [storing.orgId, json, storing.file])).rows);
  const fresh = await inPieces(rows, async (json) => (await storing.trx.query<Key>(
    `insert into exchange_rate (org_id, currency, year, per_usd, source) select $1, r.currency, r.year, r.per_usd, $3 from ${given}
     on conflict do nothing returning currency, year`, [storing.orgId, json, storing.file])).rows);
  await noteNew(storing.journal, 'exchange_rate', fresh.map(touched));
}
