/**
 * What an import changed, written down as it does: the rows before, taken by the database itself, so that no digit passes
 * through JavaScript. Undoing reads it backwards (actions/undo-import.ts).
 */
import type { Trx } from '../../database/scope.ts';

export type Journal = {
  readonly trx: Trx;
  readonly orgId: string;
  readonly importId: string;
  /** The next change number. */
  next: number;
};

/** Key columns of every table that an import may touch; the journal names rows by them. */
export const KEYS = {
  indicator: ['indicator_id'],
  programme: ['org_id', 'programme_id'],
  person: ['org_id', 'person_id'],
  exchange_rate: ['org_id', 'currency', 'year'],
  deal: ['org_id', 'deal_id'],
  place_target: ['org_id', 'place_target_id'],
  legacy_value: ['org_id', 'legacy_id'],
  project: ['project_id'],
  project_country: ['project_id'],
  result: ['project_id', 'result_id'],
  project_indicator: ['project_id', 'indicator_id'],
  result_indicator: ['project_id', 'result_id'],
  target: ['project_id', 'indicator_id', 'target_no'],
  submission: ['project_id', 'submission_id'],
  measurement: ['project_id', 'submission_id'],
  measurement_cell: ['project_id', 'submission_id'],
  measurement_person: ['project_id', 'submission_id'],
  measurement_deal: ['project_id', 'submission_id'],
  published_indicator: ['project_id'],
  published_period: ['project_id'],
  budget: ['project_id'],
  money_transaction: ['project_id'],
  not_understood: ['project_id'],
} as const satisfies Record<string, readonly string[]>;
export type Table = keyof typeof KEYS;

/** A row of the journal to be: what people call the thing, and its key. */
export type Touched = { readonly code: string; readonly key: Readonly<Record<string, string | number>> };

const keyObject = (table: Table): string => KEYS[table].map((column) => `'${column}', t.${column}`).join(', ');

/** Rows that are about to be changed, as they are. */
export async function noteRows(journal: Journal, table: Table, touched: readonly Touched[]): Promise<void> {
  await note(journal, touched, `
    select k.n, k.code, jsonb_build_object(${keyObject(table)}) as key, to_jsonb(t) as before
      from ${keysGiven(table)} join ${table} t on ${keyed(table)}`, table);
}

/** Rows that are new. */
export async function noteNew(journal: Journal, table: Table, touched: readonly Touched[]): Promise<void> {
  await note(journal, touched, `select k.n, k.code, k.key, null::jsonb as before from ${keysGiven(table)}`, table);
}

/** All rows of a key, about to be replaced as a whole; none is an empty list. */
export async function noteSet(journal: Journal, table: Table, touched: readonly Touched[]): Promise<void> {
  await note(journal, touched, `
    select k.n, k.code, k.key, coalesce((select jsonb_agg(to_jsonb(t)) from ${table} t where ${keyed(table)}), '[]') as before
      from ${keysGiven(table)}`, table);
}

const keysGiven = (table: Table): string => {
  const typed = KEYS[table].map((column) => `(e -> 'key' ->> '${column}')::${column === 'currency' ? 'text' : 'bigint'} as k_${column}`).join(', ');
  return `(select n, e ->> 'code' as code, e -> 'key' as key, ${typed} from jsonb_array_elements($4::jsonb) with ordinality as x(e, n)) as k`;
};

/** By typed columns, so that indexes serve. */
const keyed = (table: Table): string => KEYS[table].map((column) => `t.${column} = k.k_${column}`).join(' and ');

async function note(journal: Journal, touched: readonly Touched[], rows: string, table: Table): Promise<void> {
  if (touched.length === 0) return;
  const from = journal.next;
  journal.next += touched.length;
  await journal.trx.query(
    `insert into import_change (org_id, import_id, change_no, subject, subject_code, row_key, before)
     select $1, $2, $3 + n, '${table}', code, key, before from (${rows}) as noted`,
    [journal.orgId, journal.importId, from, JSON.stringify(touched)],
  );
}
