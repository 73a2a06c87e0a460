/** Reads the journal of an import backwards and puts every row back as it was. SQL made from the catalogue; nothing is decided here. */
import type { Trx } from '../../database/scope.ts';
import { KEYS, type Table } from '../store/journal.ts';
import type { Imported } from './rests.ts';

/** Changes of one table and one sort that follow one another, last first. */
export type Run = { readonly table: Table; readonly sort: 'new' | 'row' | 'set'; readonly numbers: readonly number[] };

export async function runsOf(trx: Trx, one: Imported): Promise<Run[]> {
  const found = await trx.query<{ change_no: number; subject: Table; sort: Run['sort'] }>(
    `select change_no, subject, case when before is null then 'new' when jsonb_typeof(before) = 'array' then 'set' else 'row' end as sort
       from import_change where org_id = $1 and import_id = $2 order by change_no desc`, [one.org_id, one.import_id]);
  const runs: { table: Table; sort: Run['sort']; numbers: number[] }[] = [];
  for (const row of found.rows) {
    const last = runs.at(-1);
    if (last && last.table === row.subject && last.sort === row.sort) last.numbers.push(row.change_no);
    else runs.push({ table: row.subject, sort: row.sort, numbers: [row.change_no] });
  }
  return runs;
}

export async function restore(trx: Trx, one: Imported, run: Run): Promise<void> {
  const args = [one.org_id, one.import_id, run.numbers];
  if (run.sort === 'row') {
    const columns = (await columnsOf(trx, run.table)).filter((name) => !(KEYS[run.table] as readonly string[]).includes(name)).map((name) => `"${name}"`);
    const before = columns.map((name) => `p.${name}`).join(', ');
    await trx.query(
      `update ${run.table} t set (${columns.join(', ')}) = (select ${before} from jsonb_populate_record(null::${run.table}, c.before) p)
         from import_change c where ${CHANGE} and ${keyOf(run.table)}`, args);
    return;
  }
  await trx.query(`delete from ${run.table} t using import_change c where ${CHANGE} and ${keyOf(run.table)}`, args);
  if (run.sort === 'new') return;
  const columns = (await columnsOf(trx, run.table)).map((name) => `"${name}"`);
  await trx.query(
    `insert into ${run.table} (${columns.join(', ')}) overriding system value
     select ${columns.map((name) => `p.${name}`).join(', ')} from import_change c, jsonb_populate_recordset(null::${run.table}, c.before) p where ${CHANGE}`, args);
}

/** Store ids of the projects that a run speaks of. */
export async function projectsOf(trx: Trx, one: Imported, numbers: readonly number[] | null): Promise<string[]> {
  const found = await trx.query<{ project_id: string }>(
    `select distinct (row_key ->> 'project_id')::bigint as project_id from import_change
      where org_id = $1 and import_id = $2 and row_key ? 'project_id' and ($3::integer[] is null or change_no = any ($3))`,
    [one.org_id, one.import_id, numbers]);
  return found.rows.map((row) => row.project_id);
}

const CHANGE = 'c.org_id = $1 and c.import_id = $2 and c.change_no = any ($3)';
const keyOf = (table: Table): string => KEYS[table].map((name) => `t.${name} = (c.row_key ->> '${name}')::${name === 'currency' ? 'text' : 'bigint'}`).join(' and ');

async function columnsOf(trx: Trx, table: Table): Promise<string[]> {
  const found = await trx.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`, [`public.${table}`]);
  return found.rows.map((row) => row.name);
}
