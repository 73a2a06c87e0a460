import type { ClientBase } from 'pg';

/** A table of the store as backup and restore see it. */
export type StoreTable = { readonly name: string; readonly columns: readonly string[]; readonly ofOrganisations: boolean; readonly policed: boolean };

const TABLES = `
  select c.relname as name, c.relrowsecurity as policed,
         array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns,
         bool_or(a.attname = 'org_id' and a.attnotnull) as "ofOrganisations"
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely\\_%'
  group by c.oid order by c.relname`;

const LINKS = `
  select distinct c.conrelid::regclass::text as "from", c.confrelid::regclass::text as "to"
  from pg_constraint c join pg_class t on t.oid = c.conrelid
  where c.contype = 'f' and c.conrelid <> c.confrelid and t.relnamespace = 'public'::regnamespace`;

/** The tables of a store, those referred to before those that refer to them: rows can be put back in this order. */
export async function tablesOf(client: ClientBase): Promise<StoreTable[]> {
  const tables = (await client.query<StoreTable>(TABLES)).rows;
  const links = (await client.query<{ from: string; to: string }>(LINKS)).rows;
  const placed = new Set<string>();
  const ordered: StoreTable[] = [];
  while (ordered.length < tables.length) {
    const next = tables.filter((one) => !placed.has(one.name) && links.every((link) => unquoted(link.from) !== one.name || placed.has(unquoted(link.to))));
    if (next.length === 0) throw new Error('tables refer to one another in a circle');
    for (const one of next) placed.add(one.name);
    ordered.push(...next);
  }
  return ordered;
}

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

/** Sequences of a store that have given out a number. */
export async function sequencesOf(client: ClientBase): Promise<{ name: string; last: string }[]> {
  const asked = `select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' and last_value is not null order by 1`;
  return (await client.query<{ name: string; last: string }>(asked)).rows;
}

/** Whether row-level security holds for who asks: only superusers and BYPASSRLS go past tables that force it. */
export async function isHeldByPolicies(client: ClientBase): Promise<boolean> {
  const asked = `select not (rolsuper or rolbypassrls) as held from pg_roles where rolname = current_user`;
  return (await client.query<{ held: boolean }>(asked)).rows[0]?.held ?? true;
}
